// SPDX-License-Identifier: Apache-2.0
/// Field selectors: terms joined by commas, `=`, `==` or `!=` in each, values with `\` escapes.
#include <algorithm>
#include <cstddef>

#include "kaic/meta/labels.h"
#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/base/utf8.h"
#include "lib/meta/selector_check.h"

namespace kaic {
namespace {

constexpr std::string_view kEscaped = "\\,=";

Error bad_term(std::string_view problem, std::string_view term) {
  std::string message = "field selector: ";
  message += problem;
  message += " in \"";
  message += utf8::cut(term, 64);
  message += '"';
  return {ErrorClass::kSchemaValue, "", std::move(message)};
}

/// Cuts at commas that no backslash precedes; empty terms are left out. Sorted, so that the
/// canonical form does not depend on the order given.
std::vector<std::string_view> split_terms(std::string_view text) {
  std::vector<std::string_view> terms;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] == '\\') {
      ++at;  // what it escapes
      continue;
    }
    if (at < text.size() && text[at] != ',') continue;
    if (at > start) terms.push_back(text.substr(start, at - start));
    start = at + 1;
  }
  if (start < text.size()) terms.push_back(text.substr(start));  // it ends in a backslash
  std::sort(terms.begin(), terms.end());
  return terms;
}

Result<std::string> unescape(std::string_view value, std::string_view term) {
  std::string out;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\\') {
      ++at;
      if (at == value.size() || kEscaped.find(value[at]) == std::string_view::npos) {
        return bad_term("a backslash that escapes nothing", term);
      }
    } else if (kEscaped.find(value[at]) != std::string_view::npos) {
      return bad_term("'=' or ',' without a backslash", term);
    }
    out += value[at];
  }
  return out;
}

Result<FieldSelector::Term> read_term(std::string_view term) {
  // The first `=` ends the field's name, a `!` before it, or a second `=`, belongs to it.
  const std::size_t equals = term.find('=');
  if (equals == std::string_view::npos) return bad_term("no '=', '==' or '!='", term);
  FieldSelector::Term read;
  read.equal = equals == 0 || term[equals - 1] != '!';
  read.field = term.substr(0, read.equal ? equals : equals - 1);
  std::string_view value = term.substr(equals + 1);
  if (read.equal && value.starts_with('=')) value.remove_prefix(1);
  KAIC_TRY(read.value, unescape(value, term));
  return read;
}

}  // namespace

Result<FieldSelector> FieldSelector::parse(std::string_view text) {
  if (text.size() > limits::kSelectorBytes) return selector_too_long();
  const std::vector<std::string_view> terms = split_terms(text);
  if (terms.size() > limits::kSelectorRequirements) return too_many_requirements();
  FieldSelector selector;
  for (const std::string_view term : terms) {
    KAIC_TRY(Term read, read_term(term));
    // A lone operator restricts nothing; apimachinery drops it, `!=` too.
    if (read.field.empty() && read.value.empty()) continue;
    selector.terms_.push_back(std::move(read));
  }
  return selector;
}

bool FieldSelector::matches(const Labels& fields) const noexcept {
  return std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) {
    const std::string* value = fields.find(term.field);
    const bool same = value != nullptr ? *value == term.value : term.value.empty();
    return same == term.equal;
  });
}

std::string FieldSelector::to_string() const {
  std::string out;
  for (const Term& term : terms_) {
    if (&term != &terms_.front()) out += ',';
    out += term.field;
    out += term.equal ? "=" : "!=";
    for (const char c : term.value) {
      if (kEscaped.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace kaic

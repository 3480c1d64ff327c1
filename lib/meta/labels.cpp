// SPDX-License-Identifier: Apache-2.0
/// Labels, and what a checked Selector does. How its text is read: selector_parser.cpp.
#include "kaic/meta/labels.h"

#include <algorithm>
#include <charconv>

#include "kaic/meta/field.h"
#include "kaic/meta/names.h"
#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/meta/selector_check.h"

namespace kaic {
namespace {

bool key_less(const Labels::value_type& entry, std::string_view key) { return entry.first < key; }

/// As Go's ParseInt reads a label's value: a sign, decimal digits, within int64.
std::optional<std::int64_t> to_integer(std::string_view text) noexcept {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

std::string_view symbol(LabelOperator op) {
  switch (op) {
    case LabelOperator::kEquals:
      return "=";
    case LabelOperator::kDoubleEquals:
      return "==";
    case LabelOperator::kNotEquals:
      return "!=";
    case LabelOperator::kIn:
      return " in ";
    case LabelOperator::kNotIn:
      return " notin ";
    case LabelOperator::kGreaterThan:
      return ">";
    case LabelOperator::kLessThan:
      return "<";
    case LabelOperator::kExists:
    case LabelOperator::kDoesNotExist:
      break;
  }
  return "";
}

bool is_set(LabelOperator op) { return op == LabelOperator::kIn || op == LabelOperator::kNotIn; }

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string all;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) all += separator;
    all += part;
  }
  return all;
}

void append(std::string& out, const LabelRequirement& requirement) {
  if (requirement.op == LabelOperator::kDoesNotExist) out += '!';
  out += requirement.key;
  out += symbol(requirement.op);
  if (is_set(requirement.op)) out += '(';
  std::vector<std::string> values = requirement.values;
  std::sort(values.begin(), values.end());
  out += join(values, ",");
  if (is_set(requirement.op)) out += ')';
}

/// matchExpressions' operators; none: not one of them.
std::optional<LabelOperator> expression_operator(std::string_view name) {
  if (name == "In") return LabelOperator::kIn;
  if (name == "NotIn") return LabelOperator::kNotIn;
  if (name == "Exists") return LabelOperator::kExists;
  if (name == "DoesNotExist") return LabelOperator::kDoesNotExist;
  return std::nullopt;
}

Error bad_value(const FieldError& error) {
  return {ErrorClass::kSchemaValue, error.field, error.to_string().substr(error.field.size() + 2)};
}

}  // namespace

Labels::Labels(std::initializer_list<value_type> entries)
    : Labels(std::vector<value_type>(entries)) {}

Labels::Labels(std::vector<value_type> entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const value_type& a, const value_type& b) { return a.first < b.first; });
  // Of equal keys the last stays: std::unique keeps first ones, so it walks from the back.
  const auto kept =
      std::unique(entries.rbegin(), entries.rend(),
                  [](const value_type& a, const value_type& b) { return a.first == b.first; });
  entries.erase(entries.begin(), kept.base());
  entries.shrink_to_fit();
  entries_ = std::move(entries);
}

void Labels::insert(std::string key, std::string value) {
  const auto at = entries_.empty() || entries_.back().first < key
                      ? entries_.end()
                      : std::lower_bound(entries_.begin(), entries_.end(), key, key_less);
  if (at != entries_.end() && at->first == key) {
    at->second = std::move(value);
  } else {
    entries_.emplace(at, std::move(key), std::move(value));
  }
}

const std::string* Labels::find(std::string_view key) const noexcept {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), key, key_less);
  return at != entries_.end() && at->first == key ? &at->second : nullptr;
}

bool LabelRequirement::matches(const Labels& labels) const noexcept {
  const std::string* value = labels.find(key);
  const auto is_listed = [&] {
    return std::find(values.begin(), values.end(), *value) != values.end();
  };
  switch (op) {
    case LabelOperator::kExists:
      return value != nullptr;
    case LabelOperator::kDoesNotExist:
      return value == nullptr;
    case LabelOperator::kEquals:
    case LabelOperator::kDoubleEquals:
    case LabelOperator::kIn:
      return value != nullptr && is_listed();
    case LabelOperator::kNotEquals:
    case LabelOperator::kNotIn:
      return value == nullptr || !is_listed();
    case LabelOperator::kGreaterThan:
    case LabelOperator::kLessThan:
      break;
  }
  if (value == nullptr || values.size() != 1) return false;
  const auto left = to_integer(*value);
  const auto right = to_integer(values[0]);
  if (!left || !right) return false;
  return op == LabelOperator::kGreaterThan ? *left > *right : *left < *right;
}

Result<void> check_requirement(const LabelRequirement& requirement, const FieldPath& path) {
  const FieldPath values_path = path.child("values");
  const auto& values = requirement.values;
  if (const auto problems = is_qualified_name(requirement.key); !problems.empty()) {
    return bad_value(FieldError::invalid(path.child("key"), requirement.key, join(problems, "; ")));
  }
  const auto wrong_count = [&](std::string detail) {
    return bad_value(FieldError::invalid(values_path, values.size(), std::move(detail)));
  };
  switch (requirement.op) {
    case LabelOperator::kIn:
    case LabelOperator::kNotIn:
      if (values.empty()) return wrong_count("'in' and 'notin' need at least one value");
      break;
    case LabelOperator::kEquals:
    case LabelOperator::kDoubleEquals:
    case LabelOperator::kNotEquals:
      if (values.size() != 1) return wrong_count("exactly one value is needed");
      break;
    case LabelOperator::kExists:
    case LabelOperator::kDoesNotExist:
      if (!values.empty()) return wrong_count("'exists' and 'does not exist' take no values");
      break;
    case LabelOperator::kGreaterThan:
    case LabelOperator::kLessThan:
      if (values.size() != 1) return wrong_count("exactly one value is needed");
      if (!to_integer(values[0])) {
        return bad_value(
            FieldError::invalid(values_path.index(0), values[0], "must be an integer for > and <"));
      }
      break;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_valid_name(NameRule::kLabelValue, values[i])) continue;
    return bad_value(FieldError::invalid(values_path.index(i), values[i],
                                         join(is_label_value(values[i]), "; ")));
  }
  return {};
}

Selector::Selector(std::vector<LabelRequirement> requirements)
    : requirements_(std::move(requirements)) {
  std::stable_sort(
      requirements_.begin(), requirements_.end(),
      [](const LabelRequirement& a, const LabelRequirement& b) { return a.key < b.key; });
}

Selector Selector::nothing() {
  Selector selector;
  selector.nothing_ = true;
  return selector;
}

Result<Selector> Selector::parse(std::string_view text) {
  KAIC_TRY(std::vector<LabelRequirement> requirements, parse_requirements(text));
  return Selector(std::move(requirements));
}

Result<Selector> Selector::from(const LabelSelector& selector) {
  const auto& expressions = selector.match_expressions;
  if (selector.match_labels.size() + expressions.size() > limits::kSelectorRequirements) {
    return too_many_requirements();
  }
  std::vector<LabelRequirement> requirements;
  const FieldPath labels_path("matchLabels");
  for (const auto& [key, value] : selector.match_labels) {
    requirements.push_back({key, LabelOperator::kEquals, {value}});
    KAIC_CHECK(check_requirement(requirements.back(), labels_path.key(key)));
  }
  const FieldPath expressions_path("matchExpressions");
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const FieldPath path = expressions_path.index(i);
    const LabelSelectorRequirement& expression = expressions[i];
    const auto op = expression_operator(expression.operator_);
    if (!op) {
      return bad_value(FieldError::invalid(path.child("operator"), expression.operator_,
                                           "not a valid selector operator"));
    }
    requirements.push_back({expression.key, *op, expression.values});
    KAIC_CHECK(check_requirement(requirements.back(), path));
  }
  return Selector(std::move(requirements));
}

Result<Selector> Selector::from(const std::optional<LabelSelector>& selector) {
  return selector ? from(*selector) : nothing();
}

bool Selector::matches(const Labels& labels) const noexcept {
  return !nothing_ && std::all_of(requirements_.begin(), requirements_.end(),
                                  [&](const LabelRequirement& r) { return r.matches(labels); });
}

std::string Selector::to_string() const {
  std::string out;
  for (const LabelRequirement& requirement : requirements_) {
    if (&requirement != &requirements_.front()) out += ',';
    append(out, requirement);
  }
  return out;
}

}  // namespace kaic

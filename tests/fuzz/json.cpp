// SPDX-License-Identifier: Apache-2.0
/// The cursor and nlohmann's strict parser agree on what JSON is and on what it says. Where kaic's
/// rules are narrower (limits, second keys) or nlohmann is wider (a NUL as the end, numbers beyond
/// double), they need not.
#include "lib/base/json.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/fuzz/fuzz.h"
#include "tests/tools/parse.h"

namespace kaic::fuzz {
namespace {

using Dom = nlohmann::json;

/// True if nlohmann refuses the text for a number that double cannot hold.
class NumberTooLarge : public nlohmann::detail::json_sax_acceptor<Dom> {
 public:
  static bool in(std::string_view text) {
    NumberTooLarge sax;
    Dom::sax_parse(text, &sax);
    return sax.found_;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) {
    found_ = error.id == 406;
    return false;
  }

 private:
  bool found_ = false;
};

bool is_limit(const json::Cursor& cursor) {
  return !cursor.ok() && cursor.error().error_class == ErrorClass::kLimit;
}

}  // namespace

void one(std::string_view input) {
  json::Index index;
  bool skipped = false, limited = false;
  if (index.read(input, "input")) {
    json::Cursor cursor = index.root();
    cursor.skip();
    skipped = cursor.end().has_value();
    limited = is_limit(cursor);
  }
  const auto walked = parse::json({input, "input"});
  const ErrorClass fault = walked ? ErrorClass::kInternal : walked.error().error_class;
  limited = limited || fault == ErrorClass::kLimit;
  if (limited) return;
  FUZZ_CHECK(skipped == walked.has_value() || fault == ErrorClass::kDuplicateKey);
  if (input.find('\0') != std::string_view::npos) return;
  const Dom other = Dom::parse(input, nullptr, false);
  if (other.is_discarded() && skipped) {
    FUZZ_CHECK(NumberTooLarge::in(input));
    return;
  }
  FUZZ_CHECK(skipped == !other.is_discarded());
  if (walked) FUZZ_CHECK(Dom::parse(*walked, nullptr, false) == other);
}

}  // namespace kaic::fuzz

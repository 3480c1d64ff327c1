// SPDX-License-Identifier: Apache-2.0
/// The cursor and nlohmann's strict parser agree on what JSON is and on what it says. Where kaic's
/// rules are narrower (limits, second keys) or nlohmann is wider (a NUL as the end, numbers beyond
/// double), they need not.
#include "lib/base/json.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

using Dom = nlohmann::json;

/// Reads everything by entering it. Depth is bounded by the cursor's limit.
Dom walk(json::Cursor& cursor) {
  std::string scratch;
  switch (cursor.type()) {
    case json::Type::kObject: {
      Dom object = Dom::object();
      json::KeySet seen;
      cursor.enter();
      std::string_view key;
      while (cursor.next_key(key, scratch, seen)) {
        const std::string name(key);
        object[name] = walk(cursor);
      }
      return object;
    }
    case json::Type::kArray: {
      Dom array = Dom::array();
      cursor.enter();
      while (cursor.next_element()) array.push_back(walk(cursor));
      return array;
    }
    case json::Type::kString:
      return std::string(cursor.string(scratch));
    default:
      return Dom::parse(cursor.token(), nullptr, false);
  }
}

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
  bool skipped = false, limited = false, walked = false, second_key = false;
  Dom value;
  if (index.read(input, "input")) {
    json::Cursor cursor = index.root();
    cursor.skip();
    skipped = cursor.end().has_value();
    limited = is_limit(cursor);
  }
  if (index.read(input, "input")) {
    json::Cursor cursor = index.root();
    value = walk(cursor);
    walked = cursor.end().has_value();
    limited = limited || is_limit(cursor);
    second_key = !walked && cursor.error().error_class == ErrorClass::kDuplicateKey;
  }
  if (limited) return;
  FUZZ_CHECK(skipped == walked || (second_key && !walked));
  if (input.find('\0') != std::string_view::npos) return;
  const Dom other = Dom::parse(input, nullptr, false);
  if (other.is_discarded() && skipped) {
    FUZZ_CHECK(NumberTooLarge::in(input));
    return;
  }
  FUZZ_CHECK(skipped == !other.is_discarded());
  if (walked) FUZZ_CHECK(value == other);
}

}  // namespace kaic::fuzz

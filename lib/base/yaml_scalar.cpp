// SPDX-License-Identifier: Apache-2.0
#include "lib/base/yaml_scalar.h"

#include <algorithm>
#include <charconv>

#include "lib/base/limits.h"

namespace kaic::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

/// A decimal number in its parts; `exponent` has its letter.
struct Decimal {
  bool negative = false;
  bool point = false;
  std::string_view whole, fraction, exponent;
};

/// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool parse_decimal(std::string_view text, Decimal& out) {
  if (text.empty()) return false;
  if (text[0] == '-' || text[0] == '+') {
    out.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  out.whole = text.substr(0, digits(text));
  text.remove_prefix(out.whole.size());
  if (text.starts_with('.')) {
    out.point = true;
    text.remove_prefix(1);
    out.fraction = text.substr(0, digits(text));
    text.remove_prefix(out.fraction.size());
  }
  if (out.whole.empty() && out.fraction.empty()) return false;
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  out.exponent = text;
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && digits(text) == text.size();
}

bool is_not_finite(std::string_view text) {
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text == ".inf" || text == ".Inf" || text == ".INF";
}

}  // namespace

ScalarType plain_type(std::string_view text) noexcept {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") {
    return ScalarType::kNull;
  }
  if (text == "true" || text == "false") return ScalarType::kBoolean;
  const std::string_view rest = text.size() > 2 ? text.substr(2) : std::string_view();
  if (!rest.empty() && text[0] == '0') {
    if (text[1] == 'o' && std::all_of(rest.begin(), rest.end(), is_octal)) {
      return ScalarType::kInteger;
    }
    if (text[1] == 'x' && std::all_of(rest.begin(), rest.end(), is_hex)) {
      return ScalarType::kInteger;
    }
  }
  Decimal decimal;
  if (parse_decimal(text, decimal)) {
    const bool integer = !decimal.point && decimal.exponent.empty();
    return integer ? ScalarType::kInteger : ScalarType::kFloat;
  }
  return is_not_finite(text) ? ScalarType::kNotFinite : ScalarType::kString;
}

Result<std::string> plain_to_json(std::string_view text, ScalarType type) {
  if (type == ScalarType::kNull) return std::string("null");
  if (type == ScalarType::kBoolean) return std::string(text);
  if (type == ScalarType::kNotFinite) {
    return Error{ErrorClass::kNumberRange, "", "JSON has no number " + std::string(text)};
  }
  if (text.size() > limits::kJsonNumber) {
    return Error{ErrorClass::kLimit, "",
                 "a number of more than " + std::to_string(limits::kJsonNumber) + " bytes"};
  }
  if (text.size() > 2 && (text[1] == 'o' || text[1] == 'x')) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + 2, end, value, text[1] == 'o' ? 8 : 16);
    if (parsed.ec != std::errc() || parsed.ptr != end) {
      return Error{ErrorClass::kNumberRange, "", std::string(text) + " does not fit 64 bits"};
    }
    return std::to_string(value);
  }
  Decimal decimal;
  if (!parse_decimal(text, decimal)) {
    return Error{ErrorClass::kSchemaType, "", std::string(text) + " is no number"};
  }
  while (decimal.whole.size() > 1 && decimal.whole[0] == '0') decimal.whole.remove_prefix(1);
  std::string json = decimal.negative ? "-" : "";
  json += decimal.whole.empty() ? std::string_view("0") : decimal.whole;
  if (decimal.point) {
    json += '.';
    json += decimal.fraction.empty() ? std::string_view("0") : decimal.fraction;
  }
  json += decimal.exponent;
  return json;
}

}  // namespace kaic::yaml

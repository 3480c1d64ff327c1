// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/quantity_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "lib/base/limits.h"
#include "lib/base/utf8.h"
#include "lib/meta/digits.h"

namespace kaic::quantity_text {
namespace {

struct Suffix {
  std::string_view text;
  int exponent;
};

constexpr std::array kDecimal = {Suffix{"n", -9}, Suffix{"u", -6}, Suffix{"m", -3}, Suffix{"", 0},
                                 Suffix{"k", 3},  Suffix{"M", 6},  Suffix{"G", 9},  Suffix{"T", 12},
                                 Suffix{"P", 15}, Suffix{"E", 18}};
constexpr std::array kBinary = {Suffix{"Ki", 10}, Suffix{"Mi", 20}, Suffix{"Gi", 30},
                                Suffix{"Ti", 40}, Suffix{"Pi", 50}, Suffix{"Ei", 60}};

template <class Table>
std::optional<int> find(const Table& table, std::string_view text) {
  for (const Suffix& suffix : table) {
    if (suffix.text == text) return suffix.exponent;
  }
  return std::nullopt;
}

/// Takes the decimal digits at the front.
std::string_view take_digits(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, size);
  text.remove_prefix(size);
  return digits;
}

/// The exponent of `e3`, `E-9`, `e+2`; none where it is not a number of 64 bits.
std::optional<std::int64_t> read_exponent(std::string_view suffix) {
  if (suffix.size() < 2 || (suffix[0] != 'e' && suffix[0] != 'E')) return std::nullopt;
  suffix.remove_prefix(1);
  if (suffix[0] == '+') {
    suffix.remove_prefix(1);
    if (suffix.empty() || suffix[0] == '-') return std::nullopt;
  }
  std::int64_t value = 0;
  const char* end = suffix.data() + suffix.size();
  const auto read = std::from_chars(suffix.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

Error beyond(std::string_view what) {
  return {ErrorClass::kLimit, "", "quantity: " + std::string(what)};
}

}  // namespace

Error invalid(std::string_view text, ErrorClass error_class) {
  std::string message = "not a quantity: \"";
  message += utf8::cut(text, 64);
  message += '"';
  return {error_class, "", std::move(message)};
}

Result<Parts> split(std::string_view text) {
  if (text.size() > limits::kQuantityBytes) {
    return beyond("longer than " + std::to_string(limits::kQuantityBytes) + " bytes");
  }
  if (text.empty()) return invalid(text);
  Parts parts;
  std::string_view rest = text;
  if (rest[0] == '-' || rest[0] == '+') {
    parts.negative = rest[0] == '-';
    rest.remove_prefix(1);
  }
  const std::string_view whole = take_digits(rest);
  if (!rest.empty() && rest[0] == '.') {
    rest.remove_prefix(1);
    parts.fraction = take_digits(rest);
  }
  parts.has_digit = !whole.empty() || !parts.fraction.empty();
  parts.whole = digits::strip_leading_zeros(whole);

  if (const auto decimal = find(kDecimal, rest)) {
    parts.exponent = *decimal;
  } else if (const auto binary = find(kBinary, rest)) {
    parts.exponent = *binary;
    parts.format = QuantityFormat::kBinarySI;
  } else {
    const auto exponent = read_exponent(rest);
    if (!exponent) return invalid(text);
    if (*exponent > limits::kQuantityExponent || *exponent < -limits::kQuantityExponent) {
      return beyond("exponent outside -" + std::to_string(limits::kQuantityExponent) + ".." +
                    std::to_string(limits::kQuantityExponent));
    }
    parts.exponent = static_cast<int>(*exponent);
    parts.format = QuantityFormat::kDecimalExponent;
  }
  return parts;
}

void append_decimal_suffix(std::string& out, int exponent, QuantityFormat format) {
  if (format != QuantityFormat::kDecimalExponent) {
    for (const Suffix& suffix : kDecimal) {
      if (suffix.exponent != exponent) continue;
      out += suffix.text;
      return;
    }
  }
  if (exponent == 0) return;
  out += 'e';
  out += std::to_string(exponent);
}

void append_binary_suffix(std::string& out, int power_of_1024) {
  if (power_of_1024 > 0) out += kBinary[static_cast<std::size_t>(power_of_1024 - 1)].text;
}

}  // namespace kaic::quantity_text

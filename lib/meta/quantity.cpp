// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/quantity.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>
#include <utility>

#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/base/utf8.h"
#include "lib/meta/digits.h"
#include "lib/meta/quantity_text.h"

namespace kaic {
namespace {

constexpr int kNano = -9;             // the smallest unit that is kept
constexpr int kScaledIntDigits = 18;  // apimachinery takes so many into its int64
constexpr int kMaxBinaryPower = 6;    // Ei
constexpr std::string_view kBinaryCap = "9223372036854775807";

/// a * 10^power, or none beyond int64.
std::optional<std::int64_t> scale_up(std::int64_t a, int power) noexcept {
  if (a == 0) return 0;
  if (power > kScaledIntDigits) return std::nullopt;
  for (; power > 0; --power) {
    if (__builtin_mul_overflow(a, std::int64_t{10}, &a)) return std::nullopt;
  }
  return a;
}

std::optional<std::int64_t> to_int64(bool negative, std::string_view magnitude) {
  std::uint64_t value = 0;
  const char* end = magnitude.data() + magnitude.size();
  if (std::from_chars(magnitude.data(), end, value).ec != std::errc{}) return std::nullopt;
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (value > kMost + (negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - value : value);
}

/// The magnitude divided by 10^places, rounded up.
std::string drop_places(std::string_view magnitude, std::size_t places) {
  const std::size_t kept = magnitude.size() > places ? magnitude.size() - places : 0;
  const bool inexact = magnitude.substr(kept).find_first_not_of('0') != std::string_view::npos;
  const std::string_view whole = kept == 0 ? "0" : magnitude.substr(0, kept);
  return inexact ? digits::add(whole, "1") : std::string(whole);
}

std::string_view trim_white_space(std::string_view text) {
  // Go's strings.TrimSpace, which Quantity.UnmarshalJSON uses, knows Unicode's White_Space.
  constexpr std::u32string_view kWhite =
      U"\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
      U"\u200A\u2028\u2029\u202F\u205F\u3000";
  std::size_t begin = 0;
  while (begin < text.size()) {
    const utf8::Decoded next = utf8::decode(text.substr(begin));
    if (kWhite.find(next.code_point) == std::u32string_view::npos) break;
    begin += next.size;
  }
  std::size_t end = begin;  // behind the last character that is not white space
  for (std::size_t at = begin; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text.substr(at));
    at += next.size;
    if (kWhite.find(next.code_point) == std::u32string_view::npos) end = at;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

/// value = magnitude * 10^exponent, negated if negative.
struct Quantity::Decimal {
  bool negative = false;
  std::string magnitude = "0";  // as in digits.h
  int exponent = 0;

  bool is_zero() const { return magnitude == "0"; }
  void lower_exponent_to(int other) {
    if (other >= exponent) return;
    if (!is_zero()) magnitude.append(static_cast<std::size_t>(exponent - other), '0');
    exponent = other;
  }
  void strip_trailing_zeros() {
    while (magnitude.size() > 1 && magnitude.back() == '0') {
      magnitude.pop_back();
      ++exponent;
    }
  }
};

std::string_view to_string(QuantityFormat format) noexcept {
  switch (format) {
    case QuantityFormat::kBinarySI:
      return "BinarySI";
    case QuantityFormat::kDecimalExponent:
      return "DecimalExponent";
    case QuantityFormat::kDecimalSI:
      break;
  }
  return "DecimalSI";
}

Quantity::Quantity(std::int64_t value, QuantityFormat format) noexcept
    : mantissa_(value), format_(format) {}

Quantity::Quantity(const Quantity& other)
    : mantissa_(other.mantissa_),
      exponent_(other.exponent_),
      decimals_(other.decimals_),
      format_(other.format_),
      is_scaled_int_(other.is_scaled_int_),
      rest_(other.rest_ ? std::make_unique<Rest>(*other.rest_) : nullptr) {}

Quantity& Quantity::operator=(const Quantity& other) {
  Quantity copy(other);
  return *this = std::move(copy);
}

Quantity Quantity::from_small(std::int64_t mantissa, int exponent, QuantityFormat format) {
  Quantity quantity(mantissa, format);
  quantity.exponent_ = static_cast<std::int16_t>(exponent);
  quantity.decimals_ = static_cast<std::int16_t>(-exponent);
  return quantity;
}

Quantity Quantity::from_decimal(Decimal value, QuantityFormat format, int decimals) {
  value.strip_trailing_zeros();
  Quantity quantity(0, format);
  quantity.exponent_ = static_cast<std::int16_t>(value.exponent);
  quantity.decimals_ = static_cast<std::int16_t>(decimals);
  quantity.is_scaled_int_ = false;
  if (const auto small = to_int64(value.negative, value.magnitude)) {
    quantity.mantissa_ = *small;
  } else {
    quantity.mantissa_ = value.negative ? -1 : 1;
    quantity.rest_ = std::make_unique<Rest>(Rest{std::move(value.magnitude), {}});
  }
  return quantity;
}

Quantity::Decimal Quantity::decimal() const {
  if (!is_small()) return {mantissa_ < 0, rest_->digits, exponent_};
  const auto bits = static_cast<std::uint64_t>(mantissa_);
  return {mantissa_ < 0, std::to_string(mantissa_ < 0 ? 0 - bits : bits), exponent_};
}

Result<Quantity> Quantity::parse(std::string_view text) {
  KAIC_TRY(const quantity_text::Parts parts, quantity_text::split(text));
  const bool binary = parts.format == QuantityFormat::kBinarySI;
  const int fraction = static_cast<int>(parts.fraction.size());
  const int whole = static_cast<int>(parts.whole.size());
  const int exponent = (binary ? 0 : parts.exponent) - fraction;
  std::string magnitude(parts.whole);
  magnitude += parts.fraction;

  // What apimachinery holds as a scaled int64, it may write back as it was read; so that it can
  // be told apart, the same numbers are taken here.
  const bool scaled_int = binary ? fraction == 0 && whole + parts.exponent * 3 / 10 + 1 <= 15
                                 : whole + fraction <= kScaledIntDigits && exponent >= kNano;
  if (scaled_int) {
    std::int64_t value = *to_int64(false, magnitude);
    const bool keeps_text = binary ? value % 8 != 0
                                   : exponent % 3 == 0 && magnitude[0] != '0' &&
                                         !std::string_view(magnitude).ends_with("000");
    if (binary) value <<= parts.exponent;
    Quantity quantity = from_small(parts.negative ? -value : value, exponent, parts.format);
    if (keeps_text && quantity.make_canonical() != text) {
      quantity.rest_ = std::make_unique<Rest>(Rest{{}, std::string(text)});
    }
    return quantity;
  }

  if (!parts.has_digit) return quantity_text::invalid(text);
  Decimal value{parts.negative, std::string(digits::strip_leading_zeros(magnitude)), exponent};
  if (value.is_zero()) return from_decimal({}, parts.format, -exponent);
  if (binary) {
    for (int power = 0; power < parts.exponent; power += 10) {
      value.magnitude = digits::multiply(value.magnitude, 1024);
    }
  }
  if (value.exponent < kNano) {
    value.magnitude =
        drop_places(value.magnitude, static_cast<std::size_t>(kNano - value.exponent));
    value.exponent = kNano;
  }
  if (!binary) return from_decimal(std::move(value), parts.format, -kNano);

  const auto places = static_cast<std::size_t>(-value.exponent);
  const std::string above = drop_places(value.magnitude, places);  // the next whole number
  if (digits::compare(above, kBinaryCap) > 0) {
    return from_decimal({parts.negative, std::string(kBinaryCap), 0}, parts.format, 0);
  }
  // Between 0 and 1 there is no binary suffix, so apimachinery calls it decimal.
  const bool below_one = value.magnitude.size() <= places;
  const auto format = below_one ? QuantityFormat::kDecimalSI : parts.format;
  return from_decimal(std::move(value), format, -kNano);
}

Result<Quantity> Quantity::parse_json(std::string_view token) {
  if (token == "null") return Quantity();
  if (token.size() >= 2 && token.front() == '"' && token.back() == '"') {
    const std::string_view text = token.substr(1, token.size() - 2);
    return parse(text.size() > limits::kQuantityBytes ? text : trim_white_space(text));
  }
  const bool number = !token.empty() &&
                      token.find_first_not_of("+-.0123456789eE") == std::string_view::npos &&
                      token.find_first_of("0123456789") != std::string_view::npos;
  if (!number) return quantity_text::invalid(token, ErrorClass::kSchemaType);
  return parse(token);
}

std::string Quantity::exact() const {
  Decimal value = decimal();
  value.lower_exponent_to(std::min(0, -decimals_));
  std::string& text = value.magnitude;
  if (decimals_ > 0) {
    const auto places = static_cast<std::size_t>(decimals_);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
  }
  if (value.negative) text.insert(0, 1, '-');
  return std::move(text);
}

std::string Quantity::canonical() const {
  return rest_ && !rest_->text.empty() ? rest_->text : make_canonical();
}

std::string Quantity::make_canonical() const {
  Decimal value = decimal();
  if (value.is_zero()) return "0";
  value.strip_trailing_zeros();
  std::string out = value.negative ? "-" : "";
  if (format_ == QuantityFormat::kBinarySI && value.exponent >= 0) {
    Decimal whole = value;
    whole.lower_exponent_to(0);
    if (digits::compare(whole.magnitude, "1024") >= 0) {
      int power = 0;
      for (; power < kMaxBinaryPower; ++power) {
        digits::Division next = digits::divide(whole.magnitude, 1024);
        if (next.remainder != 0) break;
        whole.magnitude = std::move(next.quotient);
      }
      out += whole.magnitude;
      quantity_text::append_binary_suffix(out, power);
      return out;
    }
  }
  value.lower_exponent_to(value.exponent - ((value.exponent % 3) + 3) % 3);
  out += value.magnitude;
  quantity_text::append_decimal_suffix(
      out, value.exponent,
      format_ == QuantityFormat::kBinarySI ? QuantityFormat::kDecimalSI : format_);
  return out;
}

int Quantity::sign() const noexcept { return (mantissa_ > 0 ? 1 : 0) - (mantissa_ < 0 ? 1 : 0); }

std::optional<std::int64_t> Quantity::as_int64() const noexcept {
  if (!is_scaled_int_ || exponent_ < 0) return std::nullopt;
  return scale_up(mantissa_, exponent_);
}

std::optional<std::int64_t> Quantity::ceil_value(int scale) const {
  if (mantissa_ == 0) return 0;
  const std::int64_t power = std::int64_t{exponent_} - scale;
  if (power > kScaledIntDigits) return std::nullopt;
  if (power >= 0 && is_small()) return scale_up(mantissa_, static_cast<int>(power));
  Decimal value = decimal();
  if (power >= 0) {
    value.magnitude.append(static_cast<std::size_t>(power), '0');
  } else {
    value.magnitude = drop_places(value.magnitude, static_cast<std::size_t>(-power));
  }
  return to_int64(value.negative, value.magnitude);
}

std::weak_ordering operator<=>(const Quantity& a, const Quantity& b) {
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  if (a.is_small() && b.is_small()) {
    const int low = std::min(a.exponent_, b.exponent_);
    const auto scaled_a = scale_up(a.mantissa_, a.exponent_ - low);
    const auto scaled_b = scale_up(b.mantissa_, b.exponent_ - low);
    if (scaled_a && scaled_b) return *scaled_a <=> *scaled_b;
  }
  Quantity::Decimal x = a.decimal();
  Quantity::Decimal y = b.decimal();
  x.lower_exponent_to(y.exponent);
  y.lower_exponent_to(x.exponent);
  return a.sign() >= 0 ? digits::compare(x.magnitude, y.magnitude)
                       : digits::compare(y.magnitude, x.magnitude);
}

Quantity Quantity::sum(const Quantity& a, const Quantity& b, bool subtract) {
  const QuantityFormat format = a.sign() == 0 ? b.format_ : a.format_;
  const bool scaled_ints = a.is_scaled_int_ && b.is_scaled_int_;
  if (scaled_ints && b.mantissa_ == 0) return from_small(a.mantissa_, a.exponent_, format);
  if (scaled_ints && a.mantissa_ == 0 && !subtract) {
    return from_small(b.mantissa_, b.exponent_, format);
  }
  if (a.is_small() && b.is_small()) {
    const int low = a.mantissa_ == 0 ? b.exponent_ : std::min(a.exponent_, b.exponent_);
    const auto x = scale_up(a.mantissa_, a.exponent_ - low);
    const auto y = scale_up(b.mantissa_, b.exponent_ - low);
    std::int64_t result = 0;
    if (x && y &&
        !(subtract ? __builtin_sub_overflow(*x, *y, &result)
                   : __builtin_add_overflow(*x, *y, &result))) {
      Quantity quantity = from_small(result, low, format);
      if (!scaled_ints) {
        quantity.is_scaled_int_ = false;
        quantity.decimals_ = std::max(a.decimals_, b.decimals_);
      }
      return quantity;
    }
  }
  Decimal x = a.decimal();
  Decimal y = b.decimal();
  y.negative = y.negative != subtract;
  x.lower_exponent_to(y.exponent);
  y.lower_exponent_to(x.exponent);
  Decimal result{x.negative, {}, std::min(x.exponent, y.exponent)};
  if (x.negative == y.negative) {
    result.magnitude = digits::add(x.magnitude, y.magnitude);
  } else if (digits::compare(x.magnitude, y.magnitude) >= 0) {
    result.magnitude = digits::subtract(x.magnitude, y.magnitude);
  } else {
    result.negative = y.negative;
    result.magnitude = digits::subtract(y.magnitude, x.magnitude);
  }
  return from_decimal(std::move(result), format, std::max(a.decimals_, b.decimals_));
}

Quantity operator+(const Quantity& a, const Quantity& b) { return Quantity::sum(a, b, false); }
Quantity operator-(const Quantity& a, const Quantity& b) { return Quantity::sum(a, b, true); }

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// @file
/// Quantity: a resource amount as Kubernetes writes it ("1500m", "16Gi", "1e3"), held exactly.
///
///     kaic::Result<kaic::Quantity> q = kaic::Quantity::parse("1.5Gi");
///     q->exact();      // "1610612736.000000000"
///     q->canonical();  // "1536Mi"
///
/// It reads, prints, adds and compares as k8s.io/apimachinery's resource.Quantity does, where that
/// is right; nothing overflows.
#ifndef KAIC_META_QUANTITY_H
#define KAIC_META_QUANTITY_H

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic {

/// The family of suffixes in which a quantity was written and is written back.
enum class QuantityFormat : std::uint8_t {
  kDecimalSI,        ///< n u m "" k M G T P E
  kBinarySI,         ///< Ki Mi Gi Ti Pi Ei
  kDecimalExponent,  ///< e3, E-9
};

/// Kubernetes' name, for example `BinarySI`. Static storage.
std::string_view to_string(QuantityFormat format) noexcept;

/// An exact decimal number and the way it is written. A plain value, 24 bytes; only one that does
/// not fit an int64, or whose text differs from what kaic would write, takes memory beside it.
class Quantity {
 public:
  Quantity() noexcept = default;  ///< 0
  /// A whole number in the given format.
  explicit Quantity(std::int64_t value,
                    QuantityFormat format = QuantityFormat::kDecimalSI) noexcept;
  Quantity(const Quantity& other);
  Quantity& operator=(const Quantity& other);
  Quantity(Quantity&&) noexcept = default;
  Quantity& operator=(Quantity&&) noexcept = default;
  ~Quantity() = default;

  /// Reads the text as ParseQuantity does: at least nano (a smaller value is rounded away from
  /// zero), binary suffixes capped at plus or minus 2^63-1. Errors: `schema-value`; `limit` beyond
  /// 256 bytes or an exponent outside -1,000..1,000. Takes under 1 ms.
  static Result<Quantity> parse(std::string_view text);

  /// Reads a raw JSON token as Quantity.UnmarshalJSON does: a string (its escapes are not undone;
  /// white space around the text is ignored), a number, or null, which is 0. Errors: as parse, and
  /// `schema-type` for true, false, objects and arrays.
  static Result<Quantity> parse_json(std::string_view raw_json_token);

  /// The value in plain decimal, with the decimals of apimachinery's AsDec().
  std::string exact() const;
  /// What Kubernetes writes: the text that was read where that is canonical enough for it (it
  /// keeps "+1" and "5."), else the largest suffix without a fraction.
  std::string canonical() const;
  QuantityFormat format() const noexcept { return format_; }
  int sign() const noexcept;  ///< -1, 0, 1

  /// AsInt64(): the value, where apimachinery holds it as a scaled int64 and it is a whole number
  /// that fits. So none for "1000m" and "5Pi"; `ceil_value` knows those.
  std::optional<std::int64_t> as_int64() const noexcept;
  /// The value divided by 10^scale and rounded away from zero to a whole number: `ceil_value(0)`
  /// is Value(), `ceil_value(-3)` is MilliValue(). None beyond int64.
  std::optional<std::int64_t> ceil_value(int scale) const;

  /// By value: "1000m" equals "1".
  friend std::weak_ordering operator<=>(const Quantity& a, const Quantity& b);
  friend bool operator==(const Quantity& a, const Quantity& b) { return (a <=> b) == 0; }

  /// Exact; the format is the first's, or the second's if the first is zero.
  friend Quantity operator+(const Quantity& a, const Quantity& b);
  friend Quantity operator-(const Quantity& a, const Quantity& b);

 private:
  struct Rest {
    std::string digits;  ///< magnitude beyond int64, in place of mantissa_'s; else empty
    std::string text;    ///< what canonical() gives back, if not what it would make
  };
  struct Decimal;

  static Quantity from_small(std::int64_t mantissa, int exponent, QuantityFormat format);
  static Quantity from_decimal(Decimal value, QuantityFormat format, int decimals);
  static Quantity sum(const Quantity& a, const Quantity& b, bool subtract);
  Decimal decimal() const;
  bool is_small() const noexcept { return rest_ == nullptr || rest_->digits.empty(); }
  std::string make_canonical() const;

  std::int64_t mantissa_ = 0;  ///< value = mantissa_ * 10^exponent_; beyond int64 only the sign
  std::int16_t exponent_ = 0;
  std::int16_t decimals_ = 0;  ///< of exact(); below 1: none
  QuantityFormat format_ = QuantityFormat::kDecimalSI;
  bool is_scaled_int_ = true;  ///< apimachinery would hold it as a scaled int64
  std::unique_ptr<Rest> rest_;
};

}  // namespace kaic

#endif  // KAIC_META_QUANTITY_H

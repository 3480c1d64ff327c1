// SPDX-License-Identifier: Apache-2.0
/// Whole numbers of any size as text: decimal digits, most significant first, no leading zero but
/// in "0". Quantities that do not fit an int64 are rare and at most some 1,300 digits long, so the
/// school methods are fast enough and easy to check. The caller bounds the length.
#ifndef KAIC_LIB_META_DIGITS_H
#define KAIC_LIB_META_DIGITS_H

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kaic::digits {

std::strong_ordering compare(std::string_view a, std::string_view b) noexcept;
std::string add(std::string_view a, std::string_view b);
/// Precondition: a >= b.
std::string subtract(std::string_view a, std::string_view b);
std::string multiply(std::string_view a, std::uint32_t factor);

struct Division {
  std::string quotient;
  std::uint32_t remainder;
};
/// Precondition: divisor > 0.
Division divide(std::string_view a, std::uint32_t divisor);

/// Any decimal digits, made canonical: leading zeros gone, "0" if none is left.
std::string_view strip_leading_zeros(std::string_view a) noexcept;

}  // namespace kaic::digits

#endif  // KAIC_LIB_META_DIGITS_H

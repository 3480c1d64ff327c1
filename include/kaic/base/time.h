// SPDX-License-Identifier: Apache-2.0
/// @file
/// Points in time as Kubernetes writes them: metav1.Time and metav1.MicroTime. There is no clock
/// here; `now` is always handed in.
///
///     kaic::Result<kaic::Timestamp> t = kaic::parse_time("2026-11-03T06:30:00Z");
#ifndef KAIC_BASE_TIME_H
#define KAIC_BASE_TIME_H

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic {

/// A point in time, in UTC. The default is Kubernetes' zero time (0001-01-01T00:00:00Z), which
/// stands for "not set" and is written as `null`.
struct Timestamp {
  std::int64_t unix_seconds = -62'135'596'800;
  std::int32_t nanos = 0;  ///< 0 to 999,999,999, counted forward, before 1970 too

  constexpr bool is_zero() const noexcept { return *this == Timestamp{}; }
  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) noexcept = default;
};

/// metav1.Time, which reads RFC 3339 as Go's time.Parse does: the hour may have one digit, a comma
/// may stand for the point, digits beyond the ninth are dropped, offsets go to 24:60, there is no
/// leap second. Years are 0000 to 9999 before the offset is applied. An empty text is no time
/// (`null` and an absent field are for the caller). Errors: `schema-value`.
Result<Timestamp> parse_time(std::string_view text);

/// metav1.MicroTime: the same with exactly six digits of fraction.
Result<Timestamp> parse_micro_time(std::string_view text);

/// As metav1.Time is written: UTC, whole seconds (the fraction is cut). The zero time is written
/// like any other; where `null` is due, the caller asks `is_zero()`.
std::string format_time(const Timestamp& time);

/// As metav1.MicroTime is written: UTC, six digits.
std::string format_micro_time(const Timestamp& time);

}  // namespace kaic

#endif  // KAIC_BASE_TIME_H

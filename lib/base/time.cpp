// SPDX-License-Identifier: Apache-2.0
#include "kaic/base/time.h"

#include <array>
#include <optional>

#include "lib/base/utf8.h"

namespace kaic {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kDaysPer400Years = 146'097;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::array kDaysBeforeMonth = {0,   31,  59,  90,  120, 151, 181,
                                         212, 243, 273, 304, 334, 365};

constexpr int days_before_month(std::int64_t year, int month) {
  return kDaysBeforeMonth[static_cast<std::size_t>(month - 1)] +
         (month > 2 && is_leap(year) ? 1 : 0);
}

/// Days from 1970-01-01 to the first day of the year (proleptic Gregorian).
constexpr std::int64_t days_before_year(std::int64_t year) {
  const std::int64_t full = year - 1;
  constexpr std::int64_t kTo1970 = 719'162;
  return 365 * full + floor_div(full, 4) - floor_div(full, 100) + floor_div(full, 400) - kTo1970;
}
static_assert(days_before_year(1970) == 0 &&
              days_before_year(1) * kSecondsPerDay == Timestamp{}.unix_seconds);

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a text from left to right; a step that fails takes nothing.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  bool literal(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number of `least` to `most` digits, at most four.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    int value = 0;
    while (size < most && size < rest_.size() && is_digit(rest_[size])) {
      value = value * 10 + (rest_[size++] - '0');
    }
    if (size < least) return std::nullopt;
    rest_.remove_prefix(size);
    return value;
  }

  /// The same, and the value must lie in first..last.
  std::optional<int> within(int first, int last, std::size_t least = 2) {
    const std::optional<int> value = number(least, 2);
    return value && *value >= first && *value <= last ? value : std::nullopt;
  }

  /// metav1.Time: a point or comma and any number of digits, or nothing: 0.
  std::int32_t any_fraction() {
    if (rest_.size() < 2 || !is_point(rest_[0]) || !is_digit(rest_[1])) return 0;
    rest_.remove_prefix(1);
    std::int32_t nanos = 0;
    int digits = 0;
    for (; !rest_.empty() && is_digit(rest_[0]); rest_.remove_prefix(1)) {
      if (digits == 9) continue;
      nanos = nanos * 10 + (rest_[0] - '0');
      ++digits;
    }
    for (; digits < 9; ++digits) nanos *= 10;
    return nanos;
  }

  /// metav1.MicroTime: a point or comma and six places. Go reads the six as an integer, so that
  /// the first may be a sign, if the number is not below zero.
  std::optional<std::int32_t> micro_fraction() {
    if (rest_.size() < 7 || !is_point(rest_[0])) return std::nullopt;
    std::string_view places = rest_.substr(1, 6);
    rest_.remove_prefix(7);
    const bool negative = places[0] == '-';
    if (negative || places[0] == '+') places.remove_prefix(1);
    std::int32_t micros = 0;
    for (const char c : places) {
      if (!is_digit(c)) return std::nullopt;
      micros = micros * 10 + (c - '0');
    }
    if (negative && micros != 0) return std::nullopt;
    return micros * 1000;
  }

  /// `Z`, or `+hh:mm` up to 24:60. Seconds east of UTC.
  std::optional<int> zone() {
    if (literal('Z')) return 0;
    const bool west = literal('-');
    if (!west && !literal('+')) return std::nullopt;
    const std::optional<int> hours = within(0, 24);
    if (!hours || !literal(':')) return std::nullopt;
    const std::optional<int> minutes = within(0, 60);
    if (!minutes) return std::nullopt;
    const int seconds = (*hours * 60 + *minutes) * 60;
    return west ? -seconds : seconds;
  }

 private:
  static bool is_point(char c) { return c == '.' || c == ','; }

  std::string_view rest_;
};

enum class Fraction { kAny, kSixDigits };

std::optional<Timestamp> scan(std::string_view text, Fraction fraction) {
  Scanner in(text);
  const auto year = in.number(4, 4);
  if (!year || !in.literal('-')) return std::nullopt;
  const auto month = in.within(1, 12);
  if (!month || !in.literal('-')) return std::nullopt;
  const int days_in_month = days_before_month(*year, *month + 1) - days_before_month(*year, *month);
  const auto day = in.within(1, days_in_month);
  if (!day || !in.literal('T')) return std::nullopt;
  const auto hour = in.within(0, 23, 1);
  if (!hour || !in.literal(':')) return std::nullopt;
  const auto minute = in.within(0, 59);
  if (!minute || !in.literal(':')) return std::nullopt;
  const auto second = in.within(0, 59);
  if (!second) return std::nullopt;
  const auto nanos =
      fraction == Fraction::kAny ? std::optional(in.any_fraction()) : in.micro_fraction();
  if (!nanos) return std::nullopt;
  const auto offset = in.zone();
  if (!offset || !in.at_end()) return std::nullopt;
  const std::int64_t days = days_before_year(*year) + days_before_month(*year, *month) + *day - 1;
  const int in_day = (*hour * 60 + *minute) * 60 + *second;
  return Timestamp{days * kSecondsPerDay + in_day - *offset, *nanos};
}

Error not_a_time(std::string_view text, std::string_view form) {
  std::string message = "not a time like ";
  message += form;
  message += ": \"";
  message += utf8::cut(text, 64);
  message += '"';
  return {ErrorClass::kSchemaValue, "", std::move(message)};
}

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  if (value < 0) out += '-';
  const std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

/// `2026-11-03T06:30:00`, without a zone.
std::string format_seconds(std::int64_t unix_seconds) {
  const std::int64_t day = floor_div(unix_seconds, kSecondsPerDay);
  std::int64_t year = 1970 + floor_div(day * 400, kDaysPer400Years);  // off by one at most
  while (days_before_year(year) > day) --year;
  while (days_before_year(year + 1) <= day) ++year;
  const auto day_of_year = static_cast<int>(day - days_before_year(year));
  int month = 1;
  while (month < 12 && days_before_month(year, month + 1) <= day_of_year) ++month;
  const std::int64_t in_day = (unix_seconds % kSecondsPerDay + kSecondsPerDay) % kSecondsPerDay;

  std::string out;
  append_padded(out, year, 4);
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, day_of_year - days_before_month(year, month) + 1, 2);
  out += 'T';
  append_padded(out, in_day / 3600, 2);
  out += ':';
  append_padded(out, in_day / 60 % 60, 2);
  out += ':';
  append_padded(out, in_day % 60, 2);
  return out;
}

}  // namespace

Result<Timestamp> parse_time(std::string_view text) {
  if (const auto time = scan(text, Fraction::kAny)) return *time;
  return not_a_time(text, "2006-01-02T15:04:05Z");
}

Result<Timestamp> parse_micro_time(std::string_view text) {
  if (const auto time = scan(text, Fraction::kSixDigits)) return *time;
  return not_a_time(text, "2006-01-02T15:04:05.000000Z");
}

std::string format_time(const Timestamp& time) { return format_seconds(time.unix_seconds) + "Z"; }

std::string format_micro_time(const Timestamp& time) {
  std::string out = format_seconds(time.unix_seconds);
  out += '.';
  append_padded(out, time.nanos / 1000, 6);
  out += 'Z';
  return out;
}

}  // namespace kaic

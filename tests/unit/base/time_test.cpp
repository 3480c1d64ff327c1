// SPDX-License-Identifier: Apache-2.0
#include "kaic/base/time.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>

using kaic::ErrorClass;
using kaic::Timestamp;

namespace {

/// "seconds.nanos" or "invalid".
std::string read(std::string_view text) {
  const auto time = kaic::parse_time(text);
  if (!time) return time.error().error_class == ErrorClass::kSchemaValue ? "invalid" : "?";
  return std::to_string(time->unix_seconds) + "." + std::to_string(time->nanos);
}

std::string read_micro(std::string_view text) {
  const auto time = kaic::parse_micro_time(text);
  return time ? std::to_string(time->unix_seconds) + "." + std::to_string(time->nanos) : "invalid";
}

}  // namespace

TEST_CASE("a time is read in any zone and with any fraction") {
  CHECK(read("1970-01-01T00:00:00Z") == "0.0");
  CHECK(read("2000-03-01T00:00:00Z") == "951868800.0");
  CHECK(read("2026-11-25T01:00:00+01:00") == "1795564800.0");
  CHECK(read("2026-11-24T16:30:00-07:30") == "1795564800.0");
  CHECK(read("1970-01-01T00:00:01.5Z") == "1.500000000");
  CHECK(read("1969-12-31T23:59:59.25Z") == "-1.250000000");
  CHECK(read("1970-01-01T00:00:00.0000000019999Z") == "0.1");
}

TEST_CASE(
    "a time is read where Go reads it: comma, one-digit hour, offsets of 24 hours and 60 minutes") {
  CHECK(read("1970-01-01T00:00:01,5Z") == "1.500000000");
  CHECK(read("1970-01-01T3:00:00Z") == "10800.0");
  CHECK(read("1970-01-02T00:00:00+24:00") == "0.0");
  CHECK(read("1970-01-02T01:00:00+24:60") == "0.0");
  CHECK(read("0000-02-29T00:00:00Z") == "-62162121600.0");
}

TEST_CASE("what is no time is refused") {
  for (const std::string_view bad : {"",
                                     "null",
                                     "2026-11-25",
                                     "2026-11-25T01:00:00",
                                     "2026-11-25t01:00:00Z",
                                     "2026-11-25T01:00:00z",
                                     "2026-11-25 01:00:00Z",
                                     "2026-11-25T24:00:00Z",
                                     "2026-11-25T01:60:00Z",
                                     "2026-11-25T01:00:60Z",
                                     "2026-13-01T00:00:00Z",
                                     "2026-00-01T00:00:00Z",
                                     "2026-02-29T00:00:00Z",
                                     "2026-04-31T00:00:00Z",
                                     "2026-11-00T00:00:00Z",
                                     "2026-11-25T01:00:00+25:00",
                                     "2026-11-25T01:00:00+00:61",
                                     "2026-11-25T01:00:00+0100",
                                     "2026-11-25T01:00:00.Z",
                                     "2026-11-25T01:00:00Z ",
                                     "2026-11-25T01:00:00+1:00",
                                     "226-11-25T01:00:00Z",
                                     "12026-11-25T01:00:00Z",
                                     "2026-11-25T1:0:00Z",
                                     "+026-11-25T01:00:00Z",
                                     "2026-11-25T01:00:00\xE2\x88\x92"
                                     "05:00"}) {
    CAPTURE(bad);
    CHECK(read(bad) == "invalid");
  }
  CHECK(read(std::string("2026-11-25T01:00:00Z\0", 21)) == "invalid");
}

TEST_CASE("a micro time has exactly six places, which Go reads as an integer") {
  CHECK(read_micro("1970-01-01T00:00:01.000002Z") == "1.2000");
  CHECK(read_micro("1970-01-01T00:00:01,000002+00:00") == "1.2000");
  CHECK(read_micro("1970-01-01T00:00:01.+00002Z") == "1.2000");
  CHECK(read_micro("1970-01-01T00:00:01.-00000Z") == "1.0");
  for (const std::string_view bad :
       {"1970-01-01T00:00:01Z", "1970-01-01T00:00:01.00000Z", "1970-01-01T00:00:01.0000000Z",
        "1970-01-01T00:00:01.-00001Z", "1970-01-01T00:00:01.0000", ""}) {
    CAPTURE(bad);
    CHECK(read_micro(bad) == "invalid");
  }
}

TEST_CASE("times are written in UTC, and what is written is read back") {
  CHECK(kaic::format_time({1'795'564'800, 999'999'999}) == "2026-11-25T00:00:00Z");
  CHECK(kaic::format_micro_time({1'795'564'800, 999'999'999}) == "2026-11-25T00:00:00.999999Z");
  CHECK(kaic::format_time({-1, 0}) == "1969-12-31T23:59:59Z");
  CHECK(kaic::format_time(*kaic::parse_time("0000-01-01T00:00:00+00:01")) ==
        "-0001-12-31T23:59:00Z");
  CHECK(kaic::format_time(*kaic::parse_time("9999-12-31T23:59:59-00:01")) ==
        "10000-01-01T00:00:59Z");
  for (std::int64_t seconds = -62'167'219'200; seconds < 253'402'300'800; seconds += 8'640'017) {
    const auto back = kaic::parse_time(kaic::format_time({seconds, 0}));
    if (!back || back->unix_seconds != seconds) FAIL_CHECK(seconds);
  }
}

TEST_CASE("any number of seconds can be written") {
  CHECK(kaic::format_time({std::numeric_limits<std::int64_t>::max(), 0}).ends_with("Z"));
  CHECK(kaic::format_time({std::numeric_limits<std::int64_t>::min(), 0}).starts_with("-"));
}

TEST_CASE("the zero time is the default and times are ordered") {
  CHECK(Timestamp{}.is_zero());
  CHECK(kaic::parse_time("0001-01-01T00:00:00Z")->is_zero());
  CHECK(!kaic::parse_time("0001-01-01T00:00:00.1Z")->is_zero());
  CHECK(kaic::format_time({}) == "0001-01-01T00:00:00Z");
  CHECK(Timestamp{1, 5} > Timestamp{1, 4});
  CHECK(Timestamp{2, 0} > Timestamp{1, 9});
}

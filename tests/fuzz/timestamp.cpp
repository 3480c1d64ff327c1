// SPDX-License-Identifier: Apache-2.0
/// A time that is written and read again is the same time, as far as the form holds it.
#include <string>

#include "kaic/base/time.h"
#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

constexpr std::int64_t kYear0 = -62'167'219'200,
                       kYear10000 =
                           253'402'300'800;  // outside, the written year has not four digits

}  // namespace

void one(std::string_view input) {
  const auto time = parse_time(input);
  if (time) {
    FUZZ_CHECK(time->nanos >= 0 && time->nanos < 1'000'000'000);
    const bool four_digits = time->unix_seconds >= kYear0 && time->unix_seconds < kYear10000;
    const auto again = parse_time(format_time(*time));
    if (four_digits)
      FUZZ_CHECK(again && again->unix_seconds == time->unix_seconds && again->nanos == 0);
  }
  if (const auto micro = parse_micro_time(input)) {
    if (time) FUZZ_CHECK(*time == *micro);  // six digits; a sign before five is for this form alone
    FUZZ_CHECK(micro->nanos % 1000 == 0);
    const bool four_digits = micro->unix_seconds >= kYear0 && micro->unix_seconds < kYear10000;
    const auto again = parse_micro_time(format_micro_time(*micro));
    if (four_digits) FUZZ_CHECK(again && *again == *micro);
  }
}

}  // namespace kaic::fuzz

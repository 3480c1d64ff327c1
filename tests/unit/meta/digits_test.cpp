// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/digits.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>

namespace digits = kaic::digits;

TEST_CASE("arithmetic on digits is that of integers") {
  std::mt19937_64 random(1);  // a fixed seed: the same numbers each run
  for (int i = 0; i < 2'000; ++i) {
    const std::uint64_t a = random() >> (random() % 60 + 1);
    const std::uint64_t b = random() >> (random() % 60 + 1);
    const auto factor = static_cast<std::uint32_t>(random() % 2'000 + 1);
    const std::uint64_t small = a >> 12;
    const std::string x = std::to_string(a);
    const std::string y = std::to_string(b);
    CHECK(digits::add(x, y) == std::to_string(a + b));
    CHECK(digits::compare(x, y) == (a <=> b));
    CHECK((a >= b ? digits::subtract(x, y) : digits::subtract(y, x)) ==
          std::to_string(a >= b ? a - b : b - a));
    CHECK(digits::multiply(std::to_string(small), factor) == std::to_string(small * factor));
    const digits::Division division = digits::divide(x, factor);
    CHECK(division.quotient == std::to_string(a / factor));
    CHECK(division.remainder == a % factor);
  }
}

TEST_CASE("numbers longer than any integer carry and borrow through") {
  const std::string nines(300, '9');
  const std::string power = "1" + std::string(300, '0');
  CHECK(digits::add(nines, "1") == power);
  CHECK(digits::subtract(power, "1") == nines);
  CHECK(digits::subtract(power, power) == "0");
  CHECK(digits::divide(digits::multiply(nines, 1024), 1024).quotient == nines);
  CHECK(digits::multiply(nines, 0) == "0");
}

TEST_CASE("leading zeros are stripped, but for one zero") {
  CHECK(digits::strip_leading_zeros("007") == "7");
  CHECK(digits::strip_leading_zeros("000") == "0");
  CHECK(digits::strip_leading_zeros("") == "0");
}

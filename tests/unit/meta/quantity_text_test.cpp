// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/quantity_text.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/base/limits.h"

namespace text = kaic::quantity_text;
using kaic::ErrorClass;
using kaic::QuantityFormat;

TEST_CASE("a quantity's text falls into sign, number and suffix") {
  const auto parts = text::split("-007.50Ki");
  REQUIRE(parts);
  CHECK(parts->negative);
  CHECK(parts->has_digit);
  CHECK(parts->whole == "7");
  CHECK(parts->fraction == "50");
  CHECK(parts->format == QuantityFormat::kBinarySI);
  CHECK(parts->exponent == 10);
  CHECK(!text::split("+.")->has_digit);
  CHECK(text::split(".")->whole == "0");
}

TEST_CASE("E is exa alone and an exponent with a number") {
  CHECK(text::split("1E")->format == QuantityFormat::kDecimalSI);
  CHECK(text::split("1E")->exponent == 18);
  CHECK(text::split("1E2")->format == QuantityFormat::kDecimalExponent);
  CHECK(text::split("1e+003")->exponent == 3);
  CHECK(text::split("1e-3")->exponent == -3);
}

TEST_CASE("what is no suffix is refused") {
  for (const char* bad : {"", "1K", "1e", "1e+", "1e+-1", "1e1.5", "1Zi", "1ki", "1 Gi", "1Gi ",
                          "1e99999999999999999999"}) {
    CAPTURE(bad);
    const auto parts = text::split(bad);
    REQUIRE(!parts);
    CHECK(parts.error().error_class == ErrorClass::kSchemaValue);
  }
}

TEST_CASE("length and exponent have their limits, at n-1, n and n+1") {
  const auto of_length = [](std::size_t size) { return text::split(std::string(size, '1')); };
  CHECK(of_length(kaic::limits::kQuantityBytes - 1));
  CHECK(of_length(kaic::limits::kQuantityBytes));
  CHECK(of_length(kaic::limits::kQuantityBytes + 1).error().error_class == ErrorClass::kLimit);
  for (const std::string sign : {"", "-"}) {
    CHECK(text::split("1e" + sign + "999"));
    CHECK(text::split("1e" + sign + "1000"));
    CHECK(text::split("1e" + sign + "1001").error().error_class == ErrorClass::kLimit);
  }
}

TEST_CASE("suffixes are written, and none is lost beyond E") {
  const auto decimal = [](int exponent, QuantityFormat format) {
    std::string out;
    text::append_decimal_suffix(out, exponent, format);
    return out;
  };
  CHECK(decimal(-9, QuantityFormat::kDecimalSI) == "n");
  CHECK(decimal(0, QuantityFormat::kDecimalSI) == "");
  CHECK(decimal(18, QuantityFormat::kDecimalSI) == "E");
  CHECK(decimal(21, QuantityFormat::kDecimalSI) == "e21");
  CHECK(decimal(3, QuantityFormat::kDecimalExponent) == "e3");
  CHECK(decimal(0, QuantityFormat::kDecimalExponent) == "");
  std::string out;
  text::append_binary_suffix(out, 0);
  text::append_binary_suffix(out, 6);
  CHECK(out == "Ei");
}

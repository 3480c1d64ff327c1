// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/quantity.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

using kaic::ErrorClass;
using kaic::Quantity;
using kaic::QuantityFormat;

namespace {

Quantity q(std::string_view text) {
  auto quantity = Quantity::parse(text);
  REQUIRE_MESSAGE(quantity, text);
  return *std::move(quantity);
}

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("a quantity is small") { CHECK(sizeof(Quantity) <= 24); }

TEST_CASE("a quantity is exact and is written with the largest suffix") {
  CHECK(q("1.5Gi").exact() == "1610612736.000000000");
  CHECK(q("1.5Gi").canonical() == "1536Mi");
  CHECK(q("0.1").canonical() == "100m");
  CHECK(q("12e4").canonical() == "120e3");
  CHECK(q("1024Ki").canonical() == "1Mi");
  CHECK(q("0.5Ki").canonical() == "512");
  CHECK(q("0.3Ki").canonical() == "307200m");
  CHECK(q("-2500u").exact() == "-0.002500");
  CHECK(q("123456789012345678901234567890").canonical() == "123456789012345678901234567890");
}

TEST_CASE("text that is canonical enough is kept as it was read") {
  for (const char* text : {"+1", "5.", "007m", "1E-9", "1.234567", "+1Mi", "1e00"}) {
    CHECK(q(text).canonical() == text);
  }
  const Quantity copy = q("+1");
  Quantity assigned;
  assigned = copy;
  CHECK(assigned.canonical() == "+1");
  CHECK((assigned + Quantity()).canonical() == "1");  // a result has no text of its own
}

TEST_CASE("a sign, a point or a suffix alone is zero") {
  for (const char* text : {".", "-", "+", "-.", "m", "Ki", "e3", "-E"}) {
    CAPTURE(text);
    CHECK(q(text).sign() == 0);
    CHECK(q(text).canonical() == "0");
  }
  // Where apimachinery leaves its int64, it wants a digit.
  CHECK(!Quantity::parse("Ei"));
  CHECK(!Quantity::parse(".e-18"));
}

TEST_CASE("finer than nano is rounded away from zero") {
  CHECK(q("0.1n").canonical() == "1n");
  CHECK(q("-0.1n").canonical() == "-1n");
  CHECK(q("1e-1000").canonical() == "1e-9");
  CHECK(q("1.0000000001").canonical() == "1000000001n");
  CHECK(q("0e-18").exact() == "0.000000000000000000");
}

TEST_CASE("binary suffixes are capped at 2^63-1, decimal ones are not") {
  CHECK(q("8Ei").exact() == "9223372036854775807");
  CHECK(q("-8Ei").exact() == "-9223372036854775807");
  CHECK(q("7Ei").canonical() == "7Ei");
  CHECK(q("1000E").exact() == "1000000000000000000000");
  CHECK(q("1000E").canonical() == "1e21");
  CHECK(q(q("1000E").canonical()) == q("1000E"));
}

TEST_CASE("JSON gives strings, numbers and null") {
  CHECK(Quantity::parse_json("\"\xC2\xA0 1Gi\t\"")->canonical() == "1Gi");
  CHECK(Quantity::parse_json("0.5")->canonical() == "500m");
  CHECK(Quantity::parse_json("-1e3")->exact() == "-1000");
  CHECK(Quantity::parse_json("null")->canonical() == "0");
  for (const char* bad : {"true", "{}", "[]", "1Gi", "", "-", "NaN"}) {
    CAPTURE(bad);
    CHECK(Quantity::parse_json(bad).error().error_class == ErrorClass::kSchemaType);
  }
  for (const char* bad : {"\"\"", "\" \"", "\"1 Gi\"", "\"null\"", "\"\\u0031\""}) {
    CAPTURE(bad);
    CHECK(Quantity::parse_json(bad).error().error_class == ErrorClass::kSchemaValue);
  }
  CHECK(Quantity::parse_json("\"" + std::string(300, ' ') + "\"").error().error_class ==
        ErrorClass::kLimit);
}

TEST_CASE("as_int64 is apimachinery's AsInt64") {
  CHECK(q("5k").as_int64() == 5000);
  CHECK(q("9E").as_int64() == 9'000'000'000'000'000'000);
  CHECK(!q("10E").as_int64());
  CHECK(!q("1000m").as_int64());
  CHECK(!q("5Pi").as_int64());
  CHECK(q("0e1000").as_int64() == 0);
}

TEST_CASE("ceil_value rounds away from zero and never overflows") {
  CHECK(q("1500m").ceil_value(0) == 2);
  CHECK(q("-1500m").ceil_value(0) == -2);
  CHECK(q("1500m").ceil_value(-3) == 1500);
  CHECK(q("0.1n").ceil_value(0) == 1);
  CHECK(q("5Pi").ceil_value(0) == 5'629'499'534'213'120);
  CHECK(q("1500").ceil_value(3) == 2);
  CHECK(q("9223372036854775807").ceil_value(0) == kMax);
  CHECK(!q("9223372036854775808").ceil_value(0));
  CHECK(q("-9223372036854775808").ceil_value(0) == std::numeric_limits<std::int64_t>::min());
  CHECK(!q("-9223372036854775809").ceil_value(0));
  CHECK(!q("9223372036854775807").ceil_value(-3));
  CHECK(!q("1e1000").ceil_value(0));
  CHECK(q("1e1000").ceil_value(2000) == 1);
  CHECK(q("0e1000").ceil_value(-1000) == 0);
}

TEST_CASE("quantities are compared by value") {
  CHECK(q("1000m") == q("1"));
  CHECK(q("1Ki") > q("1k"));
  CHECK(q("-1") < q("1n"));
  CHECK(q("-1e30") < q("-1e29"));
  CHECK(q("1e1000") > q("9223372036854775807"));
  CHECK(q("1e1000") > q("1n"));
  CHECK(q("0e1000") == q("-0.0"));
  CHECK(q("12345678901234567890.5") == q("12345678901234567890500m"));
}

TEST_CASE("sums and differences are exact, in the first one's format") {
  CHECK((q("1Gi") + q("512Mi")).canonical() == "1536Mi");
  CHECK((q("1") - q("1n")).canonical() == "999999999n");
  CHECK((q("0") + q("1Gi")).format() == QuantityFormat::kBinarySI);
  CHECK((q("1Gi") - q("1Gi")).canonical() == "0");
  CHECK((q("9223372036854775807") + q("1")).exact() == "9223372036854775808.000000000");
  CHECK((Quantity(kMax) + Quantity(kMax)).exact() == "18446744073709551614");
  CHECK((Quantity(std::numeric_limits<std::int64_t>::min()) - Quantity(1)).exact() ==
        "-9223372036854775809");
  CHECK((q("1e30") - q("1e30")).sign() == 0);
  CHECK((q("1e20") - q("1e30")).sign() == -1);
  CHECK((q("4Ei") + q("4Ei") + q("1016Ei")).ceil_value(0) == std::nullopt);
}

TEST_CASE("the worst quantity takes less than a millisecond") {
  const std::string worst = std::string(251, '9') + "e1000";
  const auto start = std::chrono::steady_clock::now();
  constexpr int kTimes = 20;
  for (int i = 0; i < kTimes; ++i) {
    const Quantity quantity = q(worst);
    CHECK((quantity - q("1n")) < quantity);
  }
  CHECK(std::chrono::steady_clock::now() - start <
        kTimes * std::chrono::milliseconds(20));  // also under sanitizers
}

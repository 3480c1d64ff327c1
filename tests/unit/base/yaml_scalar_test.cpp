// SPDX-License-Identifier: Apache-2.0
#include "lib/base/yaml_scalar.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using kaic::yaml::plain_to_json;
using kaic::yaml::plain_type;
using kaic::yaml::ScalarType;

TEST_CASE("plain scalars have the types of the core schema") {
  for (const char* text : {"", "~", "null", "Null", "NULL"}) {
    CHECK_MESSAGE(plain_type(text) == ScalarType::kNull, text);
  }
  for (const char* text : {"true", "false"}) CHECK(plain_type(text) == ScalarType::kBoolean);
  for (const char* text : {"0", "-0", "+12", "007", "0o17", "0xfF", "123456789012345678901234"}) {
    CHECK_MESSAGE(plain_type(text) == ScalarType::kInteger, text);
  }
  for (const char* text : {"1.5", "-.5", "5.", "1e3", "+1.E-7", "0.278"}) {
    CHECK_MESSAGE(plain_type(text) == ScalarType::kFloat, text);
  }
  for (const char* text : {".inf", "-.Inf", "+.INF", ".nan", ".NaN"}) {
    CHECK_MESSAGE(plain_type(text) == ScalarType::kNotFinite, text);
  }
  for (const char* text :
       {"yes",  "no",         "on",    "n",   "True",  "FALSE", "nUll", ".",   "-",     "+",
        "e3",   "1e",         "1e+",   "0x",  "0o8",   "0o",    "-0x1", "0b1", "1_000", "1,000",
        "1:30", "2001-12-14", "-.nan", "inf", "1.2.3", "12a",   " 1",   "<<"}) {
    CHECK_MESSAGE(plain_type(text) == ScalarType::kString, text);
  }
}

TEST_CASE("numbers keep their digits and become JSON tokens") {
  const auto json = [](std::string_view text) { return *plain_to_json(text, plain_type(text)); };
  CHECK(json("0") == "0");
  CHECK(json("-0") == "-0");
  CHECK(json("+12") == "12");
  CHECK(json("-007") == "-7");
  CHECK(json("000") == "0");
  CHECK(json("123456789012345678901234") == "123456789012345678901234");
  CHECK(json("0o17") == "15");
  CHECK(json("0xFFFFFFFFFFFFFFFF") == "18446744073709551615");
  CHECK(json("1.50") == "1.50");
  CHECK(json("-.5") == "-0.5");
  CHECK(json("5.") == "5.0");
  CHECK(json("+01.E-07") == "1.0E-07");
  CHECK(json("~") == "null");
  CHECK(json("true") == "true");
}

TEST_CASE("what JSON has no number for is refused") {
  CHECK(plain_to_json(".inf", ScalarType::kNotFinite).error().error_class ==
        kaic::ErrorClass::kNumberRange);
  CHECK(plain_to_json("0x10000000000000000", ScalarType::kInteger).error().error_class ==
        kaic::ErrorClass::kNumberRange);
}

TEST_CASE("a number may have 1,024 bytes and no more") {
  for (const std::size_t size : {1023U, 1024U}) {
    CHECK(plain_to_json(std::string(size, '9'), ScalarType::kInteger).has_value());
  }
  CHECK(plain_to_json(std::string(1025, '9'), ScalarType::kInteger).error().error_class ==
        kaic::ErrorClass::kLimit);
}

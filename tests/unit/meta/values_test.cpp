// SPDX-License-Identifier: Apache-2.0
// The scalars of lib/meta/values.cpp, through a type that has one of each.
#include <doctest/doctest.h>

#include <string>

#include "lib/meta/describe.h"

namespace kaic {

struct Scalars {
  std::string text;
  bool flag = false;
  std::int32_t small = 0;
  std::int64_t large = 0;
  std::optional<Quantity> amount;
  std::optional<Timestamp> time;
  std::optional<IntOrString> port;
  RawJson raw;
  Labels labels;
};

template <>
const TypeInfo& type_info<Scalars>() {
  static constexpr Field kFields[] = {
      field<&Scalars::text>("text"),     field<&Scalars::flag>("flag"),
      field<&Scalars::small>("small"),   field<&Scalars::large>("large"),
      field<&Scalars::amount>("amount"), field<&Scalars::time>("time"),
      field<&Scalars::port>("port"),     field<&Scalars::raw>("raw"),
      field<&Scalars::labels>("labels")};
  static constexpr TypeInfo kInfo{"Scalars", kFields};
  return kInfo;
}

namespace {

/// What a value becomes when it is read and written; the class of the error if it is refused.
std::string through(std::string_view name, std::string_view value) {
  const auto scalars =
      decode<Scalars>("{\"" + std::string(name) + "\":" + std::string(value) + "}");
  if (!scalars) return std::string(to_string(scalars.error().error_class));
  const std::string written = encode(*scalars);
  return written == "{}" ? "left out"
                         : written.substr(name.size() + 4, written.size() - name.size() - 5);
}

TEST_CASE("texts keep their characters") {
  CHECK(through("text", R"("a")") == R"("a")");
  CHECK(through("text", R"("\u00e9\u0000")") == "\"\xC3\xA9\\u0000\"");
  CHECK(through("text", "\"\"") == "left out");
  CHECK(through("text", "null") == "left out");
  CHECK(through("text", "1") == "schema-type");
  CHECK(through("text", "[]") == "schema-type");
}

TEST_CASE("booleans are booleans alone") {
  CHECK(through("flag", "true") == "true");
  CHECK(through("flag", "false") == "left out");
  CHECK(through("flag", "\"true\"") == "schema-type");
  CHECK(through("flag", "1") == "schema-type");
}

TEST_CASE("integers are read to the ends of their range and no further") {
  CHECK(through("small", "2147483647") == "2147483647");
  CHECK(through("small", "-2147483648") == "-2147483648");
  CHECK(through("small", "2147483648") == "number-range");
  CHECK(through("small", "-2147483649") == "number-range");
  CHECK(through("large", "9223372036854775807") == "9223372036854775807");
  CHECK(through("large", "-9223372036854775808") == "-9223372036854775808");
  CHECK(through("large", "9223372036854775808") == "number-range");
  CHECK(through("large", std::string(400, '9')) == "number-range");
  CHECK(through("small", "0") == "left out");
  CHECK(through("small", "-0") == "left out");
}

TEST_CASE("a number with a fraction or an exponent is no integer, as in Go") {
  for (const std::string_view number : {"1.0", "1e3", "1E0", "0.5"})
    CHECK(through("small", number) == "schema-type");
  CHECK(through("large", "\"1\"") == "schema-type");
}

TEST_CASE("quantities are texts or numbers and keep their suffix") {
  CHECK(through("amount", "\"1500m\"") == "\"1500m\"");
  CHECK(through("amount", "\"40Gi\"") == "\"40Gi\"");
  CHECK(through("amount", "8") == "\"8\"");
  CHECK(through("amount", "0.5") == "\"500m\"");
  CHECK(through("amount", "\"x\"") == "schema-value");
  CHECK(through("amount", "true") == "schema-type");
  CHECK(through("amount", "{}") == "schema-type");
  CHECK(through("amount", "\"1e2000\"") == "limit");
}

TEST_CASE("times are RFC 3339 and keep a fraction if they have one") {
  CHECK(through("time", "\"2026-11-03T06:30:00Z\"") == "\"2026-11-03T06:30:00Z\"");
  CHECK(through("time", "\"2026-11-03T07:30:00+01:00\"") == "\"2026-11-03T06:30:00Z\"");
  CHECK(through("time", "\"2026-11-03T06:30:00.123456Z\"") == "\"2026-11-03T06:30:00.123456Z\"");
  CHECK(through("time", "\"yesterday\"") == "schema-value");
  CHECK(through("time", "\"\"") == "schema-value");
  CHECK(through("time", "1762151400") == "schema-type");
  CHECK(through("time", "null") == "left out");
}

TEST_CASE("an integer or a string stays what it was") {
  CHECK(through("port", "8080") == "8080");
  CHECK(through("port", "\"8080\"") == "\"8080\"");
  CHECK(through("port", "\"http\"") == "\"http\"");
  CHECK(through("port", "0") == "0");
  CHECK(through("port", "1.5") == "schema-type");
  CHECK(through("port", "true") == "schema-type");
  CHECK(through("port", "99999999999999999999") == "number-range");
}

TEST_CASE("a raw value is any JSON") {
  CHECK(through("raw", R"({"a": [1, null, "x"]})") == R"({"a":[1,null,"x"]})");
  CHECK(through("raw", "null") == "null");
  CHECK(through("raw", "false") == "false");
  CHECK(through("raw", "{") == "json-syntax");
}

TEST_CASE("labels are texts by key, sorted, and null is an empty text") {
  CHECK(through("labels", R"({"b": "2", "a": "1", "c": null})") == R"({"a":"1","b":"2","c":""})");
  CHECK(through("labels", "{}") == "left out");
  CHECK(through("labels", "[]") == "schema-type");
  CHECK(through("labels", R"({"a": true})") == "schema-type");
  CHECK(through("labels", R"({"a": "1", "\u0061": "2"})") == "duplicate-key");
}

}  // namespace
}  // namespace kaic

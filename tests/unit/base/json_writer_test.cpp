// SPDX-License-Identifier: Apache-2.0
#include "lib/base/json_writer.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

using kaic::write_json;
using Json = nlohmann::ordered_json;

TEST_CASE("JSON is written in the value's order, compact or indented") {
  const Json value = {
      {"z", 1}, {"a", {true, nullptr, "x"}}, {"e", Json::object()}, {"l", Json::array()}};
  CHECK(write_json(value) == R"({"z":1,"a":[true,null,"x"],"e":{},"l":[]})");
  CHECK(write_json(value, 2) ==
        "{\n  \"z\": 1,\n  \"a\": [\n    true,\n    null,\n    \"x\"\n  ],\n  \"e\": {},\n  \"l\": "
        "[]\n}");
  CHECK(write_json(Json("x"), 2) == "\"x\"");
  CHECK(write_json(nlohmann::json{{"b", 1}, {"a", 2}}) == R"({"a":2,"b":1})");
}

TEST_CASE("numbers are exact, and those that JSON cannot say are null") {
  CHECK(write_json(Json(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
  CHECK(write_json(Json(std::numeric_limits<std::uint64_t>::max())) == "18446744073709551615");
  CHECK(write_json(Json(1.0)) == "1.0");
  CHECK(write_json(Json(0.1)) == "0.1");
  CHECK(write_json(Json(1e300)) == "1e+300");
  CHECK(write_json(Json(std::numeric_limits<double>::quiet_NaN())) == "null");
  CHECK(write_json(Json(std::numeric_limits<double>::infinity())) == "null");
}

TEST_CASE("text that is not UTF-8 or not safe in HTML is mended, in keys too") {
  CHECK(write_json(Json{{"<\xFF", "\xF0\x9F&"}}) ==
        "{\"\\u003c\xEF\xBF\xBD\":\"\xEF\xBF\xBD\xEF\xBF\xBD\\u0026\"}");
}

TEST_CASE("depth costs no stack") {
  Json value = 1;
  for (int i = 0; i < 20'000; ++i) {
    Json outer = Json::array();
    outer.push_back(std::move(value));
    value = std::move(outer);
  }
  CHECK(write_json(value).size() == 40'001);
}

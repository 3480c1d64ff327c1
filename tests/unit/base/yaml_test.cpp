// SPDX-License-Identifier: Apache-2.0
#include "lib/base/yaml.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using kaic::ErrorClass;
using kaic::yaml_to_json;
using kaic::YamlLimits;
using kaic::YamlStream;

namespace {

std::string json(std::string_view text, YamlLimits limits = {}) {
  auto result = yaml_to_json(text, "t.yaml", limits);
  return result ? *result : "error: " + result.error().to_string();
}

ErrorClass error(std::string_view text, YamlLimits limits = {}) {
  auto result = yaml_to_json(text, "t.yaml", limits);
  REQUIRE_MESSAGE(!result, std::string(text.substr(0, 80)));
  return result.error().error_class;
}

std::string place(std::string_view text) {
  auto result = yaml_to_json(text, "t.yaml");
  REQUIRE(!result);
  return result.error().place;
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("YAML becomes compact JSON with the tokens of its numbers") {
  CHECK(json("a: 1\nb: [x, 2.50, true, ~, 'yes', no]\nc:\n  d: |\n    text\n  e: {}\n") ==
        R"({"a":1,"b":["x",2.50,true,null,"yes","no"],"c":{"d":"text\n","e":{}}})");
  CHECK(json("12345678901234567890123") == "12345678901234567890123");
  CHECK(json("\"a\\u0001\\\"\\t\\x7f\\u20ac\"") == "\"a\\u0001\\\"\\t\x7f\xe2\x82\xac\"");
  CHECK(json("-") == "[null]");
  CHECK(json("''") == "\"\"");
}

TEST_CASE("a byte order mark and CRLF line ends are fine") {
  CHECK(json("\xEF\xBB\xBF"
             "a: 1\r\nb: |\r\n  x\r\n  y\r\n") == R"({"a":1,"b":"x\ny\n"})");
}

TEST_CASE("only UTF-8 is read, and the error says where it ends") {
  CHECK(error(std::string_view("\xFF\xFE"
                               "a\0",
                               4)) == ErrorClass::kEncoding);
  CHECK(error(std::string_view("\xFE\xFF\0a", 4)) == ErrorClass::kEncoding);
  CHECK(error(std::string_view("a\0:\0 \0b\0", 8)) == ErrorClass::kEncoding);
  CHECK(error("a: \xE9t\xE9") == ErrorClass::kEncoding);
  CHECK(error("a: \xED\xA0\x80") == ErrorClass::kEncoding);
  CHECK(place("a: 1\nbc: \xFF") == "t.yaml:2:5");
  CHECK(error("a: \x01") == ErrorClass::kYamlSyntax);
  CHECK(place("a: 1\nb: \x1b") == "t.yaml:2:4");
}

TEST_CASE("keys become their text, and a text occurs once in a mapping") {
  CHECK(json("1: a\ntrue: b\n~: c\n2.50: d\n.inf: e\n? f\n: g\n") ==
        R"({"1":"a","true":"b","~":"c","2.50":"d",".inf":"e","f":"g"})");
  CHECK(error("a: 1\nb: 2\na: 3") == ErrorClass::kDuplicateKey);
  CHECK(place("a: 1\nb: 2\n'a': 3") == "t.yaml:3:1");
  CHECK(error("{1: a, '1': b}") == ErrorClass::kDuplicateKey);
  CHECK(json("{a: {a: 1}, b: {a: 1}}") == R"({"a":{"a":1},"b":{"a":1}})");
  CHECK(error("? [a]\n: b") == ErrorClass::kSchemaType);
  CHECK(error("{a: 1}: b") == ErrorClass::kSchemaType);
}

TEST_CASE("the core schema's tags are honoured and all others refused") {
  CHECK(json("[!!str 1, !!int '2', !!float 3, !!bool 'true', !!null '', ! 4]") ==
        R"(["1",2,3,true,null,"4"])");
  CHECK(json("!!map {a: !!seq [b]}") == R"({"a":["b"]})");
  CHECK(json("!!str 1: !!str") == R"({"1":""})");
  for (const char* text :
       {"!mine a", "!!binary aGk=", "!!set {a}", "!!timestamp 2001-12-14", "!!int a", "!!bool yes",
        "!!map [a]", "!!seq {a: 1}", "!!str [a]", "!<x> a", "!x {a: 1}", "{!x a: 1}"}) {
    CHECK_MESSAGE(error(text) == ErrorClass::kYamlTag, text);
  }
}

TEST_CASE("merge keys are refused, a quoted << is a key") {
  CHECK(error("a: &x {b: 1}\nc:\n  <<: *x\n") == ErrorClass::kYamlMerge);
  CHECK(error("!!merge <<: {a: 1}") == ErrorClass::kYamlMerge);
  CHECK(error("- &m <<\n- {*m : 1}") == ErrorClass::kYamlMerge);
  CHECK(json("'<<': 1") == R"({"<<":1})");
  CHECK(json("[<<]") == R"(["<<"])");
}

TEST_CASE("aliases are expanded") {
  CHECK(json("a: &x {b: [1, 2]}\nc: *x\nd: [*x]") ==
        R"({"a":{"b":[1,2]},"c":{"b":[1,2]},"d":[{"b":[1,2]}]})");
  CHECK(json("&k a: &v 1.50\nb: *k\n*v : *v") == R"({"a":1.50,"b":"a","1.50":1.50})");
  CHECK(json("[&a 1, *a, &a 2, *a]") == "[1,1,2,2]");
  CHECK(json("a: &e\nb: *e") == R"({"a":null,"b":null})");
  CHECK(json("[&a [&a b, *a], *a]") == R"([["b","b"],"b"])");
}

TEST_CASE("an alias without an anchor before it, or inside its own node, is refused") {
  CHECK(error("*a") == ErrorClass::kYamlAlias);
  CHECK(error("[*a, &a 1]") == ErrorClass::kYamlAlias);
  CHECK(error("&a [*a]") == ErrorClass::kYamlAlias);
  CHECK(error("&a {b: {c: *a}}") == ErrorClass::kYamlAlias);
  CHECK(error("[&a [1], {*a : 1}]") == ErrorClass::kSchemaType);
  YamlStream stream("--- &a 1\n--- *a\n", "t.yaml");
  CHECK(stream.next().has_value());
  CHECK(stream.next().error().error_class == ErrorClass::kYamlAlias);
}

TEST_CASE("aliases may add so many nodes and bytes and no more") {
  const std::string text = "[&a [1,2,3,4,5,6,7,8,9],*a,*a,*a]";  // 14 written, 41 in all
  YamlLimits limits;
  for (const std::size_t factor : {2U, 3U, 4U}) {
    limits.alias_factor = factor;
    CHECK(yaml_to_json(text, "t", limits).has_value() == (factor >= 3));
  }
  limits = {};
  for (const std::size_t nodes : {29U, 30U, 31U}) {
    limits.alias_nodes = nodes;
    CHECK(yaml_to_json(text, "t", limits).has_value() == (nodes >= 30));
  }
  limits = {};
  for (const std::size_t bytes : {56U, 57U, 58U}) {
    limits.alias_bytes = bytes;
    CHECK(yaml_to_json(text, "t", limits).has_value() == (bytes >= 57));
  }
  limits = {};
  for (const std::size_t nodes : {40U, 41U, 42U}) {
    limits.nodes = nodes;
    CHECK(yaml_to_json(text, "t", limits).has_value() == (nodes >= 41));
  }
}

TEST_CASE("a thousand million laughs end at the limit") {
  std::string text = "a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol,lol]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "*a" + std::to_string(i - 1) + ",";
    text +=
        "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeat(before, 10) + "]\n";
  }
  CHECK(error(text) == ErrorClass::kLimit);
  CHECK(error("[&a '" + std::string(1 << 20, 'x') + "'," + repeat("*a,", 70) + "]") ==
        ErrorClass::kLimit);
}

TEST_CASE("depth, size and events have limits that hold at n and end at n + 1") {
  const auto nested = [](std::size_t depth) { return repeat("[", depth) + repeat("]", depth); };
  CHECK(json(nested(63)) == nested(63));
  CHECK(json(nested(64)) == nested(64));
  CHECK(error(nested(65)) == ErrorClass::kLimit);
  CHECK(error("[&a [[1]]," + nested(60) + "," + repeat("[", 62) + "*a" + repeat("]", 62) + "]") ==
        ErrorClass::kLimit);
  YamlLimits limits;
  limits.depth = 1000;
  CHECK(json(nested(128), limits) == nested(128));
  CHECK(error(nested(129), limits) == ErrorClass::kLimit);
  for (const std::size_t bytes : {4U, 5U, 6U}) {
    limits = {};
    limits.bytes = bytes;
    CHECK(yaml_to_json("[a,b]", "t", limits).has_value() == (bytes >= 5));
  }
  for (const std::size_t events : {3U, 4U, 5U}) {
    limits = {};
    limits.events = events;
    CHECK(yaml_to_json("[a,b]", "t", limits).has_value() == (events >= 4));
  }
}

TEST_CASE("60,000 open brackets end soon, in whatever form") {
  CHECK(error(repeat("[", 60'000)) == ErrorClass::kLimit);
  CHECK(error(repeat("[\n", 60'000)) == ErrorClass::kLimit);
  CHECK(error(repeat("{a: ", 60'000)) == ErrorClass::kLimit);
  CHECK(error(repeat("- ", 60'000)) == ErrorClass::kLimit);
  CHECK(error(repeat("? ", 60'000)) == ErrorClass::kSchemaType);
  CHECK(error(repeat("%TAG !a! x\n", 60'000)) == ErrorClass::kLimit);
}

TEST_CASE("what is not YAML is refused with line and column") {
  CHECK(error("a: b: c") == ErrorClass::kYamlSyntax);
  CHECK(error("a: [1") == ErrorClass::kYamlSyntax);
  CHECK(error("\"a") == ErrorClass::kYamlSyntax);
  CHECK(error("%YAML 1.2\n") == ErrorClass::kYamlSyntax);
  CHECK(place("a: 1\n b: 2\n") == "t.yaml:2:3");
  CHECK(error(".inf") == ErrorClass::kNumberRange);
  CHECK(place("a:\n  b: .nan") == "t.yaml:2:6");
}

TEST_CASE("exactly one document is asked for by yaml_to_json") {
  CHECK(error("") == ErrorClass::kEmpty);
  CHECK(error("# nothing\n") == ErrorClass::kEmpty);
  CHECK(json("---\n") == "null");
  CHECK(json("--- a\n...\n") == "\"a\"");
  CHECK(error("a\n---\nb\n") == ErrorClass::kYamlMultiDocument);
  CHECK(place("a\n---\nb\n") == "t.yaml:2");
}

TEST_CASE("a stream gives its documents with their lines and ends after a bad one") {
  YamlStream stream("a: 1\n---\n# none\n---\nb: 2\n---\n[\n---\nc: 3\n", "t.yaml");
  auto first = stream.next();
  REQUIRE((first && *first));
  CHECK((*first)->json == R"({"a":1})");
  CHECK((*first)->line == 1);
  auto second = stream.next();
  REQUIRE((second && *second));
  CHECK((*second)->json == "null");
  auto third = stream.next();
  REQUIRE((third && *third));
  CHECK((*third)->json == R"({"b":2})");
  CHECK((*third)->line == 4);
  CHECK(!stream.next().has_value());
  auto end = stream.next();
  CHECK((end && !*end));
}

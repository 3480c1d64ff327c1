// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/decoder.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kaic {

struct Part {
  std::string name;
  std::optional<std::int32_t> size;
  std::map<std::string, Quantity> amounts;
  UnknownFields unknown;
};
struct Whole {
  std::string name;
  bool on = false;
  std::int32_t small = 5;
  std::vector<Part> parts;
  std::map<std::string, Part> by_name;
  std::vector<std::vector<std::string>> rows;
  std::optional<Part> part;
  Labels labels;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<Part>() {
  static constexpr Field kFields[] = {field<&Part::name>("name"), field<&Part::size>("size"),
                                      field<&Part::amounts>("amounts")};
  static constexpr TypeInfo kInfo{"Part", kFields, unknown_of<&Part::unknown>};
  return kInfo;
}
template <>
const TypeInfo& type_info<Whole>() {
  static constexpr Field kFields[] = {
      field<&Whole::name>("name"),      field<&Whole::on>("on"),
      field<&Whole::small>("small"),    field<&Whole::parts>("parts"),
      field<&Whole::by_name>("byName"), field<&Whole::rows>("rows"),
      field<&Whole::part>("part"),      field<&Whole::labels>("labels")};
  static constexpr TypeInfo kInfo{"Whole", kFields, unknown_of<&Whole::unknown>};
  return kInfo;
}

namespace {

std::string refusal(std::string_view json) {
  const auto whole = decode<Whole>(json);
  REQUIRE_FALSE(whole);
  return whole.error().to_string();
}

TEST_CASE("fields are found in any order, through lists, maps and optionals") {
  const auto whole = decode<Whole>(R"({"rows": [["a", "b"], []], "part": {"size": 3}, "on": true,
      "parts": [{"name": "p", "amounts": {"cpu": "500m", "gpu": 2}}, {}],
      "byName": {"x": {"name": "y"}}, "labels": {"b": "2", "a": "1"}, "small": -7, "name": "w"})");
  REQUIRE(whole);
  CHECK(whole->name == "w");
  CHECK(whole->on);
  CHECK(whole->small == -7);
  REQUIRE(whole->parts.size() == 2);
  CHECK(whole->parts[0].amounts.at("cpu").canonical() == "500m");
  CHECK(whole->parts[0].amounts.at("gpu").as_int64() == 2);
  CHECK(whole->parts[1].name.empty());
  CHECK(whole->by_name.at("x").name == "y");
  REQUIRE(whole->rows.size() == 2);
  CHECK(whole->rows[0] == std::vector<std::string>{"a", "b"});
  REQUIRE(whole->part);
  CHECK(whole->part->size == 3);
  CHECK(*whole->labels.find("a") == "1");
}

TEST_CASE("null leaves a field as it is, and an optional unset") {
  const auto whole = decode<Whole>(
      R"({"name": null, "on": null, "small": null, "parts": null, "byName": null, "part": null,
      "labels": null, "rows": [null, ["a", null]]})");
  REQUIRE(whole);
  CHECK(whole->small == 5);
  CHECK_FALSE(whole->part);
  REQUIRE(whole->rows.size() == 2);
  CHECK(whole->rows[1] == std::vector<std::string>{"a", ""});
}

TEST_CASE("members without a field are kept as their text, at every level") {
  const auto whole = decode<Whole>(
      R"({"new": {"a": [1, 2.50]}, "part": {"ol\u0064": null}, "parts": [{"x": "\u0041"}]})");
  REQUIRE(whole);
  CHECK(whole->unknown == UnknownFields{{"new", R"({"a": [1, 2.50]})"}});
  CHECK(whole->part->unknown == UnknownFields{{"old", "null"}});
  CHECK(whole->parts[0].unknown == UnknownFields{{"x", R"("\u0041")"}});
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refusal(R"({"name": 1})") == "name: found number; expected a string [schema-type]");
  CHECK(refusal(R"({"on": "true"})") == "on: found string; expected a boolean [schema-type]");
  CHECK(refusal(R"({"parts": {}})") == "parts: found object; expected an array [schema-type]");
  CHECK(refusal(R"({"parts": [{}, 3]})") ==
        "parts[1]: found number; expected an object [schema-type]");
  CHECK(refusal(R"({"parts": [{}, {"size": []}]})") ==
        "parts[1].size: found array; expected an integer [schema-type]");
  CHECK(refusal(R"({"byName": {"a.b": {"name": {}}}})") ==
        "byName[a.b].name: found object; expected a string [schema-type]");
  CHECK(refusal(R"({"byName": {"\u0061": {"amounts": {"c\u0070u": true}}}})") ==
        "byName[a].amounts[cpu]: found boolean; expected a quantity [schema-type]");
  CHECK(refusal(R"({"rows": [["a"], ["b", 2]]})") ==
        "rows[1][1]: found number; expected a string [schema-type]");
  CHECK(refusal(R"({"labels": {"a": 1}})") ==
        "labels: at [a]: found number; expected a string [schema-type]");
  CHECK(refusal("[]") == "found array; expected an object [schema-type]");
}

TEST_CASE("a value that does not fit its type has its own class") {
  CHECK(refusal(R"({"small": 2147483648})") ==
        "small: the number 2147483648 does not fit 32 bits [number-range]");
  const auto amount = decode<Whole>(R"({"part": {"amounts": {"cpu": "much"}}})");
  REQUIRE_FALSE(amount);
  CHECK(amount.error().place == "part.amounts[cpu]");
  CHECK(amount.error().error_class == ErrorClass::kSchemaValue);
}

TEST_CASE("a text that is no JSON is that first, whatever else is wrong with it") {
  for (const std::string_view text :
       {R"({"name": x})", R"({"name": 1, "on": tru})", R"({"name": 1)", R"({"name": 1}})",
        R"({"name": "a"} 1)", R"({"unknown": nan})", ""}) {
    CAPTURE(text);
    const auto whole = decode<Whole>(text);
    REQUIRE_FALSE(whole);
    CHECK(whole.error().error_class == ErrorClass::kJsonSyntax);
  }
}

TEST_CASE("a key that stands twice is refused in objects, maps and labels") {
  for (const std::string_view text :
       {R"({"name": "a", "n\u0061me": "b"})", R"({"new": 1, "new": 2})",
        R"({"byName": {"a": {}, "a": {}}})", R"({"labels": {"a": "1", "a": "1"}})"}) {
    CAPTURE(text);
    const auto whole = decode<Whole>(text);
    REQUIRE_FALSE(whole);
    CHECK(whole.error().error_class == ErrorClass::kDuplicateKey);
  }
}

TEST_CASE("an object that does not fit is passed, and the next one is read") {
  json::Index index;
  REQUIRE(index.read(R"([{"parts": [{"name": 1, "rest": [{}]}], "on": true}, {"name": "second"}])",
                     "x"));
  json::Cursor cursor = index.root();
  Decoder decoder;
  cursor.enter();
  REQUIRE(cursor.next_element());
  Whole first, second;
  const auto refused = decoder.decode(type_info<Whole>(), &first, cursor);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().place == "parts[0].name");
  REQUIRE(cursor.next_element());
  CHECK(decoder.decode(type_info<Whole>(), &second, cursor));
  CHECK(second.name == "second");
  CHECK_FALSE(cursor.next_element());
  CHECK(cursor.end());
}

Whole masked(std::string_view json, const Mask& mask) {
  json::Index index;
  REQUIRE(index.read(json, "x"));
  json::Cursor cursor = index.root();
  Decoder decoder;
  Whole whole;
  REQUIRE(decoder.decode(type_info<Whole>(), &whole, cursor, &mask));
  REQUIRE(cursor.end());
  return whole;
}

TEST_CASE("through a mask only its fields are read and nothing unknown is kept") {
  constexpr std::string_view kPaths[] = {"name", "parts.size", "byName.name"};
  const auto mask = Mask::of(type_info<Whole>(), kPaths);
  REQUIRE(mask);
  const Whole whole = masked(R"({"name": "w", "small": "not an integer", "on": true, "new": 1,
      "parts": [{"name": "p", "size": 4, "x": 1}], "byName": {"k": {"name": "n", "size": []}}})",
                             *mask);
  CHECK(whole.name == "w");
  CHECK(whole.small == 5);
  CHECK_FALSE(whole.on);
  CHECK(whole.unknown.empty());
  REQUIRE(whole.parts.size() == 1);
  CHECK(whole.parts[0].name.empty());
  CHECK(whole.parts[0].size == 4);
  CHECK(whole.parts[0].unknown.empty());
  CHECK(whole.by_name.at("k").name == "n");
}

TEST_CASE(
    "of a filtered list the elements with a wanted name are read, and those whose name is not "
    "first") {
  Mask mask;
  REQUIRE(mask.add(type_info<Whole>(), "parts[]",
                   [](std::string_view name) { return name == "wanted"; }));
  const Whole whole =
      masked(R"({"parts": [{"name": "other", "size": 1}, {"name": "want\u0065d", "size": 2},
      {"size": 3, "name": "late"}, {"name": null, "size": 4}, {}, {"name": "no", "size": [{}, {"name": "wanted"}]}]})",
             mask);
  std::vector<std::int32_t> sizes;
  for (const Part& part : whole.parts) sizes.push_back(part.size.value_or(-1));
  CHECK(sizes == std::vector<std::int32_t>{2, 3, 4, -1});
}

}  // namespace
}  // namespace kaic

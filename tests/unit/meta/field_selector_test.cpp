// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "kaic/meta/labels.h"
#include "lib/base/limits.h"

using kaic::ErrorClass;
using kaic::FieldSelector;

namespace {

std::string read(std::string_view text) {
  const auto selector = FieldSelector::parse(text);
  if (selector) return selector->to_string();
  return selector.error().error_class == ErrorClass::kSchemaValue ? "invalid" : "?";
}

bool matches(std::string_view text, const kaic::Labels& fields) {
  const auto selector = FieldSelector::parse(text);
  REQUIRE(selector);
  return selector->matches(fields);
}

}  // namespace

TEST_CASE("field selectors are sorted, and all operators but != are written as =") {
  CHECK(read("") == "");
  CHECK(read("b==2,a=1,c!=3") == "a=1,b=2,c!=3");
  CHECK(read(",a=1,,") == "a=1");
  CHECK(read("a= 1 ") == "a= 1 ");
  CHECK(read("a!b=1") == "a!b=1");
  CHECK(read("=,!=,==") == "");
  CHECK(read("=x") == "=x");
}

TEST_CASE("values escape backslash, comma and equals sign, both ways") {
  CHECK(read("a=x\\,y\\=z\\\\") == "a=x\\,y\\=z\\\\");
  CHECK(matches("a=x\\,y", {{"a", "x,y"}}));
  for (const std::string_view bad :
       {"a", "a=x\\y", "a=x\\", "a=b=c", "a=b==c", "a!==b", "a=b,c", "\\"}) {
    CAPTURE(bad);
    CHECK(read(bad) == "invalid");
  }
}

TEST_CASE("an absent field is like an empty one") {
  CHECK(matches("a=1,b!=2", {{"a", "1"}}));
  CHECK(!matches("a=1,b!=2", {{"a", "1"}, {"b", "2"}}));
  CHECK(matches("a=", {}));
  CHECK(!matches("a!=", {}));
  CHECK(matches("", {{"a", "1"}}));
}

TEST_CASE("length and number of terms have their limits, at n-1, n and n+1") {
  const auto of_length = [](std::size_t size) {
    return FieldSelector::parse("a=" + std::string(size - 2, 'x'));
  };
  CHECK(of_length(kaic::limits::kSelectorBytes - 1));
  CHECK(of_length(kaic::limits::kSelectorBytes));
  CHECK(of_length(kaic::limits::kSelectorBytes + 1).error().error_class == ErrorClass::kLimit);
  const auto of_size = [](std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += "a=1,";
    return FieldSelector::parse(text);
  };
  CHECK(of_size(kaic::limits::kSelectorRequirements - 1));
  CHECK(of_size(kaic::limits::kSelectorRequirements));
  CHECK(of_size(kaic::limits::kSelectorRequirements + 1).error().error_class == ErrorClass::kLimit);
}

// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/labels.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "lib/base/limits.h"

using kaic::ErrorClass;
using kaic::Labels;
using kaic::LabelSelector;
using kaic::Selector;

namespace {

bool matches(const char* selector, const Labels& labels) {
  const auto parsed = Selector::parse(selector);
  REQUIRE_MESSAGE(parsed, selector);
  return parsed->matches(labels);
}

}  // namespace

TEST_CASE("labels are a sorted map in which the last of equal keys counts") {
  Labels labels{{"b", "1"}, {"a", "2"}, {"b", "3"}};
  CHECK(labels.size() == 2);
  CHECK(labels.begin()->first == "a");
  CHECK(*labels.find("b") == "3");
  CHECK(labels.find("c") == nullptr);
  labels.insert("c", "4");
  labels.insert("a", "5");
  labels.insert("aa", "6");
  CHECK(labels == Labels{{"a", "5"}, {"aa", "6"}, {"b", "3"}, {"c", "4"}});
  CHECK(labels.contains("aa"));
  CHECK(Labels{}.empty());
}

TEST_CASE("each operator matches as Kubernetes says") {
  const Labels labels{{"a", "b"}, {"n", "5"}, {"e", ""}, {"p", "+7"}};
  CHECK(matches("a=b", labels));
  CHECK(matches("a==b", labels));
  CHECK(!matches("a!=b", labels));
  CHECK(matches("absent!=b", labels));
  CHECK(matches("a in (b,c)", labels));
  CHECK(matches("a notin (c)", labels));
  CHECK(matches("absent notin (c)", labels));
  CHECK(!matches("absent in (c)", labels));
  CHECK(matches("a,!absent", labels));
  CHECK(matches("e=", labels));
  CHECK(!matches("absent=", labels));
  CHECK(matches("n>4,n<6", labels));
  CHECK(!matches("n>5", labels));
  CHECK(!matches("a>1", labels));
  CHECK(matches("p>6", labels));  // a label that the API server would not have let in
  CHECK(matches("", {}));
}

TEST_CASE("an empty selector selects everything, an absent one nothing") {
  const auto absent = Selector::from(std::optional<LabelSelector>{});
  const auto empty = Selector::from(std::optional<LabelSelector>(std::in_place));
  REQUIRE(absent);
  REQUIRE(empty);
  CHECK(!absent->matches({}));
  CHECK(!absent->empty());
  CHECK(empty->matches({{"a", "b"}}));
  CHECK(empty->empty());
  CHECK(Selector::everything().matches({}));
  CHECK(!Selector::nothing().matches({}));
}

TEST_CASE("a LabelSelector object becomes one sorted selector") {
  const LabelSelector object{
      {{"env", "prod"}},
      {{"zone", "DoesNotExist", {}}, {"a", "In", {"y", "x"}}, {"tier", "Exists", {}}}};
  const auto selector = Selector::from(object);
  REQUIRE(selector);
  CHECK(selector->to_string() == "a in (x,y),env=prod,tier,!zone");
  CHECK(selector->requirements().size() == 4);
  CHECK(selector->matches({{"a", "x"}, {"env", "prod"}, {"tier", ""}}));
  CHECK(!selector->matches({{"a", "x"}, {"env", "prod"}, {"tier", ""}, {"zone", "z"}}));
}

TEST_CASE("a LabelSelector object that the API server would refuse is refused with the field") {
  const auto place_of = [](LabelSelector object) {
    const auto selector = Selector::from(object);
    if (selector) return std::string("valid");
    CHECK(selector.error().error_class == ErrorClass::kSchemaValue);
    return selector.error().place;
  };
  CHECK(place_of({{}, {{"a", "Equals", {"b"}}}}) == "matchExpressions[0].operator");
  CHECK(place_of({{}, {{"a", "", {}}}}) == "matchExpressions[0].operator");
  CHECK(place_of({{}, {{"a", "Exists", {}}, {"", "In", {"b"}}}}) == "matchExpressions[1].key");
  CHECK(place_of({{}, {{"a", "In", {}}}}) == "matchExpressions[0].values");
  CHECK(place_of({{}, {{"a", "Exists", {"b"}}}}) == "matchExpressions[0].values");
  CHECK(place_of({{}, {{"a", "NotIn", {"b", "c-"}}}}) == "matchExpressions[0].values[1]");
  CHECK(place_of({{{"a b", "c"}}, {}}) == "matchLabels[a b].key");
  CHECK(place_of({{{"a", "c d"}}, {}}) == "matchLabels[a].values[0]");
}

TEST_CASE("the number of an object's requirements has its limit, at n-1, n and n+1") {
  const auto of_size = [](std::size_t size) {
    LabelSelector object;
    object.match_expressions.assign(size, {"a", "Exists", {}});
    return Selector::from(object);
  };
  CHECK(of_size(kaic::limits::kSelectorRequirements - 1));
  CHECK(of_size(kaic::limits::kSelectorRequirements));
  CHECK(of_size(kaic::limits::kSelectorRequirements + 1).error().error_class == ErrorClass::kLimit);
}

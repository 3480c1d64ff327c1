// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/object_scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/base/try.h"

using kaic::Error;
using kaic::ErrorClass;
using kaic::ObjectKind;
using kaic::ObjectScanner;
using kaic::Result;

namespace {

using Events = std::vector<std::string>;

/// `v1/Pod {...}` for each object, `end v1/PodList` for each list.
Result<Events> scan(const std::string& text, std::size_t piece = 3) {
  Events events;
  ObjectScanner scanner(
      {.object = [&](const ObjectKind& kind, std::string_view object) -> Result<void> {
         events.push_back(kind.api_version + "/" + kind.kind + " " + std::string(object));
         return {};
       },
       .list_end =
           [&](const ObjectKind& list) {
             events.push_back("end " + list.api_version + "/" + list.kind);
           }},
      "f.json");
  for (std::size_t at = 0; at < text.size(); at += piece)
    KAIC_CHECK(scanner.push(std::string_view(text).substr(at, piece)));
  KAIC_CHECK(scanner.finish());
  return events;
}

Error error(const std::string& text) {
  const auto scanned = scan(text);
  REQUIRE_FALSE(scanned);
  CHECK(scanned.error().place.starts_with("f.json"));
  return scanned.error();
}

}  // namespace

TEST_CASE("a single object is one") {
  const std::string text =
      R"({"apiVersion":"apps/v1","kind":"Deployment","spec":{"kind":"x","items":[1]}})";
  CHECK(*scan(text) == Events{"apps/v1/Deployment " + text});
}

TEST_CASE("a List gives objects of many kinds, and then itself") {
  CHECK(
      *scan(
          R"({"apiVersion":"v1","items":[{"kind":"Pod","apiVersion":"v1"},{"apiVersion":"v1","kind":"Node"}],"kind":"List"})") ==
      Events{R"(v1/Pod {"kind":"Pod","apiVersion":"v1"})",
             R"(v1/Node {"apiVersion":"v1","kind":"Node"})", "end v1/List"});
}

TEST_CASE("items of a typed list need not say what they are") {
  CHECK(*scan(R"({"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"a"}}]})") ==
        Events{R"(/ {"metadata":{"name":"a"}})", "end v1/PodList"});
}

TEST_CASE("a list without items is a list") {
  CHECK(*scan(R"({"kind":"PodList","apiVersion":"v1","items":[]})") == Events{"end v1/PodList"});
  CHECK(*scan(R"({"kind":"PodList","apiVersion":"v1","items":null})") == Events{"end v1/PodList"});
}

TEST_CASE("a plain array of objects is no list of its own") {
  CHECK(*scan(R"([{"kind":"Pod","apiVersion":"v1"}, {"kind":"Node","apiVersion":"v1"}])") ==
        Events{R"(v1/Pod {"kind":"Pod","apiVersion":"v1"})",
               R"(v1/Node {"kind":"Node","apiVersion":"v1"})"});
  CHECK(scan("[]")->empty());
}

TEST_CASE("texts may stand one behind the other") {
  for (const std::size_t piece : {1U, 1000U}) {
    CHECK(
        *scan(
            R"({"apiVersion":"v1","kind":"Pod"}{"kind":"PodList","apiVersion":"v1","items":[{"n":1}]} [{"apiVersion":"v1","kind":"Node"}])"
            "\n",
            piece) == Events{R"(v1/Pod {"apiVersion":"v1","kind":"Pod"})", R"(/ {"n":1})",
                             "end v1/PodList", R"(v1/Node {"apiVersion":"v1","kind":"Node"})"});
  }
}

TEST_CASE("a kind that is no text is none, and escaped keys are keys") {
  CHECK(*scan(R"([{"kind":7,"apiVersion":["v1"]}])") ==
        Events{R"(/ {"kind":7,"apiVersion":["v1"]})"});
  CHECK(*scan(R"([{"k\u0069nd":"P\u006fd","apiVersion":"v1"}])") ==
        Events{R"(v1/Pod {"k\u0069nd":"P\u006fd","apiVersion":"v1"})"});
}

TEST_CASE("what holds no objects is refused") {
  CHECK(error(R"({"major":"1"})").error_class == ErrorClass::kMissingField);
  CHECK(error(R"({"kind":"Pod"})").error_class == ErrorClass::kMissingField);
  CHECK(error(R"({"apiVersion":"v1","kind":"Status","status":"Failure"})").error_class ==
        ErrorClass::kStatusFailure);
  CHECK(error("7").error_class == ErrorClass::kSchemaType);
  CHECK(error("[{},7]").error_class == ErrorClass::kSchemaType);
}

TEST_CASE("damage is told with the place of the items or of the text around them") {
  const Error item = error(R"({"apiVersion":"v1","items":[{"a":tru}],"kind":"List"})");
  CHECK(item.error_class == ErrorClass::kJsonSyntax);
  CHECK(item.place == "f.json: items from offset 28: offset 6");
  CHECK(error(R"({"apiVersion":"v1","kind":"Pod")").error_class == ErrorClass::kJsonSyntax);
  CHECK(error(R"({"apiVersion":"v1","kind":"Pod","x":01})").place == "f.json: offset 36");
  CHECK(error(R"({"apiVersion":"v1","items":[{"a":1}],"kind":"List","kind":"List"})").error_class ==
        ErrorClass::kDuplicateKey);
}

TEST_CASE("what the taker of an object says ends the scan") {
  ObjectScanner scanner({.object = [](const ObjectKind&, std::string_view) -> Result<void> {
                           return Error{ErrorClass::kCancelled, "", "enough"};
                         },
                         .list_end = [](const ObjectKind&) {}},
                        "f");
  const auto pushed = scanner.push(R"({"apiVersion":"v1","kind":"Pod"})");
  REQUIRE_FALSE(pushed);
  CHECK(pushed.error().error_class == ErrorClass::kCancelled);
}

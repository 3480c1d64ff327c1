// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/list_page.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using kaic::Error;
using kaic::ErrorClass;
using kaic::ItemBatch;
using kaic::ListPage;
using kaic::ObjectView;
using kaic::Result;

namespace {

struct Read {
  Result<void> result;
  std::vector<std::string> objects;
  kaic::ListEnvelope envelope;
};

Read read(const std::string& text, const std::string& kind = "Pod",
          kaic::json::Source source = kaic::json::Source::kWire) {
  kaic::json::Index index;
  ListPage page(index, text, "s: pods/0000.json", kind, source);
  Read seen;
  seen.result = page.for_each(
      [&](const ObjectView& view) { seen.objects.emplace_back(view.cursor().raw()); });
  seen.envelope = page.envelope();
  return seen;
}

Error error(const std::string& text, const std::string& kind = "Pod") {
  const Read seen = read(text, kind);
  REQUIRE_FALSE(seen.result);
  CHECK(seen.result.error().place.starts_with("s: pods/0000.json"));
  return seen.result.error();
}

}  // namespace

TEST_CASE("a page gives its objects in order and says what its envelope says") {
  const Read seen = read(
      R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"12","continue":"abc","remainingItemCount":3,"selfLink":""},"items":[{"a":[1]},{"b":"]"}]})");
  REQUIRE(seen.result);
  CHECK(seen.objects == std::vector<std::string>{R"({"a":[1]})", R"({"b":"]"})"});
  CHECK(seen.envelope.kind == "PodList");
  CHECK(seen.envelope.continue_token == "abc");
  CHECK(seen.envelope.resource_version == "12");
  CHECK(seen.envelope.has_items);
  CHECK(seen.envelope.items == 2);
}

TEST_CASE("nulls stand for what is empty, and a list may have no items at all") {
  const Read nulls = read(R"({"kind":null,"metadata":null,"items":null})");
  REQUIRE(nulls.result);
  CHECK(nulls.envelope.has_items);
  CHECK(nulls.envelope.items == 0);
  CHECK(nulls.envelope.kind.empty());
  REQUIRE(read(R"({"metadata":{"continue":null}})").result);
  CHECK(read(R"({"metadata":{"continue":null}})").envelope.continue_token.empty());
  const Read none = read(R"({"kind":"PodList"})");
  REQUIRE(none.result);
  CHECK_FALSE(none.envelope.has_items);
}

TEST_CASE("a list of another kind is refused, a List is taken for any") {
  CHECK(error(R"({"kind":"NodeList","items":[]})").error_class == ErrorClass::kKindMismatch);
  CHECK(error(R"({"kind":"NodeList","items":[]})").message ==
        "found kind NodeList; expected PodList");
  CHECK(error(R"({"items":[{}],"kind":"Pod"})").error_class == ErrorClass::kKindMismatch);
  CHECK(read(R"({"kind":"List","items":[]})").result);
  CHECK(read(R"({"items":[]})").result);
  CHECK(read(R"({"kind":"NodeList","items":[]})", "").result);
}

TEST_CASE("a Status is told as the server's answer, whatever was expected") {
  for (const std::string kind : {"Pod", ""}) {
    const Error status =
        error(R"({"kind":"Status","status":"Failure","message":"etcd is down","code":500})", kind);
    CHECK(status.error_class == ErrorClass::kStatusFailure);
    CHECK(status.message.find("etcd is down") != std::string::npos);
  }
}

TEST_CASE("what is no list is refused with its place") {
  const Error array = error(R"([{}])");
  CHECK(array.error_class == ErrorClass::kSchemaType);
  CHECK(array.place == "s: pods/0000.json: offset 0");
  CHECK(error(R"({"items":{}})").error_class == ErrorClass::kSchemaType);
  CHECK(error(R"({"items":[{},7]})").message == "items[1]: found number; expected an object");
  CHECK(error(R"({"items":[{},7]})").place == "s: pods/0000.json: offset 13");
  CHECK(error(R"({"kind":["PodList"]})").error_class == ErrorClass::kSchemaType);
  CHECK(error(R"({"metadata":"x"})").error_class == ErrorClass::kSchemaType);
  CHECK(error(R"({"metadata":{"continue":7}})").message ==
        "metadata.continue: found number; expected a string");
}

TEST_CASE("what is no JSON is that first, inside objects that nobody looked at as well") {
  for (const std::string text :
       {"", "{", "<html>", R"({"items":[{}]} x)", R"({"items":[{"a":tru}]})", R"({"items":[<]})",
        R"({"items":[],"x":{"y":01}})"}) {
    CAPTURE(text);
    CHECK(error(text).error_class == ErrorClass::kJsonSyntax);
  }
  CHECK(error(R"({"items":[],"items":[]})").error_class == ErrorClass::kDuplicateKey);
  CHECK(error("{\"items\":[{\"a\":\"\xFF\"}]}").error_class == ErrorClass::kEncoding);
}

TEST_CASE("a byte order mark belongs to files, not to the wire") {
  const std::string text = "\xEF\xBB\xBF{\"items\":[{}]}";
  CHECK(read(text, "Pod", kaic::json::Source::kFile).result);
  CHECK_FALSE(read(text, "Pod", kaic::json::Source::kWire).result);
}

TEST_CASE("a page read again says the same") {
  const std::string text = R"({"kind":"PodList","metadata":{"continue":"t"},"items":[{},{}]})";
  kaic::json::Index index;
  ListPage page(index, text, "p", "Pod", kaic::json::Source::kWire);
  for (int i = 0; i < 2; ++i) {
    std::size_t objects = 0;
    REQUIRE(page.for_each([&](const ObjectView& view) {
      view.cursor().skip();
      ++objects;
    }));
    CHECK(objects == 2);
    CHECK(page.envelope().items == 2);
  }
}

TEST_CASE("a batch is an array of objects") {
  kaic::json::Index index;
  const auto batch = [&](std::string_view text, std::uint64_t* items = nullptr) {
    ItemBatch part(index, text, "b");
    auto done = part.for_each([](const ObjectView& view) { view.cursor().skip(); });
    if (items != nullptr) *items = part.items();
    return done;
  };
  std::uint64_t items = 9;
  CHECK(batch(R"([{"a":1},{}])", &items));
  CHECK(items == 2);
  CHECK(batch("[]", &items));
  CHECK(items == 0);
  CHECK(batch("[{},7]").error().error_class == ErrorClass::kSchemaType);
  CHECK(batch("[{},{]").error().error_class == ErrorClass::kJsonSyntax);
  CHECK(batch("[{}] x").error().error_class == ErrorClass::kJsonSyntax);
  CHECK(batch("[7,tru]").error().error_class == ErrorClass::kSchemaType);
}

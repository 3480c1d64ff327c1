// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/item_splitter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/base/try.h"
#include "lib/cluster/list_page.h"

using kaic::Error;
using kaic::ErrorClass;
using kaic::ItemBatch;
using kaic::ItemSplitter;
using kaic::ListPage;
using kaic::ObjectView;
using kaic::Result;
using kaic::SplitSizes;

namespace {

/// What comes out of a list, whichever way it is read.
struct Seen {
  std::vector<std::string> items;
  std::string kind, token;
  bool has_items = false;
  bool operator==(const Seen&) const = default;
};

Result<Seen> at_once(const std::string& text) {
  Seen seen;
  kaic::json::Index index;
  ListPage page(index, text, "page", "", kaic::json::Source::kWire);
  KAIC_CHECK(
      page.for_each([&](const ObjectView& view) { seen.items.emplace_back(view.cursor().raw()); }));
  seen.kind = page.envelope().kind;
  seen.token = page.envelope().continue_token;
  seen.has_items = page.envelope().has_items;
  return seen;
}

/// Lengths of the pieces that a text is fed in: 0 for all of it, otherwise up to so many bytes
/// each.
Result<Seen> in_pieces(const std::string& text, std::size_t longest, SplitSizes sizes = {},
                       std::uint64_t* skipped = nullptr) {
  Seen seen;
  kaic::json::Index index;
  ItemSplitter splitter(
      [&](std::string_view batch) {
        ItemBatch part(index, batch, "page");
        return part.for_each(
            [&](const ObjectView& view) { seen.items.emplace_back(view.cursor().raw()); });
      },
      "page", {}, sizes);
  std::mt19937 random(static_cast<unsigned>(text.size()));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t piece = longest == 0 ? text.size() : 1 + random() % longest;
    KAIC_CHECK(splitter.push(std::string_view(text).substr(at, piece)));
    at += piece;
  }
  KAIC_CHECK(splitter.finish());
  if (skipped != nullptr) *skipped = splitter.skipped();
  auto envelope = at_once(splitter.envelope());
  if (!envelope) return envelope;
  CHECK(envelope->items.empty());
  seen.kind = envelope->kind;
  seen.token = envelope->token;
  seen.has_items = envelope->has_items;
  return seen;
}

const std::vector<std::string> kLists = {
    R"({"kind":"PodList","apiVersion":"v1","metadata":{"continue":"more"},"items":[{"a":1},{"b":[1,[2,{"c":{}}]]},{}]})",
    R"({"items":[{"s":"}]},{[\""},{"t":"\\"},{"u":"\\\"]"},{"\"}":"\u005d\u007d"}],"kind":"PodList"})",
    R"({"kind":"PodList","items":[{"last":true}]})",
    R"({"items":[],"kind":"PodList","metadata":{"continue":"c"}})",
    R"({"items":null,"kind":"PodList"})",
    R"({"kind":"PodList"})",
    R"({"\u0069tems":[{"escaped":"key"}],"kind":"PodList"})",
    R"({"metadata":{"items":[1,2],"continue":"x"},"kind":"items","items":[{"real":1},{"items":[{"no":1}]}],"more":{"items":[3]}})",
    R"({"kind":"items","z":["items",[{"not":"items"}],{"items":[7]}],"items":[{"real":2}]})",
    "\n{\n  \"items\" : [\n    {\n      \"a\" : \"x\"\n    }\t,\r\n    {\n    }\n  ] ,\n  \"kind\" "
    ": \"PodList\"\n}\n",
    R"({ "items" : [ ] })",
    "{\"items\":[{\"text\":\"caf\xC3\xA9 "
    "\xE2\x82\xAC\"},{\"n\":-1.5e3,\"t\":true,\"f\":false,\"z\":null}]}",
};

const std::vector<std::string> kMalformed = {R"({"items":[{},]})",
                                             R"({"items":[,{}]})",
                                             R"({"items":[{}{}]})",
                                             R"({"items":[{},,{}]})",
                                             R"({"items":[{} {}]})",
                                             R"({"items":[{}})",
                                             R"({"items":[{})",
                                             R"({"items":[{"a":"b)",
                                             R"({"items":[)",
                                             R"({"items":[{]})",
                                             R"({"items":[{}]]})",
                                             R"({"items":[{}]}})",
                                             R"({"items":[{}]} x)",
                                             R"({"items":[{}]}{"items":[{}]})",
                                             R"({"items":[{"a":[}]]})",
                                             R"({"items":[{"a":1}:{}]})",
                                             R"({"items":[1]})",
                                             R"({"items":["s",{}]})",
                                             R"({"items":[null]})",
                                             R"({"items":[[{}]]})",
                                             R"({"items":[{}],"items":[]})",
                                             R"({"items":[{}],"\u0069tems":[]})",
                                             R"({"items":{"a":[{}]}})",
                                             R"({"items":"x"})",
                                             R"({"items":[{}]"kind":"x"})",
                                             R"({"items":[{"a":"\x"}]})",
                                             R"([{}])",
                                             "",
                                             R"({"items":[{},}]})",
                                             R"({"items":[tru]})",
                                             R"({"items":[{}]1})",
                                             R"({"items"[{}]})",
                                             R"({"items":[{}],})",
                                             R"({"items":}[{}]})"};

constexpr std::size_t kPieces[] = {0, 1, 2, 3, 7, 64};

}  // namespace

TEST_CASE(
    "the items of a list are those that a parser of the whole list finds, however its bytes "
    "arrive") {
  for (const std::string& text : kLists) {
    CAPTURE(text);
    const auto expected = at_once(text);
    REQUIRE(expected);
    for (const std::size_t longest : kPieces) {
      CAPTURE(longest);
      for (const std::size_t batch : {std::size_t{1}, std::size_t{20}, kaic::limits::kMiB}) {
        const auto seen = in_pieces(text, longest, {.batch = batch});
        REQUIRE_MESSAGE(seen, seen.error().to_string());
        CHECK(*seen == *expected);
      }
    }
  }
}

TEST_CASE("a list that is no JSON is an error, however its bytes arrive") {
  for (const std::string& text : kMalformed) {
    CAPTURE(text);
    REQUIRE_FALSE(at_once(text));
    for (const std::size_t longest : kPieces) {
      CHECK_FALSE(in_pieces(text, longest));
      CHECK_FALSE(in_pieces(text, longest, {.batch = 1}));
    }
  }
}

TEST_CASE(
    "a list with any byte changed, lost or doubled is judged as by a parser of the whole list") {
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "{}[]\",:\\ 0nx";
  std::size_t good = 0, bad = 0;
  for (const std::string& text : kLists) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (int way = 0; way < 4; ++way) {
        std::string changed = text;
        if (way == 0) changed.erase(at, 1);
        if (way == 1) changed.insert(at, 1, text[at]);
        if (way >= 2) changed[at] = kBytes[random() % kBytes.size()];
        const auto expected = at_once(changed);
        const auto seen = in_pieces(changed, random() % 9, {.batch = 1 + random() % 40});
        CAPTURE(changed);
        REQUIRE(static_cast<bool>(seen) == static_cast<bool>(expected));
        if (expected) CHECK(*seen == *expected);
        ++(expected ? good : bad);
      }
    }
  }
  CHECK(good > 500);  // both ways were tried
  CHECK(bad > 500);
}

TEST_CASE("a separator that is missing or too much is told with its offset") {
  const auto error = [](const std::string& text) {
    const auto seen = in_pieces(text, 0);
    REQUIRE_FALSE(seen);
    return seen.error();
  };
  CHECK(error(R"({"items":[{},]})").error_class == ErrorClass::kJsonSyntax);
  CHECK(error(R"({"items":[{},]})").place == "page: offset 13");
  CHECK(error(R"({"items":[{} {}]})").place == "page: offset 13");
  CHECK(error(R"({"items":[{"a)").place == "page: offset 13");
}

TEST_CASE("batches hold whole items and are sent as soon as they are large enough") {
  std::vector<std::string> batches;
  std::vector<std::uint64_t> offsets;
  ItemSplitter* self = nullptr;
  ItemSplitter splitter(
      [&](std::string_view batch) -> Result<void> {
        batches.emplace_back(batch);
        offsets.push_back(self->batch_offset());
        return {};
      },
      "page", {}, {.batch = 14});
  self = &splitter;
  REQUIRE(splitter.push(R"({"items":[ {"a":1}, {"b":2},{"c":3})"));
  CHECK(batches == std::vector<std::string>{R"([{"a":1},{"b":2}])"});
  REQUIRE(splitter.push("]}"));
  CHECK(batches.size() == 1);
  REQUIRE(splitter.finish());
  CHECK(batches.back() == R"([{"c":3}])");
  CHECK(offsets == std::vector<std::uint64_t>{11, 28});
  CHECK(splitter.envelope() == R"({"items":[]})");
}

TEST_CASE("an item beyond the limit is left out and counted, the others are read") {
  const std::string good = R"({"a":"1234"})", large = R"({"a":")" + std::string(60, 'x') + R"("})";
  const auto list = [](const std::vector<std::string>& items) {
    std::string text = R"({"kind":"L","items":[)";
    for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ", ") + items[i];
    return text + "]}";
  };
  for (const std::size_t longest : kPieces) {
    std::uint64_t skipped = 9;
    const auto read = [&](const std::string& text) {
      auto seen = in_pieces(text, longest, {.batch = 1000, .object = 50}, &skipped);
      REQUIRE_MESSAGE(seen, seen.error().to_string());
      return seen->items;
    };
    CHECK(read(list({good})) == std::vector<std::string>{good});
    CHECK(skipped == 0);
    CHECK(read(list({large, good, good})) == std::vector<std::string>{good, good});
    CHECK(skipped == 1);
    CHECK(read(list({good, large, large, good})) == std::vector<std::string>{good, good});
    CHECK(skipped == 2);
    CHECK(read(list({large})).empty());
    CHECK(skipped == 1);
    // Brackets and quotes are minded inside, too.
    CHECK(read(list({R"({"a":"]}\"}]","b":[{}],"c":"0123456789012345678901234567890123456789"})",
                     good})) == std::vector<std::string>{good});
    CHECK(skipped == 1);
  }
}

TEST_CASE("the limit of an object is exact") {
  const auto skipped = [](std::size_t size) {
    std::uint64_t count = 0;
    const std::string item = R"({"a":")" + std::string(size - 8, 'x') + R"("})";
    REQUIRE(item.size() == size);
    REQUIRE(in_pieces(R"({"items":[{},)" + item + "]}", 5, {.batch = 1000, .object = 100}, &count));
    return count;
  };
  CHECK(skipped(99) == 0);
  CHECK(skipped(100) == 0);
  CHECK(skipped(101) == 1);
}

TEST_CASE("a list that grows outside of its items is stopped") {
  const auto seen = in_pieces(R"({"metadata":{"x":")" + std::string(100, 'x') + R"("},"items":[]})",
                              0, {.object = 50});
  REQUIRE_FALSE(seen);
  CHECK(seen.error().error_class == ErrorClass::kLimit);
  CHECK(seen.error().place == "page");
}

TEST_CASE("what the taker of a batch says ends the reading") {
  ItemSplitter splitter(
      [](std::string_view) -> Result<void> {
        return Error{ErrorClass::kCancelled, "", "enough"};
      },
      "page", {}, {.batch = 1});
  const auto pushed = splitter.push(R"({"items":[{},{}]})");
  REQUIRE_FALSE(pushed);
  CHECK(pushed.error().error_class == ErrorClass::kCancelled);
}

TEST_CASE("several texts stand one behind the other, each with its items before its envelope") {
  const std::string text =
      R"({"kind":"A"} {"kind":"B","items":[{"n":1},{"n":2}]}[{"n":3}] {"items":[]}[] {"kind":"C"})";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, text.size()}) {
    std::vector<std::string> events;
    const auto note = [&](std::string_view what) -> Result<void> {
      events.emplace_back(what);
      return {};
    };
    ItemSplitter splitter(note, "page", note);
    for (std::size_t at = 0; at < text.size(); at += piece)
      REQUIRE(splitter.push(std::string_view(text).substr(at, piece)));
    REQUIRE(splitter.finish());
    CHECK(events == std::vector<std::string>{R"({"kind":"A"})", R"([{"n":1},{"n":2}])",
                                             R"({"kind":"B","items":[]})", R"([{"n":3}])", "[]",
                                             R"({"items":[]})", "[]", R"({"kind":"C"})"});
  }
}

// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/recorded_list.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "tests/unit/cluster/recording.h"

using kaic::ListSummary;
using kaic::ListVisitor;
using kaic::PageBuffers;
using kaic::ReadState;
using kaic::RecordedList;
using kaic::Result;
using kaic::SnapshotEntry;
using namespace kaic::testing;

namespace {

/// A list of the given pages, with an entry that is right.
struct Pages {
  explicit Pages(std::vector<std::string> pages) : texts(std::move(pages)) {
    kaic::Sha256 hash;
    entry.path = "/api/v1/pods";
    entry.accept = "application/json";
    entry.status = 200;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      hash.update(texts[i]);
      entry.bytes += static_cast<std::int64_t>(texts[i].size());
      entry.pages.push_back("pods/" + std::to_string(i));
    }
    entry.sha256 = hash.hex();
  }

  /// Reads all pages in order; the names of the objects seen.
  Result<std::string> read(RecordedList& list) {
    std::string names;
    const ListVisitor visit = [&](kaic::ListPart& part) {
      return part.for_each([&](const kaic::ObjectView& view) {
        names += nlohmann::json::parse(view.cursor().raw())["metadata"].value("name", "?") + " ";
      });
    };
    PageBuffers buffers;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      kaic::MemoryReader bytes(texts[i]);
      KAIC_CHECK(list.read_page(i, bytes, buffers, &visit));
    }
    return names;
  }
  ListSummary summary(const std::string& kind = "Pod") {
    RecordedList list(entry, "s", kind, 0);
    REQUIRE(read(list));
    CHECK(list.verify());
    return list.summary();
  }
  std::string state(const std::string& kind = "Pod") {
    const ListSummary told = summary(kind);
    return std::string(to_string(told.state)) + " " + told.reason;
  }

  SnapshotEntry entry;
  std::vector<std::string> texts;
};

}  // namespace

TEST_CASE("a list that was read to its end is complete") {
  Pages pages({list_of("PodList", many_pods("a", 2), "t"), list_of("PodList", many_pods("b", 1))});
  pages.entry.items = 3;
  pages.entry.complete = true;
  RecordedList list(pages.entry, "s", "Pod", 4);
  CHECK(*pages.read(list) == "a0 a1 b0 ");
  CHECK(list.verify());
  CHECK(list.items() == 3);
  CHECK(list.next_page() == 2);
  CHECK(list.summary().state == ReadState::kComplete);
  CHECK(list.summary().items == 3);
  CHECK(list.summary().reason.empty());
}

TEST_CASE("the index need not tell how many objects there are") {
  CHECK(Pages({list_of("PodList", {})}).state() == "complete ");
}

TEST_CASE("a continue token on the last page cuts the list, whatever the index says") {
  Pages pages(
      {list_of("PodList", many_pods("a", 1)), list_of("PodList", many_pods("b", 1), "more")});
  pages.entry.complete = true;
  pages.entry.items = 2;
  CHECK(pages.state() == "cut ContinueToken");
  CHECK(pages.summary().items == 2);
}

TEST_CASE("what the index says of a list can only make it less whole") {
  Pages pages({list_of("PodList", many_pods("a", 2))});
  pages.entry.complete = false;
  CHECK(pages.state() == "cut NotComplete");
  pages.entry.complete = true;
  for (const int items : {0, 1, 3, -1}) {
    pages.entry.items = items;
    CHECK(pages.state() == "cut ItemCountMismatch");
  }
  CHECK(pages.summary().message == "found 2 objects; the index says -1");
  pages.entry.items = 2;
  CHECK(pages.state() == "complete ");
}

TEST_CASE("an answer that is no such list is refused, with the page's place") {
  CHECK(Pages({list_of("NodeList", {})}).state() == "refused Unparsable");
  CHECK(Pages({list_of("NodeList", {})}).state("") == "complete ");
  CHECK(Pages({R"({"kind":"Status","status":"Failure","message":"no"})"}).state() ==
        "refused Unparsable");
  Pages pages({list_of("PodList", many_pods("a", 1)), "<html>", "{"});
  CHECK(pages.state() == "refused Unparsable");
  CHECK(holds(pages.summary().message, "s: pods/1: offset 0"));
  CHECK(holds(pages.summary().message, "json-syntax"));
}

TEST_CASE("an answer whose bytes or hash are not the index's is corrupt, with what was expected") {
  for (const bool size : {true, false}) {
    Pages pages({list_of("PodList", {})});
    if (size) {
      pages.entry.bytes += 1;
    } else {
      pages.entry.sha256 = std::string(64, '0');
    }
    RecordedList list(pages.entry, "cluster.tar", "Pod", 0);
    REQUIRE(pages.read(list));
    const auto verified = list.verify();
    REQUIRE_FALSE(verified);
    CHECK(verified.error().error_class == kaic::ErrorClass::kCorrupt);
    CHECK(verified.error().place == "cluster.tar: entry /api/v1/pods");
    CHECK(holds(verified.error().message, "expected " + std::to_string(pages.entry.bytes) +
                                              " bytes with SHA-256 " + pages.entry.sha256));
  }
}

TEST_CASE("pages are hashed in order, in whatever order threads bring them") {
  Pages pages({list_of("PodList", many_pods("a", 3)), list_of("PodList", many_pods("b", 2)),
               list_of("PodList", many_pods("c", 1)), list_of("PodList", {})});
  RecordedList list(pages.entry, "s", "Pod", 0);
  const ListVisitor visit = [](kaic::ListPart& part) {
    return part.for_each([](const kaic::ObjectView& view) { view.cursor().skip(); });
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = pages.texts.size(); i-- > 0;) {
      threads.emplace_back([&, i] {
        PageBuffers buffers;
        kaic::MemoryReader bytes(pages.texts[i]);
        CHECK(list.read_page(i, bytes, buffers, &visit));
      });
    }
  }
  CHECK(list.verify());
  CHECK(list.summary().items == 6);
}

TEST_CASE("whoever waits for his turn goes on when the reading is given up") {
  Pages pages({list_of("PodList", {}), list_of("PodList", {})});
  RecordedList list(pages.entry, "s", "Pod", 0);
  bool visited = false;
  std::jthread waiting([&] {
    PageBuffers buffers;
    kaic::MemoryReader bytes(pages.texts[1]);
    const ListVisitor visit = [&](kaic::ListPart&) -> Result<void> {
      visited = true;
      return {};
    };
    CHECK(list.read_page(1, bytes, buffers, &visit));
  });
  list.abort();
  waiting.join();
  CHECK_FALSE(visited);
  CHECK_FALSE(list.verify());
}

TEST_CASE("a page of above 4 MiB is read in parts and gives the same objects") {
  const std::vector<std::string> pods = many_pods("p", 90, 60 * kaic::limits::kKiB);
  Pages pages({list_of("PodList", many_pods("first", 1)), list_of("PodList", pods),
               list_of("PodList", many_pods("last", 1))});
  pages.entry.items = 92;
  RecordedList list(pages.entry, "s", "Pod", 3);
  std::vector<std::string> seen;
  std::vector<std::uint64_t> ordinals;
  const ListVisitor visit = [&](kaic::ListPart& part) {
    CHECK(part.request == 3);
    ordinals.push_back(part.ordinal);
    return part.for_each(
        [&](const kaic::ObjectView& view) { seen.emplace_back(view.cursor().raw()); });
  };
  PageBuffers buffers;
  for (std::size_t i = 0; i < pages.texts.size(); ++i) {
    Pieces bytes(pages.texts[i], 100'000);
    REQUIRE(list.read_page(i, bytes, buffers, &visit));
  }
  CHECK(list.verify());
  CHECK(list.summary().state == ReadState::kComplete);
  CHECK(list.summary().items == 92);
  REQUIRE(seen.size() == 92);
  CHECK(std::equal(pods.begin(), pods.end(), seen.begin() + 1));
  CHECK(ordinals.size() > 5);
  CHECK(std::is_sorted(ordinals.begin(), ordinals.end()));
}

TEST_CASE("a large page is judged by its envelope like any other") {
  const std::vector<std::string> pods = many_pods("p", 5, kaic::limits::kMiB);
  CHECK(Pages({list_of("PodList", pods, "more")}).state() == "cut ContinueToken");
  CHECK(Pages({list_of("NodeList", pods)}).state() == "refused Unparsable");
  std::string damaged = list_of("PodList", pods);
  damaged.insert(damaged.size() - 2, ",");
  CHECK(Pages({damaged}).state() == "refused Unparsable");
  damaged = list_of("PodList", pods);
  damaged.resize(damaged.size() - 100);
  CHECK(Pages({damaged, list_of("PodList", {})}).state() ==
        "refused Unparsable");  // the next page is read all the same
  CHECK(holds(Pages({damaged}).summary().message, "s: pods/0"));
}

TEST_CASE("an object beyond the limit cuts the list, the others are read") {
  std::vector<std::string> pods = many_pods("p", 2);
  pods.insert(pods.begin() + 1,
              pod("large", "{\"x\":[" + std::string(kaic::limits::kObjectBytes, ' ') + "]}"));
  Pages pages({list_of("PodList", pods)});
  pages.entry.items = 3;
  RecordedList list(pages.entry, "s", "Pod", 0);
  CHECK(*pages.read(list) == "p0 p1 ");
  CHECK(list.verify());
  CHECK(list.summary().state == ReadState::kCut);
  CHECK(list.summary().reason == "ObjectTooLarge");
}

TEST_CASE("without a visitor pages are only hashed") {
  Pages pages({"<html>", std::string(5 * kaic::limits::kMiB, 'x')});
  RecordedList list(pages.entry, "s", "Pod", 0);
  PageBuffers buffers;
  for (std::size_t i = 0; i < 2; ++i) {
    kaic::MemoryReader bytes(pages.texts[i]);
    REQUIRE(list.read_page(i, bytes, buffers, nullptr));
  }
  CHECK(list.verify());
}

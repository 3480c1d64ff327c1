// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/page_run.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/limits.h"
#include "tests/unit/cluster/recording.h"

using kaic::Cluster;
using kaic::ErrorClass;
using kaic::ListPart;
using kaic::Progress;
using kaic::ReadOptions;
using kaic::Result;
using namespace kaic::testing;

namespace {

ReadOptions threads(unsigned parallelism) {
  return {.parallelism = parallelism, .stop = {}, .on_progress = {}};
}

/// Two lists: pods in several pages, one of them large, and nodes.
Recording sample(const std::string& suffix = "") {
  Recording recording;
  recording.answer(
      "/api/v1/pods",
      {list_of("PodList", many_pods("a", 3), "t"),
       list_of("PodList", many_pods("b", 40, 150 * kaic::limits::kKiB), "t"),
       list_of("PodList", many_pods("c", 5), "t"), list_of("PodList", many_pods("d", 1))},
      200, suffix)["items"] = 49;
  recording.answer(
      "/api/v1/nodes",
      {list_of("NodeList", {node("n0")}, "t"), list_of("NodeList", {node("n1"), node("n2")})}, 200,
      suffix);
  return recording;
}

}  // namespace

TEST_CASE("threads, archives and compressed pages give the same objects in the same order") {
  std::vector<std::string> expected = many_pods("a", 3);
  for (const auto& more :
       {many_pods("b", 40, 150 * kaic::limits::kKiB), many_pods("c", 5), many_pods("d", 1)})
    expected.insert(expected.end(), more.begin(), more.end());
  for (const char* suffix : {"", ".gz", ".zst"}) {
    const Recording recording = sample(suffix);
    for (const Packing packing : {Packing::kFolder, Packing::kTarGzip, Packing::kZip}) {
      const TemporaryFolder folder;
      const auto cluster = recording.open(folder / "s", packing);
      REQUIRE_MESSAGE(cluster, cluster.error().to_string());
      for (const unsigned parallelism : {1U, 2U, 8U, 0U}) {
        const auto reading = read_lists(**cluster, {kNodes, kPods}, threads(parallelism));
        REQUIRE_MESSAGE(reading, reading.error().to_string());
        CHECK(reading->objects[0] == std::vector<std::string>{node("n0"), node("n1"), node("n2")});
        CHECK(reading->objects[1] == expected);
        CHECK(reading->summaries[1].state == kaic::ReadState::kComplete);
        CHECK(reading->summaries[1].items == 49);
      }
    }
  }
}

TEST_CASE("pages may stand in an archive in any order") {
  const Recording recording = sample();
  Members members = recording.members();
  std::reverse(members.begin(), members.end());
  Members mixed = {members[3], members[0], members[6], members[2],
                   members[5], members[1], members[4]};
  for (const Members& order : {members, mixed}) {
    const TemporaryFolder folder;
    const auto cluster = kaic::open_snapshot(write_packed(folder / "s", Packing::kTar, order));
    REQUIRE_MESSAGE(cluster, cluster.error().to_string());
    const auto reading = read_lists(**cluster, {kPods, kNodes});
    REQUIRE(reading);
    CHECK(reading->objects[0].size() == 49);
    CHECK(reading->objects[0].front() == many_pods("a", 1).front());
    CHECK(reading->objects[0].back() == many_pods("d", 1).front());
    CHECK(reading->objects[1] == std::vector<std::string>{node("n0"), node("n1"), node("n2")});
    CHECK(reading->summaries[0].state == kaic::ReadState::kComplete);
  }
}

TEST_CASE("progress grows to the whole and tells every page") {
  Recording recording;
  recording.answer("/api/v1/pods",
                   {list_of("PodList", many_pods("a", 3)), list_of("PodList", many_pods("b", 2)),
                    list_of("PodList", many_pods("cc", 2))});
  recording.answer("/api/v1/nodes", {list_of("NodeList", {node("n")})});
  const std::uint64_t total = recording.index["entries"][0]["bytes"].get<std::uint64_t>() +
                              recording.index["entries"][1]["bytes"].get<std::uint64_t>();
  REQUIRE(recording.index["entries"][0]["bytes"].get<std::uint64_t>() % 3 != 0);
  for (const Packing packing : {Packing::kFolder, Packing::kTar}) {
    for (const unsigned parallelism : {1U, 4U}) {
      const TemporaryFolder folder;
      const auto cluster = recording.open(folder / "s", packing);
      REQUIRE(cluster);
      std::vector<Progress> told;
      std::vector<std::string> paths;
      ReadOptions options = threads(parallelism);
      options.on_progress = [&](const Progress& progress) {
        told.push_back(progress);
        paths.emplace_back(progress.path);
      };
      REQUIRE(read_lists(**cluster, {kPods, kNodes}, options));
      REQUIRE(told.size() == 4);
      for (std::size_t i = 0; i < told.size(); ++i) {
        CHECK(told[i].total_bytes == total);
        if (i > 0) {
          CHECK(told[i].bytes > told[i - 1].bytes);
          CHECK(told[i].objects >= told[i - 1].objects);
        }
      }
      CHECK(told.back().bytes == total);
      CHECK(told.back().objects == 8);
      CHECK(std::count(paths.begin(), paths.end(), "/api/v1/pods") == 3);
      CHECK(std::count(paths.begin(), paths.end(), "/api/v1/nodes") == 1);
    }
  }
}

TEST_CASE("the caller can stop the reading before it, between pages and within a large one") {
  const Recording recording = sample();
  for (const Packing packing : {Packing::kFolder, Packing::kTar}) {
    const TemporaryFolder folder;
    const auto cluster = recording.open(folder / "s", packing);
    REQUIRE(cluster);
    for (const std::size_t parts : {0U, 1U, 2U}) {
      std::stop_source source;
      if (parts == 0) source.request_stop();
      ReadOptions options = threads(1);
      options.stop = source.get_token();
      std::size_t seen = 0;
      const auto listed = (*cluster)->list(
          std::vector{kPods},
          [&](ListPart& part) {
            if (++seen == parts) source.request_stop();
            return part.for_each([](const kaic::ObjectView& view) { view.cursor().skip(); });
          },
          options);
      REQUIRE_FALSE(listed);
      CHECK(listed.error().error_class == ErrorClass::kCancelled);
      CHECK(seen >= parts);
      CHECK(seen < parts + 3);  // a few batches of what was read already, and no more
    }
    CHECK(read_lists(**cluster, {kPods}));  // it can be read again
  }
}

TEST_CASE("what a visitor throws comes out of the call, whichever thread it was in") {
  const Recording recording = sample();
  const TemporaryFolder folder;
  const auto cluster = recording.open(folder / "s");
  REQUIRE(cluster);
  for (const unsigned parallelism : {1U, 4U}) {
    const auto throwing = [](ListPart&) -> Result<void> {
      throw std::runtime_error("out of memory");
    };
    CHECK_THROWS_WITH(
        (void)(*cluster)->list(std::vector{kPods, kNodes}, throwing, threads(parallelism)),
        "out of memory");
  }
}

TEST_CASE("with several threads each part is visited by one, and several at once") {
  Recording recording;
  std::vector<std::string> pages;
  for (int i = 0; i < 8; ++i) pages.push_back(list_of("PodList", many_pods("p", 1)));
  recording.answer("/api/v1/pods", pages);
  const TemporaryFolder folder;
  const auto cluster = recording.open(folder / "s");
  REQUIRE(cluster);
  std::atomic<int> inside = 0;
  std::atomic<bool> together = false;
  const auto visit = [&](ListPart& part) {
    ++inside;
    for (int i = 0; i < 2000 && !together; ++i) {  // up to two seconds for another one to come
      if (inside > 1) together = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    --inside;
    return part.for_each([](const kaic::ObjectView& view) { view.cursor().skip(); });
  };
  REQUIRE((*cluster)->list(std::vector{kPods}, visit, threads(2)));
  CHECK(together);
}

TEST_CASE("one page's damage ends the reading for all threads") {
  for (const std::string spoilt : {"api/v1/pods/0001.json.gz", "api/v1/nodes/0001.json.gz"}) {
    const Recording recording = sample(".gz");
    const TemporaryFolder folder;
    const auto cluster = recording.open(folder / "s");
    REQUIRE(cluster);
    std::string bytes = recording.files.at(spoilt);
    bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
    write_file(folder / ("s/" + spoilt), bytes);
    for (const unsigned parallelism : {1U, 8U}) {
      const auto reading = read_lists(**cluster, {kPods, kNodes}, threads(parallelism));
      REQUIRE_FALSE(reading);
      CHECK(reading.error().error_class == ErrorClass::kCorrupt);
      CHECK(reading.error().place == (folder / "s").string() + ": " + spoilt);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
#include "kaic/cluster/snapshot.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/unit/cluster/recording.h"

using kaic::Error;
using kaic::ErrorClass;
using kaic::open_snapshot;
using namespace kaic::testing;
namespace fs = std::filesystem;

namespace {

Recording sample(const std::string& suffix = "") {
  Recording recording;
  recording.answer("/version", {R"({"gitVersion":"v1.37.2"})"}, 200, suffix);
  recording.answer(
      "/api/v1/pods",
      {list_of("PodList", many_pods("a", 2), "t"), list_of("PodList", many_pods("b", 1))}, 200,
      suffix)["items"] = 3;
  recording.answer("/api/v1/nodes", {R"({"kind":"Status","reason":"Forbidden"})"}, 403);
  return recording;
}

Error error(const std::string& path) {
  const auto opened = open_snapshot(path);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().place.starts_with(path));
  return opened.error();
}

/// Every file and folder with its size, mode and time of change.
std::string state_of(const fs::path& folder) {
  std::vector<std::string> lines;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat status {};
    REQUIRE(::lstat(entry.path().c_str(), &status) == 0);
    lines.push_back(entry.path().string() + " " + std::to_string(status.st_size) + " " +
                    std::to_string(status.st_mode) + " " + std::to_string(status.st_mtim.tv_sec) +
                    "." + std::to_string(status.st_mtim.tv_nsec) + " " +
                    std::to_string(status.st_ctim.tv_nsec));
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE(
    "a snapshot is the same in any packing, with a top folder or without, its index first or "
    "last") {
  std::string digest;
  for (const char* suffix : {"", ".gz", ".zst"}) {
    const Recording recording = sample(suffix);
    digest.clear();
    for (const Packing packing : kPackings) {
      for (const char* top : {"", "cluster-2026/"}) {
        for (const bool index_first : {true, false}) {
          const TemporaryFolder folder;
          const auto cluster = open_snapshot(
              write_packed(folder / "some.file", packing, recording.members(index_first, top)));
          REQUIRE_MESSAGE(cluster, cluster.error().to_string());
          CHECK((*cluster)->origin().kind == "snapshot");
          CHECK(told(**cluster, kPods) == "complete a0 a1 b0");
          CHECK(told(**cluster, kNodes) == "refused Forbidden");
          CHECK((*cluster)->get("/version", "")->body == R"({"gitVersion":"v1.37.2"})");
          if (digest.empty()) digest = (*cluster)->origin().digest;
          CHECK((*cluster)->origin().digest == digest);
        }
      }
    }
  }
}

TEST_CASE("a case of tests/snapshots opens and shows its objects") {
  SnapshotCase small{
      "small",
      {{"objects", {nlohmann::json::parse(pod("a")), nlohmann::json::parse(node("n"))}},
       {"refuse", {{"/api/v1/services", 403}}},
       {"cut", {"/api/v1/nodes"}}}};
  const TemporaryFolder folder;
  small.write(folder / "s");
  const auto cluster = open_snapshot((folder / "s").string());
  REQUIRE_MESSAGE(cluster, cluster.error().to_string());
  CHECK(told(**cluster, kPods) == "complete a");
  CHECK(told(**cluster, kNodes) == "cut ContinueToken n");
  CHECK(told(**cluster, {"", "v1", "services", "Service"}) == "refused Forbidden");
  CHECK(told(**cluster, {"apps", "v1", "deployments", "Deployment"}) == "complete");
}

TEST_CASE("a fault of the index is told with the file and the entry") {
  const auto with = [](const std::function<void(nlohmann::json&)>& spoil) {
    Recording recording = sample();
    spoil(recording.index);
    Error last;
    for (const Packing packing : kPackings) {
      const TemporaryFolder folder;
      const std::string path = write_packed(folder / "s", packing, recording.members());
      last = error(path);
      last.place.erase(0, path.size());
    }
    return last;
  };
  Error found = with([](auto& index) { index["entries"][1]["pages"][1] = "../outside.json"; });
  CHECK(found.error_class == ErrorClass::kUnsafePath);
  CHECK(found.place == ": index.json: entries[1].pages");
  found = with([](auto& index) { index["entries"][1]["pages"][1] = "version/0000.json"; });
  CHECK(found.error_class == ErrorClass::kCorrupt);
  CHECK(found.place == ": index.json: entries[1].pages");
  found = with([](auto& index) { index["entries"][2]["path"] = "/version"; });
  CHECK(found.error_class == ErrorClass::kDuplicateEntry);
  CHECK(found.place == ": index.json: entries[2]");
  found = with([](auto& index) { index["format"] = "kaic.snapshot/2"; });
  CHECK(found.error_class == ErrorClass::kUnsupported);
  CHECK(found.place == ": index.json: format");
  found = with([](auto& index) { index = "no index"; });
  CHECK(found.error_class == ErrorClass::kSchemaType);
}

TEST_CASE("a capture that was not finished is refused, however far it came") {
  for (const char* page :
       {"version/0000.json", "api/v1/pods/0000.json", "nodes.json", "resources/ns/x.json"}) {
    const TemporaryFolder folder;
    write_file(folder / "cluster.partial" / page, pod("a"));
    for (const char* slash : {"", "/"}) {
      const Error unfinished = error((folder / "cluster.partial").string() + slash);
      CHECK(unfinished.error_class == ErrorClass::kFileMissing);
      CHECK(holds(unfinished.place, "index.json"));
    }
  }
  const TemporaryFolder folder;  // with an index it was only never renamed
  CHECK(open_snapshot(
      write_packed(folder / "cluster.partial", Packing::kFolder, sample().members())));
}

TEST_CASE("what is not there, empty or none of the known recordings is told so") {
  const TemporaryFolder folder;
  CHECK(error((folder / "none").string()).error_class == ErrorClass::kFileMissing);
  fs::create_directory(folder / "empty");
  CHECK(error((folder / "empty").string()).error_class == ErrorClass::kEmptySnapshot);
  write_file(folder / "empty.json", "");
  CHECK(error((folder / "empty.json").string()).error_class == ErrorClass::kCorrupt);
  write_file(folder / "other/a.txt", "x");
  const Error other = error((folder / "other").string());
  CHECK(other.error_class == ErrorClass::kUnsupported);
  CHECK(holds(other.message, "kaic.snapshot/1"));
  CHECK(holds(other.message, "must-gather"));
  write_file(folder / "other.zip", zip_file({{.name = "a.txt", .content = "x"}}));
  CHECK(error((folder / "other.zip").string()).error_class == ErrorClass::kUnsupported);
  write_file(folder / "damaged.tgz", gzip(tar_file("a", "b")).substr(0, 40));
  CHECK(error((folder / "damaged.tgz").string()).error_class == ErrorClass::kCorrupt);
  CHECK(open_snapshot(std::vector<std::string>{}).error().error_class == ErrorClass::kArgument);
}

TEST_CASE("pipes and devices in place of a snapshot are refused without waiting") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(error((folder / "pipe").string()).error_class == ErrorClass::kUnsafeType);
  CHECK(error("/dev/null").error_class == ErrorClass::kUnsafeType);
}

TEST_CASE("in a snapshot's folder links and pipes are warned of; a page that is one is missing") {
  const TemporaryFolder folder;
  const std::string path = write_packed(folder / "s", Packing::kFolder, sample().members());
  write_file(folder / "outside.json", read_file(folder / "s/version/0000.json"));
  fs::create_symlink("../outside.json", folder / "s/link.json");
  fs::create_directory_symlink(".", folder / "s/loop");
  REQUIRE(::mkfifo((folder / "s/pipe").c_str(), 0600) == 0);
  const auto cluster = open_snapshot(path);
  REQUIRE(cluster);
  CHECK((*cluster)->origin().warnings.size() == 3);
  CHECK(any_holds((*cluster)->origin().warnings, "link.json"));
  CHECK(told(**cluster, kPods) == "complete a0 a1 b0");

  for (const std::string& target :
       {(folder / "outside.json").string(), std::string("../index.json")}) {
    fs::remove(folder / "s/version/0000.json");
    fs::create_symlink(target, folder / "s/version/0000.json");
    const Error missing = error(path);
    CHECK(missing.error_class == ErrorClass::kCorrupt);
    CHECK(missing.place == path + ": entry /version");
  }
  // Nor is a folder that became a link followed after the opening.
  const std::string again = write_packed(folder / "t", Packing::kFolder, sample().members());
  const auto opened = open_snapshot(again);
  REQUIRE(opened);
  fs::rename(folder / "t/api", folder / "moved");
  fs::create_directory_symlink(folder / "moved", folder / "t/api");
  const auto reading = read_lists(**opened, {kPods});
  REQUIRE_FALSE(reading);
  CHECK(reading.error().error_class == ErrorClass::kUnsafeType);
}

TEST_CASE("a snapshot's archive with a link is refused, whatever else is in it") {
  std::string bytes = TarHeader{.name = "link", .type = '2', .link = "/etc/passwd"}.bytes();
  for (const auto& [path, content] : sample().members()) bytes += tar_file(path, content);
  const TemporaryFolder folder;
  write_file(folder / "s.tar", bytes + tar_end());
  const Error link = error((folder / "s.tar").string());
  CHECK(link.error_class == ErrorClass::kUnsafeType);
  CHECK(holds(link.message, "link"));
}

TEST_CASE("a page that may not be read is an error, with its path") {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::all);
  const std::string path = write_packed(folder / "s", Packing::kFolder, sample().members());
  fs::permissions(folder / "s/api/v1/pods/0001.json", fs::perms::none);
  // The superuser may read everything, so the test is somebody else for a while.
  const uid_t me = ::geteuid();
  if (me == 0) REQUIRE(::seteuid(65534) == 0);
  const auto cluster = open_snapshot(path);
  const auto reading =
      cluster ? read_lists(**cluster, {kPods}) : kaic::Result<Reading>(cluster.error());
  if (me == 0) REQUIRE(::seteuid(me) == 0);
  REQUIRE_FALSE(reading);
  CHECK(reading.error().error_class == ErrorClass::kIo);
  CHECK(reading.error().place == path + "/api/v1/pods/0001.json");
}

TEST_CASE("nothing is written beside a snapshot, nor in it") {
  for (const Packing packing : kPackings) {
    const TemporaryFolder folder;
    const std::string path = write_packed(folder / "s", packing, sample(".zst").members());
    const std::string kubectl = (folder / "pods.json").string();
    write_file(folder / "pods.json", pod("a"));
    const std::string before = state_of(folder.path());
    for (const std::string& each : {path, kubectl}) {
      const auto cluster = open_snapshot(each);
      REQUIRE(cluster);
      REQUIRE(read_lists(**cluster, {kPods, kNodes}));
      REQUIRE((*cluster)->get("/version", ""));
    }
    CHECK(state_of(folder.path()) == before);
  }
}

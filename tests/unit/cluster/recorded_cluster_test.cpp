// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/recorded_cluster.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/base/limits.h"
#include "tests/unit/cluster/recording.h"

using kaic::Cluster;
using kaic::Document;
using kaic::Error;
using kaic::ErrorClass;
using kaic::ReadState;
using namespace kaic::testing;

namespace {

const std::string kForbidden =
    R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods is forbidden","reason":"Forbidden","code":403})";

/// Opens a recording as a folder and as an archive, and gives both to `check`.
void in_both(const Recording& recording, const std::function<void(Cluster&)>& check) {
  for (const Packing packing : {Packing::kFolder, Packing::kTarZstd, Packing::kZip}) {
    const TemporaryFolder folder;
    auto cluster = recording.open(folder / "s", packing);
    REQUIRE_MESSAGE(cluster, cluster.error().to_string());
    check(**cluster);
  }
}

Document got(Cluster& cluster, std::string_view path, std::string_view accept = "") {
  auto document = cluster.get(path, accept);
  REQUIRE_MESSAGE(document, document.error().to_string());
  return *std::move(document);
}

/// The error of whoever opens the recording, or else of the first one who reads the pods.
Error error(const Recording& recording, Packing packing = Packing::kFolder) {
  const TemporaryFolder folder;
  auto cluster = recording.open(folder / "s", packing);
  Error found;
  if (cluster) {
    const auto reading = read_lists(**cluster, {kPods});
    REQUIRE_FALSE(reading);
    found = reading.error();
  } else {
    found = cluster.error();
  }
  CHECK(found.place.starts_with((folder / "s").string()));
  found.place.erase(0, (folder / "s").string().size());
  return found;
}

}  // namespace

TEST_CASE("an answer is given as it was recorded, by its path and Accept header") {
  Recording recording;
  recording.answer("/version", {R"({"gitVersion":"v1.37.2"})"});
  recording.answer("/apis", {R"({"kind":"APIGroupDiscoveryList",)", R"("items":[]})"}, 200,
                   ".zst")["accept"] = "a/b;c=d";
  recording.answer("kube-scheduler/metrics", {"up 1\n"}, 200, ".gz")["contentType"] = "text/plain";
  in_both(recording, [](Cluster& cluster) {
    const Document version = got(cluster, "/version");
    CHECK(version.state == ReadState::kComplete);
    CHECK(version.status == 200);
    CHECK(version.body == R"({"gitVersion":"v1.37.2"})");
    CHECK(version.content_type == "application/json");
    CHECK(got(cluster, "/version", "application/json").body == version.body);
    CHECK(got(cluster, "/apis", "a/b;c=d").body ==
          R"({"kind":"APIGroupDiscoveryList","items":[]})");
    CHECK(got(cluster, "kube-scheduler/metrics").body == "up 1\n");
    CHECK(got(cluster, "kube-scheduler/metrics").content_type == "text/plain");
    for (const char* accept : {"", "text/plain"}) {
      const Document none = got(cluster, "/apis", accept);
      CHECK(none.state == ReadState::kRefused);
      CHECK(none.status == 0);
      CHECK(none.reason == "NotRecorded");
    }
  });
}

TEST_CASE("a refusal keeps its status and the server's reason, with pages and without") {
  Recording recording;
  recording.answer("/api/v1/pods", {kForbidden}, 403);
  auto& bare = recording.answer("/api/v1/nodes", {}, 404);
  bare["bytes"] = 17;  // says nothing without pages
  bare.erase("sha256");
  recording.answer("/version", {""}, 0);
  in_both(recording, [](Cluster& cluster) {
    CHECK(told(cluster, kPods) == "refused Forbidden");
    CHECK(told(cluster, kNodes) == "refused NotFound");
    CHECK(read_lists(cluster, {kPods})->summaries[0].message == "pods is forbidden");
    const Document pods = got(cluster, "/api/v1/pods");
    CHECK(pods.state == ReadState::kRefused);
    CHECK(pods.status == 403);
    CHECK(pods.reason == "Forbidden");
    CHECK(pods.message == "pods is forbidden");
    CHECK(got(cluster, "/version").reason == "Timeout");
    // An object of a refused list was refused, too.
    CHECK(got(cluster, "/api/v1/namespaces/a/pods/b").status == 403);
  });
}

TEST_CASE("what was not recorded is never absent") {
  Recording recording;
  recording.answer("/version", {"{}"});
  in_both(recording, [](Cluster& cluster) {
    CHECK(told(cluster, kPods) == "refused NotRecorded");
    CHECK(got(cluster, "/api/v1/namespaces/a/pods/b").reason == "NotRecorded");
  });
}

TEST_CASE("an object that was not asked for by name is found in a whole list") {
  Recording recording;
  recording.answer("/api/v1/pods", {list_of("PodList", {pod("a", "{}", "x")}, "t"),
                                    list_of("PodList", {pod("a", R"({"n":1})", "y")})});
  recording.answer("/api/v1/configmaps", {list_of("ConfigMapList", {pod("c", "{}", "x")}, "more")});
  recording.answer("/api/v1/services", {list_of("ServiceList", {pod("s", "{}", "x")}), "{"});
  recording.answer("/api/v1/namespaces/x/pods/b", {pod("b")});
  in_both(recording, [](Cluster& cluster) {
    const Document found = got(cluster, "/api/v1/namespaces/y/pods/a");
    CHECK(found.state == ReadState::kComplete);
    CHECK(found.body == pod("a", R"({"n":1})", "y"));
    CHECK(got(cluster, "/api/v1/namespaces/x/pods/b").body ==
          pod("b"));  // the object's own answer comes first
    const Document none = got(cluster, "/api/v1/namespaces/z/pods/a");
    CHECK(none.state == ReadState::kRefused);
    CHECK(none.status == 404);
    CHECK(none.reason == "NotFound");
    // A list that was cut can show that something is there, not that it is not.
    CHECK(got(cluster, "/api/v1/namespaces/x/configmaps/c").state == ReadState::kComplete);
    CHECK(got(cluster, "/api/v1/namespaces/x/configmaps/d").status == 0);
    CHECK(got(cluster, "/api/v1/namespaces/x/configmaps/d").reason == "ContinueToken");
    // One that does not parse shows nothing.
    const Document damaged = got(cluster, "/api/v1/namespaces/x/services/s");
    CHECK(damaged.state == ReadState::kRefused);
    CHECK(damaged.reason == "Unparsable");
    CHECK(damaged.body.empty());
  });
}

TEST_CASE("a whole list can be had as one answer, out of an archive as well") {
  Recording recording;
  const std::string small = list_of("PodList", many_pods("p", 2)),
                    large = list_of("NodeList", many_pods("n", 50, 100 * kaic::limits::kKiB));
  recording.answer("/api/v1/pods", {small}, 200, ".gz")["items"] = 2;
  recording.answer("/api/v1/nodes", {large})["items"] = 50;
  in_both(recording, [&](Cluster& cluster) {
    CHECK(got(cluster, "/api/v1/pods").body == small);
    CHECK(got(cluster, "/api/v1/nodes").body == large);
  });
}

TEST_CASE("the snapshot's digest is that of its index") {
  Recording recording;
  recording.answer("/version", {"{}"});
  kaic::Sha256 hash;
  hash.update(recording.index.dump());
  in_both(recording, [&](Cluster& cluster) {
    CHECK(cluster.origin().kind == "snapshot");
    CHECK(cluster.origin().digest == "sha256:" + hash.hex());
    CHECK(cluster.origin().captured);
    CHECK(cluster.origin().has_discovery);
    CHECK_FALSE(cluster.origin().vouched_complete);
    CHECK(cluster.origin().warnings.empty());
  });
}

TEST_CASE("Secrets are not read, with a warning, and files that no entry names are ignored") {
  Recording recording;
  recording.answer("/api/v1/secrets", {list_of("SecretList", {pod("s")})});
  recording.answer("/version", {"{}"});
  recording.files["notes.txt"] = "x";
  recording.files["api/v1/pods/0000.json"] = list_of("PodList", {pod("p")});
  in_both(recording, [](Cluster& cluster) {
    CHECK(told(cluster, {"", "v1", "secrets", "Secret"}) == "refused NotRecorded");
    CHECK(got(cluster, "/api/v1/secrets").reason == "NotRecorded");
    CHECK(got(cluster, "/api/v1/namespaces/default/secrets/s").reason == "NotRecorded");
    CHECK(told(cluster, kPods) == "refused NotRecorded");
    REQUIRE(cluster.origin().warnings.size() == 1);
    CHECK(holds(cluster.origin().warnings.front(), "Secrets (/api/v1/secrets)"));
  });
}

TEST_CASE("a page that is missing refuses the snapshot, with the entry and the page") {
  for (const Packing packing : kPackings) {
    Recording recording;
    recording.answer("/version", {"{}"});
    recording.answer("/api/v1/pods", {list_of("PodList", {}), list_of("PodList", {})});
    recording.files.erase("api/v1/pods/0001.json");
    const Error missing = error(recording, packing);
    CHECK(missing.error_class == ErrorClass::kCorrupt);
    CHECK(missing.place == ": entry /api/v1/pods");
    CHECK(missing.message == "the page api/v1/pods/0001.json is missing");
  }
}

TEST_CASE("a page of another size or content refuses the snapshot, with what was expected") {
  for (const Packing packing : kPackings) {
    for (const char* suffix : {"", ".gz", ".zst"}) {
      for (const std::string& text :
           {list_of("PodList", {pod("a")}), list_of("PodList", {pod("bbb")}), std::string()}) {
        Recording recording;
        auto& entry =
            recording.answer("/api/v1/pods", {list_of("PodList", {pod("b")})}, 200, suffix);
        const std::string name = entry["pages"][0];
        recording.files[name] = *suffix == '\0'                ? text
                                : suffix == std::string(".gz") ? gzip(text)
                                                               : zstd(text);
        const Error wrong = error(recording, packing);
        CHECK(wrong.error_class == ErrorClass::kCorrupt);
        CHECK(wrong.place == ": entry /api/v1/pods");
        CHECK(holds(wrong.message, "expected " + std::to_string(entry["bytes"].get<int>())));
      }
    }
  }
}

TEST_CASE("an answer's own damage shows when it is asked for, in a folder") {
  Recording recording;
  recording.answer("/version", {"{}"}, 200)["sha256"] = std::string(64, '0');
  const TemporaryFolder folder;
  const auto cluster = recording.open(folder / "s");
  REQUIRE(cluster);
  const auto document = (*cluster)->get("/version", "");
  REQUIRE_FALSE(document);
  CHECK(document.error().error_class == ErrorClass::kCorrupt);
  CHECK(document.error().place == (folder / "s").string() + ": entry /version");
}

TEST_CASE("a folder's file that changes after the opening is an error, never another answer") {
  Recording recording;
  recording.answer("/version", {"{\"a\":1}"});
  recording.answer("/api/v1/pods", {list_of("PodList", {pod("a")})});
  const std::string name = "s/api/v1/pods/0000.json", text = list_of("PodList", {pod("a")});
  const TemporaryFolder folder;
  const auto cluster = recording.open(folder / "s");
  REQUIRE(cluster);
  const auto now = [&](const std::string& content) {
    write_file(folder / name, content);
    const auto reading = read_lists(**cluster, {kPods});
    return reading ? "read" : std::string(to_string(reading.error().error_class));
  };
  CHECK(now(text) == "read");
  CHECK(now(text + " ") == "io");
  CHECK(now(text.substr(1)) == "io");
  CHECK(now(list_of("PodList", {pod("b")})) == "corrupt");
  std::filesystem::remove(folder / name);
  CHECK(read_lists(**cluster, {kPods}).error().error_class == ErrorClass::kFileMissing);
  write_file(folder / "s/version/0000.json", "{\"a\":12}");
  CHECK((*cluster)->get("/version", "").error().error_class == ErrorClass::kIo);
}

TEST_CASE("a list of more pages or bytes than may be read is refused alone") {
  Recording recording;
  recording.answer("/api/v1/nodes", {list_of("NodeList", {node("n")})});
  auto& pods = recording.answer("/api/v1/pods", {list_of("PodList", {})}, 200, ".gz");
  pods["bytes"] = kaic::limits::kListBytes + 1;
  const TemporaryFolder folder;
  const auto cluster = recording.open(folder / "s");
  REQUIRE(cluster);
  CHECK(told(**cluster, kPods) == "refused Limit");
  CHECK(told(**cluster, kNodes) == "complete n");
}

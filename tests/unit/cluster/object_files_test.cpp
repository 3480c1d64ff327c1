// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/object_files.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/base/limits.h"
#include "tests/unit/cluster/recording.h"

using kaic::Cluster;
using kaic::Document;
using kaic::Error;
using kaic::ErrorClass;
using kaic::open_snapshot;
using kaic::ReadState;
using kaic::SnapshotOptions;
using namespace kaic::testing;

namespace {

constexpr SnapshotOptions kVouched{.complete = true};

/// What a recording of these files shows of pods and nodes; `form` is the file's name or that of a
/// folder or archive.
std::string shown(const std::string& path, SnapshotOptions options = {}) {
  const auto cluster = open_snapshot(path, options);
  if (!cluster) return cluster.error().to_string();
  return "pods: " + told(**cluster, kPods) + "; nodes: " + told(**cluster, kNodes);
}

std::string of_file(const std::string& text, SnapshotOptions options = {}) {
  const TemporaryFile file(text);
  return shown(file.path(), options);
}

Error error_of(const std::string& text) {
  const TemporaryFile file(text);
  const auto opened = open_snapshot(file.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().place.starts_with(file.path()));
  Error error = opened.error();
  error.place.erase(0, file.path().size());
  return error;
}

const std::string kBoth = R"({"apiVersion":"v1","kind":"List","metadata":{},"items":[)" + pod("a") +
                          "," + node("n") + "," + pod("b") + "]}";
const std::string kYaml = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: default\n";

/// A recording in each packing, below a top folder and not.
void in_all(const Members& members, const std::function<void(const std::string& path)>& check) {
  for (const Packing packing : kPackings) {
    for (const std::string top : {"", "recording-2026/"}) {
      Members all;
      for (const auto& [path, content] : members) all.emplace_back(top + path, content);
      const TemporaryFolder folder;
      check(write_packed(folder / "r", packing, all));
    }
  }
}

std::unique_ptr<Cluster> opened(const std::string& path, SnapshotOptions options = {}) {
  auto cluster = open_snapshot(path, options);
  REQUIRE_MESSAGE(cluster, cluster.error().to_string());
  return *std::move(cluster);
}

}  // namespace

TEST_CASE("kubectl's List shows its kinds, not known to be complete, and no others") {
  const TemporaryFile file(kBoth);
  const auto cluster = opened(file.path());
  CHECK(told(*cluster, kPods) == "cut NotKnownComplete a b");
  CHECK(told(*cluster, kNodes) == "cut NotKnownComplete n");
  CHECK(told(*cluster, {"", "v1", "services", "Service"}) == "refused NotRecorded");
  CHECK(told(*cluster, {"apps", "v1", "pods", "Pod"}) == "refused NotRecorded");
  CHECK(cluster->origin().kind == "kubectl");
  CHECK_FALSE(cluster->origin().captured);
  CHECK_FALSE(cluster->origin().has_discovery);
  kaic::Sha256 hash;
  hash.update(kBoth);
  CHECK(cluster->origin().digest == "sha256:" + hash.hex());
}

TEST_CASE("a caller can vouch for the kinds that are shown, for no others") {
  const TemporaryFile file(kBoth);
  const auto cluster = opened(file.path(), kVouched);
  CHECK(told(*cluster, kPods) == "complete a b");
  CHECK(told(*cluster, {"", "v1", "services", "Service"}) == "refused NotRecorded");
  CHECK(cluster->origin().vouched_complete);
  CHECK(read_lists(*cluster, {kPods, kNodes})->summaries[0].items == 2);
}

TEST_CASE("objects come as JSON or YAML, one, several or as lists, whatever the file is called") {
  const std::string both = "pods: cut NotKnownComplete a b; nodes: cut NotKnownComplete n",
                    one = "pods: cut NotKnownComplete a; nodes: refused NotRecorded";
  CHECK(of_file(kBoth) == both);
  CHECK(of_file("\xEF\xBB\xBF\n" + kBoth + "\n") == both);
  CHECK(of_file(pod("a")) == one);
  CHECK(of_file("[" + pod("a") + "," + node("n") + "," + pod("b") + "]") == both);
  CHECK(of_file(pod("a") + "\n" + node("n") + pod("b")) == both);
  CHECK(
      of_file(list_of("PodList", {R"({"metadata":{"name":"a"}})", R"({"metadata":{"name":"b"}})"}) +
              list_of("NodeList", {R"({"metadata":{"name":"n"}})"})) == both);
  CHECK(of_file(kYaml) == one);
  CHECK(of_file("---\n" + kYaml + "---\napiVersion: v1\nkind: Node\nmetadata: {name: n}\n---\n" +
                kYaml + "---\n") ==
        "pods: cut NotKnownComplete a a; nodes: cut NotKnownComplete n");
  CHECK(of_file("apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: "
                "{name: a}\n- apiVersion: v1\n  kind: Node\n  metadata: {name: n}\n- apiVersion: "
                "v1\n  kind: Pod\n"
                "  metadata: {name: b}\n") == both);
  CHECK(of_file("kind: PodList\napiVersion: v1\nitems:\n- metadata: {name: a}\n") == one);
}

TEST_CASE("an empty typed list shows its kind, an empty List shows nothing") {
  CHECK(of_file(list_of("PodList", {}), kVouched) == "pods: complete; nodes: refused NotRecorded");
  CHECK(of_file(R"({"kind":"PodList","apiVersion":"v1","items":null})") ==
        "pods: cut NotKnownComplete; nodes: refused NotRecorded");
  CHECK(error_of(R"({"kind":"List","apiVersion":"v1","items":[]})").error_class ==
        ErrorClass::kEmptySnapshot);
}

TEST_CASE("several files are one recording") {
  const TemporaryFolder folder;
  write_file(folder / "pods.json", list_of("PodList", {pod("a")}));
  write_file(folder / "more.yaml", kYaml);
  write_file(folder / "nodes.json", node("n"));
  const std::string pods = (folder / "pods.json").string(), more = (folder / "more.yaml").string(),
                    nodes = (folder / "nodes.json").string();
  const auto cluster = open_snapshot(std::vector{pods, more, nodes}, kVouched);
  REQUIRE(cluster);
  CHECK(told(**cluster, kPods) == "complete a a");
  CHECK(told(**cluster, kNodes) == "complete n");
  CHECK(shown(folder.path().string(), kVouched) ==
        "pods: complete a a; nodes: complete n");  // a folder of them, too
  write_file(folder / "more.yaml", "kind: [\n");
  const auto damaged = open_snapshot(std::vector{pods, more, nodes});
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().error_class == ErrorClass::kYamlSyntax);
  CHECK(holds(damaged.error().place, more));
}

TEST_CASE("a named file's damage is an error with its place") {
  CHECK(error_of(kBoth.substr(0, kBoth.size() - 1)).error_class == ErrorClass::kJsonSyntax);
  CHECK(holds(error_of(kBoth.substr(0, kBoth.size() - 1)).place, "offset"));
  const Error inside = error_of(
      R"({"kind":"List","apiVersion":"v1","items":[{"apiVersion":"v1","kind":"Pod","x":tru}]})");
  CHECK(inside.error_class == ErrorClass::kJsonSyntax);
  CHECK(inside.place == ": items from offset 42: offset 37");
  CHECK(error_of(pod("a") + " {\"x\"").error_class == ErrorClass::kJsonSyntax);
  CHECK(error_of("kind: Pod\n\tx: [").place.starts_with(":2:"));
  CHECK(error_of("hello").error_class == ErrorClass::kSchemaType);
  CHECK(error_of(R"({"kind":"Status","apiVersion":"v1","status":"Failure"})").error_class ==
        ErrorClass::kStatusFailure);
  CHECK(error_of(R"({"a":1})").error_class == ErrorClass::kMissingField);
}

TEST_CASE("items that nobody tells the kind of are not passed over in silence") {
  CHECK(error_of(R"({"kind":"List","apiVersion":"v1","items":[)" + pod("a") +
                 R"(,{"metadata":{"name":"b"}}]})")
            .error_class == ErrorClass::kMissingField);
  CHECK(error_of(pod("a") + R"({"items":[{"metadata":{"name":"b"}}]})").error_class ==
        ErrorClass::kMissingField);
}

TEST_CASE("a list larger than a chunk is read whole, in parts, in order") {
  const std::vector<std::string> pods = many_pods("p", 60, 50 * kaic::limits::kKiB);
  const TemporaryFile file(list_of("PodList", pods));
  const auto cluster = opened(file.path(), kVouched);
  const auto reading = read_lists(*cluster, {kNodes, kPods});
  REQUIRE(reading);
  CHECK(reading->objects[1] == pods);
  CHECK(reading->summaries[1].items == 60);
  CHECK(reading->summaries[0].reason == "NotRecorded");
}

TEST_CASE("an object beyond the limit refuses a named file") {
  CHECK(error_of(
            list_of("PodList",
                    {pod("a"),
                     pod("b", "{\"x\":[" + std::string(kaic::limits::kObjectBytes, ' ') + "]}")}))
            .error_class == ErrorClass::kLimit);
}

TEST_CASE("the caller can stop the reading") {
  const TemporaryFile file(kBoth);
  const auto cluster = opened(file.path());
  std::stop_source source;
  source.request_stop();
  const auto reading = read_lists(
      *cluster, {kPods}, {.parallelism = 1, .stop = source.get_token(), .on_progress = {}});
  REQUIRE_FALSE(reading);
  CHECK(reading.error().error_class == ErrorClass::kCancelled);
}

TEST_CASE("an object is found by its path") {
  const TemporaryFile file(
      list_of("ConfigMapList", {R"({"metadata":{"name":"c","namespace":"x"},"data":{"k":"v"}})"}) +
      pod("a"));
  for (const bool vouched : {false, true}) {
    const auto cluster = opened(file.path(), {.complete = vouched});
    const auto get = [&](const char* path) { return *cluster->get(path, ""); };
    const Document found = get("/api/v1/namespaces/x/configmaps/c");
    CHECK(found.state == ReadState::kComplete);
    CHECK(found.status == 200);
    CHECK(nlohmann::json::parse(found.body)["data"]["k"] == "v");
    CHECK(get("/api/v1/namespaces/default/pods/a").state == ReadState::kComplete);
    const Document none = get("/api/v1/namespaces/y/configmaps/c");
    CHECK(none.state == ReadState::kRefused);
    CHECK(none.status == (vouched ? 404 : 0));
    CHECK(none.reason == (vouched ? "NotFound" : "NotKnownComplete"));
    for (const char* path :
         {"/api/v1/namespaces/x/services/c", "/version", "/apis", "/api/v1/configmaps"})
      CHECK(get(path).reason == "NotRecorded");
  }
}

TEST_CASE("a cluster-info dump is read by namespaces") {
  in_all({{"default/pods.json", list_of("PodList", {pod("a")})},
          {"default/web/logs.txt", "{ no json"},
          {"kube-system/pods.json", list_of("PodList", {pod("b")})},
          {"nodes.json", list_of("NodeList", {node("n")})}},
         [](const std::string& path) {
           CHECK(shown(path) == "pods: cut NotKnownComplete a b; nodes: cut NotKnownComplete n");
           CHECK(shown(path, kVouched) == "pods: complete a b; nodes: complete n");
           CHECK(opened(path)->origin().kind == "cluster-info");
         });
}

TEST_CASE("a must-gather is read through its images' folders") {
  in_all({{"quay-io-sha256-01/cluster-scoped-resources/core/nodes/n.yaml",
           "---\napiVersion: v1\nkind: Node\nmetadata:\n  name: n\n"},
          {"quay-io-sha256-01/namespaces/x/core/pods.yaml",
           "---\napiVersion: v1\nkind: PodList\nitems:\n- metadata:\n    name: a\n"},
          {"quay-io-sha256-01/namespaces/x/pods/a/a.log", "log"},
          {"event-filter.html", "<html>"}},
         [](const std::string& path) {
           CHECK(shown(path) == "pods: cut NotKnownComplete a; nodes: cut NotKnownComplete n");
           CHECK(opened(path)->origin().kind == "must-gather");
           CHECK(opened(path)->get("/version", "")->reason == "NotRecorded");
         });
}

TEST_CASE(
    "a Sonobuoy archive tells the server's version, and a link in it is skipped with a warning") {
  const Members members = {
      {"meta/run.log", "x"},
      {"resources/cluster/core_v1_nodes.json", list_of("NodeList", {node("n")})},
      {"resources/ns/x/core_v1_pods.json", "[" + pod("a") + "]"},
      {"serverversion.json", R"({"gitVersion":"v1.36.1"})"}};
  in_all(members, [](const std::string& path) {
    const auto cluster = opened(path, kVouched);
    CHECK(told(*cluster, kPods) == "complete a");
    CHECK(cluster->origin().kind == "sonobuoy");
    CHECK(cluster->get("/version", "")->body == R"({"gitVersion":"v1.36.1"})");
    CHECK(cluster->get("/version", "")->state == ReadState::kComplete);
  });
  std::string tar =
      TarHeader{.name = "podlogs/current", .type = '2', .link = "/etc/passwd"}.bytes();
  for (const auto& [path, content] : members) tar += tar_file(path, content);
  const TemporaryFile file(gzip(tar + tar_end()));
  const auto cluster = opened(file.path(), kVouched);
  CHECK(told(*cluster, kPods) == "complete a");
  CHECK(any_holds(cluster->origin().warnings, "the link podlogs/current is not followed"));
}

TEST_CASE("a support bundle's version is a member of its file") {
  in_all({{"cluster-info/cluster_version.json",
           R"({"info":{"gitVersion":"v1.35.0"},"string":"v1.35.0"})"},
          {"cluster-resources/nodes.json", list_of("NodeList", {node("n")})},
          {"cluster-resources/pods/x.json", list_of("PodList", {R"({"metadata":{"name":"a"}})"})},
          {"cluster-resources/pods-errors.json", "{ no json"},
          {"cluster-resources/auth-cani-list/x.json", R"({"spec":{}})"}},
         [](const std::string& path) {
           const auto cluster = opened(path, kVouched);
           CHECK(told(*cluster, kPods) == "complete a");
           CHECK(cluster->origin().kind == "support-bundle");
           CHECK(cluster->origin().warnings.empty());
           CHECK(cluster->get("/version", "")->body == R"({"gitVersion":"v1.35.0"})");
         });
}

TEST_CASE("one damaged file among many is a warning, and then nothing is complete") {
  for (const std::string& damaged : {std::string("{"), std::string(), std::string("[7]"),
                                     list_of("PodList", {pod("b"), "{\"x\":tru}"})}) {
    in_all({{"default/pods.json", list_of("PodList", {pod("a")})},
            {"kube-system/pods.json", damaged},
            {"nodes.json", list_of("NodeList", {node("n")})}},
           [](const std::string& path) {
             const auto cluster = opened(path, kVouched);
             CHECK(told(*cluster, kNodes) == "cut NotKnownComplete n");
             CHECK(holds(told(*cluster, kPods), "cut NotKnownComplete a"));
             const auto& warnings = cluster->origin().warnings;
             CHECK(warnings.size() == 2);
             CHECK(any_holds(warnings, "kube-system/pods.json"));
             CHECK(any_holds(warnings, "nothing is taken to be complete"));
           });
  }
}

TEST_CASE("a file that was whole when it was opened and is not when it is read is an error") {
  const TemporaryFolder folder;
  write_file(folder / "r/default/pods.json", list_of("PodList", {pod("a")}));
  write_file(folder / "r/nodes.json", list_of("NodeList", {node("n")}));
  const auto cluster = opened((folder / "r").string(), kVouched);
  CHECK(told(*cluster, kPods) == "complete a");
  std::string text = list_of("PodList", {pod("a")});
  write_file(folder / "r/default/pods.json", text + " ");
  CHECK(read_lists(*cluster, {kPods}).error().error_class == ErrorClass::kIo);
  CHECK(cluster->get("/api/v1/namespaces/default/pods/a", "").error().error_class ==
        ErrorClass::kIo);
  text.back() = ',';
  write_file(folder / "r/default/pods.json", text);  // of the same size
  const auto reading = read_lists(*cluster, {kPods});
  REQUIRE_FALSE(reading);
  CHECK(reading.error().error_class == ErrorClass::kJsonSyntax);
}

TEST_CASE("links in a foreign folder are warned of and not followed") {
  const TemporaryFolder folder;
  write_file(folder / "outside.json", list_of("PodList", {pod("secret")}));
  write_file(folder / "r/default/pods.json", list_of("PodList", {pod("a")}));
  write_file(folder / "r/nodes.json", list_of("NodeList", {node("n")}));
  std::filesystem::create_symlink(folder / "outside.json", folder / "r/default/events.json");
  const auto cluster = opened((folder / "r").string());
  CHECK(told(*cluster, kPods) == "cut NotKnownComplete a");
  CHECK(any_holds(cluster->origin().warnings, "default/events.json is no regular file"));
}

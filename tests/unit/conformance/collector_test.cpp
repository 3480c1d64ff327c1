// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/collector.h"

#include <doctest/doctest.h>

#include "kaic/api/core.h"
#include "kaic/api/gateway.h"
#include "kaic/api/resource.h"
#include "tests/support/fake_cluster.h"

namespace kaic {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kPodFields[] = {"spec.nodeName"};
constexpr std::string_view kPhase[] = {"status.phase"};
constexpr std::string_view kData[] = {"data"};
constexpr std::string_view kEnv[] = {"spec.containers.env[]"};
constexpr std::string_view kNoSuchField[] = {"spec.nodeNames"};

constexpr Read kPods = list_of<Pod>(Need::kRequired, kPodFields);
constexpr Read kRoutes = list_of<HTTPRoute>(Need::kRequired, {});
constexpr Read kSlices = list_of<ResourceSlice>(Need::kRequired, {});
constexpr Read kMap = named<ConfigMap>(Need::kSupporting, "kube-system", "status", kData);

FakeCluster cluster_with(const std::string& served) {
  FakeCluster cluster;
  cluster.serve("/version", R"({"major": "1", "minor": "36+", "gitVersion": "v1.36.2"})");
  cluster.discover(served);
  return cluster;
}

Inventory collect(FakeCluster& cluster, const std::vector<const Read*>& reads) {
  auto inventory = Collector(cluster, {}).run(reads);
  if (!inventory) FAIL(inventory.error().to_string());
  return *std::move(inventory);
}

Names names_of(std::span<const Pod> pods) {
  Names names;
  for (const Pod& pod : pods) names.push_back(pod.metadata.name);
  return names;
}

TEST_CASE("a list is read once for all who read it, with the fields that any of them named") {
  static constexpr Read kOther = list_of<Pod>(Need::kSupporting, kPhase);
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  cluster.serve(
      "/api/v1/pods",
      R"({"kind": "PodList", "items": [{"metadata": {"name": "a", "namespace": "n", "uid": "u"},
      "spec": {"nodeName": "node", "hostPID": true}, "status": {"phase": "Running", "reason": "r"}}]})");
  const Inventory inventory = collect(cluster, {&kPods, &kOther, &kPods});
  CHECK(std::count(cluster.asked.begin(), cluster.asked.end(), "/api/v1/pods") == 1);
  REQUIRE(inventory.all<Pod>().size() == 1);
  const Pod& pod = inventory.all<Pod>()[0];
  CHECK(pod.metadata.name == "a");
  CHECK(pod.metadata.namespace_ == "n");
  CHECK(pod.spec.node_name == "node");
  CHECK(pod.status.phase == "Running");
  CHECK(pod.metadata.uid.empty());  // nobody named it
  CHECK_FALSE(pod.spec.host_pid);
  CHECK(pod.status.reason.empty());
  CHECK(inventory.state<Pod>() == ReadState::kComplete);
}

bool on_node(const Pod& pod) { return !pod.spec.node_name.empty(); }
bool any(const Pod&) { return true; }
bool is_b(const Pod& pod) { return pod.metadata.name == "b"; }

TEST_CASE("objects are kept if any reader keeps them, and all if one reader keeps all") {
  static constexpr Read kOnNode = list_of<Pod, on_node>(Need::kRequired, kPodFields);
  static constexpr Read kB = list_of<Pod, is_b>(Need::kRequired, {});
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  cluster.serve(
      "/api/v1/pods",
      R"({"kind": "PodList", "items": [{"metadata": {"name": "a"}, "spec": {"nodeName": "n"}},
      {"metadata": {"name": "b"}}, {"metadata": {"name": "c"}}]})");
  CHECK(names_of(collect(cluster, {&kOnNode}).all<Pod>()) == Names{"a"});
  CHECK(names_of(collect(cluster, {&kOnNode, &kB}).all<Pod>()) == Names{"a", "b"});
  CHECK(names_of(collect(cluster, {&kOnNode, &kPods, &kB}).all<Pod>()) == Names{"a", "b", "c"});
}

TEST_CASE("of a filtered list the wanted elements alone are held") {
  static constexpr Read kSwitches = list_of<Pod, any>(
      Need::kRequired, kEnv, [](std::string_view name) { return name.starts_with("NVIDIA_"); });
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  cluster.serve("/api/v1/pods",
                R"({"items": [{"spec": {"containers": [{"env": [{"name": "PASSWORD", "value": "x"},
      {"name": "NVIDIA_VISIBLE_DEVICES", "value": "all"}]}]}}]})");
  const Inventory inventory = collect(cluster, {&kSwitches});
  const auto& env = inventory.all<Pod>()[0].spec.containers[0].env;
  REQUIRE(env.size() == 1);
  CHECK(env[0].value == "all");
}

TEST_CASE("the best version that is served is read") {
  FakeCluster cluster = cluster_with(
      R"({"gateway.networking.k8s.io": ["v1beta1/httproutes"], "resource.k8s.io": ["v1beta1/resourceslices", "v1/resourceslices"]})");
  cluster.serve("/apis/gateway.networking.k8s.io/v1beta1/httproutes",
                R"({"items": [{"metadata": {"name": "r"}}]})");
  cluster.serve("/apis/resource.k8s.io/v1/resourceslices", R"({"items": []})");
  const Inventory inventory = collect(cluster, {&kRoutes, &kSlices});
  CHECK(inventory.path("gateway.networking.k8s.io", "httproutes") ==
        "/apis/gateway.networking.k8s.io/v1beta1/httproutes");
  CHECK(inventory.ref(inventory.all<HTTPRoute>()[0]).version == "v1beta1");
  CHECK(inventory.state<HTTPRoute>() == ReadState::kComplete);
  CHECK(inventory.path("resource.k8s.io", "resourceslices") ==
        "/apis/resource.k8s.io/v1/resourceslices");
  CHECK(inventory.state<ResourceSlice>() == ReadState::kComplete);
}

TEST_CASE("only discovery can say that a resource is absent") {
  FakeCluster served = cluster_with(R"({"": ["v1/pods"]})");
  CHECK(collect(served, {&kRoutes}).state<HTTPRoute>() == ReadState::kAbsent);
  CHECK(collect(served, {&kRoutes}).outcome(kRoutes).reason == "NotServed");
  FakeCluster silent;  // without discovery every version is tried
  silent.refuse("/apis/gateway.networking.k8s.io/v1/httproutes", 404, "NotFound");
  silent.refuse("/apis/gateway.networking.k8s.io/v1beta1/httproutes", 404, "NotFound");
  const Inventory inventory = collect(silent, {&kRoutes});
  CHECK(inventory.state<HTTPRoute>() == ReadState::kRefused);
  CHECK(inventory.outcome(kRoutes).reason == "NotFound");
  silent.serve("/apis/gateway.networking.k8s.io/v1beta1/httproutes",
               R"({"items": [{"metadata": {"name": "r"}}]})");
  CHECK(collect(silent, {&kRoutes}).all<HTTPRoute>().size() == 1);
}

TEST_CASE("a version that was forbidden is not passed over for an older one") {
  FakeCluster cluster;
  cluster.refuse("/apis/gateway.networking.k8s.io/v1/httproutes", 403, "Forbidden");
  cluster.serve("/apis/gateway.networking.k8s.io/v1beta1/httproutes", R"({"items": []})");
  const Inventory inventory = collect(cluster, {&kRoutes});
  CHECK(inventory.outcome(kRoutes).reason == "Forbidden");
  CHECK(inventory.outcome(kRoutes).path == "/apis/gateway.networking.k8s.io/v1/httproutes");
}

TEST_CASE("a resource served in versions that kaic cannot read is refused and not absent") {
  FakeCluster cluster = cluster_with(R"({"gateway.networking.k8s.io": ["v3/httproutes"]})");
  CHECK(collect(cluster, {&kRoutes}).outcome(kRoutes).reason == "VersionNotSupported");
  CHECK(collect(cluster, {&kRoutes}).state<HTTPRoute>() == ReadState::kRefused);
}

TEST_CASE("stale discovery of a version that kaic cannot read proves no absence") {
  FakeCluster cluster = cluster_with(
      R"({"gateway.networking.k8s.io": ["v1/gateways", "v1beta1/gateways", "v3!/x"]})");
  const Inventory inventory = collect(cluster, {&kRoutes});
  CHECK(inventory.state<HTTPRoute>() == ReadState::kRefused);
  CHECK(inventory.outcome(kRoutes).reason == "DiscoveryIncomplete");
}

TEST_CASE("of a refused list nothing is held, of a cut one what came") {
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  cluster.refuse("/api/v1/pods", 403, "Forbidden");
  const Inventory refused = collect(cluster, {&kPods});
  CHECK(refused.state<Pod>() == ReadState::kRefused);
  CHECK(refused.outcome(kPods).reason == "Forbidden");
  CHECK(refused.all<Pod>().empty());
  cluster.serve("/api/v1/pods",
                R"({"metadata": {"continue": "more"}, "items": [{"metadata": {"name": "a"}}]})");
  const Inventory cut = collect(cluster, {&kPods});
  CHECK(cut.state<Pod>() == ReadState::kCut);
  CHECK(names_of(cut.all<Pod>()) == Names{"a"});
  cluster.serve("/api/v1/pods", R"({"items": [{"metadata": {"name": "a"}}, )");
  const Inventory broken = collect(cluster, {&kPods});
  CHECK(broken.state<Pod>() == ReadState::kRefused);
  CHECK(broken.all<Pod>().empty());
}

TEST_CASE("a list with an object that does not fit its type is cut, and the rest is kept") {
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  cluster.serve(
      "/api/v1/pods",
      R"({"items": [{"metadata": {"name": "a"}}, {"metadata": {"name": "bad"}, "spec": {"nodeName": 1}},
      {"metadata": {"name": "c"}, "spec": {"hostPID": "not read, so no fault"}}]})");
  const Inventory inventory = collect(cluster, {&kPods});
  CHECK(inventory.state<Pod>() == ReadState::kCut);
  CHECK(inventory.outcome(kPods).reason == "ObjectUndecodable");
  CHECK(names_of(inventory.all<Pod>()) == Names{"a", "c"});
}

TEST_CASE("a named object that is not there is a fact") {
  FakeCluster cluster = cluster_with(R"({"": ["v1/configmaps"]})");
  const std::string path = "/api/v1/namespaces/kube-system/configmaps/status";
  cluster.refuse(path, 404, "NotFound");
  const Inventory none = collect(cluster, {&kMap});
  CHECK(none.outcome(kMap).state == ReadState::kComplete);
  CHECK(none.outcome(kMap).reason.empty());
  CHECK(none.one<ConfigMap>("kube-system", "status") == nullptr);
  cluster.serve(path, R"({"metadata": {"name": "status"}, "data": {"a": "b"}})");
  const Inventory some = collect(cluster, {&kMap});
  REQUIRE(some.one<ConfigMap>("kube-system", "status") != nullptr);
  CHECK(*some.one<ConfigMap>("kube-system", "status")->data.find("a") == "b");
  CHECK(some.one<ConfigMap>("kube-system", "other") == nullptr);
}

TEST_CASE("a named object that could not be read is no fact") {
  FakeCluster cluster = cluster_with(R"({"": ["v1/configmaps"]})");
  CHECK(collect(cluster, {&kMap}).outcome(kMap).reason == "NotRecorded");
  const std::string path = "/api/v1/namespaces/kube-system/configmaps/status";
  cluster.refuse(path, 403, "Forbidden");
  CHECK(collect(cluster, {&kMap}).outcome(kMap).reason == "Forbidden");
  for (const char* const body : {R"({"data": {"a": 1}})", "{", "[]", R"({"data": {}} x)", ""}) {
    CAPTURE(body);
    cluster.serve(path, body);
    const Inventory inventory = collect(cluster, {&kMap});
    CHECK(inventory.outcome(kMap).state == ReadState::kRefused);
    CHECK(inventory.outcome(kMap).reason == "Unparsable");
    CHECK(inventory.one<ConfigMap>("kube-system", "status") == nullptr);
  }
}

TEST_CASE("the server's version is read, or refused with its reason") {
  FakeCluster cluster = cluster_with("{}");
  const Inventory known = collect(cluster, {});
  CHECK(known.server_version().git_version == "v1.36.2");
  CHECK(known.server_version().minor_number() == 36);
  CHECK(known.reads()[0].state == ReadState::kComplete);
  cluster.serve("/version", R"({"minor": 36})");
  const Inventory odd = collect(cluster, {});
  CHECK(odd.reads()[0].reason == "Unparsable");
  CHECK_FALSE(odd.server_version().minor_number());
}

TEST_CASE("a read of a field that its type does not have is kaic's own fault and said at once") {
  static constexpr Read kWrong = list_of<Pod>(Need::kRequired, kNoSuchField);
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  const auto inventory = Collector(cluster, {}).run({&kWrong});
  REQUIRE_FALSE(inventory);
  CHECK(inventory.error().error_class == ErrorClass::kArgument);
}

TEST_CASE("a cluster's own error and a cancelled read end the reading") {
  FakeCluster cluster = cluster_with(R"({"": ["v1/pods"]})");
  std::stop_source stop;
  stop.request_stop();
  ReadOptions options;
  options.stop = stop.get_token();
  const auto cancelled = Collector(cluster, options).run({&kPods});
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().error_class == ErrorClass::kCancelled);
  cluster.broken_path = "/version";
  const auto broken = Collector(cluster, {}).run({&kPods});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().error_class == ErrorClass::kCorrupt);
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/inventory.h"

#include <doctest/doctest.h>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "tests/support/fake_cluster.h"

namespace kaic {
namespace {

constexpr Read kPods = list_of<Pod>(Need::kRequired, {});
constexpr Read kDeployments = list_of<Deployment>(Need::kRequired, {});
constexpr Read kClusters =
    kaic::custom("ray.io", "rayclusters", "RayCluster", {"v1", "v1alpha1"}, Need::kSupporting);
constexpr Read kGroups = discovery(Need::kRequired);
constexpr Read kRay = discovery(Need::kRequired, "ray.io");

Inventory collect(FakeCluster& cluster, const std::vector<const Read*>& reads) {
  auto inventory = Inventory::collect(cluster, reads, {});
  if (!inventory) FAIL(inventory.error().to_string());
  return *std::move(inventory);
}

std::optional<int> minor(std::string text, std::string emulated = "") {
  return ServerVersion{"1", std::move(text), "", std::move(emulated)}.minor_number();
}

TEST_CASE("the minor is the number in front, and the emulated one if there is one") {
  CHECK(minor("36") == 36);
  CHECK(minor("34+") == 34);  // as some providers write it
  CHECK(minor("37", "36") == 36);
  CHECK_FALSE(minor(""));
  CHECK_FALSE(minor("x"));
  CHECK_FALSE(minor("99999999999"));
}

TEST_CASE("what nobody asked for is refused and empty") {
  const Inventory inventory;
  CHECK(inventory.all<Pod>().empty());
  CHECK(inventory.state<Pod>() == ReadState::kRefused);
  CHECK_FALSE(inventory.is_known("", "pods"));
  CHECK(inventory.path("", "pods").empty());
  CHECK(inventory.one<ConfigMap>("a", "b") == nullptr);
  CHECK(inventory.outcome(kPods).reason == "NotAsked");
  CHECK(inventory.outcome(kPods).path == "/api/v1/pods");
  CHECK(inventory.outcome(kGroups).state == ReadState::kRefused);
  CHECK_FALSE(inventory.now());
}

TEST_CASE("a list that was read whole and one that is not served are known") {
  FakeCluster cluster;
  cluster.discover(R"({"": ["v1/pods"]})");
  cluster.serve("/api/v1/pods", R"({"items": [{"metadata": {"name": "p", "namespace": "n"}}]})");
  const Inventory inventory = collect(cluster, {&kPods, &kDeployments});
  CHECK(inventory.is_known("", "pods"));
  CHECK(inventory.is_known("apps", "deployments"));
  CHECK(inventory.state<Deployment>() == ReadState::kAbsent);
  CHECK(inventory.ref(inventory.all<Pod>()[0]) == ObjectRef{"", "v1", "Pod", "n", "p"});
}

TEST_CASE("custom resources are found by group and resource") {
  FakeCluster cluster;
  cluster.discover(R"({"": [], "ray.io": ["v1alpha1/rayclusters"]})");
  cluster.serve("/apis/ray.io/v1alpha1/rayclusters",
                R"({"kind": "RayClusterList", "items": [{"kind": "RayCluster",
      "metadata": {"name": "r", "generation": 2}, "spec": {"x": 1}, "status": {"observedGeneration": 2, "state": "ready"}}]})");
  const Inventory inventory = collect(cluster, {&kClusters});
  REQUIRE(inventory.custom("ray.io", "rayclusters").size() == 1);
  const CustomObject& object = inventory.custom("ray.io", "rayclusters")[0];
  CHECK(object.status.observed_generation == 2);
  CHECK(object.status.unknown.size() ==
        1);  // all of the status was asked for, and is kept or skipped as one
  CHECK(object.unknown.empty());
  CHECK(inventory.custom("ray.io", "rayjobs").empty());
  CHECK(inventory.path("ray.io", "rayclusters") == "/apis/ray.io/v1alpha1/rayclusters");
}

TEST_CASE(
    "a read of discovery is whole if the group was, and otherwise says which answer is missing") {
  FakeCluster cluster;
  cluster.discover(R"({"": ["v1/pods"], "ray.io": ["v1/rayclusters"]})");
  CHECK(collect(cluster, {&kRay}).outcome(kGroups).state == ReadState::kComplete);
  CHECK(collect(cluster, {&kRay}).outcome(kRay).state == ReadState::kComplete);
  FakeCluster partly;
  partly.serve(
      "/apis",
      R"({"kind": "APIGroupList", "groups": [{"name": "ray.io", "versions": [{"version": "v1"}]}]})");
  partly.refuse("/apis/ray.io/v1", 503, "ServiceUnavailable");
  const Inventory inventory = collect(partly, {&kRay});
  CHECK(inventory.outcome(kGroups).state == ReadState::kComplete);
  CHECK(inventory.outcome(kRay).path == "/apis/ray.io/v1");
  CHECK(inventory.outcome(kRay).reason == "ServiceUnavailable");
  FakeCluster closed;
  closed.refuse("/apis", 403, "Forbidden");
  CHECK(collect(closed, {&kRay}).outcome(kRay).path == "/apis");
  CHECK(collect(closed, {&kRay}).outcome(kRay).reason == "Forbidden");
}

TEST_CASE("a list that was refused is not taken for the discovery of its group") {
  FakeCluster cluster;
  cluster.discover(R"({"": [], "ray.io": ["v1!/rayclusters"]})");
  cluster.refuse("/apis/ray.io/v1/rayclusters", 403, "Forbidden");
  const ReadReport row = collect(cluster, {&kRay, &kClusters}).outcome(kRay);
  CHECK(row.path == "/apis/ray.io");
  CHECK(row.state == ReadState::kRefused);
  CHECK(row.reason == "DiscoveryIncomplete");
}

}  // namespace
}  // namespace kaic

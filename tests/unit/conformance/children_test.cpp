// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/children.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "kaic/api/core.h"
#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

namespace kaic {

TEST_CASE("what a custom resource of an AI operator owns is found, and nothing else is kept") {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"children", nlohmann::json::parse(R"({
    "serve": {"jobset.x-k8s.io/v1alpha2": {"jobsets": "JobSet"}},
    "objects": [
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "head", "namespace": "a",
      "ownerReferences": [{"apiVersion": "ray.io/v1", "kind": "RayCluster", "name": "c", "uid": "1"}]}},
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "a",
      "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "c", "uid": "2"}]}},
    {"apiVersion": "jobset.x-k8s.io/v1alpha2", "kind": "JobSet", "metadata": {"name": "t",
      "namespace": "a", "ownerReferences": [
      {"apiVersion": "trainer.kubeflow.org/v1alpha1", "kind": "TrainJob", "name": "t", "uid": "3"}]}}
    ]})")}
      .write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kChildReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  CHECK(inventory->all<Pod>().size() == 1);

  const Children children(*inventory);
  ObjectMeta owner;
  owner.name = "c";
  owner.namespace_ = "a";
  const Evidence* pod = children.of("ray.io", "RayCluster", owner);
  REQUIRE(pod != nullptr);
  CHECK(pod->object.to_string() == "Pod a/head");
  CHECK(pod->value == "RayCluster c");
  CHECK(pod->path == "/api/v1/pods");
  CHECK(children.of("ray.io", "RayJob", owner) == nullptr);
  CHECK(children.of("apps", "ReplicaSet", owner) == nullptr);
  owner.name = "t";
  CHECK(children.of("trainer.kubeflow.org", "TrainJob", owner) != nullptr);
  owner.namespace_ = "b";
  CHECK(children.of("trainer.kubeflow.org", "TrainJob", owner) == nullptr);
}

}  // namespace kaic

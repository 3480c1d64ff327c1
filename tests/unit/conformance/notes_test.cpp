// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/notes.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

std::vector<Note> notes_of(const std::string& case_json) {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"notes", nlohmann::json::parse(case_json)}.write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kNoteReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  return notes(*inventory);
}

TEST_CASE("a cluster with nothing of note gives no notes") {
  CHECK(notes_of(R"({"objects": [
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n",
        "labels": {"feature.node.kubernetes.io/cpu-security.tdx.enabled": "false"}},
       "status": {"conditions": [{"type": "Ready", "status": "True"}]}},
      {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "kube-proxy",
        "namespace": "kube-system"}}]})")
            .empty());
}

TEST_CASE("each subject of which a sign is seen has a note, in a fixed order, with evidence") {
  const auto found = notes_of(R"({
    "serve": {"jobset.x-k8s.io/v1alpha2": {"jobsets": "JobSet"},
              "node.k8s.io/v1": {"runtimeclasses": {"kind": "RuntimeClass", "namespaced": false}}},
    "objects": [
      {"apiVersion": "apps/v1", "kind": "DaemonSet",
       "metadata": {"name": "cache", "namespace": "x", "labels": {"app.kubernetes.io/component": "spegel"}},
       "status": {"desiredNumberScheduled": 2, "numberReady": 1}},
      {"apiVersion": "apps/v1", "kind": "Deployment",
       "metadata": {"name": "jobset-controller-manager", "namespace": "jobset-system", "generation": 1},
       "spec": {"replicas": 1}, "status": {"observedGeneration": 1, "readyReplicas": 1}},
      {"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass", "metadata": {"name": "kata-qemu-tdx"},
       "handler": "kata-qemu-tdx"},
      {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
       "metadata": {"name": "machinehealthchecks.cluster.x-k8s.io"}},
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"},
       "status": {"conditions": [{"type": "KernelDeadlock", "status": "False"}]}},
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "b"},
       "status": {"conditions": [{"type": "KernelDeadlock", "status": "True"}]}}]})");
  REQUIRE(found.size() == 4);
  CHECK(found[0].id == "image-caching");
  CHECK(found[0].summary == "Image caching: Spegel");
  REQUIRE(found[0].evidence.size() == 1);
  CHECK(found[0].evidence[0].object.to_string() == "DaemonSet x/cache");
  CHECK(found[0].evidence[0].value == "1 of 2");
  CHECK(found[1].id == "jobset");
  REQUIRE(found[1].evidence.size() == 2);
  CHECK(found[1].evidence[0].value == "jobset.x-k8s.io");
  CHECK(found[1].evidence[1].field == "status.readyReplicas");
  CHECK(found[2].summary == "Confidential containers: confidential runtime classes");
  CHECK(found[3].summary ==
        "Accelerator health and repair: Node Problem Detector, MachineHealthCheck");
  // The node that has the problem stands for all.
  CHECK(found[3].evidence[0].object.name == "b");
  CHECK(found[3].evidence[0].value == "on 2 nodes, True on 1");
}

TEST_CASE("nodes with a label are counted and not listed") {
  const auto found = notes_of(R"({"objects": [
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a",
        "labels": {"cloud.google.com/gke-image-streaming": "true"}}},
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "b",
        "labels": {"cloud.google.com/gke-image-streaming": "true"}}}]})");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].evidence.size() == 1);
  CHECK(found[0].evidence[0].value == "on 2 nodes");
  CHECK(found[0].evidence[0].path == "/api/v1/nodes");
}

TEST_CASE("what could not be read is not noted") {
  CHECK(notes_of(R"({"refuse": {"/api/v1/nodes": 403}, "drop": ["discovery"], "objects": [
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a",
        "labels": {"cloud.google.com/gke-image-streaming": "true"}}}]})")
            .empty());
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/cluster_facts.h"

#include <doctest/doctest.h>

#include "lib/conformance/accelerators.h"
#include "tests/support/fake_cluster.h"

namespace kaic {
namespace {

ClusterReport facts_of(FakeCluster& cluster) {
  std::vector<const Read*> reads;
  for (const Read& read : kClusterFactReads) reads.push_back(&read);
  for (const Read& read : kAcceleratorReads) reads.push_back(&read);
  const auto inventory = Inventory::collect(cluster, reads, {});
  REQUIRE(inventory);
  return cluster_facts(*inventory);
}

TEST_CASE(
    "a cluster of a known platform is named with the signs of it, its version and its nodes") {
  FakeCluster cluster;
  cluster.serve("/version", R"({"major": "1", "minor": "36+", "gitVersion": "v1.36.1-gke.100"})");
  cluster.discover(R"({"": ["v1/nodes", "v1/namespaces", "v1/pods"]})");
  cluster.serve(
      "/api/v1/nodes",
      R"({"items": [{"metadata": {"name": "a", "labels": {"cloud.google.com/gke-nodepool": "p"}},
      "spec": {"providerID": "gce://x/y/z"}, "status": {"nodeInfo": {"kubeletVersion": "v1.36.1-gke.100"}}}, {"metadata": {"name": "b"}}]})");
  cluster.serve("/api/v1/namespaces", R"({"items": []})");
  const ClusterReport facts = facts_of(cluster);
  REQUIRE_FALSE(facts.platforms.empty());
  CHECK(facts.platforms[0].id.find("gke") != std::string::npos);
  CHECK(facts.platforms[0].score > 0);
  CHECK_FALSE(facts.platforms[0].signs.empty());
  CHECK(facts.server_version == "v1.36.1-gke.100");
  CHECK(facts.nodes == 2);
}

TEST_CASE("without nodes their number is not known, and nothing else is made up") {
  FakeCluster cluster;
  cluster.discover(R"({"": ["v1/nodes"]})");
  cluster.refuse("/api/v1/nodes", 403, "Forbidden");
  const ClusterReport facts = facts_of(cluster);
  CHECK_FALSE(facts.nodes);
  CHECK(facts.server_version.empty());
  CHECK(facts.platforms.empty());
  CHECK(facts.accelerators.empty());
}

TEST_CASE("a list of nodes that was cut gives no number of nodes") {
  FakeCluster cluster;
  cluster.discover(R"({"": ["v1/nodes"]})");
  cluster.serve("/api/v1/nodes",
                R"({"metadata": {"continue": "x"}, "items": [{"metadata": {"name": "a"}}]})");
  CHECK_FALSE(facts_of(cluster).nodes);
}

TEST_CASE("accelerators that a device plugin gives to nodes are counted") {
  FakeCluster cluster;
  cluster.discover(R"({"": ["v1/nodes"]})");
  cluster.serve("/api/v1/nodes", R"({"items": [
      {"metadata": {"name": "a"}, "status": {"capacity": {"nvidia.com/gpu": "8"}, "allocatable": {"nvidia.com/gpu": "8"}}},
      {"metadata": {"name": "b"}, "status": {"capacity": {"nvidia.com/gpu": "8"}, "allocatable": {"nvidia.com/gpu": "8"}}}]})");
  const ClusterReport facts = facts_of(cluster);
  REQUIRE(facts.accelerators.size() == 1);
  CHECK(facts.accelerators[0].vendor == "nvidia");
  CHECK(facts.accelerators[0].count == 16);
  CHECK(facts.accelerators[0].nodes == 2);
  CHECK(facts.accelerators[0].via == "device-plugin");
}

}  // namespace
}  // namespace kaic

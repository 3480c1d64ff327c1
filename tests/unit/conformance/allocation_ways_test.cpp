// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/allocation_ways.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

using Json = nlohmann::json;

struct Found {
  AllocationWays ways;
  std::string reasons;
};

/// All nodes count as usable.
Found ways_of(const std::vector<Json>& objects) {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"ways", {{"objects", objects}}}.write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kAcceleratorReads) reads.push_back(&read);
  const auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  NodesByName nodes;
  for (const Node& node : inventory->all<Node>()) nodes.emplace(node.metadata.name, &node);
  Outcome outcome;
  Found found;
  found.ways = allocation_ways(*inventory, Accelerators(*inventory), nodes, outcome);
  for (const Finding& finding : outcome.findings) found.reasons += finding.reason + " ";
  CHECK(found.ways.any() == !outcome.evidence.empty());
  return found;
}

Json node(const Json& resources, const Json& labels = Json::object()) {
  return {{"apiVersion", "v1"},
          {"kind", "Node"},
          {"metadata", {{"name", "a"}, {"labels", labels}}},
          {"status", {{"capacity", resources}, {"allocatable", resources}}}};
}
Json slice(int count = 1) {
  return {{"apiVersion", "resource.k8s.io/v1"},
          {"kind", "ResourceSlice"},
          {"metadata", {{"name", "s"}}},
          {"spec",
           {{"driver", "gpu.example.com"},
            {"nodeName", "a"},
            {"pool", {{"name", "a"}, {"generation", 1}, {"resourceSliceCount", count}}},
            {"devices", {{{"name", "0"}}}}}}};
}
Json device_class(const std::string& driver, const Json& more = Json::object()) {
  Json spec = {{"selectors", {{{"cel", {{"expression", "device.driver == \"" + driver + "\""}}}}}}};
  spec.update(more);
  return {{"apiVersion", "resource.k8s.io/v1"},
          {"kind", "DeviceClass"},
          {"metadata", {{"name", "c"}}},
          {"spec", spec}};
}

TEST_CASE("DRA is a way if a pool is open and a DeviceClass selects its devices") {
  const Found found = ways_of({node({}), device_class("gpu.example.com"), slice()});
  CHECK(found.ways.dra);
  CHECK_FALSE(found.ways.device_plugin);
  CHECK(found.reasons.empty());
  CHECK(ways_of({node({}), slice()}).reasons == "DeviceClassMissing ");
  CHECK(ways_of({node({}), device_class("gpu.example.com"), slice(2)}).reasons ==
        "PoolIncomplete ");
}

TEST_CASE("a device plugin is a way unless a DeviceClass maps its resource") {
  CHECK(ways_of({node({{"nvidia.com/gpu", "8"}})}).ways.device_plugin);
  const Found found =
      ways_of({node({{"nvidia.com/gpu", "8"}}),
               device_class("gpu.nvidia.com", {{"extendedResourceName", "nvidia.com/gpu"}})});
  CHECK_FALSE(found.ways.any());
  CHECK(found.ways.is_undecided);
  CHECK(found.reasons == "AllocationNotAttributable ");
}

TEST_CASE("labels alone are no way") {
  const Found found = ways_of({node({}, {{"nvidia.com/gpu.present", "true"}})});
  CHECK_FALSE(found.ways.any());
  CHECK(found.reasons == "DevicePluginMissing ");
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/reconciled.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

using Json = nlohmann::json;

constexpr ReadySign kSigns[] = {
    {.resource = "rayclusters", .kind = "RayCluster", .condition = "Provisioned"},
    {.resource = "rayclusters", .kind = "RayCluster", .field = "state", .value = "ready"},
};
constexpr AiOperator kOperator{
    .id = "op", .name = "Op", .api_groups = "ray.io", .ready_signs = kSigns};

/// A cluster resource of that name and status, of generation 2.
Json resource(const std::string& name, const Json& status) {
  return {{"apiVersion", "ray.io/v1"},
          {"kind", "RayCluster"},
          {"metadata", {{"name", name}, {"namespace", "a"}, {"generation", 2}}},
          {"status", status}};
}

Json child_of(const std::string& name) {
  return {{"apiVersion", "v1"},
          {"kind", "Pod"},
          {"metadata",
           {{"name", name + "-head"},
            {"namespace", "a"},
            {"ownerReferences",
             {{{"apiVersion", "ray.io/v1"}, {"kind", "RayCluster"}, {"name", name}}}}}}};
}

Reconciled look(const std::vector<Json>& objects) {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{
      "reconciled",
      {{"serve", {{"ray.io/v1", {{"rayclusters", "RayCluster"}}}}}, {"objects", objects}}}
      .write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  const Read own = custom("ray.io", "rayclusters", "RayCluster", {"v1"}, Need::kSupporting);
  std::vector<const Read*> reads = {&own};
  for (const Read& read : kChildReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  return reconciled_by(*inventory, kOperator, Children(*inventory));
}

TEST_CASE("an operator that reconciled one object is not blamed for others") {
  const Reconciled seen = look({resource("failed", {{"state", "failed"}}),
                                resource("good", {{"state", "ready"}}), child_of("good")});
  CHECK(seen.any);
  CHECK(seen.ready);
  CHECK(seen.owns);
  CHECK(seen.problems.empty());
  REQUIRE(seen.evidence.size() == 2);
  CHECK(seen.evidence[0].field == "status.state");
  CHECK(seen.evidence[0].object.to_string() == "RayCluster.ray.io a/good");
  CHECK(seen.evidence[1].object.to_string() == "Pod a/good-head");
}

TEST_CASE("of several signs of a kind any will do") {
  const Json status = {{"conditions", {{{"type", "Provisioned"}, {"status", "True"}}}}};
  CHECK(look({resource("x", status), child_of("x")}).owns);
}

TEST_CASE("an object that is ready and owns nothing is half of the proof") {
  const Reconciled seen = look({resource("x", {{"state", "ready"}})});
  CHECK(seen.ready);
  CHECK_FALSE(seen.owns);
  REQUIRE(seen.problems.size() == 1);
  CHECK(seen.problems[0].reason == "ChildObjectsMissing");
}

TEST_CASE("objects that are not ready or were so in an older generation are named") {
  const Reconciled seen =
      look({resource("a", {{"state", "starting"}}),
            resource("b", {{"state", "ready"}, {"observedGeneration", 1}}), child_of("b")});
  CHECK_FALSE(seen.ready);
  REQUIRE(seen.problems.size() == 2);
  CHECK(seen.problems[0].reason == "CustomResourceNotReady");
  CHECK(seen.problems[1].reason == "ReconcileNotCurrent");
  CHECK_FALSE(look({}).any);
}

}  // namespace
}  // namespace kaic

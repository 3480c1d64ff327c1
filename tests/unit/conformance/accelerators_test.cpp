// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/accelerators.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kPodFields[] = {"spec.nodeName",
                                           "spec.resourceClaims",
                                           "spec.containers.name",
                                           "spec.containers.resources",
                                           "spec.initContainers.name",
                                           "spec.initContainers.resources",
                                           "status.resourceClaimStatuses",
                                           "status.extendedResourceClaimStatus"};
constexpr Read kReads[] = {
    list_of<Pod>(Need::kRequired, kPodFields),
    list_of<ResourceClaim>(Need::kRequired, kAcceleratorClaimFields),
    list_of<ResourceClaimTemplate>(Need::kRequired, kAcceleratorTemplateFields),
};

/// A small cluster, read as an audit reads it.
Inventory inventory_of(const std::vector<Json>& objects, const Json& more = Json::object()) {
  Json c = {{"objects", objects}};
  c.update(more);
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"accelerators", c}.write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kAcceleratorReads) reads.push_back(&read);
  for (const Read& read : kReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  return *std::move(inventory);
}

Json node(const std::string& name, const Json& resources, const Json& labels = Json::object()) {
  return {{"apiVersion", "v1"},
          {"kind", "Node"},
          {"metadata", {{"name", name}, {"labels", labels}}},
          {"status", {{"capacity", resources}, {"allocatable", resources}}}};
}

Json slice(const std::string& name, const std::string& driver, const std::string& on,
           const std::vector<Json>& devices, int generation = 1, int count = 1) {
  return {{"apiVersion", "resource.k8s.io/v1"},
          {"kind", "ResourceSlice"},
          {"metadata", {{"name", name}}},
          {"spec",
           {{"driver", driver},
            {"nodeName", on},
            {"pool", {{"name", on}, {"generation", generation}, {"resourceSliceCount", count}}},
            {"devices", devices}}}};
}

Json device(const std::string& name, const std::string& uuid, const std::string& parent = "") {
  Json attributes = {{"productName", {{"string", "H100"}}}, {"uuid", {{"string", uuid}}}};
  if (!parent.empty()) attributes["parentUUID"] = {{"string", parent}};
  return {{"name", name}, {"attributes", attributes}};
}

Json device_class(const std::string& name, const std::string& driver,
                  const Json& more = Json::object()) {
  Json spec = {{"selectors", {{{"cel", {{"expression", "device.driver == \"" + driver + "\""}}}}}}};
  spec.update(more);
  return {{"apiVersion", "resource.k8s.io/v1"},
          {"kind", "DeviceClass"},
          {"metadata", {{"name", name}}},
          {"spec", spec}};
}

Json claim(const std::string& kind, const std::string& name, const std::string& of_class) {
  Json spec = {
      {"devices", {{"requests", {{{"name", "r"}, {"exactly", {{"deviceClassName", of_class}}}}}}}}};
  if (kind == "ResourceClaimTemplate") spec = {{"spec", spec}};
  return {{"apiVersion", "resource.k8s.io/v1"},
          {"kind", kind},
          {"metadata", {{"name", name}, {"namespace", "ml"}}},
          {"spec", spec}};
}

Json pod(const std::string& name, const Json& resources, const std::vector<Json>& claims = {},
         const Json& status = Json::object()) {
  return {{"apiVersion", "v1"},
          {"kind", "Pod"},
          {"metadata", {{"name", name}, {"namespace", "ml"}}},
          {"spec",
           {{"resourceClaims", claims},
            {"containers", {{{"name", "main"}, {"resources", resources}}, {{"name", "side"}}}}}},
          {"status", status}};
}

std::string rows_of(const Inventory& inventory) {
  std::string text;
  const Accelerators accelerators(inventory);
  for (const AcceleratorReport& row : accelerators.rows()) {
    text += row.vendor + "|" + row.model + "|" + std::to_string(row.count) + "|" +
            std::to_string(row.nodes) + "|" + row.via + "\n";
  }
  return text;
}

const Pod& pod_named(const Inventory& inventory, std::string_view name) {
  for (const Pod& each : inventory.all<Pod>()) {
    if (each.metadata.name == name) return each;
  }
  FAIL("no such pod");
  return inventory.all<Pod>()[0];
}

TEST_CASE(
    "a device plugin's accelerators are counted by the nodes' resources and named by labels") {
  const Json label = {{"nvidia.com/gpu.product", "H100"}};
  CHECK(rows_of(inventory_of({node("a", {{"nvidia.com/gpu", "8"}}, label),
                              node("b", {{"nvidia.com/gpu", "4"}}, label),
                              node("c", {{"amd.com/gpu", "2"}}), node("d", {{"cpu", "4"}})})) ==
        "amd||2|1|device-plugin\nnvidia|H100|12|2|device-plugin\n");
}

TEST_CASE("sharing and partitions do not multiply the hardware where a label counts it") {
  const Json two = {{"nvidia.com/gpu.count", "2"}};
  CHECK(rows_of(inventory_of({node("a", {{"nvidia.com/gpu", "8"}}, two)})) ==
        "nvidia||2|1|device-plugin\n");
  CHECK(rows_of(inventory_of({node("a", {{"nvidia.com/mig-1g.10gb", "14"}}, two)})) ==
        "nvidia||2|1|device-plugin\n");
  CHECK(rows_of(inventory_of({node("a", {{"nvidia.com/mig-1g.10gb", "14"}})})) ==
        "nvidia||14|1|device-plugin\n");
  CHECK(rows_of(inventory_of(
            {node("a", {{"aws.amazon.com/neuron", "4"}, {"aws.amazon.com/neuroncore", "8"}})})) ==
        "aws||4|1|device-plugin\n");
}

TEST_CASE("a label alone counts what it says, at least one") {
  CHECK(rows_of(inventory_of(
            {node("a", {}, {{"nvidia.com/gpu.present", "true"}}),
             node("b", {}, {{"nvidia.com/gpu.present", "true"}, {"nvidia.com/gpu.count", "8"}}),
             node("c", {}, {{"nvidia.com/gpu.present", "false"}})})) == "nvidia||9|2|label\n");
}

TEST_CASE("a device that DRA and a device plugin both show counts once") {
  CHECK(rows_of(inventory_of(
            {node("a", {{"nvidia.com/gpu", "2"}}, {{"nvidia.com/gpu.present", "true"}}),
             node("b", {{"nvidia.com/gpu", "4"}}),
             slice("s", "gpu.nvidia.com", "a", {device("0", "G0"), device("1", "G1")})})) ==
        "nvidia||4|1|device-plugin\nnvidia|H100|2|1|dra\n");
}

TEST_CASE("partitions of a device that is there too count with it") {
  CHECK(rows_of(inventory_of(
            {node("a", {}), slice("s", "gpu.nvidia.com", "a",
                                  {device("0", "G0"), device("0-1", "M1", "G0"),
                                   device("1-1", "M2", "G1"), device("1-2", "M3", "G1")})})) ==
        "nvidia|H100|2|1|dra\n");
}

TEST_CASE(
    "old generations, slices of nodes that are gone, network and fabric drivers do not count") {
  CHECK(rows_of(inventory_of(
            {node("a", {}),
             slice("old", "gpu.nvidia.com", "a", {device("0", "G0"), device("1", "G1")}, 1),
             slice("new", "gpu.nvidia.com", "a", {device("0", "G0")}, 2),
             slice("gone", "gpu.nvidia.com", "z", {device("0", "G9")}),
             slice("net", "dra.net", "a",
                   {{{"name", "eth1"}, {"attributes", {{"ifName", {{"string", "eth1"}}}}}}}),
             slice("fabric", "compute-domain.nvidia.com", "a", {{{"name", "channel-0"}}})})) ==
        "nvidia|H100|1|1|dra\n");
}

TEST_CASE(
    "a driver that no table knows counts under its own name if its devices look like "
    "accelerators") {
  const std::vector<Json> looks = {{{"name", "0"},
                                    {"attributes", {{"model", {{"string", "A1"}}}}},
                                    {"capacity", {{"memory", {{"value", "8Gi"}}}}}}};
  const Inventory inventory =
      inventory_of({node("a", {}), slice("s", "dra.example.com", "a", looks)});
  CHECK(rows_of(inventory) == "dra.example.com|A1|1|1|dra\n");
  CHECK(Accelerators(inventory).is_accelerator_node("a"));
  CHECK(Accelerators(inventory).is_accelerator_driver("dra.example.com"));
}

TEST_CASE("a pool that is not whole is counted and noted") {
  const Inventory inventory =
      inventory_of({node("a", {}), slice("s", "gpu.nvidia.com", "a", {device("0", "G0")}, 1, 2)});
  CHECK(rows_of(inventory) == "nvidia|H100|1|1|dra\n");
  const auto notes = accelerator_notes(inventory);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].id == "accelerator-pool-incomplete");
  REQUIRE(notes[0].evidence.size() == 1);
  CHECK(notes[0].evidence[0].value == "2");
}

TEST_CASE("without slices that could be read the device plugin still counts") {
  CHECK(rows_of(inventory_of({node("a", {{"nvidia.com/gpu", "2"}})},
                             {{"refuse", {{"/apis/resource.k8s.io/v1/resourceslices", 403}}}})) ==
        "nvidia||2|1|device-plugin\n");
}

TEST_CASE("who asks for an accelerator, by resource, class or claim") {
  const Inventory inventory = inventory_of(
      {device_class("fast", "gpu.example.com", {{"extendedResourceName", "example.com/gpu"}}),
       device_class("net", "dra.net"), slice("s", "gpu.example.com", "a", {device("0", "G0")}),
       claim("ResourceClaim", "one", "fast"), claim("ResourceClaim", "nic", "net"),
       claim("ResourceClaimTemplate", "each", "fast"),
       pod("plugin", {{"limits", {{"nvidia.com/gpu", "1"}}}}),
       pod("none", {{"limits", {{"nvidia.com/gpu", "0"}, {"cpu", "1"}}}}),
       pod("mapped", {{"limits", {{"example.com/gpu", "1"}}}}),
       pod("implicit", {{"limits", {{"deviceclass.resource.kubernetes.io/fast", "1"}}}}),
       pod("other", {{"limits", {{"example.com/dongle", "1"}}}}),
       pod("named", {{"claims", {{{"name", "c"}}}}},
           {{{"name", "c"}, {"resourceClaimName", "one"}}}),
       pod("network", {{"claims", {{{"name", "c"}}}}},
           {{{"name", "c"}, {"resourceClaimName", "nic"}}}),
       pod("from-template", {{"claims", {{{"name", "c"}}}}},
           {{{"name", "c"}, {"resourceClaimTemplateName", "each"}}}),
       pod("made", {{"claims", {{{"name", "c"}}}}},
           {{{"name", "c"}, {"resourceClaimTemplateName", "gone"}}},
           {{"resourceClaimStatuses", {{{"name", "c"}, {"resourceClaimName", "one"}}}}})});
  const Accelerators accelerators(inventory);
  const auto asks = [&](std::string_view name) {
    return accelerators.requests_accelerator(pod_named(inventory, name));
  };
  for (const char* name : {"plugin", "mapped", "implicit", "named", "from-template", "made"})
    CHECK_MESSAGE(asks(name), name);
  for (const char* name : {"none", "other", "network"}) CHECK_FALSE_MESSAGE(asks(name), name);
  const Pod& named = pod_named(inventory, "named");
  CHECK(accelerators.requests_accelerator(named, named.spec.containers[0]));
  CHECK_FALSE(accelerators.requests_accelerator(named, named.spec.containers[1]));
  CHECK(accelerators.claims_of(named).size() == 1);
  CHECK(accelerators.requests_accelerator(pod_named(inventory, "from-template").spec, "ml"));
  CHECK_FALSE(
      accelerators.requests_accelerator(pod_named(inventory, "from-template").spec, "elsewhere"));
  REQUIRE(accelerators.classes_behind("example.com/gpu").size() == 1);
  CHECK(accelerators.classes_behind("nvidia.com/gpu").empty());
  for (const char* name : {"plugin", "mapped", "other", "named"})
    CHECK_MESSAGE(may_request_accelerator(pod_named(inventory, name)), name);
  CHECK_FALSE(may_request_accelerator(Pod{}));
}

}  // namespace
}  // namespace kaic

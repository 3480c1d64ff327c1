// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/resource.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("a device class tells its selectors and its extended resource") {
  const auto device_class =
      decoded_and_kept<DeviceClass>(R"({"metadata": {"name": "gpu.nvidia.com"}, "spec": {
      "selectors": [{"cel": {"expression": "device.driver == 'gpu.nvidia.com'"}}], "extendedResourceName": "nvidia.com/gpu",
      "config": [{"opaque": {"driver": "d"}}]}})");
  CHECK(device_class.spec.selectors[0].cel->expression == "device.driver == 'gpu.nvidia.com'");
  CHECK(device_class.spec.extended_resource_name == "nvidia.com/gpu");
}

TEST_CASE("a slice tells its pool and its devices, with attributes of every type") {
  const auto slice = decoded_and_kept<ResourceSlice>(
      R"({"metadata": {"name": "gpu-1-x"}, "spec": {"driver": "gpu.nvidia.com",
      "pool": {"name": "gpu-1", "generation": 2, "resourceSliceCount": 1}, "nodeName": "gpu-1", "sharedCounters": [{"name": "c"}],
      "devices": [{"name": "gpu-0", "attributes": {"index": {"int": 0}, "mig": {"bool": false}, "productName": {"string": "H100"},
                                                   "driverVersion": {"version": "1.2.3"}},
                   "capacity": {"memory": {"value": "80Gi", "requestPolicy": {"default": "1Gi"}}},
                   "taints": [{"key": "bad", "value": "v", "effect": "NoExecute", "timeAdded": "2026-11-03T06:30:00Z"}],
                   "consumesCounters": [{"counterSet": "c"}]}]}})");
  CHECK(slice.spec.driver == "gpu.nvidia.com");
  CHECK(slice.spec.pool.generation == 2);
  CHECK(slice.spec.pool.resource_slice_count == 1);
  const Device& device = slice.spec.devices[0];
  CHECK(device.attributes.at("index").int_value == 0);
  CHECK(device.attributes.at("mig").bool_value == false);
  CHECK(device.attributes.at("productName").string_value == "H100");
  CHECK(device.attributes.at("driverVersion").version_value == "1.2.3");
  CHECK_FALSE(device.attributes.at("index").string_value);
  CHECK(device.capacity.at("memory").value.canonical() == "80Gi");
  CHECK(device.taints[0].effect == "NoExecute");
}

TEST_CASE("a slice of v1beta1 has its devices' attributes under basic") {
  const auto slice = decoded_and_kept<ResourceSlice>(
      R"({"metadata": {"name": "s"}, "spec": {"allNodes": true, "driver": "d",
      "devices": [{"name": "gpu-0", "basic": {"attributes": {"productName": {"string": "H100"}}, "capacity": {"memory": {"value": "1"}},
                                              "taints": [{"key": "k"}]}}]}})");
  CHECK(slice.spec.all_nodes);
  REQUIRE(slice.spec.devices[0].basic);
  CHECK(slice.spec.devices[0].basic->attributes.at("productName").string_value == "H100");
  const auto selected = decoded_and_kept<ResourceSlice>(
      R"({"spec": {"perDeviceNodeSelection": true, "nodeSelector": {"nodeSelectorTerms": [{"a": 1}]}}})");
  CHECK(selected.spec.per_device_node_selection);
  CHECK(selected.spec.node_selector->text == R"({"nodeSelectorTerms": [{"a": 1}]})");
}

TEST_CASE("a claim tells what was asked for, what was given and who holds it") {
  const auto claim =
      decoded_and_kept<ResourceClaim>(R"({"metadata": {"name": "c", "namespace": "ml"},
      "spec": {"devices": {"requests": [
          {"name": "one", "exactly": {"deviceClassName": "gpu.nvidia.com", "allocationMode": "ExactCount", "count": 2, "adminAccess": true}},
          {"name": "any", "firstAvailable": [{"name": "big", "deviceClassName": "gpu.nvidia.com", "count": 1, "selectors": [{}]}]},
          {"name": "old", "deviceClassName": "gpu.nvidia.com"}], "constraints": [{"matchAttribute": "x"}]}},
      "status": {"allocation": {"devices": {"results": [{"request": "one", "driver": "gpu.nvidia.com", "pool": "gpu-1", "device": "gpu-0",
                                                         "adminAccess": false, "shareID": "s"}]}, "nodeSelector": {"a": 1}},
                 "reservedFor": [{"apiGroup": "g", "resource": "pods", "name": "train-0", "uid": "u"}], "devices": [{"x": 1}]}})");
  const auto& requests = claim.spec.devices.requests;
  CHECK(requests[0].exactly->count == 2);
  CHECK(requests[0].exactly->admin_access == true);
  CHECK(requests[1].first_available[0].device_class_name == "gpu.nvidia.com");
  CHECK_FALSE(requests[1].exactly);
  CHECK(requests[2].device_class_name == "gpu.nvidia.com");
  REQUIRE(claim.status.allocation);
  CHECK(claim.status.allocation->devices.results[0].device == "gpu-0");
  CHECK(claim.status.allocation->devices.results[0].admin_access == false);
  CHECK(claim.status.reserved_for[0].name == "train-0");
  CHECK_FALSE(decode<ResourceClaim>(R"({"status": {}})")->status.allocation);
}

TEST_CASE("a template holds a claim's spec") {
  const auto claim_template = decoded_and_kept<ResourceClaimTemplate>(
      R"({"metadata": {"name": "t"}, "spec": {"metadata": {"labels": {"a": "b"}}, "spec": {"devices": {"requests": [{"name": "one"}]}}}})");
  CHECK(claim_template.spec.spec.devices.requests[0].name == "one");
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<ResourceSlice>(R"({"spec": {"devices": [{"attributes": {"a": {"int": "1"}}}]}})") ==
        "spec.devices[0].attributes[a].int: found string; expected an integer");
  CHECK(refused<ResourceSlice>(R"({"spec": {"pool": {"generation": true}}})") ==
        "spec.pool.generation: found boolean; expected an integer");
  CHECK(refused<ResourceClaim>(
            R"({"status": {"allocation": {"devices": {"results": [{}, {"device": 0}]}}}})") ==
        "status.allocation.devices.results[1].device: found number; expected a string");
  CHECK(refused<DeviceClass>(R"({"spec": {"selectors": [{"cel": "x"}]}})") ==
        "spec.selectors[0].cel: found string; expected an object");
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/accelerator_devices.h"

#include <doctest/doctest.h>

#include <string>

namespace kaic {
namespace {

Device device_of(const std::string& members) {
  auto device = decode<Device>(R"({"name": "d0", )" + members + "}");
  REQUIRE(device);
  return *device;
}

TEST_CASE("a driver's name may say that it serves accelerators") {
  CHECK(names_accelerator("gpu.example.com"));
  CHECK(names_accelerator("my-NPU.example.com"));
  CHECK(names_accelerator("tpu"));
  CHECK_FALSE(names_accelerator("dra.net"));
  CHECK_FALSE(names_accelerator("gpudirect.example.com"));
  CHECK_FALSE(names_accelerator(""));
}

TEST_CASE("a device looks like an accelerator by its type, or by a memory of its own and a model") {
  CHECK(looks_like_accelerator(device_of(R"("attributes": {"type": {"string": "gpu"}})")));
  CHECK(looks_like_accelerator(device_of(
      R"("attributes": {"x.example.com/model": {"string": "A1"}}, "capacity": {"memory": {"value": "8Gi"}})")));
  CHECK(looks_like_accelerator(device_of(
      R"("basic": {"attributes": {"model": {"string": "A1"}}, "capacity": {"memory": {"value": "8Gi"}}})")));
  CHECK_FALSE(looks_like_accelerator(device_of(R"("attributes": {"model": {"string": "A1"}})")));
  CHECK_FALSE(looks_like_accelerator(device_of(R"("capacity": {"memory": {"value": "8Gi"}})")));
  CHECK_FALSE(looks_like_accelerator(
      device_of(R"("attributes": {"type": {"string": "channel"}, "ifName": {"string": "eth1"}})")));
}

TEST_CASE("partitions and pass-through forms are the hardware of their parent") {
  const std::string whole = identity_of(device_of(R"("attributes": {"uuid": {"string": "G1"}})"));
  CHECK(whole ==
        identity_of(device_of(
            R"("attributes": {"uuid": {"string": "M1"}, "parentUUID": {"string": "G1"}})")));
  CHECK(whole != identity_of(device_of(R"("attributes": {"uuid": {"string": "G2"}})")));
  CHECK(identity_of(device_of(
            R"("attributes": {"resource.kubernetes.io/pciBusID": {"string": "0000:01:00.0"}})")) ==
        "pci/0000:01:00.0");
  CHECK(identity_of(device_of(R"("attributes": {})")) == "name/d0");
}

TEST_CASE("a driver that no table knows is its own vendor") {
  CHECK(vendor_name_of("gpu.nvidia.com") == "nvidia");
  CHECK(vendor_name_of("gpu.example.com") == "gpu.example.com");
}

TEST_CASE("the model comes from the vendor's attribute, else from a usual one") {
  const Device device =
      device_of(R"("attributes": {"productName": {"string": "P"}, "model": {"string": "M"}})");
  CHECK(model_of(device, "gpu.nvidia.com") == "P");
  CHECK(model_of(device, "gaudi.intel.com") == "M");
  CHECK(model_of(device, "gpu.example.com") == "P");
  CHECK(model_of(device_of(R"("attributes": {})"), "gpu.example.com").empty());
}

TEST_CASE("a DeviceClass speaks of the drivers in its selectors' literals") {
  const auto device_class = decode<DeviceClass>(
      R"({"metadata": {"name": "c"}, "spec": {"selectors": [{"cel": {"expression":
          "device.driver == 'gpu.example.com' && x != \"no\""}}]}})");
  REQUIRE(device_class);
  CHECK(speaks_of(*device_class, "gpu.example.com"));
  CHECK_FALSE(speaks_of(*device_class, "example.com"));
  CHECK_FALSE(speaks_of(*device_class, "tpu.example.com"));
}

}  // namespace
}  // namespace kaic

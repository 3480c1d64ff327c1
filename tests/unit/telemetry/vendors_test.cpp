// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "kaic/telemetry/vendor.h"

namespace {

std::string_view name_of(const kaic::Vendor* vendor) {
  return vendor == nullptr ? "" : vendor->name;
}

TEST_CASE("a DRA driver names its vendor") {
  CHECK(name_of(kaic::vendor_of_driver("gpu.nvidia.com")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_driver("gpu.amd.com")) == "amd");
  CHECK(name_of(kaic::vendor_of_driver("gpu.intel.com")) == "intel");
  CHECK(name_of(kaic::vendor_of_driver("gaudi.intel.com")) == "habana");
  CHECK(name_of(kaic::vendor_of_driver("neuron.aws.com")) == "aws");
  CHECK(name_of(kaic::vendor_of_driver("tpu.google.com")) == "google");
}

TEST_CASE("a driver that nobody knows is of no vendor, and so is one that is only alike") {
  CHECK(kaic::vendor_of_driver("gpu.example.com") == nullptr);
  CHECK(kaic::vendor_of_driver("gpu.nvidia.com.example.com") == nullptr);
  CHECK(kaic::vendor_of_driver("GPU.nvidia.com") == nullptr);
  CHECK(kaic::vendor_of_driver("") == nullptr);
}

TEST_CASE("drivers of links and networks serve no accelerator") {
  CHECK(kaic::is_fabric_driver("compute-domain.nvidia.com"));
  CHECK(kaic::vendor_of_driver("compute-domain.nvidia.com") == nullptr);
  CHECK(kaic::is_fabric_driver("dra.net"));
  CHECK_FALSE(kaic::is_fabric_driver("gpu.nvidia.com"));
  CHECK_FALSE(kaic::is_fabric_driver("gpu.example.com"));
}

TEST_CASE("an extended resource names its vendor, partitions too") {
  CHECK(name_of(kaic::vendor_of_resource("nvidia.com/gpu")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_resource("nvidia.com/gpu.shared")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_resource("nvidia.com/mig-1g.5gb")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_resource("amd.com/gpu")) == "amd");
  CHECK(name_of(kaic::vendor_of_resource("gpu.intel.com/i915")) == "intel");
  CHECK(name_of(kaic::vendor_of_resource("habana.ai/gaudi")) == "habana");
  CHECK(name_of(kaic::vendor_of_resource("aws.amazon.com/neuron")) == "aws");
  CHECK(name_of(kaic::vendor_of_resource("google.com/tpu")) == "google");
  CHECK(name_of(kaic::vendor_of_resource("huawei.com/Ascend910")) == "huawei");
  CHECK(name_of(kaic::vendor_of_resource("cambricon.com/mlu370")) == "cambricon");
  CHECK(kaic::vendor_of_resource("cpu") == nullptr);
  CHECK(kaic::vendor_of_resource("example.com/gpu") == nullptr);
  CHECK(kaic::vendor_of_resource("nvidia.com/gpu-like") == nullptr);
  CHECK(kaic::vendor_of_resource("rdma/hca") == nullptr);
  CHECK(kaic::vendor_of_resource("vpc.amazonaws.com/efa") == nullptr);
}

TEST_CASE(
    "memory and cores of an accelerator are asked for with it and are no count of accelerators") {
  for (const char* resource :
       {"nvidia.com/gpumem", "nvidia.com/gpucores", "cambricon.com/mlu.smlu.vmemory",
        "huawei.com/Ascend910A-memory", "hygon.com/dcumem", "enflame.com/gcu-core"}) {
    CAPTURE(resource);
    CHECK(kaic::vendor_of_resource(resource) == nullptr);
    CHECK(kaic::requests_accelerator(resource));
  }
  CHECK(kaic::requests_accelerator("nvidia.com/gpu"));
  CHECK_FALSE(kaic::requests_accelerator("memory"));
  CHECK_FALSE(kaic::requests_accelerator("example.com/thing-memory"));
}

TEST_CASE("a device file names its vendor, however its path is written") {
  CHECK(name_of(kaic::vendor_of_device_path("/dev/nvidia0")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_device_path("/dev/nvidiactl")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_device_path("//dev/./nvidia0/")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_device_path("/dev/nvidia-caps/nvidia-cap1")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_device_path("/dev/kfd")) == "amd");
  CHECK(name_of(kaic::vendor_of_device_path("/dev/neuron0")) == "aws");
  CHECK(name_of(kaic::vendor_of_device_path("/dev/davinci_manager")) == "huawei");
  CHECK(kaic::vendor_of_device_path("/var/nvidia0") == nullptr);
  CHECK(kaic::vendor_of_device_path("") == nullptr);
}

TEST_CASE(
    "a device file that several vendors make is of none, and shows accelerators all the same") {
  for (const char* path : {"/dev/dri", "/dev/dri/renderD128", "/dev/accel0", "/dev/accel/accel0"}) {
    CAPTURE(path);
    CHECK(kaic::vendor_of_device_path(path) == nullptr);
    CHECK(kaic::shows_accelerators(path));
  }
}

TEST_CASE("a mount of the root or of the device folder shows accelerators, other folders do not") {
  CHECK(kaic::shows_accelerators("/"));
  CHECK(kaic::shows_accelerators("/dev"));
  CHECK(kaic::shows_accelerators("/dev/"));
  CHECK(kaic::shows_accelerators("/dev//nvidia0"));
  CHECK_FALSE(kaic::shows_accelerators("/dev/shm"));
  CHECK_FALSE(kaic::shows_accelerators("/dev/drivers"));
  CHECK_FALSE(kaic::shows_accelerators("/devices"));
  CHECK_FALSE(kaic::shows_accelerators("/var/lib/kubelet/device-plugins"));
}

TEST_CASE("a switch of the environment names its vendor") {
  CHECK(name_of(kaic::vendor_of_env_switch("NVIDIA_VISIBLE_DEVICES")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_env_switch("ASCEND_VISIBLE_DEVICES")) == "huawei");
  CHECK(kaic::vendor_of_env_switch("CUDA_VISIBLE_DEVICES") ==
        nullptr);  // chooses among devices, gets none
  CHECK(kaic::vendor_of_env_switch("PATH") == nullptr);
}

TEST_CASE("a DaemonSet of a vendor's stack names it") {
  CHECK(name_of(kaic::vendor_of_daemon_set("nvidia-device-plugin-daemonset")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_daemon_set("nvidia-dcgm-exporter")) == "nvidia");
  CHECK(name_of(kaic::vendor_of_daemon_set("npu-exporter")) == "huawei");
  CHECK(kaic::vendor_of_daemon_set("kube-proxy") == nullptr);
}

TEST_CASE("each vendor has a name of its own, and each name a vendor") {
  std::set<std::string_view> names;
  for (const kaic::Vendor& vendor : kaic::vendors()) {
    CAPTURE(vendor.name);
    CHECK(names.insert(vendor.name).second);
    CHECK_FALSE(vendor.title.empty());
    CHECK_FALSE(vendor.resources.empty());
    CHECK(kaic::find_vendor(vendor.name) == &vendor);
  }
  CHECK(kaic::find_vendor("nobody") == nullptr);
}

TEST_CASE("no driver, resource, own device file, label or switch belongs to two vendors") {
  const std::vector<kaic::Words kaic::Vendor::*> lists = {
      &kaic::Vendor::dra_drivers,  &kaic::Vendor::resources,    &kaic::Vendor::device_paths,
      &kaic::Vendor::env_switches, &kaic::Vendor::model_labels, &kaic::Vendor::present_labels,
      &kaic::Vendor::count_labels, &kaic::Vendor::exporters};
  for (const auto list : lists) {
    std::set<std::string_view> seen;
    for (const kaic::Vendor& vendor : kaic::vendors()) {
      for (const std::string_view word : vendor.*list) {
        CAPTURE(word);
        CHECK(seen.insert(word).second);
      }
    }
  }
}

TEST_CASE("metrics that only look like utilisation or memory occupancy prove nothing") {
  for (const kaic::Vendor& vendor : kaic::vendors()) {
    for (const char* trap : {"DCGM_FI_DEV_MEM_CLOCK", "DCGM_FI_DEV_MEM_COPY_UTIL",
                             "gpu_umc_activity", "hami_gpu_memory_allocated_bytes"}) {
      CHECK_FALSE(vendor.memory_metrics.match(trap));
      CHECK_FALSE(vendor.utilisation_metrics.match(trap));
    }
    CHECK_FALSE(vendor.utilisation_metrics.match("DCGM_FI_DEV_ENC_UTIL"));
  }
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
/// The vendor table. Names without a mark are in the vendor's sources or documents; [I] names were
/// seen in a public code index only, [K] names are common knowledge that nobody looked up: a
/// verdict must not rest on one of these alone. Metric names are those that the exporters document;
/// what is not documented is left out, not guessed.
#include <algorithm>
#include <array>
#include <string>

#include "kaic/telemetry/vendor.h"

namespace kaic {
namespace {

constexpr Vendor kVendors[] = {
    {
        .name = "nvidia",
        .title = "NVIDIA",
        .dra_drivers = "gpu.nvidia.com",
        .fabric_drivers = "compute-domain.nvidia.com",
        .model_attributes = "productName",
        // gpu.shared: the device plugin's own name for time slices, if it was told to rename them
        // [K]
        .resources = "nvidia.com/gpu nvidia.com/gpu.shared nvidia.com/mig-*",
        .detail_resources =
            "nvidia.com/gpumem nvidia.com/gpucores nvidia.com/gpumem-percentage",  // HAMi [I]
        .present_labels = "nvidia.com/gpu.present nvidia.com/vgpu.present",
        .model_labels = "nvidia.com/gpu.product cloud.google.com/gke-accelerator "
                        "aliyun.accelerator/nvidia_name baidu/nvidia_name",
        .count_labels = "nvidia.com/gpu.count aliyun.accelerator/nvidia_count",
        // GKE's own plugin and HAMi's [K]
        .device_plugins = "nvidia-device-plugin* nvidia-dra-driver-gpu-kubelet-plugin "
                          "nvidia-gpu-device-plugin* hami-device-plugin*",
        .exporters =
            "nvidia-dcgm-exporter* dcgm-exporter* nvidia_gpu_exporter nvidia-gpu-exporter*",
        // the last but one [K]: beside the exporter; the last [K]: GKE's
        .node_agents =
            "nvidia-driver-daemonset* nvidia-container-toolkit-daemonset* gpu-feature-discovery* "
            "nvidia-mig-manager* nvidia-operator-validator* nvidia-dcgm nvidia-driver-installer*",
        .device_paths = "/dev/nvidia*",
        .env_switches = "NVIDIA_VISIBLE_DEVICES",
        .utilisation_metrics =
            "DCGM_FI_DEV_GPU_UTIL DCGM_FI_PROF_GR_ENGINE_ACTIVE nvidia_smi_utilization_gpu_ratio "
            "nvidia_smi_mig_graphics_activity_ratio hami_host_gpu_utilization_ratio "
            "HostCoreUtilization "
            "duty_cycle_gpu_node nvidia_gpu_duty_cycle",
        .memory_metrics = "DCGM_FI_DEV_FB_USED DCGM_FI_DEV_FB_USED_PERCENT "
                          "nvidia_smi_memory_used_bytes nvidia_smi_mig_memory_used_bytes "
                          "hami_host_gpu_memory_used_bytes HostGPUMemoryUsage memory_used_gpu_node "
                          "nvidia_gpu_memory_used_bytes",
    },
    {
        .name = "amd",
        .title = "AMD",
        .dra_drivers = "gpu.amd.com",
        .model_attributes = "productName",  // [K]
        .resources = "amd.com/gpu",
        .present_labels =
            "amd.com/gpu.family feature.node.kubernetes.io/amd-gpu",  // the latter [K]
        .model_labels = "amd.com/gpu.product-name",
        .device_plugins = "amdgpu-device-plugin*",  // [K]
        .exporters = "device-metrics-exporter* amd_smi_exporter amd-smi-exporter*",
        .device_paths = "/dev/kfd",
        .shared_device_paths = "/dev/dri /dev/dri/*",
        .env_switches = "AMD_VISIBLE_DEVICES",  // [K]
        .utilisation_metrics = "gpu_gfx_activity amd_gpu_gfx_activity gpu_gfx_busy_instantaneous "
                               "gpu_usage amd_gpu_use_percent",
        .memory_metrics = "gpu_used_vram amd_gpu_used_vram",
    },
    {
        .name = "intel",
        .title = "Intel GPU",
        .dra_drivers = "gpu.intel.com",                      // [I]
        .model_attributes = "model",                         // [K]
        .resources = "gpu.intel.com/i915 gpu.intel.com/xe",  // [I]
        .detail_resources =
            "gpu.intel.com/millicores gpu.intel.com/memory.max gpu.intel.com/tiles",      // [K]
        .present_labels = "intel.feature.node.kubernetes.io/gpu",                         // [I]
        .device_plugins = "intel-gpu-plugin* intel-gpu-resource-driver-kubelet-plugin*",  // [K]
        .exporters = "xpumanager* xpumd*",
        .shared_device_paths = "/dev/dri /dev/dri/*",
        .utilisation_metrics = "xpum_engine_ratio xpum_engine_group_ratio xpum_eu_active_ratio "
                               "hw_gpu_utilization_ratio",
        .memory_metrics = "xpum_memory_used_bytes xpum_memory_ratio hw_memory_usage_bytes",
    },
    {
        .name = "habana",
        .title = "Intel Gaudi",
        .dra_drivers = "gaudi.intel.com",                            // [I]
        .model_attributes = "model",                                 // [I]
        .resources = "habana.ai/gaudi",                              // [K]
        .present_labels = "intel.feature.node.kubernetes.io/gaudi",  // [K]
        .device_plugins =
            "habanalabs-device-plugin* intel-gaudi-resource-driver-kubelet-plugin*",  // [K]
        .exporters = "gaudi-metric-exporter* habana-metric-exporter*",                // [K]
        .device_paths = "/dev/hl0 /dev/hl1 /dev/hl2 /dev/hl3 /dev/hl4 /dev/hl5 /dev/hl6 /dev/hl7 "
                        "/dev/hl_controlD*",       // [K]
        .shared_device_paths = "/dev/accel*",      // [K]
        .env_switches = "HABANA_VISIBLE_DEVICES",  // [K]
        .utilisation_metrics = "habanalabs_utilization",
        .memory_metrics = "habanalabs_memory_used_bytes",
    },
    {
        .name = "aws",
        .title = "AWS Neuron",
        .dra_drivers = "neuron.aws.com",  // [I]
        .resources = "aws.amazon.com/neuron aws.amazon.com/neuroncore aws.amazon.com/neurondevice",
        .device_plugins = "neuron-device-plugin*",  // [K]
        .exporters = "neuron-monitor*",
        .device_paths = "/dev/neuron*",
        .env_switches = "AWS_NEURON_VISIBLE_DEVICES",  // [K]
        .utilisation_metrics = "neuroncore_utilization_ratio",
        .memory_metrics = "neuron_runtime_memory_used_bytes neuroncore_memory_usage_*",
    },
    {
        .name = "google",
        .title = "Google TPU",
        .dra_drivers = "tpu.google.com",                           // [I]
        .model_attributes = "tpuGen",                              // [I]
        .resources = "google.com/tpu",                             // [I]
        .present_labels = "cloud.google.com/gke-tpu-accelerator",  // [K]
        .model_labels = "cloud.google.com/gke-tpu-accelerator",    // [K]
        .device_plugins = "tpu-device-plugin*",                    // [K]
        .exporters = "tpu-device-plugin*",  // [K]: the plugin exports by itself
        .shared_device_paths = "/dev/accel* /dev/vfio /dev/vfio/*",  // [K]
        // Generic names: they count only with the labels `make` and `accelerator_id`.
        .utilisation_metrics =
            "duty_cycle tensorcore_utilization duty_cycle_node tensorcore_utilization_node",
        .memory_metrics = "memory_used memory_used_node",
    },
    {
        .name = "huawei",
        .title = "Huawei Ascend",
        .resources = "huawei.com/Ascend* huawei.com/npu",  // [I]; npu [K]
        .detail_resources = "*-memory *-core",  // HAMi's, such as huawei.com/Ascend910A-memory [I]
        .device_plugins = "ascend-device-plugin*",  // [K]
        .exporters = "npu-exporter*",
        .device_paths = "/dev/davinci*",
        .env_switches = "ASCEND_VISIBLE_DEVICES",  // [I]
        .utilisation_metrics =
            "npu_chip_info_utilization npu_chip_info_overall_utilization container_npu_utilization",
        .memory_metrics = "npu_chip_info_hbm_used_memory npu_chip_info_used_memory "
                          "npu_chip_info_hbm_utilization container_npu_used_memory",
    },
    {
        .name = "cambricon",
        .title = "Cambricon",
        .resources = "cambricon.com/mlu* cambricon.com/vmlu",  // [I]
        .detail_resources =
            "cambricon.com/mlu.smlu.vmemory cambricon.com/mlu.smlu.vcore",  // HAMi [I]
        .device_plugins = "cambricon-device-plugin*",                       // [K]
        .exporters = "mlu-exporter*",
        .device_paths = "/dev/cambricon*",            // [K]
        .env_switches = "CAMBRICON_VISIBLE_DEVICES",  // [I]
        .utilisation_metrics = "mlu_utilization mlu_activity",
        .memory_metrics = "mlu_memory_used mlu_memory_utilization",
    },
    {
        .name = "metax",
        .title = "MetaX",
        .resources = "metax-tech.com/gpu metax-tech.com/sgpu",              // [I]
        .detail_resources = "metax-tech.com/vcore metax-tech.com/vmemory",  // HAMi; vmemory [K]
        .exporters = "mx-exporter*",
        .device_paths = "/dev/mxcd*",  // [K]
        .shared_device_paths = "/dev/dri /dev/dri/*",
        .utilisation_metrics = "mx_gpu_usage",
        .memory_metrics = "mx_memory_used mx_memory_usage",
    },
    {
        .name = "hygon",
        .title = "Hygon DCU",
        .resources = "hygon.com/dcu hygon.com/dcu-share hygon.com/dcunum",  // [I]
        .detail_resources = "hygon.com/dcumem hygon.com/dcucores",          // HAMi [I]
        .device_plugins = "dcu-device-plugin*",                             // [K]
        .exporters = "dcu-exporter*",
        .device_paths = "/dev/mkfd",  // [K]; /dev/kfd too, which is AMD's
        .shared_device_paths = "/dev/dri /dev/dri/*",
        .env_switches = "HYGON_VISIBLE_DEVICES",  // [I]
        .utilisation_metrics = "dcu_utilizationrate",
        .memory_metrics = "dcu_usedmemory_bytes",
    },
    {
        .name = "iluvatar",
        .title = "Iluvatar CoreX",
        .resources = "iluvatar.com/gpu iluvatar.ai/vgpu iluvatar.ai/gpu",  // [I]; the last [K]
        .device_plugins = "ix-device-plugin*",                             // [K]
        .exporters = "ix-exporter*",
        .device_paths = "/dev/iluvatar*",            // [K]
        .env_switches = "ILUVATAR_VISIBLE_DEVICES",  // [I]
        .utilisation_metrics = "ix_gpu_utilization ix_sm_utilization",
        .memory_metrics = "ix_mem_used",
    },
    {
        .name = "mthreads",
        .title = "Moore Threads",
        .resources = "mthreads.com/gpu mthreads.com/vgpu",  // [I]
        .device_paths = "/dev/mtgpu*",                      // [K]
        .env_switches = "MTHREADS_VISIBLE_DEVICES",         // [K]
                                                            // no public exporter found
    },
    {
        .name = "enflame",
        .title = "Enflame GCU",
        .resources = "enflame.com/gcu enflame.com/shared-gcu enflame.com/drs-gcu",  // [I]
        .detail_resources =
            "enflame.com/gcu-memory enflame.com/gcu-core enflame.com/vgcu-percentage",  // HAMi [I]
        .count_labels = "enflame.com/gcu.count",                                        // [I]
        .exporters = "gcu-exporter*",
        .device_paths = "/dev/gcu*",  // [K]
        .utilisation_metrics = "enflame_gcu_usage",
        .memory_metrics = "enflame_gcu_memory_used_bytes enflame_gcu_memory_usage",
    },
    {
        .name = "kunlun",
        .title = "Kunlunxin XPU",
        .resources = "kunlunxin.com/xpu kunlunxin.com/vxpu",  // [I]
        .detail_resources = "kunlunxin.com/vxpu-memory",      // HAMi [I]
        .device_paths = "/dev/xpu*",                          // [K]
                                                              // no public exporter found
    },
    {
        .name = "furiosa",
        .title = "FuriosaAI",
        .resources =
            "furiosa.ai/rngd furiosa.ai/warboy furiosa.ai/npu",  // rngd [I], the others [K]
        .count_labels = "furiosa.ai/npu.count",                  // [I]
        .device_plugins = "furiosa-device-plugin*",              // [I]
        .exporters = "furiosa-metrics-exporter*",                // [I]
        .device_paths = "/dev/npu* /dev/rngd*",                  // [K]
        .utilisation_metrics = "furiosa_npu_core_utilization",
        // its exporter has no memory metric
    },
    {
        .name = "rebellions",
        .title = "Rebellions",
        .resources = "rebellions.ai/ATOM* rebellions.ai/npu",  // [I]; npu [K]
        .device_plugins = "rbln-device-plugin*",               // [K]
        .exporters = "rbln-metrics-exporter*",
        .device_paths = "/dev/rbln*",  // [K]
        .utilisation_metrics = "RBLN_DEVICE_STATUS:UTILIZATION",
        .memory_metrics = "RBLN_DEVICE_STATUS:DRAM_USED",
    },
    {
        .name = "qualcomm",
        .title = "Qualcomm Cloud AI",
        .resources = "qualcomm.com/qaic",      // [I]
        .shared_device_paths = "/dev/accel*",  // [K]
                                               // no public exporter found
    },
};

/// Network devices of no accelerator vendor.
constexpr Words kNetworkDrivers = "dra.net";  // DRANET [K]

const Vendor* find(std::string_view name, Words Vendor::*list) {
  for (const Vendor& vendor : kVendors) {
    if ((vendor.*list).match(name)) return &vendor;
  }
  return nullptr;
}

/// `/dev//nvidia0/` as the kernel reads it: `/dev/nvidia0`. A path with `..` is refused by the API
/// server, so it is left as it is.
std::string clean(std::string_view path) {
  std::string cleaned;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size() == path.size() ? part.size() : part.size() + 1);
    if (!part.empty() && part != ".") cleaned.append("/").append(part);
  }
  return cleaned.empty() ? "/" : cleaned;
}

/// All switches in one row, so that asking is a few comparisons of lengths.
constexpr std::size_t count_switches() {
  std::size_t count = 0;
  for (const Vendor& vendor : kVendors) {
    for ([[maybe_unused]] const std::string_view name : vendor.env_switches) ++count;
  }
  return count;
}

constexpr auto kEnvSwitches = [] {
  std::array<std::string_view, count_switches()> names{};
  std::size_t i = 0;
  for (const Vendor& vendor : kVendors) {
    for (const std::string_view name : vendor.env_switches) names[i++] = name;
  }
  return names;
}();

}  // namespace

std::span<const Vendor> vendors() { return kVendors; }

const Vendor* find_vendor(std::string_view name) {
  for (const Vendor& vendor : kVendors) {
    if (vendor.name == name) return &vendor;
  }
  return nullptr;
}

const Vendor* vendor_of_driver(std::string_view driver) {
  return find(driver, &Vendor::dra_drivers);
}

bool is_fabric_driver(std::string_view driver) {
  return find(driver, &Vendor::fabric_drivers) != nullptr || kNetworkDrivers.match(driver);
}

const Vendor* vendor_of_resource(std::string_view resource) {
  const Vendor* vendor = find(resource, &Vendor::resources);
  return vendor != nullptr && !vendor->detail_resources.match(resource) ? vendor : nullptr;
}

bool requests_accelerator(std::string_view resource) {
  if (find(resource, &Vendor::resources) != nullptr) return true;
  for (const Vendor& vendor : kVendors) {
    for (const std::string_view detail : vendor.detail_resources) {
      if (detail == resource) return true;  // exact: a suffix alone says nothing about the vendor
    }
  }
  return false;
}

const Vendor* vendor_of_daemon_set(std::string_view name) {
  for (const auto list : {&Vendor::device_plugins, &Vendor::exporters, &Vendor::node_agents}) {
    if (const Vendor* vendor = find(name, list)) return vendor;
  }
  return nullptr;
}

const Vendor* vendor_of_device_path(std::string_view path) {
  return find(clean(path), &Vendor::device_paths);
}

bool shows_accelerators(std::string_view host_path) {
  const std::string path = clean(host_path);
  return path == "/" || path == "/dev" || find(path, &Vendor::device_paths) != nullptr ||
         find(path, &Vendor::shared_device_paths) != nullptr;
}

const Vendor* vendor_of_env_switch(std::string_view variable) {
  return find(variable, &Vendor::env_switches);
}

bool is_env_switch(std::string_view variable) {
  return std::find(kEnvSwitches.begin(), kEnvSwitches.end(), variable) != kEnvSwitches.end();
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// @file
/// The names by which Kubernetes knows each accelerator vendor: drivers, resources, labels,
/// workloads, device files. One entry a vendor, so that no other code holds a vendor's name.
///
///     const kaic::Vendor* vendor = kaic::vendor_of_resource("nvidia.com/mig-1g.5gb");   //
///     vendor->name == "nvidia"
#ifndef KAIC_TELEMETRY_VENDOR_H
#define KAIC_TELEMETRY_VENDOR_H

#include <span>
#include <string_view>

#include "kaic/base/words.h"

namespace kaic {

/// What a vendor is called in a cluster's objects. An empty list says that no name is documented,
/// not that there is none.
struct Vendor {
  std::string_view name;   ///< `nvidia`, as in reports
  std::string_view title;  ///< `NVIDIA`

  Words dra_drivers = {};     ///< `spec.driver` of ResourceSlices that hold accelerators
  Words fabric_drivers = {};  ///< drivers that hand out links or channels between accelerators, not
                              ///< accelerators
  Words model_attributes = {};  ///< device attributes that name the product, best first
  Words resources = {};         ///< extended resources counted in accelerators or parts of one
  Words detail_resources =
      {};  ///< extended resources that go with one (memory, cores); not a count

  Words present_labels =
      {};                   ///< node labels that say an accelerator is there; any value but `false`
  Words model_labels = {};  ///< node labels whose value names the product, best first
  Words count_labels = {};  ///< node labels whose value is the number of accelerators

  Words device_plugins = {};  ///< DaemonSets of the device plugin or the DRA kubelet plugin
  Words exporters = {};  ///< DaemonSets, Services or last image path parts of the metrics exporter

  Words node_agents = {};  ///< further DaemonSets of the vendor: drivers, container toolkit,
                           ///< feature discovery, validators

  Words device_paths = {};         ///< device files of this vendor alone
  Words shared_device_paths = {};  ///< device files that other vendors' drivers make too
  Words env_switches = {};  ///< environment variables by which a container takes accelerators past
                            ///< the resource framework

  Words utilisation_metrics = {};  ///< the exporter's families that prove use per accelerator
  Words memory_metrics = {};       ///< the exporter's families that prove memory occupancy
};

/// Every vendor, in a fixed order. Static storage.
std::span<const Vendor> vendors();

/// The vendor of that name, or null.
const Vendor* find_vendor(std::string_view name);
/// The vendor whose accelerators that DRA driver serves, or null. An unknown driver may still serve
/// accelerators.
const Vendor* vendor_of_driver(std::string_view driver);
/// True for a driver that is known to serve links and network devices: its slices hold no
/// accelerator.
bool is_fabric_driver(std::string_view driver);
/// The vendor whose accelerators (or parts of them) that extended resource counts, or null.
const Vendor* vendor_of_resource(std::string_view resource);
/// True if a container that asks for that resource asks for an accelerator or a share of one.
bool requests_accelerator(std::string_view resource);
/// The vendor that has a DaemonSet of that name for its accelerators (device plugin, exporter or
/// another agent), or null.
const Vendor* vendor_of_daemon_set(std::string_view name);
/// The vendor whose device file or device folder that path is. Paths shared by several vendors
/// (`/dev/dri`) belong to none.
const Vendor* vendor_of_device_path(std::string_view path);
/// True if mounting that path of the host shows accelerator devices: a device file or folder of any
/// vendor, shared ones too, or a folder that holds them (`/dev`, `/`).
bool shows_accelerators(std::string_view host_path);
/// The vendor that has that environment variable as a switch, or null.
const Vendor* vendor_of_env_switch(std::string_view variable);
/// True for any vendor's switch; fast enough to be asked of every variable of every pod.
bool is_env_switch(std::string_view variable);

}  // namespace kaic

#endif  // KAIC_TELEMETRY_VENDOR_H

// SPDX-License-Identifier: Apache-2.0
/// Which accelerators a cluster has, how its workloads ask for them, and who does.
///
///     const Accelerators accelerators(inventory);
///     if (accelerators.requests_accelerator(pod)) ...
///
/// A node's accelerators of one vendor are counted by the best of three signs: the devices of the
/// vendor's DRA driver (newest pool generation), else the extended resources of its device plugin
/// in the node's status, else its node labels. So a device that DRA and a device plugin both show
/// counts once.
///
/// A DRA driver that the vendor table does not know counts as an accelerator's if one of its
/// devices looks like one: its attribute `type` names a kind of accelerator (gpu, tpu, npu, mig,
/// ...), or a part of the driver's name does (gpu.example.com), or the device has a memory of its
/// own and a model. Its vendor is the driver's name. Network, CPU and memory drivers have none of
/// these.
#ifndef KAIC_LIB_CONFORMANCE_ACCELERATORS_H
#define KAIC_LIB_CONFORMANCE_ACCELERATORS_H

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/api/resource.h"
#include "kaic/conformance/report.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/read.h"
#include "lib/conformance/resource_pools.h"

namespace kaic {

// What Accelerators reads, for a check's own reads. Nodes, slices and classes tell which
// accelerators there are; claims and their templates who asks for them.
inline constexpr std::string_view kAcceleratorNodeFields[] = {"metadata.labels", "status.capacity",
                                                              "status.allocatable"};
inline constexpr std::string_view kAcceleratorSliceFields[] = {
    "spec.driver",   "spec.pool",         "spec.nodeName",
    "spec.allNodes", "spec.nodeSelector", "spec.perDeviceNodeSelection",
    "spec.devices"};
inline constexpr std::string_view kAcceleratorClassFields[] = {"spec"};
inline constexpr std::string_view kAcceleratorClaimFields[] = {"spec", "status"};
inline constexpr std::string_view kAcceleratorTemplateFields[] = {"spec"};

/// What the audit reads in every run, for the top of the report.
inline constexpr Read kAcceleratorReads[] = {
    list_of<Node>(Need::kSupporting, kAcceleratorNodeFields),
    list_of<ResourceSlice>(Need::kSupporting, kAcceleratorSliceFields),
    list_of<DeviceClass>(Need::kSupporting, kAcceleratorClassFields),
};

/// The accelerators of one vendor and model on one node, by one sign.
struct NodeAccelerators {
  std::string vendor, model;
  std::string_view via;  ///< `dra`, `device-plugin`, `label`
  std::int64_t count = 0;
};

/// For the `keep` of a pod read: may ask for an accelerator, by an extended resource of any name or
/// by a claim.
bool may_request_accelerator(const Pod& pod);

class Accelerators {
 public:
  /// Points into the inventory.
  explicit Accelerators(const Inventory& inventory);

  bool empty() const { return by_node_.empty() && rows_.empty(); }
  /// For the top of the report: one row for each vendor, model and sign, sorted.
  const std::vector<AcceleratorReport>& rows() const { return rows_; }
  /// Pools of accelerators' DRA drivers, newest generation.
  const std::vector<DevicePool>& pools() const { return pools_; }
  /// What a node has; empty for one without.
  std::span<const NodeAccelerators> on(std::string_view node) const;
  const std::map<std::string, std::vector<NodeAccelerators>, std::less<>>& by_node() const {
    return by_node_;
  }

  bool is_accelerator_node(std::string_view node) const {
    return by_node_.find(node) != by_node_.end();
  }
  bool is_accelerator_driver(std::string_view driver) const;
  bool is_accelerator_class(std::string_view device_class) const;
  /// An extended resource of a vendor, or one that a DeviceClass of accelerators stands behind.
  bool is_accelerator_resource(std::string_view resource) const;
  /// The DeviceClasses that stand behind an extended resource: by spec.extendedResourceName, or by
  /// the name that every class has implicitly.
  std::vector<const DeviceClass*> classes_behind(std::string_view resource) const;

  /// A claim for, or with, an accelerator.
  bool is_accelerator_claim(const ResourceClaim& claim) const;
  bool requests_accelerator(const Pod& pod) const;
  bool requests_accelerator(const Pod& pod, const Container& container) const;
  /// Of a workload's pod template; `namespace_` is the workload's.
  bool requests_accelerator(const PodSpec& spec, std::string_view namespace_) const;
  /// The claims of a pod that exist: named, made from its templates, or made by the scheduler for
  /// extended resources.
  std::vector<const ResourceClaim*> claims_of(const Pod& pod) const;

 private:
  void find_drivers();
  void count_devices(const NodesByName& nodes);
  void count_resources(const Node& node);
  void count_labels(const Node& node);
  void add(const std::string& vendor, const std::string& model, std::string_view via,
           std::int64_t count, const std::vector<std::string>& nodes);
  bool has_vendor(std::string_view node, std::string_view vendor) const;
  /// By a container, or by any of the pod if that is null.
  bool asks(const PodSpec& spec, std::string_view namespace_,
            const std::vector<PodResourceClaimStatus>& statuses, const Container* container) const;
  bool asks_by_spec(const ResourceClaimSpec& spec) const;
  const ResourceClaim* claim_of(const PodResourceClaim& claim, std::string_view namespace_,
                                const std::vector<PodResourceClaimStatus>& statuses) const;

  const Inventory& inventory_;
  std::vector<DevicePool> pools_;
  std::set<std::string, std::less<>> drivers_, classes_, mapped_resources_;
  std::map<std::string, const ResourceClaim*, std::less<>> claims_;  // by namespace/name
  std::map<std::string, const ResourceClaimTemplate*, std::less<>> templates_;
  std::map<std::string, std::vector<NodeAccelerators>, std::less<>> by_node_;
  std::vector<AcceleratorReport> rows_;
};

/// Facts beside the rows: pools that are not whole.
std::vector<Note> accelerator_notes(const Inventory& inventory);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_ACCELERATORS_H

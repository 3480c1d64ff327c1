// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/allocation_ways.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "kaic/telemetry/vendor.h"

namespace kaic {
namespace {

/// One pool by the scheduler's rules; what keeps it from use is a finding.
void judge_pool(const Inventory& inventory, const DevicePool& pool, const NodesByName& usable_nodes,
                Outcome& outcome, AllocationWays& ways) {
  const ObjectRef slice = inventory.ref(*pool.slices.front());
  const std::string name = "pool " + pool.name;
  switch (use_of(pool, usable_nodes)) {
    case PoolUse::kOpen:
      if (!ways.dra) {
        add_evidence(
            outcome, slice, "spec.driver", pool.driver,
            inventory.path(ResourceSlice::kResource.group, ResourceSlice::kResource.resource));
      }
      ways.dra = true;
      return;
    case PoolUse::kIncomplete:
      add_finding(outcome, slice, "spec.pool.resourceSliceCount", "PoolIncomplete",
                  name + " announces " + std::to_string(pool.announced) + " slices and shows " +
                      std::to_string(pool.slices.size()) + " of generation " +
                      std::to_string(pool.generation) + "; the scheduler does not use it");
      return;
    case PoolUse::kTainted:
      add_finding(outcome, slice, "spec.devices", "DevicesTainted",
                  name + " has no device without a NoSchedule or NoExecute taint");
      return;
    case PoolUse::kNotTold:
      ways.is_undecided = true;
      [[fallthrough]];
    case PoolUse::kUnreachable:
      add_finding(outcome, slice, "spec.nodeName", "PoolUnreachable",
                  name + " has no device that a Ready, schedulable node is known to reach");
      return;
  }
}

void judge_dra(const Inventory& inventory, const Accelerators& accelerators,
               const NodesByName& usable_nodes, Outcome& outcome, AllocationWays& ways) {
  if (accelerators.pools().empty()) return;
  const auto& classes = inventory.all<DeviceClass>();
  const bool has_class = std::any_of(classes.begin(), classes.end(), [&](const DeviceClass& each) {
    return accelerators.is_accelerator_class(each.metadata.name);
  });
  if (!has_class) {
    add_finding(outcome, inventory.ref(*accelerators.pools().front().slices.front()), "spec.driver",
                "DeviceClassMissing",
                "no DeviceClass selects devices of this driver; no claim can ask for them");
    return;
  }
  for (const DevicePool& pool : accelerators.pools()) {
    judge_pool(inventory, pool, usable_nodes, outcome, ways);
  }
}

/// A device plugin's resource counts only where DRA cannot be what serves it.
void judge_device_plugin(const Inventory& inventory, const Accelerators& accelerators,
                         const NodesByName& usable_nodes, Outcome& outcome, AllocationWays& ways) {
  std::set<std::string> judged;
  for (const Node& node : inventory.all<Node>()) {
    if (usable_nodes.count(node.metadata.name) == 0) continue;
    for (const auto& [resource, amount] : node.status.allocatable) {
      if (amount.sign() <= 0 || vendor_of_resource(resource) == nullptr) continue;
      if (!judged.insert(resource).second) continue;
      const auto classes = accelerators.classes_behind(resource);
      for (const DeviceClass* device_class : classes) {
        add_finding(outcome, inventory.ref(*device_class), "spec.extendedResourceName",
                    "AllocationNotAttributable",
                    "nodes offer " + resource +
                        " and this class maps it too; whether a device plugin or DRA serves a pod "
                        "cannot be told");
        ways.is_undecided = true;
      }
      if (!classes.empty()) continue;
      ways.device_plugin = true;
      add_evidence(outcome, inventory.ref(node), "status.allocatable[" + resource + "]",
                   amount.canonical(),
                   inventory.path(Node::kResource.group, Node::kResource.resource));
    }
  }
}

/// Nodes of which only the labels speak of accelerators.
void report_label_only(const Inventory& inventory, const Accelerators& accelerators,
                       Outcome& outcome) {
  for (const Node& node : inventory.all<Node>()) {
    const auto& all = accelerators.on(node.metadata.name);
    const bool by_label_only =
        !all.empty() &&
        std::all_of(all.begin(), all.end(), [](const auto& each) { return each.via == "label"; });
    if (!by_label_only) continue;
    add_finding(outcome, inventory.ref(node), "status.allocatable", "DevicePluginMissing",
                "labels say that the node has accelerators of " + all.front().vendor +
                    ", and it offers none");
  }
}

}  // namespace

AllocationWays allocation_ways(const Inventory& inventory, const Accelerators& accelerators,
                               const NodesByName& nodes, Outcome& outcome) {
  AllocationWays ways;
  judge_dra(inventory, accelerators, nodes, outcome, ways);
  judge_device_plugin(inventory, accelerators, nodes, outcome, ways);
  if (!ways.any()) report_label_only(inventory, accelerators, outcome);
  return ways;
}

}  // namespace kaic

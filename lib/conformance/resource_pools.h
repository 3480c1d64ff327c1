// SPDX-License-Identifier: Apache-2.0
/// ResourceSlices joined into the pools that they are parts of, with the rules by which the
/// scheduler sees them: only a pool's newest generation counts, and a pool is whole once it shows
/// as many slices as it announces.
///
///     for (const DevicePool& pool : newest_pools(inventory.all<ResourceSlice>())) if
///     (!pool.is_complete()) ...
#ifndef KAIC_LIB_CONFORMANCE_RESOURCE_POOLS_H
#define KAIC_LIB_CONFORMANCE_RESOURCE_POOLS_H

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/core.h"
#include "kaic/api/resource.h"
#include "kaic/base/words.h"

namespace kaic {

/// The newest generation of one driver's pool. Points into the slices it was made from.
struct DevicePool {
  std::string driver, name;
  std::int64_t generation = 0;
  std::int64_t announced = 0;  ///< slices that the pool should have
  bool is_consistent = true;   ///< all slices announce the same number
  std::vector<const ResourceSlice*> slices;

  bool is_complete() const {
    return is_consistent && static_cast<std::int64_t>(slices.size()) == announced;
  }
};

/// Sorted by driver and name; the slices in their list's order.
std::vector<DevicePool> newest_pools(std::span<const ResourceSlice> slices);

using NodesByName = std::map<std::string_view, const Node*>;

/// The nodes from which a slice's devices can be used: by nodeName, nodeSelector or allNodes. None
/// for a slice with perDeviceNodeSelection, which says it device by device; that is not decoded.
std::vector<const Node*> reached_nodes(const ResourceSlice& slice, const NodesByName& nodes);

/// Whether a pod on one of some nodes could get a device of the pool, by the scheduler's rules.
enum class PoolUse : std::uint8_t {
  kOpen,
  kIncomplete,   ///< not all slices are there, or they do not agree on how many there are
  kTainted,      ///< every device has a taint that keeps ordinary claims away
  kUnreachable,  ///< none of the nodes reaches a device without such a taint
  kNotTold,      ///< the same, but a slice says device by device from where
};
PoolUse use_of(const DevicePool& pool, const NodesByName& nodes);

/// A device's content, wherever its API version puts it (v1beta1: under `basic`).
const std::map<std::string, DeviceAttribute>& attributes_of(const Device& device);
const std::map<std::string, DeviceCapacity>& capacity_of(const Device& device);
const std::vector<DeviceTaint>& taints_of(const Device& device);

/// The text (or version) of the first of these attributes that the device has, in any domain; empty
/// if none.
std::string_view attribute_text(const Device& device, Words names);
/// Whether a taint keeps ordinary claims away from the device: effect NoSchedule or NoExecute.
bool is_blocked(const Device& device);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_RESOURCE_POOLS_H

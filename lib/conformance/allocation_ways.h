// SPDX-License-Identifier: Apache-2.0
/// By which ways a pod could get an accelerator now: DRA, a device plugin, none.
///
///     const AllocationWays ways = allocation_ways(inventory, accelerators, nodes, outcome);
///     if (!ways.any()) ...   // the findings say what keeps each from working
#ifndef KAIC_LIB_CONFORMANCE_ALLOCATION_WAYS_H
#define KAIC_LIB_CONFORMANCE_ALLOCATION_WAYS_H

#include "lib/conformance/accelerators.h"
#include "lib/conformance/check.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/resource_pools.h"

namespace kaic {

struct AllocationWays {
  bool dra = false;            ///< a pool is whole, reached, untainted, and there is a DeviceClass
  bool device_plugin = false;  ///< nodes offer a resource that no DeviceClass maps
  bool is_undecided = false;   ///< there may be a way; objects do not tell
  bool any() const { return dra || device_plugin; }
};

/// The ways to accelerators of these nodes (Ready and schedulable). What works is evidence, what
/// does not a finding. Needs kAcceleratorReads.
AllocationWays allocation_ways(const Inventory& inventory, const Accelerators& accelerators,
                               const NodesByName& nodes, Outcome& outcome);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_ALLOCATION_WAYS_H

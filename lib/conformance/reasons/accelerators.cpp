// SPDX-License-Identifier: Apache-2.0
/// Accelerators as the cluster shows them, and the API to ask for them.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"NoAccelerators", "",
     "No node and no ResourceSlice shows an accelerator, so nothing about their use can be seen.",
     "Audit while accelerator nodes are there; node groups of size 0 cannot be seen. Else install "
     "the vendor's device plugin or DRA driver."},
    {"AcceleratorNodeNotUsable", "", "A node with accelerators is not Ready or takes no pods.",
     "Uncordon it, or look at its Ready condition and at the kubelet's log."},
    {"DraNotServed", "dra_support", "The group resource.k8s.io is not served.",
     "Turn the API on: it is on by default from Kubernetes 1.34; before, set `--runtime-config` "
     "and the feature gate DynamicResourceAllocation on API server, scheduler, controller manager "
     "and kubelet."},
    {"DraOnlyBeta", "dra_support",
     "resource.k8s.io is served in beta versions alone. From Kubernetes 1.34 on, v1 is expected.",
     "Upgrade to 1.34 or later, and remove a `--runtime-config` that turns resource.k8s.io/v1 "
     "off."},
    {"DraTypeMissing", "dra_support",
     "resource.k8s.io/v1 is served without one of DeviceClass, ResourceClaim, "
     "ResourceClaimTemplate, ResourceSlice.",
     "Look at the API server's `--runtime-config`: it can turn off single resources."},
    {"DraVerbMissing", "dra_support",
     "One of the four types does not allow all of create, get, list, update, patch and delete.",
     "Look at what stands between you and the API server; a proxy that filters verbs is not "
     "conformant."},
    {"PoolIncomplete", "",
     "A device pool shows fewer ResourceSlices of its newest generation than it says that it has. "
     "The scheduler does not use it.",
     "Look at the driver's pod on that node; it writes all slices of a pool again when it starts."},
    {"PoolUnreachable", "",
     "The devices of a pool cannot be reached from any node that is Ready and takes pods.",
     "Look at the nodes that the slice names; uncordon or repair them, or restart the driver if "
     "the slice names a node that is gone."},
    {"DevicesTainted", "", "Every device of a pool has a taint that keeps pods away.",
     "Look at the taints' keys: drivers set them on devices that are ill. Repair them, or delete "
     "the DeviceTaintRule that sets them."},
    {"DeviceClassMissing", "",
     "A driver publishes devices, and no DeviceClass selects them, so no claim can ask for them.",
     "Create the DeviceClass that the driver's documentation names; its chart usually brings it."},
};

}  // namespace

constinit const std::span<const Reason> kAccelerators = kRows;

}  // namespace kaic::reason_table

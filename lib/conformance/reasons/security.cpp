// SPDX-License-Identifier: Apache-2.0
/// Accelerators go to those who asked for them, and to no one else.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"HostDevicesMounted", "secure_accelerator_access",
     "A pod mounts device files of accelerators, or all of /dev, from its node: it reaches "
     "accelerators without asking for them.",
     "Remove the hostPath volume and ask for the accelerator by resource or claim; forbid hostPath "
     "with Pod Security or an admission policy."},
    {"PrivilegedOnAcceleratorNode", "secure_accelerator_access",
     "A privileged container runs on an accelerator node. It sees every device of the node.",
     "Drop `privileged` and ask for the accelerator by resource or claim; allow privileged pods in "
     "the namespaces of node agents only."},
    {"AcceleratorSwitchWithoutRequest", "secure_accelerator_access",
     "A container sets the variable that makes the runtime hand it accelerators, and asks for "
     "none.",
     "Remove the variable and ask for the accelerator. On the nodes, set the NVIDIA runtime's "
     "`accept-nvidia-visible-devices-envvar-when-unprivileged=false`, or the like of the vendor."},
    {"AgentSeesAccelerators", "secure_accelerator_access",
     "An agent of the node (driver, exporter, network) sees the devices without asking. That is "
     "how such agents work.",
     "Nothing, if it is one that you installed; keep such pods in namespaces that users cannot "
     "create pods in."},
    {"AllocationNotAttributable", "secure_accelerator_access",
     "A DeviceClass maps the same extended resource that a device plugin offers: who handed out "
     "the device cannot be told.",
     "Let one of the two serve the resource: take `spec.extendedResourceName` out of the class, or "
     "remove the device plugin."},
    {"ClaimNotAllocated", "secure_accelerator_access",
     "A pod is bound to a node and its claim has no devices. A pod that names its node goes past "
     "the scheduler.",
     "Do not set `spec.nodeName` on pods with claims; use a node selector or affinity."},
    {"AdminAccessClaim", "secure_accelerator_access",
     "A claim has admin access: its pods reach devices that others use.",
     "Keep it to monitoring, in namespaces labelled `resource.kubernetes.io/admin-access=true` "
     "that users cannot enter."},
    {"DevicePluginMissing", "secure_accelerator_access",
     "Nodes carry labels of accelerators, and no device plugin or DRA driver offers any.",
     "Install the vendor's device plugin or DRA driver, or look at its pods."},
    {"NoAllocationWay", "secure_accelerator_access",
     "Accelerators are there, and neither DRA nor a device plugin can hand one out now.",
     "Look at the other findings: they say what keeps each way from working."},
    {"IsolationNotShown", "secure_accelerator_access",
     "That a container without a request sees no device, and that two pods cannot reach each "
     "other's, shows only in a test.",
     "Run two pods with one accelerator each and one with none on the same node, and list the "
     "device files in each."},
};

}  // namespace

constinit const std::span<const Reason> kSecurity = kRows;

}  // namespace kaic::reason_table

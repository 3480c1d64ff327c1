// SPDX-License-Identifier: Apache-2.0
/// Containers that can reach a node's accelerators without being given them, by what their pods
/// say.
///
///     for (const Exposure& exposure : exposures_of(pod, accelerators)) ...   // of a pod on an
///     accelerator node
#ifndef KAIC_LIB_CONFORMANCE_DEVICE_EXPOSURE_H
#define KAIC_LIB_CONFORMANCE_DEVICE_EXPOSURE_H

#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/core.h"
#include "lib/conformance/accelerators.h"

namespace kaic {

/// The fields of a pod that are looked at, those of a request included.
inline constexpr std::string_view kExposurePodFields[] = {"metadata.ownerReferences",
                                                          "spec.nodeName",
                                                          "spec.volumes.name",
                                                          "spec.volumes.hostPath",
                                                          "spec.resourceClaims",
                                                          "spec.containers.name",
                                                          "spec.containers.env[]",
                                                          "spec.containers.resources",
                                                          "spec.containers.volumeMounts.name",
                                                          "spec.containers.securityContext",
                                                          "spec.initContainers.name",
                                                          "spec.initContainers.env[]",
                                                          "spec.initContainers.resources",
                                                          "spec.initContainers.volumeMounts.name",
                                                          "spec.initContainers.securityContext",
                                                          "status.phase",
                                                          "status.resourceClaimStatuses",
                                                          "status.extendedResourceClaimStatus"};

/// One field of a pod by which a container reaches devices.
struct Exposure {
  std::string field, reason, message;
};

/// For the `keep` of a pod read: some container mounts device files of the host, runs privileged or
/// sets an environment switch.
bool may_expose_devices(const Pod& pod);

/// By which fields the containers of a pod on an accelerator node reach its devices: privileged; a
/// hostPath of a vendor's device file or of a folder that holds such (`/dev`, `/`), if mounted; an
/// environment switch that names devices, in a container that asks for none.
std::vector<Exposure> exposures_of(const Pod& pod, const Accelerators& accelerators);

/// Whose controller is a DaemonSet or the node itself (a static pod).
bool is_node_agent(const Pod& pod);
/// A node agent that is meant to see devices: in kube-system, or of a DaemonSet that the vendor
/// table names. Precondition: is_node_agent().
bool is_known_agent(const Pod& pod);
/// `DaemonSet nvidia-device-plugin`; empty without a controller.
std::string controller_of(const Pod& pod);

/// A claim by which a pod reaches devices that others use.
bool has_admin_access(const ResourceClaim& claim);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_DEVICE_EXPOSURE_H

// SPDX-License-Identifier: Apache-2.0
/// Nodes with accelerators that an autoscaler was seen to add or to take away.
///
///     for (const ScaleStep& step : find_scale_steps(inventory, accelerators)) ...
#ifndef KAIC_LIB_CONFORMANCE_NODE_SCALING_H
#define KAIC_LIB_CONFORMANCE_NODE_SCALING_H

#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/core.h"
#include "kaic/meta/object.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/inventory.h"

namespace kaic {

inline constexpr std::string_view kNodeClaimGroup = "karpenter.sh";
inline constexpr std::string_view kNodeClaims = "nodeclaims";

// What find_scale_steps reads, beside what Accelerators does.
inline constexpr std::string_view kScalingNodeFields[] = {
    "metadata.labels", "metadata.creationTimestamp", "spec.taints", "status.capacity",
    "status.allocatable"};
inline constexpr std::string_view kScalingPodFields[] = {"spec.nodeName",
                                                         "spec.resourceClaims",
                                                         "spec.containers.name",
                                                         "spec.containers.resources",
                                                         "spec.initContainers.name",
                                                         "spec.initContainers.resources",
                                                         "status.resourceClaimStatuses",
                                                         "status.extendedResourceClaimStatus"};
inline constexpr std::string_view kScalingEventFields[] = {
    "involvedObject", "reason", "message", "firstTimestamp", "lastTimestamp", "eventTime"};

/// For the `keep` of an event read: an autoscaler's word about a node or a pod.
bool is_scaling_event(const Event& event);

/// One thing that was seen.
struct ScaleStep {
  enum class Kind : std::uint8_t {
    kUp,      ///< a node with accelerators came, for a pod that waited
    kDown,    ///< a node with accelerators goes, as nothing needs it
    kRefused  ///< a pod that waits for an accelerator was answered with no node
  };
  Kind kind;
  ObjectRef object;
  std::string field, value;
  std::string path;  ///< where it was read
};

/// In the order of node claims, nodes and events.
std::vector<ScaleStep> find_scale_steps(const Inventory& inventory,
                                        const Accelerators& accelerators);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_NODE_SCALING_H

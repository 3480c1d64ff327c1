// SPDX-License-Identifier: Apache-2.0
/// What the status of a HorizontalPodAutoscaler proves, and whether it scales accelerators.
///
///     if (auto problem = problem_of(hpa)) add_finding(outcome, ref, problem->field, ...);
///     for (const HpaValue& value : values_of(hpa)) ...   // beyond CPU and memory
#ifndef KAIC_LIB_CONFORMANCE_HPA_H
#define KAIC_LIB_CONFORMANCE_HPA_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/autoscaling.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/inventory.h"

namespace kaic {

// What these functions read, for the reads of a check.
inline constexpr std::string_view kHpaFields[] = {
    "metadata.generation",       "spec.scaleTargetRef",   "spec.metrics",
    "status.observedGeneration", "status.currentMetrics", "status.conditions"};
inline constexpr std::string_view kHpaTargetFields[] = {
    "spec.selector",
    "spec.template.spec.resourceClaims",
    "spec.template.spec.containers.name",
    "spec.template.spec.containers.resources",
    "spec.template.spec.initContainers.name",
    "spec.template.spec.initContainers.resources"};
inline constexpr std::string_view kHpaPodFields[] = {"metadata.labels",
                                                     "metadata.ownerReferences",
                                                     "spec.resourceClaims",
                                                     "spec.containers.name",
                                                     "spec.containers.resources",
                                                     "spec.initContainers.name",
                                                     "spec.initContainers.resources",
                                                     "status.resourceClaimStatuses",
                                                     "status.extendedResourceClaimStatus"};

inline constexpr std::string_view kCustomMetricsApi = "custom.metrics.k8s.io";
inline constexpr std::string_view kExternalMetricsApi = "external.metrics.k8s.io";

/// Why the status does not show that the HPA works.
struct HpaProblem {
  std::string field, reason, message;
};

/// None if the status is of the present generation and says AbleToScale and ScalingActive.
std::optional<HpaProblem> problem_of(const HorizontalPodAutoscaler& hpa);

/// A value of a metric beyond CPU and memory that the HPA works with.
struct HpaValue {
  std::string_view api;      ///< the API group that serves it
  std::string name;          ///< the metric's
  std::string field, value;  ///< where it stands in the status, and what, as compact JSON
};

/// Those in status.currentMetrics. A metric that could not be read leaves an entry without a value,
/// which is not among them.
std::vector<HpaValue> values_of(const HorizontalPodAutoscaler& hpa);

/// spec.metrics holds a metric of type Pods, Object or External.
bool asks_beyond_resources(const HorizontalPodAutoscaler& hpa);

/// True for the name of what shrinks while the accelerator fills up (free memory, idle time): an
/// HPA on it adds pods when they have nothing to do.
bool falls_with_load(std::string_view metric);

/// The pods of the HPA's target ask for an accelerator: by the pod template of a Deployment or
/// StatefulSet, or the pods that it selects, or (targets of other kinds) the pods that it owns.
bool scales_accelerators(const Inventory& inventory, const Accelerators& accelerators,
                         const HorizontalPodAutoscaler& hpa);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_HPA_H

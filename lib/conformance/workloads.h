// SPDX-License-Identifier: Apache-2.0
/// Whether what runs pods runs, which Service leads to it, and whether a Service leads anywhere.
///
///     const WorkloadHealth health = health_of(deployment);
///     if (!health.runs()) add_finding(outcome, ref, health.field, "ControllerNotReady",
///     health.message);
#ifndef KAIC_LIB_CONFORMANCE_WORKLOADS_H
#define KAIC_LIB_CONFORMANCE_WORKLOADS_H

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"

namespace kaic {

// What these functions read, for the reads of a check.
inline constexpr std::string_view kWorkloadFields[] = {
    "metadata.generation", "spec.replicas", "spec.template.metadata.labels",
    "status.observedGeneration", "status.readyReplicas"};
inline constexpr std::string_view kServiceFields[] = {"spec.selector"};
inline constexpr std::string_view kEndpointSliceFields[] = {"metadata.labels",
                                                            "endpoints.conditions"};

enum class Health : std::uint8_t {
  kReady,     ///< every pod that is asked for is ready
  kDegraded,  ///< some are
  kNotReady,  ///< none is
  kIdle,      ///< none is asked for
  kStale,     ///< its controller has not seen the present spec: the status says nothing
};

struct WorkloadHealth {
  Health health = Health::kNotReady;
  std::string field;    ///< where it shows
  std::string value;    ///< what stands there, `1 of 2` where another field says of how many
  std::string message;  ///< in words: found and expected
  /// At least one of its pods is ready.
  bool runs() const { return health == Health::kReady || health == Health::kDegraded; }
};

WorkloadHealth health_of(const Deployment& deployment);
WorkloadHealth health_of(const StatefulSet& stateful_set);
WorkloadHealth health_of(const DaemonSet& daemon_set);

/// True if the Service's selector takes pods with these labels in that namespace; one without a
/// selector takes none.
bool selects(const Service& service, std::string_view namespace_, const Labels& labels);
/// The Services that do.
std::vector<const Service*> services_selecting(std::span<const Service> services,
                                               std::string_view namespace_, const Labels& labels);

/// The Deployments whose pods a Service selects; none if there is no such Service.
std::vector<const Deployment*> deployments_behind(std::span<const Service> services,
                                                  std::span<const Deployment> deployments,
                                                  std::string_view namespace_,
                                                  std::string_view service);

/// How many endpoints of a Service take requests: ready, and not said to be out of service, which a
/// Service that publishes pods before they are ready may be at the same time.
std::size_t ready_endpoints(std::span<const EndpointSlice> slices, std::string_view namespace_,
                            std::string_view service);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_WORKLOADS_H

// SPDX-License-Identifier: Apache-2.0
/// Who scrapes whom, as the Prometheus operator and managed collectors would: which monitoring
/// system runs, which monitors it takes, and which Services or workloads these select.
///
///     for (const Monitor& monitor : monitors_of(inventory)) if (monitor.collects()) ...
///
/// A ServiceMonitor or PodMonitor counts as taken only by a Prometheus that runs and whose
/// selectors, those over namespaces too, take it (an absent selector takes nothing, an absent
/// namespace selector the Prometheus' own namespace). It selects something only if a Service with
/// ready endpoints (or a workload with ready pods) bears its labels and has the port.
#ifndef KAIC_LIB_CONFORMANCE_MONITORING_H
#define KAIC_LIB_CONFORMANCE_MONITORING_H

#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/monitoring.h"
#include "kaic/meta/object.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/read.h"

namespace kaic {

// What is read, for a check's own reads. All are supporting: each is one way of several.
inline constexpr std::string_view kPrometheusFields[] = {"metadata.generation",
                                                         "spec.serviceMonitorSelector",
                                                         "spec.serviceMonitorNamespaceSelector",
                                                         "spec.podMonitorSelector",
                                                         "spec.podMonitorNamespaceSelector",
                                                         "status.availableReplicas",
                                                         "status.conditions"};
inline constexpr std::string_view kServiceMonitorFields[] = {
    "metadata.labels", "spec.selector", "spec.namespaceSelector", "spec.endpoints"};
inline constexpr std::string_view kPodMonitorFields[] = {
    "metadata.labels", "spec.selector", "spec.namespaceSelector", "spec.podMetricsEndpoints"};
inline constexpr std::string_view kPodMonitoringFields[] = {"metadata.generation", "spec.selector",
                                                            "spec.endpoints", "status.conditions"};
inline constexpr std::string_view kMonitoredNamespaceFields[] = {"metadata.labels"};
inline constexpr std::string_view kMonitoredServiceFields[] = {"metadata.labels", "spec.selector",
                                                               "spec.ports"};
inline constexpr std::string_view kMonitoredEndpointFields[] = {"metadata.labels",
                                                                "endpoints.conditions", "ports"};
inline constexpr std::string_view kMonitoredWorkloadFields[] = {
    "metadata.generation",
    "metadata.ownerReferences",
    "spec.replicas",
    "spec.template.metadata.labels",
    "spec.template.spec.containers.image",
    "spec.template.spec.containers.ports",
    "status.observedGeneration",
    "status.readyReplicas"};
inline constexpr std::string_view kMonitoredDaemonSetFields[] = {
    "metadata.generation",
    "metadata.ownerReferences",
    "spec.template.metadata.labels",
    "spec.template.spec.containers.image",
    "spec.template.spec.containers.ports",
    "status.observedGeneration",
    "status.desiredNumberScheduled",
    "status.numberReady"};

/// A monitoring system that scrapes: a Prometheus of the operator, or an agent known by name.
struct MonitoringSystem {
  ObjectRef object;
  bool runs = false;
  bool by_name_only = false;          ///< a workload of that name: what it scrapes does not show
  std::string field, value, message;  ///< where its health shows
};

struct Monitor {
  ObjectRef object;
  std::string path;                 ///< that it was read from
  std::vector<ObjectRef> taken_by;  ///< running systems
  std::vector<ObjectRef> targets;   ///< Services or workloads that answer on its port
  std::vector<Finding> faults;      ///< why it collects nothing

  bool collects() const { return !taken_by.empty() && !targets.empty(); }
};

std::vector<MonitoringSystem> systems_of(const Inventory& inventory);
std::vector<Monitor> monitors_of(const Inventory& inventory);

/// True unless the cluster shows its own control plane: a managed one may monitor from outside.
bool may_be_monitored_from_outside(const Inventory& inventory);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_MONITORING_H

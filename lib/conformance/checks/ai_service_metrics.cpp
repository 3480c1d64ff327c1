// SPDX-License-Identifier: Apache-2.0
/// ai_service_metrics: a monitoring system that finds the workloads which expose metrics in a
/// standard format, and collects them.
///
/// What looking can show is the whole chain: a monitoring system that runs, a monitor that it
/// really takes (its selectors over labels and namespaces), a Service with ready endpoints or a
/// workload with ready pods that the monitor really selects, and the port. A chain with a gap
/// collects nothing: a ServiceMonitor whose labels no Prometheus takes is there and useless.
/// Whether samples arrive no object says; so a whole chain is partial (installed), and a pass needs
/// the monitoring system's own answer.
/// - A running system and no whole chain: fail if every monitor has its gap, partial if there is no
///   monitor at all (the system is there, nothing asks for it yet).
/// - Monitors that no running system takes: fail.
/// - Nothing seen, or only agents known by their names: unknown, since agents may run outside of
///   the cluster or be told by their own configuration; fail only where the cluster shows its own
///   control plane and no agent.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "lib/conformance/check.h"
#include "lib/conformance/monitoring.h"

namespace kaic {
namespace {

constexpr std::string_view kNodeFields[] = {"metadata.labels"};
constexpr Read kReads[] = {
    list_of<Service>(Need::kRequired, kMonitoredServiceFields),
    list_of<EndpointSlice>(Need::kRequired, kMonitoredEndpointFields),
    list_of<Deployment>(Need::kRequired, kMonitoredWorkloadFields),
    list_of<StatefulSet>(Need::kRequired, kMonitoredWorkloadFields),
    list_of<DaemonSet>(Need::kRequired, kMonitoredDaemonSetFields),
    list_of<Namespace>(Need::kRequired, kMonitoredNamespaceFields),
    list_of<Node>(Need::kSupporting, kNodeFields),
    list_of<Prometheus>(Need::kSupporting, kPrometheusFields),
    list_of<ServiceMonitor>(Need::kSupporting, kServiceMonitorFields),
    list_of<PodMonitor>(Need::kSupporting, kPodMonitorFields),
    list_of<PodMonitoring>(Need::kSupporting, kPodMonitoringFields),
};

std::string workload_path(const Inventory& inventory, const ObjectRef& object) {
  if (object.kind == Prometheus::kResource.kind) {
    return inventory.path(Prometheus::kResource.group, Prometheus::kResource.resource);
  }
  const std::string_view resource =
      object.kind == Deployment::kResource.kind    ? Deployment::kResource.resource
      : object.kind == StatefulSet::kResource.kind ? StatefulSet::kResource.resource
                                                   : DaemonSet::kResource.resource;
  return inventory.path(Deployment::kResource.group, resource);
}

/// What runs is evidence, what does not a finding.
void report_systems(const Inventory& inventory, const std::vector<MonitoringSystem>& systems,
                    Outcome& outcome) {
  for (const MonitoringSystem& system : systems) {
    if (system.runs) {
      add_evidence(outcome, system.object, system.field, system.value,
                   workload_path(inventory, system.object));
    } else {
      add_finding(outcome, system.object, system.field, "MonitoringNotReady", system.message);
    }
  }
}

std::string names_of(const std::vector<ObjectRef>& objects) {
  std::string names;
  for (const ObjectRef& object : objects) names += (names.empty() ? "" : ", ") + object.to_string();
  return names;
}

Outcome evaluate(const Inventory& inventory) {
  Outcome outcome;
  const std::vector<MonitoringSystem> systems = systems_of(inventory);
  const std::vector<Monitor> monitors = monitors_of(inventory);
  report_systems(inventory, systems, outcome);

  bool any_whole = false;
  for (const Monitor& monitor : monitors) {
    if (!monitor.collects()) continue;
    any_whole = true;
    add_evidence(
        outcome, monitor.object, "spec.selector",
        "taken by " + names_of(monitor.taken_by) + "; selects " + names_of(monitor.targets),
        monitor.path);
  }
  if (any_whole) {
    add_finding(
        outcome, {}, "", "ServiceMetricsNotObserved",
        "no object says that samples arrive; ask the monitoring system for a workload's metrics");
    return conclude(outcome, Verdict::kPartial, Proof::kInstalled,
                    "A running monitoring system takes monitors of workloads that answer; that "
                    "samples arrive was not seen.");
  }

  for (const Monitor& monitor : monitors) {
    outcome.findings.insert(outcome.findings.end(), monitor.faults.begin(), monitor.faults.end());
  }
  const auto runs_operated = [](const MonitoringSystem& each) {
    return each.runs && !each.by_name_only;
  };
  const auto runs_by_name = [](const MonitoringSystem& each) {
    return each.runs && each.by_name_only;
  };
  const bool any_operated = std::any_of(systems.begin(), systems.end(), runs_operated);
  if (!monitors.empty()) {
    return conclude(outcome, Verdict::kFail, any_operated ? Proof::kInstalled : Proof::kDeclared,
                    "Monitors are declared, but none of them leads from a running monitoring "
                    "system to a workload.");
  }
  if (any_operated) {
    add_finding(outcome, {}, "", "MonitorMissing",
                "a monitoring system runs and no monitor asks it to collect from a workload");
    return conclude(outcome, Verdict::kPartial, Proof::kInstalled,
                    "A monitoring system runs; nothing shows that it finds workloads.");
  }
  if (std::any_of(systems.begin(), systems.end(), runs_by_name)) {
    add_finding(
        outcome, {}, "", "AgentConfigurationNotSeen",
        "agents of a monitoring system run; what they collect is in their own configuration");
    return conclude(outcome, Verdict::kUnknown, Proof::kInstalled,
                    "Monitoring agents run; what they collect cannot be seen.");
  }
  add_finding(outcome, {}, "", "MonitoringMissing", "no monitoring system and no monitor was seen");
  if (!inventory.all<Prometheus>().empty()) {
    return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                    "A monitoring system is declared and does not run.");
  }
  if (may_be_monitored_from_outside(inventory)) {
    return conclude(outcome, Verdict::kUnknown, Proof::kNone,
                    "No monitoring system was seen; it may run outside of the cluster.");
  }
  return conclude(outcome, Verdict::kFail, Proof::kNone, "There is no monitoring system.");
}

}  // namespace

namespace checks {
extern const Check ai_service_metrics;
const Check ai_service_metrics{"ai_service_metrics",
                               "Monitoring systems that run, the monitors that they take, and the "
                               "Services and workloads that these select.",
                               kReads, evaluate};
}  // namespace checks
}  // namespace kaic

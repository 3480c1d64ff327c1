// SPDX-License-Identifier: Apache-2.0
/// accelerator_metrics: a metrics solution that gives use and memory of each accelerator in a
/// standard, machine readable form; temperature, power and links too where the hardware has them.
///
/// What objects show is the exporter: on which accelerator nodes a pod of an exporter for that
/// vendor is Ready, how its DaemonSets fare, which Services lead to it and which monitors collect
/// from it. What it exposes shows only in its answer. So exporters on accelerator nodes are partial
/// (installed), with each node that lacks one named.
/// - Exporters of which none is Ready on an accelerator node: fail.
/// - No exporter seen: an agent may run outside of pods, so unknown; fail only where the cluster
///   shows its own control plane.
/// - No accelerator seen: unknown, there is nothing to measure now (node groups of size 0 do not
///   show).
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kaic/telemetry/vendor.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/check.h"
#include "lib/conformance/monitoring.h"
#include "lib/conformance/workloads.h"

namespace kaic {
namespace {

/// `dcgm-exporter` of `example.com/team/dcgm-exporter:4.2@sha256:...`.
std::string_view last_part(std::string_view image) {
  image = image.substr(0, image.find('@'));
  const std::size_t slash = image.rfind('/');
  if (slash != std::string_view::npos) image.remove_prefix(slash + 1);
  return image.substr(0, image.find(':'));
}

/// The vendor whose metrics exporter that is, by name or image; null if none is known.
const Vendor* exporter_of(std::string_view name, const std::vector<Container>& containers) {
  for (const Vendor& vendor : vendors()) {
    const bool by_image =
        std::any_of(containers.begin(), containers.end(), [&](const Container& container) {
          return vendor.exporters.match(last_part(container.image));
        });
    if (by_image || vendor.exporters.match(name)) return &vendor;
  }
  return nullptr;
}

std::string_view owner_name(const Pod& pod) {
  for (const OwnerReference& owner : pod.metadata.owner_references) {
    if (owner.controller) return owner.name;
  }
  return pod.metadata.name;
}

const Vendor* exporter_of(const Pod& pod) {
  return exporter_of(owner_name(pod), pod.spec.containers);
}
bool is_exporter(const Pod& pod) { return exporter_of(pod) != nullptr; }

constexpr std::string_view kPodFields[] = {"metadata.ownerReferences", "spec.nodeName",
                                           "spec.containers.image",    "status.phase",
                                           "status.conditions.type",   "status.conditions.status"};
constexpr Read kReads[] = {
    list_of<Node>(Need::kRequired, kAcceleratorNodeFields),
    list_of<ResourceSlice>(Need::kRequired, kAcceleratorSliceFields),
    list_of<DaemonSet>(Need::kRequired, kMonitoredDaemonSetFields),
    list_of<Pod, is_exporter>(Need::kRequired, kPodFields),
    // who collects from the exporters: more to show, nothing that decides
    list_of<Service>(Need::kSupporting, kMonitoredServiceFields),
    list_of<EndpointSlice>(Need::kSupporting, kMonitoredEndpointFields),
    list_of<Deployment>(Need::kSupporting, kMonitoredWorkloadFields),
    list_of<StatefulSet>(Need::kSupporting, kMonitoredWorkloadFields),
    list_of<Namespace>(Need::kSupporting, kMonitoredNamespaceFields),
    list_of<Prometheus>(Need::kSupporting, kPrometheusFields),
    list_of<ServiceMonitor>(Need::kSupporting, kServiceMonitorFields),
    list_of<PodMonitor>(Need::kSupporting, kPodMonitorFields),
    list_of<PodMonitoring>(Need::kSupporting, kPodMonitoringFields),
};

bool is_ready(const Pod& pod) {
  const Condition* ready = find_condition(pod.status.conditions, "Ready");
  return pod.status.phase == "Running" && ready != nullptr && ready->is_true();
}

/// The exporters that are installed, and what leads to them.
struct Exporters {
  std::vector<ObjectRef> objects;
  std::set<std::string_view> vendors;
};

/// Exporter DaemonSets: healthy ones are evidence, with the Services that lead to them. Their
/// objects are returned.
Exporters report_exporters(const Inventory& inventory, Outcome& outcome) {
  Exporters exporters;
  for (const DaemonSet& daemon_set : inventory.all<DaemonSet>()) {
    const PodTemplateSpec& pods = daemon_set.spec.template_;
    const Vendor* vendor = exporter_of(daemon_set.metadata.name, pods.spec.containers);
    if (vendor == nullptr) continue;
    exporters.vendors.insert(vendor->name);
    const ObjectRef object = inventory.ref(daemon_set);
    const WorkloadHealth health = health_of(daemon_set);
    if (health.health == Health::kReady) {
      add_evidence(outcome, object, health.field, health.value,
                   inventory.path(DaemonSet::kResource.group, DaemonSet::kResource.resource));
    } else {
      add_finding(outcome, object, health.field, "ExporterNotReady",
                  health.message + "; expected one ready pod on each accelerator node");
    }
    exporters.objects.push_back(object);
    const auto services = services_selecting(inventory.all<Service>(),
                                             daemon_set.metadata.namespace_, pods.metadata.labels);
    for (const Service* service : services) {
      exporters.objects.push_back(inventory.ref(*service));
      add_evidence(outcome, exporters.objects.back(), "spec.selector",
                   "leads to " + object.to_string(),
                   inventory.path(Service::kResource.group, Service::kResource.resource));
    }
  }
  return exporters;
}

/// Monitors that collect from the exporters.
void report_monitors(const Inventory& inventory, const std::vector<ObjectRef>& exporters,
                     Outcome& outcome) {
  for (const Monitor& monitor : monitors_of(inventory)) {
    if (!monitor.collects()) continue;
    for (const ObjectRef& target : monitor.targets) {
      if (std::find(exporters.begin(), exporters.end(), target) == exporters.end()) continue;
      add_evidence(
          outcome, monitor.object, "spec.selector",
          "selects " + target.to_string() + "; taken by " + monitor.taken_by.front().to_string(),
          monitor.path);
    }
  }
}

/// How accelerators and Ready exporter pods of their vendors meet, node by node.
struct Coverage {
  std::size_t covered = 0, not_ready = 0, missing = 0, not_known = 0;
};

using Place = std::pair<std::string_view, std::string_view>;  // node, vendor

/// Names each accelerator node without a Ready exporter of its vendor.
Coverage judge_coverage(const Inventory& inventory, const Accelerators& accelerators,
                        Outcome& outcome) {
  std::map<Place, const Pod*> ready, not_ready;
  for (const Pod& pod : inventory.all<Pod>()) {
    const Vendor* vendor = exporter_of(pod);  // other checks' pods are in the list too
    if (vendor == nullptr || pod.spec.node_name.empty()) continue;
    (is_ready(pod) ? ready : not_ready).emplace(Place{pod.spec.node_name, vendor->name}, &pod);
  }
  std::set<Place> places;
  for (const auto& [node, all] : accelerators.by_node()) {
    for (const NodeAccelerators& each : all) places.emplace(node, each.vendor);
  }
  Coverage coverage;
  std::set<std::string_view> not_known;
  for (const Place& place : places) {
    const std::string node(place.first), vendor(place.second);
    if (ready.count(place) > 0) {
      ++coverage.covered;
    } else if (const auto pod = not_ready.find(place); pod != not_ready.end()) {
      ++coverage.not_ready;
      add_finding(outcome, inventory.ref(*pod->second), "status.conditions[Ready].status",
                  "ExporterNotReady",
                  "the exporter for " + vendor + " on accelerator node " + node + " is not Ready");
    } else if (find_vendor(vendor) != nullptr) {
      ++coverage.missing;
      add_finding(outcome, {"", "v1", "Node", "", node}, "", "ExporterNotOnAllNodes",
                  "no pod of an exporter for " + vendor + " is on this accelerator node");
    } else if (not_known.insert(place.second).second) {
      ++coverage.not_known;
      add_finding(outcome, {}, "", "ExporterNotKnown",
                  "no exporter is known for accelerators of " + vendor +
                      "; whether one runs cannot be told");
    }
  }
  return coverage;
}

Outcome evaluate(const Inventory& inventory) {
  Outcome outcome;
  const Accelerators accelerators(inventory);
  const Exporters exporters = report_exporters(inventory, outcome);
  report_monitors(inventory, exporters.objects, outcome);
  if (accelerators.empty()) {
    add_finding(outcome, {}, "", "NoAccelerators",
                "no node shows an accelerator; node groups of size 0 cannot be seen");
    return conclude(outcome, Verdict::kUnknown, Proof::kNone,
                    "No accelerator is in the cluster now, so there is nothing to measure.");
  }
  const Coverage coverage = judge_coverage(inventory, accelerators, outcome);
  if (coverage.covered > 0) {
    add_finding(outcome, {}, "", "ScrapeMissing",
                "the exporters' answers were not read; whether they tell use and memory of each "
                "accelerator is not shown");
    return conclude(
        outcome, Verdict::kPartial, Proof::kInstalled,
        "Metrics exporters are Ready on accelerator nodes; what they expose was not read.");
  }
  const auto& rows = accelerators.rows();
  const bool is_declared =
      coverage.not_ready > 0 || std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        return exporters.vendors.count(row.vendor) > 0;
      });
  if (is_declared) {
    return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                    "A metrics exporter is installed, but none is Ready on an accelerator node.");
  }
  if (coverage.missing == 0 || may_be_monitored_from_outside(inventory)) {
    return conclude(
        outcome, Verdict::kUnknown, Proof::kNone,
        "No metrics exporter was seen; an agent outside of pods may measure the accelerators.");
  }
  add_finding(outcome, {}, "", "ExporterMissing",
              "no DaemonSet or pod of a metrics exporter is in the cluster, which shows its own "
              "control plane too");
  return conclude(outcome, Verdict::kFail, Proof::kNone,
                  "No metrics exporter runs on the accelerator nodes.");
}

}  // namespace

namespace checks {
extern const Check accelerator_metrics;
const Check accelerator_metrics{
    "accelerator_metrics",
    "Metrics exporters of the accelerators' vendors on the accelerator nodes, the Services that "
    "lead to them and the monitors that collect from them.",
    kReads, evaluate};
}  // namespace checks
}  // namespace kaic

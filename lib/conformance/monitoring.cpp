// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/monitoring.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/meta/labels.h"
#include "lib/conformance/components.h"
#include "lib/conformance/workloads.h"

namespace kaic {
namespace {

constexpr std::string_view kServiceNameLabel = "kubernetes.io/service-name";
constexpr Words kControlPlaneLabels =
    "node-role.kubernetes.io/control-plane node-role.kubernetes.io/master";

template <class T>
std::string path_of(const Inventory& inventory) {
  return inventory.path(T::kResource.group, T::kResource.resource);
}

/// A selector that does not parse takes nothing.
bool takes(const std::optional<LabelSelector>& selector, const Labels& labels) {
  const auto checked = Selector::from(selector);
  return checked && checked->matches(labels);
}

// ---- monitoring systems -------------------------------------------------------------------------

/// Its own status can outlive it, so the StatefulSets that the operator makes count too.
MonitoringSystem judge(const Inventory& inventory, const Prometheus& prometheus) {
  MonitoringSystem system{inventory.ref(prometheus), false, false, {}, {}, {}};
  const Condition* available = find_condition(prometheus.status.conditions, "Available");
  if (available != nullptr && !is_current(*available, prometheus.metadata)) {
    system.field = "status.conditions[Available].observedGeneration";
    system.value = std::to_string(available->observed_generation.value_or(0));
    system.message = "the condition is of generation " + system.value + ", the object of " +
                     std::to_string(prometheus.metadata.generation);
    return system;
  }
  system.field = "status.availableReplicas";
  system.value = std::to_string(prometheus.status.available_replicas);
  system.message = system.value + " replicas are available; expected at least one";
  if (prometheus.status.available_replicas <= 0) return system;
  for (const StatefulSet& set : inventory.all<StatefulSet>()) {
    const auto& owners = set.metadata.owner_references;
    const bool is_its_own =
        set.metadata.namespace_ == prometheus.metadata.namespace_ &&
        std::any_of(owners.begin(), owners.end(), [&](const OwnerReference& owner) {
          return owner.kind == Prometheus::kResource.kind && owner.name == prometheus.metadata.name;
        });
    if (is_its_own && health_of(set).runs()) system.runs = true;
  }
  if (!system.runs) {
    system.message = "the status says " + system.value +
                     " available replicas, but no StatefulSet of this object has ready pods";
  }
  return system;
}

template <class T>
void add_by_name(const Inventory& inventory, std::vector<MonitoringSystem>& systems) {
  for (const T& workload : inventory.all<T>()) {
    for (const MonitoringStack& stack : monitoring_stacks()) {
      if (!stack.workloads.match(workload.metadata.name)) continue;
      const WorkloadHealth health = health_of(workload);
      systems.push_back({inventory.ref(workload), health.runs(), true, health.field, health.value,
                         health.message});
      break;
    }
  }
}

// ---- what a monitor selects ---------------------------------------------------------------------

/// The ready endpoints of one Service and the ports that they answer on.
struct Answering {
  std::size_t ready = 0;
  std::set<std::string> ports;
};
using Endpoints = std::map<std::string, Answering>;  // by namespace/name of the Service

Endpoints endpoints_of(const Inventory& inventory) {
  Endpoints all;
  for (const EndpointSlice& slice : inventory.all<EndpointSlice>()) {
    const std::string* service = slice.metadata.labels.find(kServiceNameLabel);
    if (service == nullptr) continue;
    Answering& one = all[slice.metadata.namespace_ + "/" + *service];
    const std::size_t ready = ready_endpoints({&slice, 1}, slice.metadata.namespace_, *service);
    one.ready += ready;
    if (ready == 0) continue;
    for (const EndpointPort& port : slice.ports) {
      one.ports.insert(port.name);
      one.ports.insert(std::to_string(port.port));
    }
  }
  return all;
}

/// Whether the endpoint of a monitor is a port of the Service that its pods answer on.
bool has_port(const MonitorEndpoint& endpoint, const Service& service, const Answering& answering) {
  return std::any_of(
      service.spec.ports.begin(), service.spec.ports.end(), [&](const ServicePort& port) {
        if (!endpoint.port.empty()) {
          return port.name == endpoint.port && answering.ports.count(port.name) > 0;
        }
        const bool is_number =
            endpoint.target_port && answering.ports.count(endpoint.target_port->to_string()) > 0;
        return is_number || (endpoint.target_port && endpoint.target_port == port.target_port);
      });
}

bool has_port(const MonitorEndpoint& endpoint, const PodSpec& pod) {
  const auto is_it = [&](const ContainerPort& port) {
    if (!endpoint.port.empty()) return port.name == endpoint.port;
    if (!endpoint.target_port) return false;
    const std::string target = endpoint.target_port->to_string();
    return target == port.name || target == std::to_string(port.container_port);
  };
  return std::any_of(pod.containers.begin(), pod.containers.end(), [&](const Container& each) {
    return std::any_of(each.ports.begin(), each.ports.end(), is_it);
  });
}

bool is_in(const NamespaceSelector& selector, std::string_view own, std::string_view namespace_) {
  if (selector.any) return true;
  const auto& names = selector.match_names;
  if (names.empty()) return own == namespace_;
  return std::find(names.begin(), names.end(), namespace_) != names.end();
}

/// What a monitor asks for, whatever its kind.
struct Wish {
  const Selector& selector;
  const NamespaceSelector& namespaces;
  const std::vector<MonitorEndpoint>& endpoints;
  std::string_view namespace_;
  std::string_view endpoints_field;
};

void fault(Monitor& monitor, std::string_view field, std::string_view reason, std::string message) {
  monitor.faults.push_back(
      {monitor.object, std::string(field), std::string(reason), std::move(message)});
}

void conclude_targets(Monitor& monitor, const Wish& wish, bool any_match, bool any_ready,
                      std::string_view what) {
  if (!monitor.targets.empty()) return;
  const std::string things(what);
  if (!any_match) {
    fault(monitor, "spec.selector", "MonitorSelectsNothing",
          "no " + things + " bears these labels");
  } else if (!any_ready) {
    fault(monitor, "spec.selector", "MonitorTargetNotReady",
          "each " + things + " that it selects has no ready pod");
  } else {
    fault(monitor, wish.endpoints_field, "MonitorPortMissing",
          "no " + things + " that it selects answers on one of its ports");
  }
}

void select_services(const Inventory& inventory, const Endpoints& endpoints, const Wish& wish,
                     Monitor& monitor) {
  static const Answering kNone;
  bool any_match = false, any_ready = false;
  for (const Service& service : inventory.all<Service>()) {
    const std::string& namespace_ = service.metadata.namespace_;
    if (!is_in(wish.namespaces, wish.namespace_, namespace_) ||
        !wish.selector.matches(service.metadata.labels)) {
      continue;
    }
    any_match = true;
    const auto at = endpoints.find(namespace_ + "/" + service.metadata.name);
    const Answering& answering = at == endpoints.end() ? kNone : at->second;
    if (answering.ready == 0) continue;
    any_ready = true;
    if (std::any_of(wish.endpoints.begin(), wish.endpoints.end(),
                    [&](const auto& endpoint) { return has_port(endpoint, service, answering); })) {
      monitor.targets.push_back(inventory.ref(service));
    }
  }
  conclude_targets(monitor, wish, any_match, any_ready, "Service");
}

template <class T>
void select_workloads_of(const Inventory& inventory, const Wish& wish, Monitor& monitor,
                         bool& any_match, bool& any_ready) {
  for (const T& workload : inventory.all<T>()) {
    if (!is_in(wish.namespaces, wish.namespace_, workload.metadata.namespace_) ||
        !wish.selector.matches(workload.spec.template_.metadata.labels)) {
      continue;
    }
    any_match = true;
    if (!health_of(workload).runs()) continue;
    any_ready = true;
    if (std::any_of(wish.endpoints.begin(), wish.endpoints.end(), [&](const auto& endpoint) {
          return has_port(endpoint, workload.spec.template_.spec);
        })) {
      monitor.targets.push_back(inventory.ref(workload));
    }
  }
}

/// Pods are many; what makes them says the same about labels, ports and readiness.
void select_workloads(const Inventory& inventory, const Wish& wish, Monitor& monitor) {
  bool any_match = false, any_ready = false;
  select_workloads_of<Deployment>(inventory, wish, monitor, any_match, any_ready);
  select_workloads_of<StatefulSet>(inventory, wish, monitor, any_match, any_ready);
  select_workloads_of<DaemonSet>(inventory, wish, monitor, any_match, any_ready);
  conclude_targets(monitor, wish, any_match, any_ready, "workload");
}

// ---- who takes a monitor ------------------------------------------------------------------------

const Labels* labels_of_namespace(const Inventory& inventory, std::string_view name) {
  for (const Namespace& each : inventory.all<Namespace>()) {
    if (each.metadata.name == name) return &each.metadata.labels;
  }
  return nullptr;
}

/// Which running Prometheus takes the monitor; `which` and `where` are its selectors for that kind.
void find_takers(const Inventory& inventory, const std::vector<MonitoringSystem>& systems,
                 const ObjectMeta& metadata, std::optional<LabelSelector> PrometheusSpec::*which,
                 std::optional<LabelSelector> PrometheusSpec::*where, Monitor& monitor) {
  bool any_running = false;
  for (const Prometheus& prometheus : inventory.all<Prometheus>()) {
    const ObjectRef object = inventory.ref(prometheus);
    const bool runs = std::any_of(systems.begin(), systems.end(), [&](const auto& system) {
      return system.runs && system.object == object;
    });
    if (!runs) continue;
    any_running = true;
    const auto& namespaces = prometheus.spec.*where;
    const Labels* labels = labels_of_namespace(inventory, metadata.namespace_);
    const bool in_namespace = namespaces ? labels != nullptr && takes(namespaces, *labels)
                                         : prometheus.metadata.namespace_ == metadata.namespace_;
    if (in_namespace && takes(prometheus.spec.*which, metadata.labels)) {
      monitor.taken_by.push_back(object);
    }
  }
  if (!monitor.taken_by.empty()) return;
  fault(monitor, "metadata.labels", "MonitorNotSelected",
        any_running ? "no running Prometheus takes a monitor with these labels in this namespace"
                    : "no Prometheus runs that could take it");
}

template <class T>
Selector selector_of(const T& monitor) {
  auto checked = Selector::from(monitor.spec.selector);
  return checked ? std::move(*checked) : Selector::nothing();
}

}  // namespace

std::vector<MonitoringSystem> systems_of(const Inventory& inventory) {
  std::vector<MonitoringSystem> systems;
  for (const Prometheus& each : inventory.all<Prometheus>()) {
    systems.push_back(judge(inventory, each));
  }
  add_by_name<Deployment>(inventory, systems);
  add_by_name<StatefulSet>(inventory, systems);
  add_by_name<DaemonSet>(inventory, systems);
  return systems;
}

std::vector<Monitor> monitors_of(const Inventory& inventory) {
  const std::vector<MonitoringSystem> systems = systems_of(inventory);
  const Endpoints endpoints = endpoints_of(inventory);
  std::vector<Monitor> monitors;
  for (const ServiceMonitor& each : inventory.all<ServiceMonitor>()) {
    Monitor monitor{inventory.ref(each), path_of<ServiceMonitor>(inventory), {}, {}, {}};
    find_takers(inventory, systems, each.metadata, &PrometheusSpec::service_monitor_selector,
                &PrometheusSpec::service_monitor_namespace_selector, monitor);
    select_services(inventory, endpoints,
                    {selector_of(each), each.spec.namespace_selector, each.spec.endpoints,
                     each.metadata.namespace_, "spec.endpoints"},
                    monitor);
    monitors.push_back(std::move(monitor));
  }
  for (const PodMonitor& each : inventory.all<PodMonitor>()) {
    Monitor monitor{inventory.ref(each), path_of<PodMonitor>(inventory), {}, {}, {}};
    find_takers(inventory, systems, each.metadata, &PrometheusSpec::pod_monitor_selector,
                &PrometheusSpec::pod_monitor_namespace_selector, monitor);
    select_workloads(
        inventory,
        {selector_of(each), each.spec.namespace_selector, each.spec.pod_metrics_endpoints,
         each.metadata.namespace_, "spec.podMetricsEndpoints"},
        monitor);
    monitors.push_back(std::move(monitor));
  }
  for (const PodMonitoring& each : inventory.all<PodMonitoring>()) {
    Monitor monitor{inventory.ref(each), path_of<PodMonitoring>(inventory), {}, {}, {}};
    // Its collectors are hosted; the condition is their operator's word.
    const Condition* created = find_condition(each.status.conditions, "ConfigurationCreateSuccess");
    if (created != nullptr && created->is_true() && is_current(*created, each.metadata)) {
      monitor.taken_by.push_back(monitor.object);
    } else {
      fault(monitor, "status.conditions[ConfigurationCreateSuccess].status", "MonitorNotSelected",
            "no collector says that it has this configuration in its present generation");
    }
    const NamespaceSelector own;  // PodMonitoring selects in its own namespace
    std::vector<MonitorEndpoint> ports;
    for (const PodMonitoringEndpoint& endpoint : each.spec.endpoints) {
      ports.emplace_back().target_port = endpoint.port;
    }
    select_workloads(inventory,
                     {selector_of(each), own, ports, each.metadata.namespace_, "spec.endpoints"},
                     monitor);
    monitors.push_back(std::move(monitor));
  }
  return monitors;
}

bool may_be_monitored_from_outside(const Inventory& inventory) {
  const auto& nodes = inventory.all<Node>();
  return std::none_of(nodes.begin(), nodes.end(), [](const Node& node) {
    const Labels& labels = node.metadata.labels;
    return std::any_of(labels.begin(), labels.end(),
                       [](const auto& label) { return kControlPlaneLabels.match(label.first); });
  });
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// The products that a check may meet, as tables: gateways, gang schedulers, node autoscalers, AI
/// operators, metrics adapters, monitoring. Checks look them up by what an object says (a
/// controllerName, an API group, a schedulerName) and hold no product's name themselves. A product
/// that is not here can still be right: a table explains and finds workloads, it is not a list of
/// what is allowed.
///
///     const GatewayImplementation* gateway = find_gateway(gateway_class.spec.controller_name);
///     if (gateway != nullptr && !gateway->hosted) look_for(gateway->workloads);
#ifndef KAIC_LIB_CONFORMANCE_COMPONENTS_H
#define KAIC_LIB_CONFORMANCE_COMPONENTS_H

#include <cstdint>
#include <span>
#include <string_view>

#include "kaic/base/words.h"

namespace kaic {

/// Where a component's pods are. Hosted: outside the cluster on the platforms that bring it, so
/// that not seeing one proves nothing.
enum class Hosting : std::uint8_t { kInCluster, kMaybeHosted, kHosted };

// Words fields of all structs: workloads are names of Deployments, DaemonSets or StatefulSets;
// api_groups those that only the component brings. An empty list says that no name is documented.

/// An implementation of the Gateway API.
struct GatewayImplementation {
  std::string_view id, name;
  Words controllers;   ///< GatewayClass `spec.controllerName`
  Words classes = {};  ///< names of the classes that it brings
  Words api_groups = {};
  Words workloads = {};
  Hosting hosting = Hosting::kInCluster;
};
std::span<const GatewayImplementation> gateways();
const GatewayImplementation* find_gateway(std::string_view controller_name);

/// A scheduler or queue that starts a group of pods together or not at all.
struct GangScheduler {
  std::string_view id, name;
  Words api_groups = {};
  Words scheduler_names = {};  ///< pods' `spec.schedulerName`
  Words workloads = {};
  Words group_keys =
      {};  ///< labels and annotations of pods or jobs that put them into a queue or group
  Words member_keys = {};  ///< labels and annotations of a pod whose value names its group's object
  Words node_aware_keys = {};  ///< those that make a queue look at nodes before it admits
  /// Admission counts quota and does not look at nodes, unless the configuration says so: admission
  /// alone is no proof of a gang.
  bool by_quota = false;
  Hosting hosting = Hosting::kInCluster;
};
std::span<const GangScheduler> gang_schedulers();
const GangScheduler* find_gang_scheduler(std::string_view scheduler_name);
const GangScheduler* gang_scheduler_of_group(std::string_view api_group);

/// Something that adds and removes nodes.
struct Autoscaler {
  std::string_view id, name;
  Words api_groups = {};
  Words workloads = {};
  Words status_config_maps = {};  ///< `namespace/name`, in which it writes what it does
  Words node_labels = {};         ///< on nodes that it made or may remove
  Hosting hosting = Hosting::kInCluster;
};
std::span<const Autoscaler> autoscalers();
const Autoscaler* autoscaler_of_group(std::string_view api_group);

/// How an object of an operator says that it reached its wanted state: a condition that is True, or
/// a status field with a value.
struct ReadySign {
  std::string_view resource, kind;  ///< `rayclusters`, `RayCluster`
  std::string_view condition = {};  ///< type of the condition, or empty
  std::string_view field = {};      ///< dotted path below status, or empty
  std::string_view value = {};      ///< what the field then holds; case matters
};

/// An AI operator: resource types of its own, a controller, mostly a webhook.
struct AiOperator {
  std::string_view id, name;
  Words api_groups;
  std::span<const ReadySign> ready_signs = {};
  Words webhooks = {};  ///< names of webhooks in its configurations, where documented
  Words workloads = {};
  Words webhook_switch =
      {};  ///< the environment variable that turns the webhook on, if it is off by default
};
std::span<const AiOperator> ai_operators();
const AiOperator* ai_operator_of_group(std::string_view api_group);

/// A server of custom or external metrics for autoscaling.
struct MetricsAdapter {
  std::string_view id, name;
  Words services;  ///< what its APIServices point to
  Words workloads = {};
  Words api_groups = {};
  Words hpa_names = {};  ///< of HorizontalPodAutoscalers that it makes
};
std::span<const MetricsAdapter> metrics_adapters();
const MetricsAdapter* find_metrics_adapter(std::string_view service_name);

/// APIServices whose presence and Available condition decide which metrics an autoscaler can use.
/// Only one server can own each.
inline constexpr Words kResourceMetricsApiServices = "v1beta1.metrics.k8s.io";
inline constexpr Words kCustomMetricsApiServices =
    "v1beta2.custom.metrics.k8s.io v1beta1.custom.metrics.k8s.io";
inline constexpr Words kExternalMetricsApiServices = "v1beta1.external.metrics.k8s.io";

/// A monitoring system that finds targets by objects in the cluster.
struct MonitoringStack {
  std::string_view id, name;
  Words api_groups;
  Words servers = {};   ///< resources whose objects run a server: `prometheuses`
  Words monitors = {};  ///< resources whose objects say what to collect
  Words workloads = {};
  Hosting hosting = Hosting::kInCluster;
};
std::span<const MonitoringStack> monitoring_stacks();
const MonitoringStack* monitoring_stack_of_group(std::string_view api_group);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_COMPONENTS_H

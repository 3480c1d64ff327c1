// SPDX-License-Identifier: Apache-2.0
/// @file
/// The Prometheus operator's kinds and their managed relatives: who scrapes what.
#ifndef KAIC_API_MONITORING_H
#define KAIC_API_MONITORING_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct MonitorEndpoint {
  std::string port;
  std::optional<IntOrString> target_port;
  std::string path;
  UnknownFields unknown;
};

struct NamespaceSelector {
  bool any = false;
  std::vector<std::string> match_names;
  UnknownFields unknown;
};

struct ServiceMonitorSpec {
  LabelSelector selector;
  NamespaceSelector namespace_selector;
  std::vector<MonitorEndpoint> endpoints;
  UnknownFields unknown;
};

struct ServiceMonitor {
  static constexpr ResourceType kResource{
      "monitoring.coreos.com", "servicemonitors", "ServiceMonitor", {"v1"}};
  ObjectMeta metadata;
  ServiceMonitorSpec spec;
  UnknownFields unknown;
};

struct PodMonitorSpec {
  LabelSelector selector;
  NamespaceSelector namespace_selector;
  std::vector<MonitorEndpoint> pod_metrics_endpoints;
  UnknownFields unknown;
};

struct PodMonitor {
  static constexpr ResourceType kResource{
      "monitoring.coreos.com", "podmonitors", "PodMonitor", {"v1"}};
  ObjectMeta metadata;
  PodMonitorSpec spec;
  UnknownFields unknown;
};

struct PrometheusSpec {
  std::optional<std::int32_t> replicas;
  std::optional<LabelSelector> service_monitor_selector;
  std::optional<LabelSelector> service_monitor_namespace_selector;
  std::optional<LabelSelector> pod_monitor_selector;
  std::optional<LabelSelector> pod_monitor_namespace_selector;
  UnknownFields unknown;
};

struct PrometheusStatus {
  std::int32_t replicas = 0;
  std::int32_t available_replicas = 0;
  std::int32_t unavailable_replicas = 0;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct Prometheus {
  static constexpr ResourceType kResource{
      "monitoring.coreos.com", "prometheuses", "Prometheus", {"v1"}};
  ObjectMeta metadata;
  PrometheusSpec spec;
  PrometheusStatus status;
  UnknownFields unknown;
};

/// Its port is a name or a number.
struct PodMonitoringEndpoint {
  std::optional<IntOrString> port;
  std::string path;
  UnknownFields unknown;
};

struct PodMonitoringSpec {
  LabelSelector selector;
  std::vector<PodMonitoringEndpoint> endpoints;
  UnknownFields unknown;
};

struct PodMonitoringStatus {
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

/// Google Cloud Managed Service for Prometheus.
struct PodMonitoring {
  static constexpr ResourceType kResource{
      "monitoring.googleapis.com", "podmonitorings", "PodMonitoring", {"v1"}};
  ObjectMeta metadata;
  PodMonitoringSpec spec;
  PodMonitoringStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<MonitorEndpoint>();
template <>
const TypeInfo& type_info<NamespaceSelector>();
template <>
const TypeInfo& type_info<ServiceMonitorSpec>();
template <>
const TypeInfo& type_info<ServiceMonitor>();
template <>
const TypeInfo& type_info<PodMonitorSpec>();
template <>
const TypeInfo& type_info<PodMonitor>();
template <>
const TypeInfo& type_info<PrometheusSpec>();
template <>
const TypeInfo& type_info<PrometheusStatus>();
template <>
const TypeInfo& type_info<Prometheus>();
template <>
const TypeInfo& type_info<PodMonitoringEndpoint>();
template <>
const TypeInfo& type_info<PodMonitoringSpec>();
template <>
const TypeInfo& type_info<PodMonitoringStatus>();
template <>
const TypeInfo& type_info<PodMonitoring>();

}  // namespace kaic

#endif  // KAIC_API_MONITORING_H

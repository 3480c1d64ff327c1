// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/monitoring.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<MonitorEndpoint>() {
  static constexpr Field kFields[] = {field<&MonitorEndpoint::port>("port"),
                                      field<&MonitorEndpoint::target_port>("targetPort"),
                                      field<&MonitorEndpoint::path>("path")};
  static constexpr TypeInfo kInfo{"MonitorEndpoint", kFields,
                                  unknown_of<&MonitorEndpoint::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<NamespaceSelector>() {
  static constexpr Field kFields[] = {field<&NamespaceSelector::any>("any"),
                                      field<&NamespaceSelector::match_names>("matchNames")};
  static constexpr TypeInfo kInfo{"NamespaceSelector", kFields,
                                  unknown_of<&NamespaceSelector::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ServiceMonitorSpec>() {
  static constexpr Field kFields[] = {
      field<&ServiceMonitorSpec::selector>("selector"),
      field<&ServiceMonitorSpec::namespace_selector>("namespaceSelector"),
      field<&ServiceMonitorSpec::endpoints>("endpoints")};
  static constexpr TypeInfo kInfo{"ServiceMonitorSpec", kFields,
                                  unknown_of<&ServiceMonitorSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ServiceMonitor>() {
  static constexpr Field kFields[] = {field<&ServiceMonitor::metadata>("metadata"),
                                      field<&ServiceMonitor::spec>("spec")};
  static constexpr TypeInfo kInfo{"ServiceMonitor", kFields, unknown_of<&ServiceMonitor::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodMonitorSpec>() {
  static constexpr Field kFields[] = {
      field<&PodMonitorSpec::selector>("selector"),
      field<&PodMonitorSpec::namespace_selector>("namespaceSelector"),
      field<&PodMonitorSpec::pod_metrics_endpoints>("podMetricsEndpoints")};
  static constexpr TypeInfo kInfo{"PodMonitorSpec", kFields, unknown_of<&PodMonitorSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodMonitor>() {
  static constexpr Field kFields[] = {field<&PodMonitor::metadata>("metadata"),
                                      field<&PodMonitor::spec>("spec")};
  static constexpr TypeInfo kInfo{"PodMonitor", kFields, unknown_of<&PodMonitor::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PrometheusSpec>() {
  static constexpr Field kFields[] = {
      field<&PrometheusSpec::replicas>("replicas"),
      field<&PrometheusSpec::service_monitor_selector>("serviceMonitorSelector"),
      field<&PrometheusSpec::service_monitor_namespace_selector>("serviceMonitorNamespaceSelector"),
      field<&PrometheusSpec::pod_monitor_selector>("podMonitorSelector"),
      field<&PrometheusSpec::pod_monitor_namespace_selector>("podMonitorNamespaceSelector")};
  static constexpr TypeInfo kInfo{"PrometheusSpec", kFields, unknown_of<&PrometheusSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PrometheusStatus>() {
  static constexpr Field kFields[] = {
      field<&PrometheusStatus::replicas>("replicas"),
      field<&PrometheusStatus::available_replicas>("availableReplicas"),
      field<&PrometheusStatus::unavailable_replicas>("unavailableReplicas"),
      field<&PrometheusStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"PrometheusStatus", kFields,
                                  unknown_of<&PrometheusStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Prometheus>() {
  static constexpr Field kFields[] = {field<&Prometheus::metadata>("metadata"),
                                      field<&Prometheus::spec>("spec"),
                                      field<&Prometheus::status>("status")};
  static constexpr TypeInfo kInfo{"Prometheus", kFields, unknown_of<&Prometheus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodMonitoringEndpoint>() {
  static constexpr Field kFields[] = {field<&PodMonitoringEndpoint::port>("port"),
                                      field<&PodMonitoringEndpoint::path>("path")};
  static constexpr TypeInfo kInfo{"PodMonitoringEndpoint", kFields,
                                  unknown_of<&PodMonitoringEndpoint::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodMonitoringSpec>() {
  static constexpr Field kFields[] = {field<&PodMonitoringSpec::selector>("selector"),
                                      field<&PodMonitoringSpec::endpoints>("endpoints")};
  static constexpr TypeInfo kInfo{"PodMonitoringSpec", kFields,
                                  unknown_of<&PodMonitoringSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodMonitoringStatus>() {
  static constexpr Field kFields[] = {field<&PodMonitoringStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"PodMonitoringStatus", kFields,
                                  unknown_of<&PodMonitoringStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodMonitoring>() {
  static constexpr Field kFields[] = {field<&PodMonitoring::metadata>("metadata"),
                                      field<&PodMonitoring::spec>("spec"),
                                      field<&PodMonitoring::status>("status")};
  static constexpr TypeInfo kInfo{"PodMonitoring", kFields, unknown_of<&PodMonitoring::unknown>};
  return kInfo;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/autoscaling.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<CrossVersionObjectReference>() {
  static constexpr Field kFields[] = {
      field<&CrossVersionObjectReference::api_version>("apiVersion"),
      field<&CrossVersionObjectReference::kind>("kind"),
      field<&CrossVersionObjectReference::name>("name")};
  static constexpr TypeInfo kInfo{"CrossVersionObjectReference", kFields,
                                  unknown_of<&CrossVersionObjectReference::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<MetricIdentifier>() {
  static constexpr Field kFields[] = {field<&MetricIdentifier::name>("name"),
                                      field<&MetricIdentifier::selector>("selector")};
  static constexpr TypeInfo kInfo{"MetricIdentifier", kFields,
                                  unknown_of<&MetricIdentifier::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceMetric>() {
  static constexpr Field kFields[] = {
      field<&ResourceMetric::name>("name"), field<&ResourceMetric::container>("container"),
      field<&ResourceMetric::target>("target"), field<&ResourceMetric::current>("current")};
  static constexpr TypeInfo kInfo{"ResourceMetric", kFields, unknown_of<&ResourceMetric::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<NamedMetric>() {
  static constexpr Field kFields[] = {field<&NamedMetric::metric>("metric"),
                                      field<&NamedMetric::described_object>("describedObject"),
                                      field<&NamedMetric::target>("target"),
                                      field<&NamedMetric::current>("current")};
  static constexpr TypeInfo kInfo{"NamedMetric", kFields, unknown_of<&NamedMetric::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<MetricSpec>() {
  static constexpr Field kFields[] = {field<&MetricSpec::type>("type"),
                                      field<&MetricSpec::resource>("resource"),
                                      field<&MetricSpec::container_resource>("containerResource"),
                                      field<&MetricSpec::pods>("pods"),
                                      field<&MetricSpec::object>("object"),
                                      field<&MetricSpec::external>("external")};
  static constexpr TypeInfo kInfo{"MetricSpec", kFields, unknown_of<&MetricSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HorizontalPodAutoscalerSpec>() {
  static constexpr Field kFields[] = {
      field<&HorizontalPodAutoscalerSpec::scale_target_ref>("scaleTargetRef"),
      field<&HorizontalPodAutoscalerSpec::min_replicas>("minReplicas"),
      field<&HorizontalPodAutoscalerSpec::max_replicas>("maxReplicas"),
      field<&HorizontalPodAutoscalerSpec::metrics>("metrics")};
  static constexpr TypeInfo kInfo{"HorizontalPodAutoscalerSpec", kFields,
                                  unknown_of<&HorizontalPodAutoscalerSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HorizontalPodAutoscalerStatus>() {
  static constexpr Field kFields[] = {
      field<&HorizontalPodAutoscalerStatus::observed_generation>("observedGeneration"),
      field<&HorizontalPodAutoscalerStatus::last_scale_time>("lastScaleTime"),
      field<&HorizontalPodAutoscalerStatus::current_replicas>("currentReplicas"),
      field<&HorizontalPodAutoscalerStatus::desired_replicas>("desiredReplicas"),
      field<&HorizontalPodAutoscalerStatus::current_metrics>("currentMetrics"),
      field<&HorizontalPodAutoscalerStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"HorizontalPodAutoscalerStatus", kFields,
                                  unknown_of<&HorizontalPodAutoscalerStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HorizontalPodAutoscaler>() {
  static constexpr Field kFields[] = {field<&HorizontalPodAutoscaler::metadata>("metadata"),
                                      field<&HorizontalPodAutoscaler::spec>("spec"),
                                      field<&HorizontalPodAutoscaler::status>("status")};
  static constexpr TypeInfo kInfo{"HorizontalPodAutoscaler", kFields,
                                  unknown_of<&HorizontalPodAutoscaler::unknown>};
  return kInfo;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// @file
/// autoscaling/v2: the HorizontalPodAutoscaler and its status. Fields as in k8s.io/api
/// autoscaling/v2.
#ifndef KAIC_API_AUTOSCALING_H
#define KAIC_API_AUTOSCALING_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct CrossVersionObjectReference {
  std::string api_version;
  std::string kind;
  std::string name;
  UnknownFields unknown;
};

struct MetricIdentifier {
  std::string name;
  std::optional<LabelSelector> selector;
  UnknownFields unknown;
};

/// spec.metrics[].resource and .containerResource, and their status.
struct ResourceMetric {
  std::string name;
  std::string container;
  std::optional<RawJson> target;
  std::optional<RawJson> current;
  UnknownFields unknown;
};

/// spec.metrics[].pods, .object and .external, and their status.
struct NamedMetric {
  MetricIdentifier metric;
  std::optional<CrossVersionObjectReference> described_object;
  std::optional<RawJson> target;
  std::optional<RawJson> current;
  UnknownFields unknown;
};

/// One entry of spec.metrics or of status.currentMetrics.
struct MetricSpec {
  std::string type;
  std::optional<ResourceMetric> resource;
  std::optional<ResourceMetric> container_resource;
  std::optional<NamedMetric> pods;
  std::optional<NamedMetric> object;
  std::optional<NamedMetric> external;
  UnknownFields unknown;
};

struct HorizontalPodAutoscalerSpec {
  CrossVersionObjectReference scale_target_ref;
  std::optional<std::int32_t> min_replicas;
  std::int32_t max_replicas = 0;
  std::vector<MetricSpec> metrics;
  UnknownFields unknown;
};

struct HorizontalPodAutoscalerStatus {
  std::optional<std::int64_t> observed_generation;
  std::optional<Timestamp> last_scale_time;
  std::int32_t current_replicas = 0;
  std::int32_t desired_replicas = 0;
  std::vector<MetricSpec> current_metrics;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct HorizontalPodAutoscaler {
  static constexpr ResourceType kResource{
      "autoscaling", "horizontalpodautoscalers", "HorizontalPodAutoscaler", {"v2"}};
  ObjectMeta metadata;
  HorizontalPodAutoscalerSpec spec;
  HorizontalPodAutoscalerStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<CrossVersionObjectReference>();
template <>
const TypeInfo& type_info<MetricIdentifier>();
template <>
const TypeInfo& type_info<ResourceMetric>();
template <>
const TypeInfo& type_info<NamedMetric>();
template <>
const TypeInfo& type_info<MetricSpec>();
template <>
const TypeInfo& type_info<HorizontalPodAutoscalerSpec>();
template <>
const TypeInfo& type_info<HorizontalPodAutoscalerStatus>();
template <>
const TypeInfo& type_info<HorizontalPodAutoscaler>();

}  // namespace kaic

#endif  // KAIC_API_AUTOSCALING_H

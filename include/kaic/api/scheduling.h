// SPDX-License-Identifier: Apache-2.0
/// @file
/// scheduling.k8s.io: the native gang API (v1beta1 and v1alpha3 in 1.37, v1alpha2 in 1.36, v1alpha1
/// in 1.35).
#ifndef KAIC_API_SCHEDULING_H
#define KAIC_API_SCHEDULING_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct GangSchedulingPolicy {
  std::int32_t min_count = 0;
  UnknownFields unknown;
};

/// A gang, or basic: pods of a basic group are scheduled one by one.
struct SchedulingPolicy {
  std::optional<RawJson> basic;
  std::optional<GangSchedulingPolicy> gang;
  UnknownFields unknown;
};

struct PodGroupSpec {
  SchedulingPolicy scheduling_policy;
  UnknownFields unknown;
};

struct PodGroupStatus {
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct PodGroup {
  static constexpr ResourceType kResource{
      "scheduling.k8s.io", "podgroups", "PodGroup", {"v1beta1", "v1alpha3", "v1alpha2"}};
  ObjectMeta metadata;
  PodGroupSpec spec;
  PodGroupStatus status;
  UnknownFields unknown;
};

/// v1alpha1: a group inside the Workload.
struct WorkloadPodGroup {
  std::string name;
  std::int32_t replicas = 0;
  SchedulingPolicy policy;
  UnknownFields unknown;
};

struct PodGroupTemplate {
  std::string name;
  SchedulingPolicy scheduling_policy;
  UnknownFields unknown;
};

struct WorkloadSpec {
  std::vector<WorkloadPodGroup> pod_groups;
  std::vector<PodGroupTemplate> pod_group_templates;
  UnknownFields unknown;
};

struct Workload {
  static constexpr ResourceType kResource{"scheduling.k8s.io",
                                          "workloads",
                                          "Workload",
                                          {"v1beta1", "v1alpha3", "v1alpha2", "v1alpha1"}};
  ObjectMeta metadata;
  WorkloadSpec spec;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<GangSchedulingPolicy>();
template <>
const TypeInfo& type_info<SchedulingPolicy>();
template <>
const TypeInfo& type_info<PodGroupSpec>();
template <>
const TypeInfo& type_info<PodGroupStatus>();
template <>
const TypeInfo& type_info<PodGroup>();
template <>
const TypeInfo& type_info<WorkloadPodGroup>();
template <>
const TypeInfo& type_info<PodGroupTemplate>();
template <>
const TypeInfo& type_info<WorkloadSpec>();
template <>
const TypeInfo& type_info<Workload>();

}  // namespace kaic

#endif  // KAIC_API_SCHEDULING_H

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/scheduling.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<GangSchedulingPolicy>() {
  static constexpr Field kFields[] = {field<&GangSchedulingPolicy::min_count>("minCount")};
  static constexpr TypeInfo kInfo{"GangSchedulingPolicy", kFields,
                                  unknown_of<&GangSchedulingPolicy::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<SchedulingPolicy>() {
  static constexpr Field kFields[] = {field<&SchedulingPolicy::basic>("basic"),
                                      field<&SchedulingPolicy::gang>("gang")};
  static constexpr TypeInfo kInfo{"SchedulingPolicy", kFields,
                                  unknown_of<&SchedulingPolicy::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodGroupSpec>() {
  static constexpr Field kFields[] = {field<&PodGroupSpec::scheduling_policy>("schedulingPolicy")};
  static constexpr TypeInfo kInfo{"PodGroupSpec", kFields, unknown_of<&PodGroupSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodGroupStatus>() {
  static constexpr Field kFields[] = {field<&PodGroupStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"PodGroupStatus", kFields, unknown_of<&PodGroupStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodGroup>() {
  static constexpr Field kFields[] = {field<&PodGroup::metadata>("metadata"),
                                      field<&PodGroup::spec>("spec"),
                                      field<&PodGroup::status>("status")};
  static constexpr TypeInfo kInfo{"PodGroup", kFields, unknown_of<&PodGroup::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<WorkloadPodGroup>() {
  static constexpr Field kFields[] = {field<&WorkloadPodGroup::name>("name"),
                                      field<&WorkloadPodGroup::replicas>("replicas"),
                                      field<&WorkloadPodGroup::policy>("policy")};
  static constexpr TypeInfo kInfo{"WorkloadPodGroup", kFields,
                                  unknown_of<&WorkloadPodGroup::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodGroupTemplate>() {
  static constexpr Field kFields[] = {
      field<&PodGroupTemplate::name>("name"),
      field<&PodGroupTemplate::scheduling_policy>("schedulingPolicy")};
  static constexpr TypeInfo kInfo{"PodGroupTemplate", kFields,
                                  unknown_of<&PodGroupTemplate::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<WorkloadSpec>() {
  static constexpr Field kFields[] = {
      field<&WorkloadSpec::pod_groups>("podGroups"),
      field<&WorkloadSpec::pod_group_templates>("podGroupTemplates")};
  static constexpr TypeInfo kInfo{"WorkloadSpec", kFields, unknown_of<&WorkloadSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Workload>() {
  static constexpr Field kFields[] = {field<&Workload::metadata>("metadata"),
                                      field<&Workload::spec>("spec")};
  static constexpr TypeInfo kInfo{"Workload", kFields, unknown_of<&Workload::unknown>};
  return kInfo;
}

}  // namespace kaic

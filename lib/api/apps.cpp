// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/apps.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<PodTemplateSpec>() {
  static constexpr Field kFields[] = {field<&PodTemplateSpec::metadata>("metadata"),
                                      field<&PodTemplateSpec::spec>("spec")};
  static constexpr TypeInfo kInfo{"PodTemplateSpec", kFields,
                                  unknown_of<&PodTemplateSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeploymentSpec>() {
  static constexpr Field kFields[] = {field<&DeploymentSpec::replicas>("replicas"),
                                      field<&DeploymentSpec::selector>("selector"),
                                      field<&DeploymentSpec::template_>("template")};
  static constexpr TypeInfo kInfo{"DeploymentSpec", kFields, unknown_of<&DeploymentSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeploymentStatus>() {
  static constexpr Field kFields[] = {
      field<&DeploymentStatus::observed_generation>("observedGeneration"),
      field<&DeploymentStatus::replicas>("replicas"),
      field<&DeploymentStatus::ready_replicas>("readyReplicas"),
      field<&DeploymentStatus::available_replicas>("availableReplicas"),
      field<&DeploymentStatus::updated_replicas>("updatedReplicas"),
      field<&DeploymentStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"DeploymentStatus", kFields,
                                  unknown_of<&DeploymentStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Deployment>() {
  static constexpr Field kFields[] = {field<&Deployment::metadata>("metadata"),
                                      field<&Deployment::spec>("spec"),
                                      field<&Deployment::status>("status")};
  static constexpr TypeInfo kInfo{"Deployment", kFields, unknown_of<&Deployment::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<StatefulSet>() {
  static constexpr Field kFields[] = {field<&StatefulSet::metadata>("metadata"),
                                      field<&StatefulSet::spec>("spec"),
                                      field<&StatefulSet::status>("status")};
  static constexpr TypeInfo kInfo{"StatefulSet", kFields, unknown_of<&StatefulSet::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ReplicaSet>() {
  static constexpr Field kFields[] = {field<&ReplicaSet::metadata>("metadata"),
                                      field<&ReplicaSet::spec>("spec"),
                                      field<&ReplicaSet::status>("status")};
  static constexpr TypeInfo kInfo{"ReplicaSet", kFields, unknown_of<&ReplicaSet::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DaemonSetSpec>() {
  static constexpr Field kFields[] = {field<&DaemonSetSpec::selector>("selector"),
                                      field<&DaemonSetSpec::template_>("template")};
  static constexpr TypeInfo kInfo{"DaemonSetSpec", kFields, unknown_of<&DaemonSetSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DaemonSetStatus>() {
  static constexpr Field kFields[] = {
      field<&DaemonSetStatus::observed_generation>("observedGeneration"),
      field<&DaemonSetStatus::desired_number_scheduled>("desiredNumberScheduled"),
      field<&DaemonSetStatus::current_number_scheduled>("currentNumberScheduled"),
      field<&DaemonSetStatus::number_ready>("numberReady"),
      field<&DaemonSetStatus::number_available>("numberAvailable")};
  static constexpr TypeInfo kInfo{"DaemonSetStatus", kFields,
                                  unknown_of<&DaemonSetStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DaemonSet>() {
  static constexpr Field kFields[] = {field<&DaemonSet::metadata>("metadata"),
                                      field<&DaemonSet::spec>("spec"),
                                      field<&DaemonSet::status>("status")};
  static constexpr TypeInfo kInfo{"DaemonSet", kFields, unknown_of<&DaemonSet::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<JobSpec>() {
  static constexpr Field kFields[] = {
      field<&JobSpec::parallelism>("parallelism"), field<&JobSpec::completions>("completions"),
      field<&JobSpec::suspend>("suspend"), field<&JobSpec::template_>("template")};
  static constexpr TypeInfo kInfo{"JobSpec", kFields, unknown_of<&JobSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<JobStatus>() {
  static constexpr Field kFields[] = {field<&JobStatus::active>("active"),
                                      field<&JobStatus::ready>("ready"),
                                      field<&JobStatus::succeeded>("succeeded"),
                                      field<&JobStatus::failed>("failed"),
                                      field<&JobStatus::start_time>("startTime"),
                                      field<&JobStatus::completion_time>("completionTime"),
                                      field<&JobStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"JobStatus", kFields, unknown_of<&JobStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Job>() {
  static constexpr Field kFields[] = {field<&Job::metadata>("metadata"), field<&Job::spec>("spec"),
                                      field<&Job::status>("status")};
  static constexpr TypeInfo kInfo{"Job", kFields, unknown_of<&Job::unknown>};
  return kInfo;
}

}  // namespace kaic

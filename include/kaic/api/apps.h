// SPDX-License-Identifier: Apache-2.0
/// @file
/// The apps and batch groups: what runs pods. Fields as in k8s.io/api apps/v1 and batch/v1.
#ifndef KAIC_API_APPS_H
#define KAIC_API_APPS_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/api/core.h"
#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct PodTemplateSpec {
  ObjectMeta metadata;
  PodSpec spec;
  UnknownFields unknown;
};

struct DeploymentSpec {
  std::optional<std::int32_t> replicas;
  LabelSelector selector;
  PodTemplateSpec template_;
  UnknownFields unknown;
};

struct DeploymentStatus {
  std::int64_t observed_generation = 0;
  std::int32_t replicas = 0;
  std::int32_t ready_replicas = 0;
  std::int32_t available_replicas = 0;
  std::int32_t updated_replicas = 0;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct Deployment {
  static constexpr ResourceType kResource{"apps", "deployments", "Deployment", {"v1"}};
  ObjectMeta metadata;
  DeploymentSpec spec;
  DeploymentStatus status;
  UnknownFields unknown;
};

/// Its spec and status hold the same fields as a Deployment's, as far as checks go.
struct StatefulSet {
  static constexpr ResourceType kResource{"apps", "statefulsets", "StatefulSet", {"v1"}};
  ObjectMeta metadata;
  DeploymentSpec spec;
  DeploymentStatus status;
  UnknownFields unknown;
};

struct ReplicaSet {
  static constexpr ResourceType kResource{"apps", "replicasets", "ReplicaSet", {"v1"}};
  ObjectMeta metadata;
  DeploymentSpec spec;
  DeploymentStatus status;
  UnknownFields unknown;
};

struct DaemonSetSpec {
  LabelSelector selector;
  PodTemplateSpec template_;
  UnknownFields unknown;
};

struct DaemonSetStatus {
  std::int64_t observed_generation = 0;
  std::int32_t desired_number_scheduled = 0;
  std::int32_t current_number_scheduled = 0;
  std::int32_t number_ready = 0;
  std::int32_t number_available = 0;
  UnknownFields unknown;
};

struct DaemonSet {
  static constexpr ResourceType kResource{"apps", "daemonsets", "DaemonSet", {"v1"}};
  ObjectMeta metadata;
  DaemonSetSpec spec;
  DaemonSetStatus status;
  UnknownFields unknown;
};

struct JobSpec {
  std::optional<std::int32_t> parallelism;
  std::optional<std::int32_t> completions;
  bool suspend = false;
  PodTemplateSpec template_;
  UnknownFields unknown;
};

struct JobStatus {
  std::int32_t active = 0;
  std::int32_t ready = 0;
  std::int32_t succeeded = 0;
  std::int32_t failed = 0;
  std::optional<Timestamp> start_time;
  std::optional<Timestamp> completion_time;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct Job {
  static constexpr ResourceType kResource{"batch", "jobs", "Job", {"v1"}};
  ObjectMeta metadata;
  JobSpec spec;
  JobStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<PodTemplateSpec>();
template <>
const TypeInfo& type_info<DeploymentSpec>();
template <>
const TypeInfo& type_info<DeploymentStatus>();
template <>
const TypeInfo& type_info<Deployment>();
template <>
const TypeInfo& type_info<StatefulSet>();
template <>
const TypeInfo& type_info<ReplicaSet>();
template <>
const TypeInfo& type_info<DaemonSetSpec>();
template <>
const TypeInfo& type_info<DaemonSetStatus>();
template <>
const TypeInfo& type_info<DaemonSet>();
template <>
const TypeInfo& type_info<JobSpec>();
template <>
const TypeInfo& type_info<JobStatus>();
template <>
const TypeInfo& type_info<Job>();

}  // namespace kaic

#endif  // KAIC_API_APPS_H

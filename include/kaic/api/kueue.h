// SPDX-License-Identifier: Apache-2.0
/// @file
/// kueue.x-k8s.io: queues and admitted workloads. Fields as in sigs.k8s.io/kueue apis/kueue v1beta2
/// and v1beta1.
#ifndef KAIC_API_KUEUE_H
#define KAIC_API_KUEUE_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct ClusterQueueStatus {
  std::int32_t pending_workloads = 0;
  std::int32_t reserving_workloads = 0;
  std::int32_t admitted_workloads = 0;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct ClusterQueue {
  static constexpr ResourceType kResource{
      "kueue.x-k8s.io", "clusterqueues", "ClusterQueue", {"v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  ClusterQueueStatus status;
  UnknownFields unknown;
};

struct KueueLocalQueueSpec {
  std::string cluster_queue;
  UnknownFields unknown;
};

struct LocalQueue {
  static constexpr ResourceType kResource{
      "kueue.x-k8s.io", "localqueues", "LocalQueue", {"v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  KueueLocalQueueSpec spec;
  ClusterQueueStatus status;
  UnknownFields unknown;
};

struct KueuePodSet {
  std::string name;
  std::int32_t count = 0;
  std::optional<std::int32_t> min_count;
  UnknownFields unknown;
};

struct KueueWorkloadSpec {
  std::string queue_name;
  std::vector<KueuePodSet> pod_sets;
  UnknownFields unknown;
};

struct KueueWorkloadStatus {
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct KueueWorkload {
  static constexpr ResourceType kResource{
      "kueue.x-k8s.io", "workloads", "Workload", {"v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  KueueWorkloadSpec spec;
  KueueWorkloadStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<ClusterQueueStatus>();
template <>
const TypeInfo& type_info<ClusterQueue>();
template <>
const TypeInfo& type_info<KueueLocalQueueSpec>();
template <>
const TypeInfo& type_info<LocalQueue>();
template <>
const TypeInfo& type_info<KueuePodSet>();
template <>
const TypeInfo& type_info<KueueWorkloadSpec>();
template <>
const TypeInfo& type_info<KueueWorkloadStatus>();
template <>
const TypeInfo& type_info<KueueWorkload>();

}  // namespace kaic

#endif  // KAIC_API_KUEUE_H

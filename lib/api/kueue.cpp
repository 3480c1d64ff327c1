// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/kueue.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<ClusterQueueStatus>() {
  static constexpr Field kFields[] = {
      field<&ClusterQueueStatus::pending_workloads>("pendingWorkloads"),
      field<&ClusterQueueStatus::reserving_workloads>("reservingWorkloads"),
      field<&ClusterQueueStatus::admitted_workloads>("admittedWorkloads"),
      field<&ClusterQueueStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"ClusterQueueStatus", kFields,
                                  unknown_of<&ClusterQueueStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ClusterQueue>() {
  static constexpr Field kFields[] = {field<&ClusterQueue::metadata>("metadata"),
                                      field<&ClusterQueue::status>("status")};
  static constexpr TypeInfo kInfo{"ClusterQueue", kFields, unknown_of<&ClusterQueue::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<KueueLocalQueueSpec>() {
  static constexpr Field kFields[] = {field<&KueueLocalQueueSpec::cluster_queue>("clusterQueue")};
  static constexpr TypeInfo kInfo{"KueueLocalQueueSpec", kFields,
                                  unknown_of<&KueueLocalQueueSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<LocalQueue>() {
  static constexpr Field kFields[] = {field<&LocalQueue::metadata>("metadata"),
                                      field<&LocalQueue::spec>("spec"),
                                      field<&LocalQueue::status>("status")};
  static constexpr TypeInfo kInfo{"LocalQueue", kFields, unknown_of<&LocalQueue::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<KueuePodSet>() {
  static constexpr Field kFields[] = {field<&KueuePodSet::name>("name"),
                                      field<&KueuePodSet::count>("count"),
                                      field<&KueuePodSet::min_count>("minCount")};
  static constexpr TypeInfo kInfo{"KueuePodSet", kFields, unknown_of<&KueuePodSet::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<KueueWorkloadSpec>() {
  static constexpr Field kFields[] = {field<&KueueWorkloadSpec::queue_name>("queueName"),
                                      field<&KueueWorkloadSpec::pod_sets>("podSets")};
  static constexpr TypeInfo kInfo{"KueueWorkloadSpec", kFields,
                                  unknown_of<&KueueWorkloadSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<KueueWorkloadStatus>() {
  static constexpr Field kFields[] = {field<&KueueWorkloadStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"KueueWorkloadStatus", kFields,
                                  unknown_of<&KueueWorkloadStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<KueueWorkload>() {
  static constexpr Field kFields[] = {field<&KueueWorkload::metadata>("metadata"),
                                      field<&KueueWorkload::spec>("spec"),
                                      field<&KueueWorkload::status>("status")};
  static constexpr TypeInfo kInfo{"KueueWorkload", kFields, unknown_of<&KueueWorkload::unknown>};
  return kInfo;
}

}  // namespace kaic

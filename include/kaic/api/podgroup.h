// SPDX-License-Identifier: Apache-2.0
/// @file
/// PodGroups of schedulers outside the tree: Volcano, coscheduling (scheduler-plugins), KAI.
#ifndef KAIC_API_PODGROUP_H
#define KAIC_API_PODGROUP_H

#include <cstdint>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct ExternalPodGroupSpec {
  std::int32_t min_member = 0;
  std::string queue;
  UnknownFields unknown;
};

/// Volcano and coscheduling write a phase and counts, KAI conditions.
struct ExternalPodGroupStatus {
  std::string phase;
  std::int32_t running = 0;
  std::int32_t succeeded = 0;
  std::int32_t scheduled = 0;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct VolcanoPodGroup {
  static constexpr ResourceType kResource{
      "scheduling.volcano.sh", "podgroups", "PodGroup", {"v1beta1"}};
  ObjectMeta metadata;
  ExternalPodGroupSpec spec;
  ExternalPodGroupStatus status;
  UnknownFields unknown;
};

struct CoschedulingPodGroup {
  static constexpr ResourceType kResource{
      "scheduling.x-k8s.io", "podgroups", "PodGroup", {"v1alpha1"}};
  ObjectMeta metadata;
  ExternalPodGroupSpec spec;
  ExternalPodGroupStatus status;
  UnknownFields unknown;
};

struct KaiPodGroup {
  static constexpr ResourceType kResource{
      "scheduling.run.ai", "podgroups", "PodGroup", {"v2alpha2"}};
  ObjectMeta metadata;
  ExternalPodGroupSpec spec;
  ExternalPodGroupStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<ExternalPodGroupSpec>();
template <>
const TypeInfo& type_info<ExternalPodGroupStatus>();
template <>
const TypeInfo& type_info<VolcanoPodGroup>();
template <>
const TypeInfo& type_info<CoschedulingPodGroup>();
template <>
const TypeInfo& type_info<KaiPodGroup>();

}  // namespace kaic

#endif  // KAIC_API_PODGROUP_H

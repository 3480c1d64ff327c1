// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/autoscaler_status.h"

#include <utility>

#include "lib/base/try.h"
#include "lib/base/yaml.h"
#include "lib/meta/describe.h"

namespace kaic {

// The document, as far as it matters.
namespace wire {
struct Health {
  std::string status;
  std::optional<Timestamp> last_probe_time;
  std::int64_t cloud_provider_target = 0, min_size = 0, max_size = 0;
};
struct NodeGroup {
  std::string name;
  Health health;
};
struct ClusterWide {
  Health health;
};
struct AutoscalerDocument {
  std::string autoscaler_status;
  ClusterWide cluster_wide;
  std::vector<NodeGroup> node_groups;
};
}  // namespace wire

template <>
const TypeInfo& type_info<wire::Health>() {
  static constexpr Field kFields[] = {
      field<&wire::Health::status>("status"),
      field<&wire::Health::last_probe_time>("lastProbeTime"),
      field<&wire::Health::cloud_provider_target>("cloudProviderTarget"),
      field<&wire::Health::min_size>("minSize"), field<&wire::Health::max_size>("maxSize")};
  static constexpr TypeInfo kInfo{"Health", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<wire::NodeGroup>() {
  static constexpr Field kFields[] = {field<&wire::NodeGroup::name>("name"),
                                      field<&wire::NodeGroup::health>("health")};
  static constexpr TypeInfo kInfo{"NodeGroup", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<wire::ClusterWide>() {
  static constexpr Field kFields[] = {field<&wire::ClusterWide::health>("health")};
  static constexpr TypeInfo kInfo{"ClusterWide", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<wire::AutoscalerDocument>() {
  static constexpr Field kFields[] = {
      field<&wire::AutoscalerDocument::autoscaler_status>("autoscalerStatus"),
      field<&wire::AutoscalerDocument::cluster_wide>("clusterWide"),
      field<&wire::AutoscalerDocument::node_groups>("nodeGroups")};
  static constexpr TypeInfo kInfo{"ClusterAutoscalerStatus", kFields};
  return kInfo;
}

Result<AutoscalerStatus> parse_autoscaler_status(std::string_view text) {
  KAIC_TRY(const std::string json, yaml_to_json(text, kAutoscalerStatusName));
  KAIC_TRY(wire::AutoscalerDocument document, decode<wire::AutoscalerDocument>(json));
  if (document.autoscaler_status.empty()) {
    return Error{ErrorClass::kMissingField, "autoscalerStatus", "is not there"};
  }
  const wire::Health& health = document.cluster_wide.health;
  AutoscalerStatus status{document.autoscaler_status, health.status, health.last_probe_time, {}};
  for (wire::NodeGroup& group : document.node_groups) {
    status.groups.push_back({std::move(group.name), group.health.cloud_provider_target,
                             group.health.min_size, group.health.max_size});
  }
  return status;
}

}  // namespace kaic

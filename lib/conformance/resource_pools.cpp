// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/resource_pools.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "kaic/meta/labels.h"
#include "lib/meta/describe.h"

namespace kaic {
namespace {

// Of k8s.io/api core/v1 NodeSelector, as far as a slice uses it.
struct NodeSelectorRequirement {
  std::string key, operator_;
  std::vector<std::string> values;
};
struct NodeSelectorTerm {
  std::vector<NodeSelectorRequirement> match_expressions, match_fields;
};
struct NodeSelector {
  std::vector<NodeSelectorTerm> terms;
};

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The rules of k8s.io/component-helpers nodeaffinity: NotIn and DoesNotExist hold for a label that
/// is not there, an unknown operator never.
bool holds(const NodeSelectorRequirement& requirement, const std::string* value) {
  const auto& values = requirement.values;
  const bool listed =
      value != nullptr && std::find(values.begin(), values.end(), *value) != values.end();
  if (requirement.operator_ == "In") return listed;
  if (requirement.operator_ == "NotIn") return !listed;
  if (requirement.operator_ == "Exists") return value != nullptr;
  if (requirement.operator_ == "DoesNotExist") return value == nullptr;
  if (value == nullptr || values.size() != 1) return false;
  const auto have = integer(*value), bound = integer(values.front());
  if (!have || !bound) return false;
  return requirement.operator_ == "Gt" ? *have > *bound
                                       : requirement.operator_ == "Lt" && *have < *bound;
}

bool selects(const NodeSelectorTerm& term, const Node& node) {
  if (term.match_expressions.empty() && term.match_fields.empty())
    return false;  // an empty term selects nothing
  const auto by_label = [&](const auto& requirement) {
    return holds(requirement, node.metadata.labels.find(requirement.key));
  };
  const auto by_field = [&](const auto& requirement) {
    return requirement.key == "metadata.name" && holds(requirement, &node.metadata.name);
  };
  return std::all_of(term.match_expressions.begin(), term.match_expressions.end(), by_label) &&
         std::all_of(term.match_fields.begin(), term.match_fields.end(), by_field);
}

/// `memory` for `memory` and for `gpu.example.com/memory`.
std::string_view without_domain(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace

template <>
const TypeInfo& type_info<NodeSelectorRequirement>() {
  static constexpr Field kFields[] = {field<&NodeSelectorRequirement::key>("key"),
                                      field<&NodeSelectorRequirement::operator_>("operator"),
                                      field<&NodeSelectorRequirement::values>("values")};
  static constexpr TypeInfo kInfo{"NodeSelectorRequirement", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<NodeSelectorTerm>() {
  static constexpr Field kFields[] = {
      field<&NodeSelectorTerm::match_expressions>("matchExpressions"),
      field<&NodeSelectorTerm::match_fields>("matchFields")};
  static constexpr TypeInfo kInfo{"NodeSelectorTerm", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<NodeSelector>() {
  static constexpr Field kFields[] = {field<&NodeSelector::terms>("nodeSelectorTerms")};
  static constexpr TypeInfo kInfo{"NodeSelector", kFields};
  return kInfo;
}

std::vector<DevicePool> newest_pools(std::span<const ResourceSlice> slices) {
  std::map<std::pair<std::string_view, std::string_view>, DevicePool> pools;
  for (const ResourceSlice& slice : slices) {
    const ResourcePool& part = slice.spec.pool;
    auto [at, is_new] = pools.try_emplace({slice.spec.driver, part.name});
    DevicePool& pool = at->second;
    if (!is_new && part.generation < pool.generation) continue;
    if (is_new || part.generation > pool.generation) {
      pool = {slice.spec.driver, part.name, part.generation, part.resource_slice_count, true, {}};
    }
    if (part.resource_slice_count != pool.announced) pool.is_consistent = false;
    pool.slices.push_back(&slice);
  }
  std::vector<DevicePool> all;
  all.reserve(pools.size());
  for (auto& [key, pool] : pools) all.push_back(std::move(pool));
  return all;
}

std::vector<const Node*> reached_nodes(const ResourceSlice& slice, const NodesByName& nodes) {
  const ResourceSliceSpec& spec = slice.spec;
  std::vector<const Node*> reached;
  if (!spec.node_name.empty()) {
    if (const auto at = nodes.find(spec.node_name); at != nodes.end())
      reached.push_back(at->second);
    return reached;
  }
  NodeSelector selector;
  if (spec.node_selector && !spec.all_nodes) {
    if (auto read = decode<NodeSelector>(spec.node_selector->text)) selector = std::move(*read);
  }
  for (const auto& entry : nodes) {
    const Node& node = *entry.second;
    const bool is_selected =
        std::any_of(selector.terms.begin(), selector.terms.end(),
                    [&](const NodeSelectorTerm& term) { return selects(term, node); });
    if (spec.all_nodes || is_selected) reached.push_back(&node);
  }
  return reached;
}

PoolUse use_of(const DevicePool& pool, const NodesByName& nodes) {
  if (!pool.is_complete()) return PoolUse::kIncomplete;
  bool any_free = false, device_by_device = false;
  for (const ResourceSlice* slice : pool.slices) {
    const auto& devices = slice->spec.devices;
    if (std::all_of(devices.begin(), devices.end(), is_blocked)) continue;
    any_free = true;
    device_by_device = device_by_device || slice->spec.per_device_node_selection;
    if (!reached_nodes(*slice, nodes).empty()) return PoolUse::kOpen;
  }
  if (!any_free) return PoolUse::kTainted;
  return device_by_device ? PoolUse::kNotTold : PoolUse::kUnreachable;
}

const std::map<std::string, DeviceAttribute>& attributes_of(const Device& device) {
  return device.basic ? device.basic->attributes : device.attributes;
}
const std::map<std::string, DeviceCapacity>& capacity_of(const Device& device) {
  return device.basic ? device.basic->capacity : device.capacity;
}
const std::vector<DeviceTaint>& taints_of(const Device& device) {
  return device.basic ? device.basic->taints : device.taints;
}

std::string_view attribute_text(const Device& device, Words names) {
  for (const std::string_view name : names) {
    for (const auto& [key, attribute] : attributes_of(device)) {
      if (without_domain(key) != name) continue;
      if (attribute.string_value) return *attribute.string_value;
      if (attribute.version_value) return *attribute.version_value;
    }
  }
  return {};
}

bool is_blocked(const Device& device) {
  const auto& taints = taints_of(device);
  return std::any_of(taints.begin(), taints.end(), [](const DeviceTaint& taint) {
    return taint.effect == "NoSchedule" || taint.effect == "NoExecute";
  });
}

}  // namespace kaic

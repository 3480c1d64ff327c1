// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/object.h"

#include "lib/meta/describe.h"

namespace kaic {

std::string GroupVersionResource::path() const {
  return group.empty() ? "/api/" + version + "/" + resource
                       : "/apis/" + group + "/" + version + "/" + resource;
}

std::string ObjectRef::to_string() const {
  std::string text = kind;
  // The groups that every Kubernetes user reads without: core, apps, and those of the server
  // itself.
  const bool builtin = group.find('.') == std::string::npos || group.ends_with(".k8s.io");
  if (!builtin || group.ends_with("networking.k8s.io")) text += "." + group;
  if (!name.empty()) text += " " + (namespace_.empty() ? name : namespace_ + "/" + name);
  return text;
}

const Condition* find_condition(const std::vector<Condition>& conditions, std::string_view type) {
  for (const Condition& condition : conditions) {
    if (condition.type == type) return &condition;
  }
  return nullptr;
}

bool is_current(const Condition& condition, const ObjectMeta& metadata) {
  return !condition.observed_generation || *condition.observed_generation >= metadata.generation;
}

std::string IntOrString::to_string() const {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return std::get<std::string>(value);
}

template <>
const TypeInfo& type_info<OwnerReference>() {
  static constexpr Field kFields[] = {
      field<&OwnerReference::api_version>("apiVersion"), field<&OwnerReference::kind>("kind"),
      field<&OwnerReference::name>("name"), field<&OwnerReference::uid>("uid"),
      field<&OwnerReference::controller>("controller")};
  static constexpr TypeInfo kInfo{"OwnerReference", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<ObjectMeta>() {
  static constexpr Field kFields[] = {field<&ObjectMeta::name>("name"),
                                      field<&ObjectMeta::namespace_>("namespace"),
                                      field<&ObjectMeta::uid>("uid"),
                                      field<&ObjectMeta::resource_version>("resourceVersion"),
                                      field<&ObjectMeta::generation>("generation"),
                                      field<&ObjectMeta::creation_timestamp>("creationTimestamp"),
                                      field<&ObjectMeta::deletion_timestamp>("deletionTimestamp"),
                                      field<&ObjectMeta::labels>("labels"),
                                      field<&ObjectMeta::annotations>("annotations"),
                                      field<&ObjectMeta::owner_references>("ownerReferences"),
                                      field<&ObjectMeta::finalizers>("finalizers")};
  static constexpr TypeInfo kInfo{"ObjectMeta", kFields, unknown_of<&ObjectMeta::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Condition>() {
  static constexpr Field kFields[] = {field<&Condition::type>("type"),
                                      field<&Condition::status>("status"),
                                      field<&Condition::observed_generation>("observedGeneration"),
                                      field<&Condition::last_transition_time>("lastTransitionTime"),
                                      field<&Condition::reason>("reason"),
                                      field<&Condition::message>("message")};
  static constexpr TypeInfo kInfo{"Condition", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<LabelSelectorRequirement>() {
  static constexpr Field kFields[] = {field<&LabelSelectorRequirement::key>("key"),
                                      field<&LabelSelectorRequirement::operator_>("operator"),
                                      field<&LabelSelectorRequirement::values>("values")};
  static constexpr TypeInfo kInfo{"LabelSelectorRequirement", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<LabelSelector>() {
  static constexpr Field kFields[] = {field<&LabelSelector::match_labels>("matchLabels"),
                                      field<&LabelSelector::match_expressions>("matchExpressions")};
  static constexpr TypeInfo kInfo{"LabelSelector", kFields};
  return kInfo;
}

}  // namespace kaic

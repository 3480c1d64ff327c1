// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/children.h"

#include <algorithm>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "lib/conformance/components.h"

namespace kaic {
namespace {

constexpr std::string_view kJobSetGroup = "jobset.x-k8s.io";
constexpr std::string_view kJobSets = "jobsets";
constexpr std::string_view kFields[] = {"metadata.ownerReferences"};

std::string_view group_of(std::string_view api_version) {
  return api_version.substr(0, api_version.find('/'));
}

bool is_owned(const ObjectMeta& metadata) {
  const auto& owners = metadata.owner_references;
  return std::any_of(owners.begin(), owners.end(), [](const OwnerReference& owner) {
    return ai_operator_of_group(group_of(owner.api_version)) != nullptr;
  });
}

template <class T>
bool keep(const T& object) {
  return is_owned(object.metadata);
}

constexpr Read kReads[] = {
    list_of<Pod, &keep<Pod>>(Need::kSupporting, kFields),
    list_of<Job, &keep<Job>>(Need::kSupporting, kFields),
    list_of<StatefulSet, &keep<StatefulSet>>(Need::kSupporting, kFields),
    custom(kJobSetGroup, kJobSets, "JobSet", {"v1alpha2", "v1"}, Need::kSupporting),
};

std::string key_of(std::string_view group, std::string_view kind, std::string_view namespace_,
                   std::string_view name) {
  std::string key;
  for (const std::string_view part : {group, kind, namespace_, name}) key.append(part).append("/");
  return key;
}

}  // namespace

extern const std::span<const Read> kChildReads;
constinit const std::span<const Read> kChildReads = kReads;

Children::Children(const Inventory& inventory) : inventory_(inventory) {
  add_all<Pod>();
  add_all<Job>();
  add_all<StatefulSet>();
  add_all<Deployment>();
  add_all(kJobSetGroup, kJobSets, "JobSet");
  for (const AiOperator& op : ai_operators()) {
    for (const std::string_view group : op.api_groups) {
      for (const ReadySign& sign : op.ready_signs) add_all(group, sign.resource, sign.kind);
    }
  }
}

const Evidence* Children::of(std::string_view group, std::string_view kind,
                             const ObjectMeta& owner) const {
  const auto found = first_.find(key_of(group, kind, owner.namespace_, owner.name));
  return found == first_.end() ? nullptr : &found->second;
}

template <class T>
void Children::add_all() {
  const std::string path = inventory_.path(T::kResource.group, T::kResource.resource);
  for (const T& object : inventory_.all<T>()) {
    if (is_owned(object.metadata)) add(inventory_.ref(object), object.metadata, path);
  }
}

void Children::add_all(std::string_view group, std::string_view resource, std::string_view kind) {
  const std::string path = inventory_.path(group, resource);
  for (const CustomObject& object : inventory_.custom(group, resource)) {
    if (!is_owned(object.metadata)) continue;
    add(inventory_.ref(group, resource, kind, object.metadata), object.metadata, path);
  }
}

void Children::add(const ObjectRef& child, const ObjectMeta& metadata, const std::string& path) {
  for (const OwnerReference& owner : metadata.owner_references) {
    first_.try_emplace(
        key_of(group_of(owner.api_version), owner.kind, metadata.namespace_, owner.name),
        Evidence{child, "metadata.ownerReferences", owner.kind + " " + owner.name, path});
  }
}

}  // namespace kaic

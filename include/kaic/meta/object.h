// SPDX-License-Identifier: Apache-2.0
/// @file
/// What every Kubernetes object has: its name in the API (GroupVersionResource, ObjectRef),
/// metadata, and conditions. Fields are those of k8s.io/apimachinery meta/v1.
#ifndef KAIC_META_OBJECT_H
#define KAIC_META_OBJECT_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kaic/base/time.h"
#include "kaic/meta/labels.h"
#include "kaic/meta/type_info.h"

namespace kaic {

/// A resource as a URL names it: {"apps", "v1", "deployments"}; the core group is "".
struct GroupVersionResource {
  std::string group, version, resource;
  bool operator==(const GroupVersionResource&) const = default;
  /// `/apis/apps/v1/deployments`, `/api/v1/pods`.
  std::string path() const;
};

/// One object, as a report names it.
struct ObjectRef {
  std::string group, version, kind, namespace_, name;
  bool operator==(const ObjectRef&) const = default;
  /// `Pod default/web-0`, `ResourceSlice node-7-gpu`; with the group for kinds outside the core:
  /// `Gateway.gateway.networking.k8s.io web/main`.
  std::string to_string() const;
};

struct OwnerReference {
  std::string api_version, kind, name, uid;
  bool controller = false;
  bool operator==(const OwnerReference&) const = default;
};

struct ObjectMeta {
  std::string name, namespace_, uid, resource_version;
  std::int64_t generation = 0;
  std::optional<Timestamp> creation_timestamp, deletion_timestamp;
  Labels labels, annotations;
  std::vector<OwnerReference> owner_references;
  std::vector<std::string> finalizers;
  UnknownFields unknown;
};

/// metav1.Condition and its older relatives. `status` is "True", "False" or "Unknown".
struct Condition {
  std::string type, status, reason, message;
  std::optional<std::int64_t> observed_generation;
  std::optional<Timestamp> last_transition_time;

  bool is_true() const { return status == "True"; }
};

/// The condition of that type, or null.
const Condition* find_condition(const std::vector<Condition>& conditions, std::string_view type);
/// True if the condition speaks of the object's present generation: it has no observedGeneration,
/// or one that is not behind.
bool is_current(const Condition& condition, const ObjectMeta& metadata);

/// An integer or a string, as in `targetPort: http` and `targetPort: 8080`.
struct IntOrString {
  std::variant<std::int64_t, std::string> value;
  std::string to_string() const;
  bool operator==(const IntOrString&) const = default;
};

template <>
const TypeInfo& type_info<OwnerReference>();
template <>
const TypeInfo& type_info<ObjectMeta>();
template <>
const TypeInfo& type_info<Condition>();
template <>
const TypeInfo& type_info<LabelSelectorRequirement>();
template <>
const TypeInfo& type_info<LabelSelector>();

}  // namespace kaic

#endif  // KAIC_META_OBJECT_H

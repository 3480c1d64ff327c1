// SPDX-License-Identifier: Apache-2.0
/// What a check needs from the cluster, as data beside it:
///
///     constexpr std::string_view kNodeFields[] = {"metadata.labels", "status.allocatable"};
///     constexpr Read kReads[] = {
///         list_of<Node>(Need::kRequired, kNodeFields),
///         list_of<Pod>(Need::kRequired, kPodFields, &uses_accelerator),       // only those pods
///         are kept custom("ray.io", "rayclusters", "RayCluster", {"v1"}, Need::kSupporting),
///         named<ConfigMap>(Need::kSupporting, "kube-system", "cluster-autoscaler-status", kData),
///         discovery(Need::kRequired, "resource.k8s.io"),
///     };
///
/// The reads decide what is listed, what a capture stores, the ClusterRole, and which verdicts
/// become unknown when something could not be read.
#ifndef KAIC_LIB_CONFORMANCE_READ_H
#define KAIC_LIB_CONFORMANCE_READ_H

#include <span>
#include <string_view>

#include "kaic/api/custom.h"
#include "kaic/meta/resource_type.h"
#include "lib/conformance/table.h"
#include "lib/meta/mask.h"

namespace kaic {

/// Required: without it the check is not called and the verdict is unknown. Supporting: one dialect
/// or vendor of several; without it only a pass stands. A read from which a violation could come is
/// always required.
enum class Need : std::uint8_t { kRequired, kSupporting };

struct Read {
  ResourceType resource = {};
  Need need = Need::kRequired;
  std::span<const std::string_view> fields =
      {};  ///< JSON paths that are kept, beside metadata.name and metadata.namespace
  const TableType* table = nullptr;            ///< null: discovery
  bool (*keep)(const void* object) = nullptr;  ///< null: every object
  NameFilter names = nullptr;  ///< for fields that end in "[]": the elements that are wanted
  std::string_view namespace_ = {}, name = {};  ///< of a single object, if not a list
  bool is_discovery() const { return table == nullptr; }
};

/// All objects of T's resource, in the first of its versions that is served.
template <class T>
constexpr Read list_of(Need need, std::span<const std::string_view> fields) {
  return {.resource = T::kResource, .need = need, .fields = fields, .table = &kTableOf<T>};
}

/// The same, keeping only objects for which `keep` says so. Another check that reads the resource
/// may keep more.
template <class T, bool (*keep)(const T&)>
constexpr Read list_of(Need need, std::span<const std::string_view> fields,
                       NameFilter names = nullptr) {
  return {.resource = T::kResource,
          .need = need,
          .fields = fields,
          .table = &kTableOf<T>,
          .keep = [](const void* object) { return keep(*static_cast<const T*>(object)); },
          .names = names};
}

inline constexpr std::string_view kCustomFields[] = {"apiVersion",
                                                     "kind",
                                                     "metadata.generation",
                                                     "metadata.labels",
                                                     "metadata.ownerReferences",
                                                     "metadata.creationTimestamp",
                                                     "status"};

/// Custom resources of a kind that has no type of its own: metadata, conditions and the rest of the
/// status.
constexpr Read custom(std::string_view group, std::string_view resource, std::string_view kind,
                      std::array<std::string_view, 4> versions, Need need) {
  return {.resource = {group, resource, kind, versions},
          .need = need,
          .fields = kCustomFields,
          .table = &kTableOf<CustomObject>};
}

/// One object by name; a cluster without it is a fact and no gap.
template <class T>
constexpr Read named(Need need, std::string_view namespace_, std::string_view name,
                     std::span<const std::string_view> fields) {
  return {.resource = T::kResource,
          .need = need,
          .fields = fields,
          .table = &kTableOf<T>,
          .namespace_ = namespace_,
          .name = name};
}

/// Which groups are served, and of one group also the versions, resources and verbs.
constexpr Read discovery(Need need, std::string_view group = {}) {
  return {.resource = {.group = group}, .need = need};
}

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_READ_H

// SPDX-License-Identifier: Apache-2.0
/// What the custom resources of AI operators own: the sign that an operator acted on them.
///
///     const Children children(inventory);
///     if (const Evidence* child = children.of("ray.io", "RayCluster", cluster.metadata)) ...
#ifndef KAIC_LIB_CONFORMANCE_CHILDREN_H
#define KAIC_LIB_CONFORMANCE_CHILDREN_H

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "kaic/conformance/report.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/read.h"

namespace kaic {

/// What Children looks at beside Deployments (with metadata.ownerReferences) and the operators' own
/// resources: only what such a resource owns is kept.
extern const std::span<const Read> kChildReads;

class Children {
 public:
  explicit Children(const Inventory& inventory);

  /// The first object that this one owns, as evidence; null if none was seen. By kind and name, so
  /// that of two objects that had one name after another the newer is not told apart.
  const Evidence* of(std::string_view group, std::string_view kind, const ObjectMeta& owner) const;

 private:
  template <class T>
  void add_all();
  void add_all(std::string_view group, std::string_view resource, std::string_view kind);
  void add(const ObjectRef& child, const ObjectMeta& metadata, const std::string& path);

  const Inventory& inventory_;
  std::map<std::string, Evidence> first_;  // by the owner's key
};

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_CHILDREN_H

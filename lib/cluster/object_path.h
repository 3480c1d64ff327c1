// SPDX-License-Identifier: Apache-2.0
/// The path of one object of a namespace, taken apart, for recordings that hold the list and not
/// the object's own answer.
#ifndef KAIC_LIB_CLUSTER_OBJECT_PATH_H
#define KAIC_LIB_CLUSTER_OBJECT_PATH_H

#include <optional>
#include <string>
#include <string_view>

namespace kaic {

struct ObjectPath {
  std::string_view root;  ///< `/api/v1`, `/apis/apps/v1`
  std::string_view namespace_, resource, name;
  std::string list_path() const { return std::string(root) + "/" + std::string(resource); }
  std::string api_version() const { return std::string(root.substr(root.find('/', 1) + 1)); }
};

/// `/apis/apps/v1/namespaces/NS/deployments/NAME`; none of another form. Borrowed from `path`.
std::optional<ObjectPath> parse_object_path(std::string_view path);

/// True if the JSON text is an object with that metadata.namespace and metadata.name.
bool is_named(std::string_view object_json, const ObjectPath& path);

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_OBJECT_PATH_H

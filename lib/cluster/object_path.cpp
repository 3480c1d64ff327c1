// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/object_path.h"

#include "lib/meta/describe.h"

namespace kaic {

struct NamedObject {
  ObjectMeta metadata;
};

template <>
const TypeInfo& type_info<NamedObject>() {
  static constexpr Field kFields[] = {field<&NamedObject::metadata>("metadata")};
  static constexpr TypeInfo kInfo{"Object", kFields};
  return kInfo;
}

std::optional<ObjectPath> parse_object_path(std::string_view path) {
  constexpr std::string_view kNamespaces = "/namespaces/";
  const std::size_t at = path.find(kNamespaces);
  if (at == std::string_view::npos || !path.starts_with("/api")) return std::nullopt;
  const std::string_view rest = path.substr(at + kNamespaces.size());
  const std::size_t resource = rest.find('/');
  if (resource == std::string_view::npos) return std::nullopt;
  const std::size_t name = rest.find('/', resource + 1);
  if (name == std::string_view::npos || rest.find('/', name + 1) != std::string_view::npos)
    return std::nullopt;
  return ObjectPath{path.substr(0, at), rest.substr(0, resource),
                    rest.substr(resource + 1, name - resource - 1), rest.substr(name + 1)};
}

bool is_named(std::string_view object_json, const ObjectPath& path) {
  const auto object = decode<NamedObject>(object_json);
  return object && object->metadata.name == path.name &&
         object->metadata.namespace_ == path.namespace_;
}

}  // namespace kaic

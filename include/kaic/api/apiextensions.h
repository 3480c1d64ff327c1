// SPDX-License-Identifier: Apache-2.0
/// @file
/// CustomResourceDefinitions, as far as it matters whether and in which versions they are served.
/// Fields as in k8s.io/apiextensions-apiserver v1.
#ifndef KAIC_API_APIEXTENSIONS_H
#define KAIC_API_APIEXTENSIONS_H

#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct CustomResourceDefinitionNames {
  std::string plural;
  std::string singular;
  std::string kind;
  std::string list_kind;
  UnknownFields unknown;
};

struct CustomResourceDefinitionVersion {
  std::string name;
  bool served = false;
  bool storage = false;
  bool deprecated = false;
  UnknownFields unknown;
};

struct CustomResourceDefinitionSpec {
  std::string group;
  CustomResourceDefinitionNames names;
  std::string scope;
  std::vector<CustomResourceDefinitionVersion> versions;
  UnknownFields unknown;
};

struct CustomResourceDefinitionStatus {
  std::vector<Condition> conditions;
  std::vector<std::string> stored_versions;
  UnknownFields unknown;
};

struct CustomResourceDefinition {
  static constexpr ResourceType kResource{
      "apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition", {"v1"}};
  ObjectMeta metadata;
  CustomResourceDefinitionSpec spec;
  CustomResourceDefinitionStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<CustomResourceDefinitionNames>();
template <>
const TypeInfo& type_info<CustomResourceDefinitionVersion>();
template <>
const TypeInfo& type_info<CustomResourceDefinitionSpec>();
template <>
const TypeInfo& type_info<CustomResourceDefinitionStatus>();
template <>
const TypeInfo& type_info<CustomResourceDefinition>();

}  // namespace kaic

#endif  // KAIC_API_APIEXTENSIONS_H

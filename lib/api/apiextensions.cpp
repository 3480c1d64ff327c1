// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/apiextensions.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<CustomResourceDefinitionNames>() {
  static constexpr Field kFields[] = {field<&CustomResourceDefinitionNames::plural>("plural"),
                                      field<&CustomResourceDefinitionNames::singular>("singular"),
                                      field<&CustomResourceDefinitionNames::kind>("kind"),
                                      field<&CustomResourceDefinitionNames::list_kind>("listKind")};
  static constexpr TypeInfo kInfo{"CustomResourceDefinitionNames", kFields,
                                  unknown_of<&CustomResourceDefinitionNames::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<CustomResourceDefinitionVersion>() {
  static constexpr Field kFields[] = {
      field<&CustomResourceDefinitionVersion::name>("name"),
      field<&CustomResourceDefinitionVersion::served>("served"),
      field<&CustomResourceDefinitionVersion::storage>("storage"),
      field<&CustomResourceDefinitionVersion::deprecated>("deprecated")};
  static constexpr TypeInfo kInfo{"CustomResourceDefinitionVersion", kFields,
                                  unknown_of<&CustomResourceDefinitionVersion::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<CustomResourceDefinitionSpec>() {
  static constexpr Field kFields[] = {field<&CustomResourceDefinitionSpec::group>("group"),
                                      field<&CustomResourceDefinitionSpec::names>("names"),
                                      field<&CustomResourceDefinitionSpec::scope>("scope"),
                                      field<&CustomResourceDefinitionSpec::versions>("versions")};
  static constexpr TypeInfo kInfo{"CustomResourceDefinitionSpec", kFields,
                                  unknown_of<&CustomResourceDefinitionSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<CustomResourceDefinitionStatus>() {
  static constexpr Field kFields[] = {
      field<&CustomResourceDefinitionStatus::conditions>("conditions"),
      field<&CustomResourceDefinitionStatus::stored_versions>("storedVersions")};
  static constexpr TypeInfo kInfo{"CustomResourceDefinitionStatus", kFields,
                                  unknown_of<&CustomResourceDefinitionStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<CustomResourceDefinition>() {
  static constexpr Field kFields[] = {field<&CustomResourceDefinition::metadata>("metadata"),
                                      field<&CustomResourceDefinition::spec>("spec"),
                                      field<&CustomResourceDefinition::status>("status")};
  static constexpr TypeInfo kInfo{"CustomResourceDefinition", kFields,
                                  unknown_of<&CustomResourceDefinition::unknown>};
  return kInfo;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/custom.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<CustomStatus>() {
  static constexpr Field kFields[] = {
      field<&CustomStatus::observed_generation>("observedGeneration"),
      field<&CustomStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"CustomStatus", kFields, unknown_of<&CustomStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<CustomObject>() {
  static constexpr Field kFields[] = {
      field<&CustomObject::api_version>("apiVersion"), field<&CustomObject::kind>("kind"),
      field<&CustomObject::metadata>("metadata"), field<&CustomObject::status>("status")};
  static constexpr TypeInfo kInfo{"CustomObject", kFields, unknown_of<&CustomObject::unknown>};
  return kInfo;
}

}  // namespace kaic

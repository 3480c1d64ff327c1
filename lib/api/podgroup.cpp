// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/podgroup.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<ExternalPodGroupSpec>() {
  static constexpr Field kFields[] = {field<&ExternalPodGroupSpec::min_member>("minMember"),
                                      field<&ExternalPodGroupSpec::queue>("queue")};
  static constexpr TypeInfo kInfo{"ExternalPodGroupSpec", kFields,
                                  unknown_of<&ExternalPodGroupSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ExternalPodGroupStatus>() {
  static constexpr Field kFields[] = {field<&ExternalPodGroupStatus::phase>("phase"),
                                      field<&ExternalPodGroupStatus::running>("running"),
                                      field<&ExternalPodGroupStatus::succeeded>("succeeded"),
                                      field<&ExternalPodGroupStatus::scheduled>("scheduled"),
                                      field<&ExternalPodGroupStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"ExternalPodGroupStatus", kFields,
                                  unknown_of<&ExternalPodGroupStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<VolcanoPodGroup>() {
  static constexpr Field kFields[] = {field<&VolcanoPodGroup::metadata>("metadata"),
                                      field<&VolcanoPodGroup::spec>("spec"),
                                      field<&VolcanoPodGroup::status>("status")};
  static constexpr TypeInfo kInfo{"VolcanoPodGroup", kFields,
                                  unknown_of<&VolcanoPodGroup::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<CoschedulingPodGroup>() {
  static constexpr Field kFields[] = {field<&CoschedulingPodGroup::metadata>("metadata"),
                                      field<&CoschedulingPodGroup::spec>("spec"),
                                      field<&CoschedulingPodGroup::status>("status")};
  static constexpr TypeInfo kInfo{"CoschedulingPodGroup", kFields,
                                  unknown_of<&CoschedulingPodGroup::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<KaiPodGroup>() {
  static constexpr Field kFields[] = {field<&KaiPodGroup::metadata>("metadata"),
                                      field<&KaiPodGroup::spec>("spec"),
                                      field<&KaiPodGroup::status>("status")};
  static constexpr TypeInfo kInfo{"KaiPodGroup", kFields, unknown_of<&KaiPodGroup::unknown>};
  return kInfo;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// Whether a condition holds now, and in words why not. A condition of an older generation of its
/// object says nothing about the present one.
///
///     const std::string fault = fault_of(gateway.status.conditions, "Programmed",
///                                        gateway.metadata);
///     if (!fault.empty()) add_finding(outcome, ref, condition_field("Programmed"), ..., fault);
#ifndef KAIC_LIB_CONFORMANCE_CONDITIONS_H
#define KAIC_LIB_CONFORMANCE_CONDITIONS_H

#include <string>
#include <string_view>
#include <vector>

#include "kaic/meta/object.h"

namespace kaic {

/// Why the condition does not say True of the object's present generation: found and expected.
/// Empty if it does. Needs metadata.generation.
std::string fault_of(const std::vector<Condition>& conditions, std::string_view type,
                     const ObjectMeta& metadata);

/// True if the condition says True of the object's present generation.
inline bool holds(const std::vector<Condition>& conditions, std::string_view type,
                  const ObjectMeta& metadata) {
  const Condition* condition = find_condition(conditions, type);
  return condition != nullptr && condition->is_true() && is_current(*condition, metadata);
}

/// `status.conditions[Accepted].status`; `above` is the path of what holds the conditions.
std::string condition_field(std::string_view type, std::string_view above = "status");

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_CONDITIONS_H

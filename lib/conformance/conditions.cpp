// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/conditions.h"

namespace kaic {

std::string fault_of(const std::vector<Condition>& conditions, std::string_view type,
                     const ObjectMeta& metadata) {
  const Condition* condition = find_condition(conditions, type);
  if (condition == nullptr) {
    return "there is no condition " + std::string(type) + "; True is expected";
  }
  if (!condition->is_true()) {
    const std::string reason = condition->reason.empty() ? "" : " (" + condition->reason + ")";
    return std::string(type) + " is " + condition->status + reason + "; True is expected";
  }
  if (!is_current(*condition, metadata)) {
    return std::string(type) + " is of generation " +
           std::to_string(condition->observed_generation.value_or(0)) +
           ", the object of generation " + std::to_string(metadata.generation);
  }
  return {};
}

std::string condition_field(std::string_view type, std::string_view above) {
  return std::string(above) + ".conditions[" + std::string(type) + "].status";
}

}  // namespace kaic

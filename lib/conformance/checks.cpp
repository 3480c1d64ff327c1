// SPDX-License-Identifier: Apache-2.0
/// The table of checks. A plain array: objects that registered themselves would be dropped by the
/// linker of a static library.
#include "lib/conformance/check.h"

namespace kaic {
namespace checks {
extern const Check dra_support, ai_inference, gang_scheduling, cluster_autoscaling, pod_autoscaling,
    accelerator_metrics, ai_service_metrics, secure_accelerator_access, robust_controller;
}  // namespace checks

namespace {
constexpr const Check* kChecks[] = {
    &checks::dra_support,        &checks::ai_inference,
    &checks::gang_scheduling,    &checks::cluster_autoscaling,
    &checks::pod_autoscaling,    &checks::accelerator_metrics,
    &checks::ai_service_metrics, &checks::secure_accelerator_access,
    &checks::robust_controller,
};
}  // namespace

std::span<const Check* const> all_checks() { return kChecks; }

const Check* find_check(std::string_view requirement) {
  for (const Check* check : kChecks) {
    if (check->requirement == requirement) return check;
  }
  return nullptr;
}

}  // namespace kaic

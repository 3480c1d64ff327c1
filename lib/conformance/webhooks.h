// SPDX-License-Identifier: Apache-2.0
/// Whether an admission webhook can be called, and what its configuration speaks of.
///
///     if (auto problem = problem_of(webhook, 0, slices)) add_finding(outcome, ref, problem->field,
///     ...);
#ifndef KAIC_LIB_CONFORMANCE_WEBHOOKS_H
#define KAIC_LIB_CONFORMANCE_WEBHOOKS_H

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kaic/api/admission.h"
#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/base/words.h"
#include "kaic/conformance/report.h"
#include "lib/conformance/inventory.h"

namespace kaic {

// What these functions read of a configuration, for the reads of a check. Endpoints: workloads.h.
inline constexpr std::string_view kWebhookFields[] = {"webhooks.name", "webhooks.clientConfig",
                                                      "webhooks.rules", "webhooks.failurePolicy"};

/// Why a webhook cannot work.
struct WebhookProblem {
  std::string field, reason, message;
};

/// None if it has rules and its Service has a CA and a ready endpoint, or if it is called by a URL:
/// what is there cannot be seen from the cluster. `index` is its place in the configuration.
std::optional<WebhookProblem> problem_of(const Webhook& webhook, std::size_t index,
                                         std::span<const EndpointSlice> slices);

/// True if some rule is over one of these API groups, and none over a group of custom resources
/// that is not among them. A queue that admits the resources of many operators has webhooks over
/// their groups too, by the same names even, and proves nothing of the operators.
bool is_only_over(const std::vector<Webhook>& webhooks, const Words& api_groups);

/// What is seen of the webhooks of one operator.
struct WebhooksSeen {
  bool any = false;     ///< a validating one is configured
  bool works = false;   ///< a validating one can be called
  bool broken = false;  ///< one, validating or mutating, cannot
  std::vector<Finding> findings;
  std::vector<Evidence> evidence;
  std::vector<const Deployment*> servers;  ///< the Deployments behind their Services
};

/// Those over its API groups that lead to one of its Deployments. Where none of these is known, any
/// over its groups alone is taken for its own, as is one whose Service leads nowhere.
WebhooksSeen webhooks_of(const Inventory& inventory, const Words& api_groups,
                         const std::vector<const Deployment*>& workloads);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_WEBHOOKS_H

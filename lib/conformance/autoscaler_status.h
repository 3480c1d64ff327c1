// SPDX-License-Identifier: Apache-2.0
/// What the Cluster Autoscaler writes about itself: the YAML in `data.status` of its ConfigMap
/// (releases from 1.30 on; older ones wrote plain text, which is refused).
///
///     auto status = parse_autoscaler_status(*config_map->data.find("status"));
///     if (status && status->is_healthy()) ...
#ifndef KAIC_LIB_CONFORMANCE_AUTOSCALER_STATUS_H
#define KAIC_LIB_CONFORMANCE_AUTOSCALER_STATUS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "kaic/base/time.h"

namespace kaic {

inline constexpr std::string_view kAutoscalerStatusNamespace = "kube-system";
inline constexpr std::string_view kAutoscalerStatusName = "cluster-autoscaler-status";

/// One node group. It is not said whether its nodes have accelerators.
struct AutoscalerGroup {
  std::string name;
  std::int64_t target = 0, min = 0, max = 0;  ///< nodes
  bool is_fixed() const { return min == max; }
  bool is_full() const { return target >= max; }
};

struct AutoscalerStatus {
  std::string state;                    ///< `Running`, `Initializing`
  std::string health;                   ///< `Healthy`, `Unhealthy`
  std::optional<Timestamp> last_probe;  ///< when it last looked at the nodes
  std::vector<AutoscalerGroup> groups;

  bool is_healthy() const { return state == "Running" && health == "Healthy"; }
};

/// Errors: those of reading YAML, and of values of another type. Thread-safe.
Result<AutoscalerStatus> parse_autoscaler_status(std::string_view text);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_AUTOSCALER_STATUS_H

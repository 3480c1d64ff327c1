// SPDX-License-Identifier: Apache-2.0
/// Groups of pods that are to start together or not at all, whoever schedules them, in one form:
/// Kubernetes' own PodGroups, those of Volcano, coscheduling and KAI, and Kueue's Workloads.
///
///     for (const Gang& gang : find_gangs(inventory)) {
///       if (gang.ran_whole()) ...       // it had room
///       if (gang.waited_whole()) ...    // it had none, and no pod of it was placed
///     }
///
/// Two voices are heard: what the scheduler wrote into the group's status, and what became of the
/// group's pods. A gang counts only where both say the same.
#ifndef KAIC_LIB_CONFORMANCE_GANGS_H
#define KAIC_LIB_CONFORMANCE_GANGS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/core.h"
#include "kaic/base/time.h"
#include "kaic/meta/object.h"
#include "lib/conformance/components.h"
#include "lib/conformance/inventory.h"

namespace kaic {

// What find_gangs reads, for the reads of a check.
inline constexpr std::string_view kGangPodFields[] = {"metadata.labels",
                                                      "metadata.annotations",
                                                      "metadata.ownerReferences",
                                                      "spec.nodeName",
                                                      "spec.schedulingGroup",
                                                      "status.phase",
                                                      "status.conditions.type",
                                                      "status.conditions.status",
                                                      "status.conditions.reason",
                                                      "status.conditions.observedGeneration",
                                                      "status.conditions.lastTransitionTime"};
inline constexpr std::string_view kPodGroupFields[] = {
    "metadata.generation", "spec.schedulingPolicy", "status.conditions"};
inline constexpr std::string_view kExternalPodGroupFields[] = {"spec.minMember", "status.phase",
                                                               "status.conditions"};
inline constexpr std::string_view kKueueWorkloadFields[] = {
    "metadata.generation", "metadata.ownerReferences", "spec.podSets.count",
    "spec.podSets.minCount", "status.conditions"};

/// For the `keep` of a pod read: the pod is in a group of some scheduler.
bool is_gang_pod(const Pod& pod);

/// The row of Kubernetes' own gangs.
const GangScheduler& native_gang_scheduler();

struct Gang {
  /// What the scheduler says of the group.
  enum class Said : std::uint8_t { kNothing, kTogether, kWaits };

  ObjectRef object;
  const GangScheduler* scheduler = nullptr;
  std::int64_t minimum = 0;  ///< pods that start together; below 2 it is no gang
  bool is_basic = false;     ///< of the native API's policy that places pods one by one
  Said said = Said::kNothing;
  std::string field, value;  ///< where it says so, and what

  std::int64_t members = 0;              ///< its pods
  std::int64_t placed = 0;               ///< those with a node
  std::int64_t running = 0;              ///< those that run and are ready now, or succeeded
  std::optional<Timestamp> last_placed;  ///< when the last of the placed got its node, if known
  bool looks_at_nodes = false;  ///< of a scheduler that admits by quota: it saw to it that pods fit

  bool is_gang() const { return minimum > 1 && !is_basic; }
  bool ran_whole() const { return is_gang() && said == Said::kTogether && running >= minimum; }
  /// A queue makes no pods before it admits; a scheduler has all of the group before it.
  bool waited_whole() const {
    return is_gang() && said == Said::kWaits && placed == 0 &&
           (members >= minimum || (scheduler->by_quota && members == 0));
  }
  /// Fewer pods than its minimum have a node, though it never started whole. Binding takes its
  /// time: only what stands so for ten minutes counts, and nothing if `now` is not known.
  bool is_split(const std::optional<Timestamp>& now) const;
};

/// All groups of all schedulers, in the order of gang_schedulers() and of their lists.
std::vector<Gang> find_gangs(const Inventory& inventory);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_GANGS_H

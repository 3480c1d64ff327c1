// SPDX-License-Identifier: Apache-2.0
/// gang_scheduling: at least one scheduler that starts a group of pods together or not at all can
/// be installed and works.
///
/// The rule. A scheduler passes if both halves of all-or-nothing show in the status of real groups
/// of two or more pods: one that ran whole (its scheduler says so, and at least its minimum of pods
/// run), and one that waited whole (its scheduler says that it has no room, and not one of its pods
/// has a node). A run that had room for all proves nothing by itself, and a group that waits may
/// wait for other reasons: one half alone is `partial`, as are a healthy controller and a served
/// API. A group of which fewer than the minimum have had a node for ten minutes is a violation, and
/// so is a scheduler whose controller does not run where no other is to be seen. Nothing seen is
/// `unknown`: the demand is that one can be installed.
///
/// Not proof: groups of the basic policy (placed one by one), groups of one pod, Workloads of 1.35
/// (they have no status), and what a controller wrote before it died. A queue that admits by quota
/// and shows neither PodsReady nor a topology is `partial`: what it admits need not find nodes.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/kueue.h"
#include "kaic/api/podgroup.h"
#include "kaic/api/scheduling.h"
#include "lib/conformance/check.h"
#include "lib/conformance/gangs.h"
#include "lib/conformance/workloads.h"

namespace kaic::checks {
namespace {

constexpr std::string_view kNativeWorkloadFields[] = {"spec.podGroups"};

bool may_schedule_gangs(const Deployment& deployment) {
  const auto all = gang_schedulers();
  return std::any_of(all.begin(), all.end(), [&](const GangScheduler& each) {
    return each.workloads.match(deployment.metadata.name);
  });
}

constexpr Read kReads[] = {
    discovery(Need::kSupporting),
    list_of<Pod, &is_gang_pod>(Need::kRequired, kGangPodFields),
    list_of<Deployment, &may_schedule_gangs>(Need::kRequired, kWorkloadFields),
    list_of<PodGroup>(Need::kSupporting, kPodGroupFields),
    list_of<Workload>(Need::kSupporting, kNativeWorkloadFields),
    list_of<KueueWorkload>(Need::kSupporting, kKueueWorkloadFields),
    list_of<VolcanoPodGroup>(Need::kSupporting, kExternalPodGroupFields),
    list_of<KaiPodGroup>(Need::kSupporting, kExternalPodGroupFields),
    list_of<CoschedulingPodGroup>(Need::kSupporting, kExternalPodGroupFields),
};

// ---- one scheduler ------------------------------------------------------------------------------

/// What there is of one scheduler.
struct Tally {
  const GangScheduler* scheduler = nullptr;
  bool is_served = false;
  std::vector<const Deployment*> controllers;
  bool runs = true;  ///< each of the controllers that were found
  std::vector<const Gang*> gangs, splits;
  const Gang* whole = nullptr;
  const Gang* waiting = nullptr;

  bool is_there() const { return is_served || !controllers.empty() || !gangs.empty(); }
  bool works() const { return runs && whole != nullptr && waiting != nullptr && splits.empty(); }
};

bool is_served(const Inventory& inventory, const GangScheduler& scheduler) {
  if (&scheduler == &native_gang_scheduler()) {  // its group is served without gangs, too
    return inventory.state<PodGroup>() == ReadState::kComplete ||
           inventory.state<Workload>() == ReadState::kComplete;
  }
  const Words& groups = scheduler.api_groups;
  return std::any_of(groups.begin(), groups.end(), [&](std::string_view group) {
    return inventory.discovery().group(group) == Served::kYes;
  });
}

/// A name alone is no sign of a scheduler that brings an API.
bool is_known_by_name(const GangScheduler& scheduler) {
  return scheduler.api_groups.empty() && &scheduler != &native_gang_scheduler();
}

Tally tally(const Inventory& inventory, const GangScheduler& scheduler,
            const std::vector<Gang>& gangs) {
  Tally tally;
  tally.scheduler = &scheduler;
  tally.is_served = is_served(inventory, scheduler);
  for (const Gang& gang : gangs) {
    if (gang.scheduler != &scheduler) continue;
    tally.gangs.push_back(&gang);
    if (gang.is_split(inventory.now())) tally.splits.push_back(&gang);
    // Of two that ran, one that needs no caveat is the better proof.
    if (gang.ran_whole() &&
        (tally.whole == nullptr || (gang.looks_at_nodes && !tally.whole->looks_at_nodes))) {
      tally.whole = &gang;
    }
    if (gang.waited_whole() && tally.waiting == nullptr) tally.waiting = &gang;
  }
  if (!tally.is_there() && !is_known_by_name(scheduler)) return tally;
  for (const Deployment& deployment : inventory.all<Deployment>()) {
    if (!scheduler.workloads.match(deployment.metadata.name)) continue;
    tally.controllers.push_back(&deployment);
    tally.runs = tally.runs && health_of(deployment).runs();
  }
  return tally;
}

bool is_quota_only(const Tally& tally) {
  return tally.scheduler->by_quota && !tally.whole->looks_at_nodes;
}

/// The scheduler that shows most: one that works, if it can be one that looks at nodes.
const Tally* find_working(const std::vector<Tally>& tallies) {
  const Tally* found = nullptr;
  for (const Tally& each : tallies) {
    if (!each.works()) continue;
    if (found == nullptr || (is_quota_only(*found) && !is_quota_only(each))) found = &each;
  }
  return found;
}

// ---- what is said -------------------------------------------------------------------------------

std::string of(std::int64_t count, const Gang& gang) {
  return std::to_string(count) + " of " + std::to_string(gang.minimum) + " pods";
}

void show(const Inventory& inventory, const Gang& gang, std::string_view resource,
          Outcome& outcome) {
  const std::string path = inventory.path(gang.object.group, resource);
  add_evidence(outcome, gang.object, gang.field, gang.value, path);
  add_evidence(outcome, gang.object, "pods", of(gang.placed, gang) + " have a node",
               inventory.path("", "pods"));
}

std::string_view resource_of(const Gang& gang) {
  return gang.object.kind == KueueWorkload::kResource.kind ? KueueWorkload::kResource.resource
                                                           : PodGroup::kResource.resource;
}

void show(const Inventory& inventory, const Tally& tally, Outcome& outcome) {
  for (const Deployment* controller : tally.controllers) {
    const WorkloadHealth health = health_of(*controller);
    add_evidence(outcome, inventory.ref(*controller), health.field, health.value,
                 inventory.path("apps", "deployments"));
  }
  for (const Gang* gang : {tally.whole, tally.waiting}) {
    if (gang != nullptr) show(inventory, *gang, resource_of(*gang), outcome);
  }
}

void report_gangs(const Tally& tally, Outcome& outcome) {
  for (const Gang* gang : tally.gangs) {
    if (gang->is_basic) {
      add_finding(outcome, gang->object, "spec.schedulingPolicy.basic", "GangDefaultScheduler",
                  "the policy is basic: its pods are placed one by one; gang is expected");
    } else if (gang->is_gang() && gang->said == Gang::Said::kTogether && gang->members > 0 &&
               gang->running < gang->minimum) {
      add_finding(outcome, gang->object, gang->field, "GangMembersNotReady",
                  "the scheduler says " + gang->value + "; " + of(gang->running, *gang) +
                      " run and are ready");
    }
  }
}

void report_splits(const Tally& tally, Outcome& outcome) {
  for (const Gang* gang : tally.splits) {
    add_finding(outcome, gang->object, gang->field, "GangPartlyStarted",
                of(gang->placed, *gang) +
                    " have had a node for ten minutes or more; all or none "
                    "is expected");
  }
}

/// What is missing to a scheduler's proof.
void report(const Inventory& inventory, const Tally& tally, Outcome& outcome) {
  const std::string name(tally.scheduler->name);
  for (const Deployment* controller : tally.controllers) {
    const WorkloadHealth health = health_of(*controller);
    if (health.runs()) continue;
    add_finding(outcome, inventory.ref(*controller), health.field, "GangControllerNotReady",
                health.message + "; what " + name + " wrote before does not count");
  }
  report_gangs(tally, outcome);
  report_splits(tally, outcome);
  if (!tally.runs) return;
  if (tally.whole != nullptr && tally.waiting == nullptr) {
    add_finding(outcome, tally.whole->object, tally.whole->field, "GangOnlyFitting",
                "it ran whole; no group was seen that waited whole for room");
  } else if (tally.whole == nullptr && tally.waiting != nullptr) {
    add_finding(outcome, tally.waiting->object, tally.waiting->field, "GangUnschedulable",
                "it waits whole (" + tally.waiting->value + "); no group was seen that ran whole");
  } else if (tally.whole == nullptr) {
    add_finding(outcome, {}, "", "GangNotObserved",
                "no group of two or more pods was seen that " + name + " started or held back");
    const bool in_cluster = tally.scheduler->hosting == Hosting::kInCluster;
    if (in_cluster && tally.controllers.empty()) {
      add_finding(outcome, {}, "", "GangControllerMissing",
                  "no Deployment of " + name + " was found");
    }
  }
}

void report_without_status(const Inventory& inventory, Outcome& outcome) {
  for (const Workload& workload : inventory.all<Workload>()) {
    const auto& groups = workload.spec.pod_groups;
    if (std::none_of(groups.begin(), groups.end(),
                     [](const auto& each) { return each.policy.gang.has_value(); })) {
      continue;
    }
    add_finding(outcome, inventory.ref(workload), "spec.podGroups", "GangWithoutStatus",
                "a Workload of this version has no status: what became of its gangs is not said");
  }
}

// ---- the verdict --------------------------------------------------------------------------------

Outcome& judge_working(const Inventory& inventory, const Tally& working,
                       const std::vector<Tally>& tallies, Outcome& outcome) {
  show(inventory, working, outcome);
  for (const Tally& each : tallies) report_splits(each, outcome);
  const std::string name(working.scheduler->name);
  if (is_quota_only(working)) {
    add_finding(outcome, working.whole->object, working.whole->field, "GangQuotaOnly",
                name + " admitted it by quota, and nothing shows that it looks at nodes");
    return conclude(
        outcome, Verdict::kPartial, Proof::kObserved,
        name + " admits groups of pods whole, by quota; that they also start whole does not show.");
  }
  return conclude(outcome, Verdict::kPass, Proof::kObserved,
                  name + " ran one group of pods whole and held another back whole.");
}

Outcome& judge_the_rest(const std::vector<Tally>& tallies, Outcome& outcome) {
  const auto any = [&](auto&& holds) { return std::any_of(tallies.begin(), tallies.end(), holds); };
  if (any([](const Tally& each) { return !each.splits.empty(); })) {
    return conclude(outcome, Verdict::kFail, Proof::kObserved,
                    "A group of pods was started in part.");
  }
  if (any([](const Tally& each) {
        return each.runs && (each.whole != nullptr || each.waiting != nullptr);
      })) {
    return conclude(outcome, Verdict::kPartial, Proof::kObserved,
                    "One half of all-or-nothing was seen: a group that ran whole, or one that "
                    "waited whole.");
  }
  if (any([](const Tally& each) { return each.runs && !each.controllers.empty(); })) {
    return conclude(outcome, Verdict::kPartial, Proof::kInstalled,
                    "A gang scheduler is installed; no group was seen that shows it at work.");
  }
  if (any([](const Tally& each) { return each.runs && each.is_there(); })) {
    return conclude(outcome, Verdict::kPartial, Proof::kDeclared,
                    "A gang API is served; no group was seen that shows a scheduler at work.");
  }
  if (any([](const Tally& each) { return each.is_there(); })) {
    return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                    "The gang scheduler that is installed does not run.");
  }
  add_finding(outcome, {}, "", "GangApiMissing",
              "no gang API is served and no gang scheduler was found");
  return conclude(outcome, Verdict::kUnknown, Proof::kNone,
                  "No gang scheduler was seen; whether one can be installed does not show.");
}

Outcome evaluate(const Inventory& inventory) {
  const std::vector<Gang> gangs = find_gangs(inventory);
  std::vector<Tally> tallies;
  for (const GangScheduler& scheduler : gang_schedulers()) {
    tallies.push_back(tally(inventory, scheduler, gangs));
  }
  Outcome outcome;
  if (const Tally* working = find_working(tallies))
    return judge_working(inventory, *working, tallies, outcome);
  for (const Tally& each : tallies) {
    if (!each.is_there()) continue;
    show(inventory, each, outcome);
    report(inventory, each, outcome);
  }
  report_without_status(inventory, outcome);
  return judge_the_rest(tallies, outcome);
}

}  // namespace

extern const Check gang_scheduling;
const Check gang_scheduling{
    .requirement = "gang_scheduling",
    .looks_at =
        "PodGroups and Workloads of gang schedulers with their pods: a group that ran "
        "whole and one that waited whole; health of the schedulers' Deployments.",
    .reads = kReads,
    .evaluate = &evaluate,
};

}  // namespace kaic::checks

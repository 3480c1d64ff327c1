// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/gangs.h"

#include <algorithm>
#include <map>
#include <span>

#include "kaic/api/kueue.h"
#include "kaic/api/podgroup.h"
#include "kaic/api/scheduling.h"
#include "lib/conformance/conditions.h"

namespace kaic {
namespace {

constexpr std::int64_t kBindingSeconds = 600;
/// What schedulers outside Kubernetes write into a group's status.phase.
constexpr Words kTogetherPhases = "Scheduled Running Finished Completed";
constexpr Words kWaitingPhases = "Pending PreScheduling Inqueue";

using PodsByGroup = std::map<std::string, std::vector<const Pod*>, std::less<>>;

std::string key_of(std::string_view scheduler, std::string_view namespace_, std::string_view name) {
  return std::string(scheduler) + "/" + std::string(namespace_) + "/" + std::string(name);
}

const std::string* find_either(const ObjectMeta& metadata, std::string_view key) {
  const std::string* value = metadata.labels.find(key);
  return value != nullptr ? value : metadata.annotations.find(key);
}

bool has_any(const ObjectMeta& metadata, const Words& keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return find_either(metadata, key) != nullptr; });
}

/// The pods by the group that they name, and by the UIDs of what owns them.
PodsByGroup group_pods(std::span<const Pod> pods) {
  PodsByGroup groups;
  for (const Pod& pod : pods) {
    const std::string& space = pod.metadata.namespace_;
    if (pod.spec.scheduling_group) {
      const std::string& name = pod.spec.scheduling_group->pod_group_name;
      groups[key_of(native_gang_scheduler().id, space, name)].push_back(&pod);
    }
    for (const GangScheduler& scheduler : gang_schedulers()) {
      for (const std::string_view key : scheduler.member_keys) {
        const std::string* name = find_either(pod.metadata, key);
        if (name == nullptr) continue;
        groups[key_of(scheduler.id, space, *name)].push_back(&pod);
        break;
      }
    }
    for (const OwnerReference& owner : pod.metadata.owner_references) {
      if (!owner.uid.empty()) groups[key_of("owner", space, owner.uid)].push_back(&pod);
    }
  }
  return groups;
}

bool runs(const Pod& pod) {
  if (pod.status.phase == "Succeeded") return true;
  return pod.status.phase == "Running" && holds(pod.status.conditions, "Ready", pod.metadata);
}

void count(Gang& gang, std::span<const Pod* const> pods) {
  for (const Pod* pod : pods) {
    ++gang.members;
    if (runs(*pod)) ++gang.running;
    if (has_any(pod->metadata, gang.scheduler->node_aware_keys)) gang.looks_at_nodes = true;
    if (pod->spec.node_name.empty()) continue;
    ++gang.placed;
    const Condition* scheduled = find_condition(pod->status.conditions, "PodScheduled");
    if (scheduled == nullptr || !scheduled->last_transition_time) continue;
    gang.last_placed =
        std::max(gang.last_placed.value_or(Timestamp{}), *scheduled->last_transition_time);
  }
}

/// The pods that a scheduler looked at and found no room for.
bool all_unschedulable(std::span<const Pod* const> pods) {
  return !pods.empty() && std::all_of(pods.begin(), pods.end(), [](const Pod* pod) {
    const Condition* scheduled = find_condition(pod->status.conditions, "PodScheduled");
    return scheduled != nullptr && scheduled->status == "False" &&
           scheduled->reason == "Unschedulable";
  });
}

std::span<const Pod* const> pods_of(const PodsByGroup& groups, const std::string& key) {
  const auto found = groups.find(key);
  return found == groups.end() ? std::span<const Pod* const>() : found->second;
}

std::string told(const Condition& condition) {
  return condition.reason.empty() ? condition.status
                                  : condition.status + " (" + condition.reason + ")";
}

void say(Gang& gang, Gang::Said said, const Condition& condition) {
  gang.said = said;
  gang.field = condition_field(condition.type);
  gang.value = told(condition);
}

void add_native(const Inventory& inventory, const PodsByGroup& pods, std::vector<Gang>& gangs) {
  for (const PodGroup& group : inventory.all<PodGroup>()) {
    Gang gang;
    gang.object = inventory.ref(group);
    gang.scheduler = &native_gang_scheduler();
    const SchedulingPolicy& policy = group.spec.scheduling_policy;
    gang.is_basic = policy.basic.has_value();
    gang.minimum = policy.gang ? policy.gang->min_count : 0;
    // The first is of v1beta1 and v1alpha3, the second of v1alpha2.
    for (const std::string_view type : {"PodGroupInitiallyScheduled", "PodGroupScheduled"}) {
      const Condition* condition = find_condition(group.status.conditions, type);
      if (condition == nullptr || !is_current(*condition, group.metadata)) continue;
      if (condition->is_true()) {
        say(gang, Gang::Said::kTogether, *condition);
      } else if (condition->reason == "Unschedulable") {
        say(gang, Gang::Said::kWaits, *condition);
      }
    }
    count(gang, pods_of(pods, key_of(gang.scheduler->id, group.metadata.namespace_,
                                     group.metadata.name)));
    gangs.push_back(std::move(gang));
  }
}

template <class Group>
void add_external(const Inventory& inventory, const PodsByGroup& pods, std::vector<Gang>& gangs) {
  const GangScheduler* scheduler = gang_scheduler_of_group(Group::kResource.group);
  if (scheduler == nullptr) return;
  for (const Group& group : inventory.all<Group>()) {
    Gang gang;
    gang.object = inventory.ref(group);
    gang.scheduler = scheduler;
    gang.minimum = group.spec.min_member;
    const auto members =
        pods_of(pods, key_of(scheduler->id, group.metadata.namespace_, group.metadata.name));
    const Condition* refused = find_condition(group.status.conditions, "Unschedulable");
    if (kTogetherPhases.match(group.status.phase)) {
      gang.said = Gang::Said::kTogether;
    } else if (kWaitingPhases.match(group.status.phase) &&
               ((refused != nullptr && refused->is_true()) || all_unschedulable(members))) {
      gang.said = Gang::Said::kWaits;
    }
    gang.field = "status.phase";
    gang.value = group.status.phase;
    count(gang, members);
    gangs.push_back(std::move(gang));
  }
}

std::int64_t pods_wanted(const KueueWorkload& workload) {
  std::int64_t sum = 0;
  for (const KueuePodSet& set : workload.spec.pod_sets) sum += set.min_count.value_or(set.count);
  return sum;
}

/// By the pods' annotation; releases that write none leave the owner that both have.
std::span<const Pod* const> members_of(const KueueWorkload& workload, std::string_view scheduler,
                                       const PodsByGroup& pods) {
  const auto named =
      pods_of(pods, key_of(scheduler, workload.metadata.namespace_, workload.metadata.name));
  if (!named.empty()) return named;
  for (const OwnerReference& owner : workload.metadata.owner_references) {
    if (owner.controller && !owner.uid.empty()) {
      return pods_of(pods, key_of("owner", workload.metadata.namespace_, owner.uid));
    }
  }
  return {};
}

void add_kueue(const Inventory& inventory, const PodsByGroup& pods, std::vector<Gang>& gangs) {
  const GangScheduler* scheduler = gang_scheduler_of_group(KueueWorkload::kResource.group);
  if (scheduler == nullptr) return;
  for (const KueueWorkload& workload : inventory.all<KueueWorkload>()) {
    Gang gang;
    gang.object = inventory.ref(workload);
    gang.scheduler = scheduler;
    gang.minimum = pods_wanted(workload);
    const auto& conditions = workload.status.conditions;
    const Condition* admitted = find_condition(conditions, "Admitted");
    const Condition* reserved = find_condition(conditions, "QuotaReserved");
    if (admitted != nullptr && holds(conditions, "Admitted", workload.metadata)) {
      say(gang, Gang::Said::kTogether, *admitted);
    } else if (reserved != nullptr && is_current(*reserved, workload.metadata) &&
               reserved->status == "False" && reserved->reason == "Pending") {
      // Other reasons are faults of the queue, not a lack of room.
      say(gang, Gang::Said::kWaits, *reserved);
    }
    // Written only with waitForPodsReady, which takes back an admission whose pods do not start.
    gang.looks_at_nodes = find_condition(conditions, "PodsReady") != nullptr;
    count(gang, members_of(workload, scheduler->id, pods));
    gangs.push_back(std::move(gang));
  }
}

}  // namespace

const GangScheduler& native_gang_scheduler() {
  return *find_gang_scheduler("default-scheduler");  // components_test holds that it is there
}

bool is_gang_pod(const Pod& pod) {
  if (pod.spec.scheduling_group) return true;
  const auto all = gang_schedulers();
  return std::any_of(all.begin(), all.end(), [&](const GangScheduler& scheduler) {
    return has_any(pod.metadata, scheduler.member_keys) ||
           has_any(pod.metadata, scheduler.group_keys);
  });
}

bool Gang::is_split(const std::optional<Timestamp>& now) const {
  // Admission by quota is no placement: there, what was admitted must still start whole.
  const bool may_be_whole = said == Said::kTogether && !scheduler->by_quota;
  if (!is_gang() || may_be_whole || placed == 0 || placed >= minimum) return false;
  return now && last_placed && now->unix_seconds - last_placed->unix_seconds >= kBindingSeconds;
}

std::vector<Gang> find_gangs(const Inventory& inventory) {
  const PodsByGroup pods = group_pods(inventory.all<Pod>());
  std::vector<Gang> gangs;
  add_kueue(inventory, pods, gangs);
  add_external<VolcanoPodGroup>(inventory, pods, gangs);
  add_external<KaiPodGroup>(inventory, pods, gangs);
  add_external<CoschedulingPodGroup>(inventory, pods, gangs);
  add_native(inventory, pods, gangs);
  return gangs;
}

}  // namespace kaic

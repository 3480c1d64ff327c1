// SPDX-License-Identifier: Apache-2.0
/// cluster_autoscaling: if the platform has a node autoscaler, it scales groups of accelerator
/// nodes up and down as pods that ask for accelerators wait or go. Conditional.
///
/// Seen as proof: both directions on nodes with accelerators. Up: a NodeClaim whose node came and
/// is initialised, or the autoscaler's word that it scales up for a pod which now has a node that
/// is younger than the word. Down: a NodeClaim that goes as empty or underused, a node that is
/// marked to go, or the autoscaler's word that it took one away. One direction alone is `partial`,
/// as is an autoscaler that is at work and was not seen to scale.
///
/// An autoscaler that is there and does not work is a violation: no ready pod, unhealthy by its own
/// word, a pool that is not Ready, or no group that may change its size. A status that nobody
/// renews and objects that nobody serves may be leftovers, and hosted autoscalers show nothing:
/// then the verdict is `unknown`. It is never `not_applicable`: that node groups are fixed cannot
/// be seen from the cluster, a person has to say it.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/autoscaler_status.h"
#include "lib/conformance/check.h"
#include "lib/conformance/components.h"
#include "lib/conformance/conditions.h"
#include "lib/conformance/node_scaling.h"
#include "lib/conformance/workloads.h"

namespace kaic::checks {
namespace {

constexpr std::int64_t kStatusSeconds = 900;  // it is written every few seconds
constexpr std::string_view kNodePools = "nodepools";
constexpr std::string_view kMachineGroup = "autoscaling.openshift.io";
constexpr std::string_view kMachineAutoscalers = "machineautoscalers";
constexpr std::string_view kConfigMapFields[] = {"data"};

bool may_scale_nodes(const Deployment& deployment) {
  const auto all = autoscalers();
  return std::any_of(all.begin(), all.end(), [&](const Autoscaler& each) {
    return each.workloads.match(deployment.metadata.name);
  });
}

constexpr Read kReads[] = {
    list_of<Node>(Need::kRequired, kScalingNodeFields),
    list_of<Deployment, &may_scale_nodes>(Need::kRequired, kWorkloadFields),
    named<ConfigMap>(Need::kRequired, kAutoscalerStatusNamespace, kAutoscalerStatusName,
                     kConfigMapFields),
    discovery(Need::kSupporting),
    list_of<Pod, &may_request_accelerator>(Need::kSupporting, kScalingPodFields),
    list_of<Event, &is_scaling_event>(Need::kSupporting, kScalingEventFields),
    custom(kNodeClaimGroup, kNodePools, "NodePool", {"v1", "v1beta1"}, Need::kSupporting),
    custom(kNodeClaimGroup, kNodeClaims, "NodeClaim", {"v1", "v1beta1"}, Need::kSupporting),
    custom(kMachineGroup, kMachineAutoscalers, "MachineAutoscaler", {"v1beta1"}, Need::kSupporting),
    list_of<ResourceSlice>(Need::kSupporting, kAcceleratorSliceFields),
    list_of<DeviceClass>(Need::kSupporting, kAcceleratorClassFields),
    list_of<ResourceClaim>(Need::kSupporting, kAcceleratorClaimFields),
    list_of<ResourceClaimTemplate>(Need::kSupporting, kAcceleratorTemplateFields),
};

// ---- is there an autoscaler, and does it work ---------------------------------------------------

/// What is seen of autoscalers, with the findings and the evidence of it.
struct Sight {
  bool is_declared = false;  ///< an object or an API of one is there
  bool works = false;        ///< one is at work
  bool fails = false;        ///< one is there and does not work
  Outcome said;
};

void look_at_deployments(const Inventory& inventory, Sight& sight) {
  for (const Deployment& deployment : inventory.all<Deployment>()) {
    if (!may_scale_nodes(deployment)) continue;  // another check may keep more
    const WorkloadHealth health = health_of(deployment);
    sight.is_declared = true;
    if (health.runs()) {
      sight.works = true;
      add_evidence(sight.said, inventory.ref(deployment), health.field, health.value,
                   inventory.path("apps", "deployments"));
    } else {
      sight.fails = true;
      add_finding(sight.said, inventory.ref(deployment), health.field, "AutoscalerNotHealthy",
                  health.message);
    }
  }
}

bool is_old(const AutoscalerStatus& status, const std::optional<Timestamp>& now) {
  return now && status.last_probe &&
         now->unix_seconds - status.last_probe->unix_seconds > kStatusSeconds;
}

/// Groups that cannot grow now. True if no group at all may ever change its size.
bool look_at_groups(const ObjectRef& ref, const AutoscalerStatus& status, Sight& sight) {
  for (std::size_t i = 0; i < status.groups.size(); ++i) {
    const AutoscalerGroup& group = status.groups[i];
    if (!group.is_fixed() && !group.is_full()) continue;
    add_finding(sight.said, ref,
                "data[status].nodeGroups[" + std::to_string(i) + "].health.maxSize",
                "AutoscalerGroupFixed",
                "group " + group.name + " has " + std::to_string(group.target) +
                    " nodes and may have " + std::to_string(group.min) + " to " +
                    std::to_string(group.max) + "; room to grow is expected");
  }
  return !status.groups.empty() &&
         std::all_of(status.groups.begin(), status.groups.end(),
                     [](const AutoscalerGroup& group) { return group.is_fixed(); });
}

void look_at_status(const Inventory& inventory, Sight& sight) {
  const auto* map = inventory.one<ConfigMap>(kAutoscalerStatusNamespace, kAutoscalerStatusName);
  if (map == nullptr) return;
  sight.is_declared = true;
  const ObjectRef ref = inventory.ref(*map);
  const std::string* text = map->data.find("status");
  const auto status = parse_autoscaler_status(text != nullptr ? *text : "");
  if (!status) {
    add_finding(sight.said, ref, "data[status]", "AutoscalerStatusUnreadable",
                status.error().to_string());
    return;
  }
  if (is_old(*status, inventory.now())) {
    add_finding(sight.said, ref, "data[status].clusterWide.health.lastProbeTime",
                "AutoscalerStatusOld",
                "it is of " + format_time(*status->last_probe) + ", now it is " +
                    format_time(*inventory.now()));
    return;
  }
  const bool is_stuck = look_at_groups(ref, *status, sight);
  if (!status->is_healthy()) {
    add_finding(
        sight.said, ref, "data[status].clusterWide.health.status", "AutoscalerNotHealthy",
        "it is " + status->state + ", " + status->health + "; Running, Healthy is expected");
  }
  // Its own word is worth more than that its pods are ready.
  sight.works = status->is_healthy() && !is_stuck;
  sight.fails = sight.fails || !sight.works;
  add_evidence(sight.said, ref, "data[status].autoscalerStatus",
               status->state + ", " + status->health,
               "/api/v1/namespaces/" + std::string(kAutoscalerStatusNamespace) + "/configmaps/" +
                   std::string(kAutoscalerStatusName));
}

/// Objects that say which nodes may be made. Those of one kind say whether somebody serves them.
void look_at_pools(const Inventory& inventory, Sight& sight) {
  for (const CustomObject& pool : inventory.custom(kNodeClaimGroup, kNodePools)) {
    const ObjectRef ref = inventory.ref(kNodeClaimGroup, kNodePools, "NodePool", pool.metadata);
    const auto& conditions = pool.status.conditions;
    sight.is_declared = true;
    const std::string fault = fault_of(conditions, "Ready", pool.metadata);
    if (fault.empty()) {
      sight.works = true;
      add_evidence(sight.said, ref, condition_field("Ready"), "True",
                   inventory.path(kNodeClaimGroup, kNodePools));
    } else if (conditions.empty()) {
      add_finding(sight.said, ref, "status.conditions", "AutoscalerPoolNotServed",
                  "no autoscaler wrote a status; the condition Ready is expected");
    } else {
      sight.fails = true;
      add_finding(sight.said, ref, condition_field("Ready"), "AutoscalerPoolNotReady", fault);
    }
  }
  for (const CustomObject& each : inventory.custom(kMachineGroup, kMachineAutoscalers)) {
    sight.is_declared = true;
    add_evidence(
        sight.said,
        inventory.ref(kMachineGroup, kMachineAutoscalers, "MachineAutoscaler", each.metadata), "",
        "declared", inventory.path(kMachineGroup, kMachineAutoscalers));
  }
}

bool serves_an_autoscaler_api(const Inventory& inventory) {
  const auto all = autoscalers();
  return std::any_of(all.begin(), all.end(), [&](const Autoscaler& each) {
    return std::any_of(each.api_groups.begin(), each.api_groups.end(), [&](std::string_view group) {
      return inventory.discovery().group(group) == Served::kYes;
    });
  });
}

// ---- the verdict --------------------------------------------------------------------------------

const ScaleStep* find_step(const std::vector<ScaleStep>& steps, ScaleStep::Kind kind) {
  for (const ScaleStep& step : steps) {
    if (step.kind == kind) return &step;
  }
  return nullptr;
}

void show(const ScaleStep* step, Outcome& outcome) {
  if (step != nullptr) {
    add_evidence(outcome, step->object, step->field, step->value, step->path);
  }
}

/// What was not seen of an autoscaler that works.
void report_missing(const std::vector<ScaleStep>& steps, const Accelerators& accelerators,
                    Outcome& outcome) {
  const bool up = find_step(steps, ScaleStep::Kind::kUp) != nullptr;
  const bool down = find_step(steps, ScaleStep::Kind::kDown) != nullptr;
  for (const ScaleStep& step : steps) {
    if (step.kind != ScaleStep::Kind::kRefused) continue;
    add_finding(outcome, step.object, step.field, "AutoscalerScaleUpFailed", step.value);
  }
  if (accelerators.by_node().empty()) {
    add_finding(outcome, {}, "", "AutoscalerNoAcceleratorGroup",
                "no node has an accelerator, and groups without nodes cannot be seen");
    return;
  }
  if (!up) {
    add_finding(outcome, {}, "", "AutoscalerScaleUpNotObserved",
                "no node with accelerators was seen that came for a waiting pod");
  }
  if (!down) {
    add_finding(outcome, {}, "", "AutoscalerScaleDownNotObserved",
                "no node with accelerators was seen that goes because it is idle");
  }
}

Outcome evaluate(const Inventory& inventory) {
  const Accelerators accelerators(inventory);
  const std::vector<ScaleStep> steps = find_scale_steps(inventory, accelerators);
  const ScaleStep* up = find_step(steps, ScaleStep::Kind::kUp);
  const ScaleStep* down = find_step(steps, ScaleStep::Kind::kDown);
  Sight sight;
  look_at_deployments(inventory, sight);
  look_at_status(inventory, sight);
  if (up != nullptr && down != nullptr && (sight.works || !sight.fails)) {
    Outcome outcome;
    outcome.evidence = std::move(sight.said.evidence);
    show(up, outcome);
    show(down, outcome);
    return conclude(outcome, Verdict::kPass, Proof::kObserved,
                    "Nodes with accelerators were seen to come for waiting pods and to go when "
                    "idle.");
  }
  look_at_pools(inventory, sight);
  Outcome outcome = std::move(sight.said);
  show(up, outcome);
  show(down, outcome);
  if (sight.fails && !sight.works) {
    return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                    "A node autoscaler is there and does not work.");
  }
  const bool scaled = up != nullptr || down != nullptr;
  if (sight.works || scaled) {
    report_missing(steps, accelerators, outcome);
    return scaled ? conclude(outcome, Verdict::kPartial, Proof::kObserved,
                             "Nodes with accelerators were seen to scale in one direction.")
                  : conclude(outcome, Verdict::kPartial, Proof::kInstalled,
                             "A node autoscaler is at work; it was not seen to scale nodes with "
                             "accelerators.");
  }
  if (sight.is_declared || serves_an_autoscaler_api(inventory)) {
    add_finding(outcome, {}, "", "AutoscalerNotAtWork",
                "objects or an API of a node autoscaler are there; nothing shows that one runs");
    return conclude(outcome, Verdict::kUnknown, Proof::kDeclared,
                    "A node autoscaler is declared; whether one runs does not show.");
  }
  add_finding(outcome, {}, "", "AutoscalerNotSeen",
              "no node autoscaler was seen; a hosted one shows nothing in the cluster");
  return conclude(outcome, Verdict::kUnknown, Proof::kNone,
                  "No node autoscaler was seen; whether there is one does not show.");
}

}  // namespace

extern const Check cluster_autoscaling;
const Check cluster_autoscaling{
    .requirement = "cluster_autoscaling",
    .looks_at =
        "Node autoscalers (Deployments, the ConfigMap cluster-autoscaler-status, NodePools) "
        "and whether nodes with accelerators were seen to come and go (NodeClaims, events, "
        "taints).",
    .reads = kReads,
    .evaluate = &evaluate,
};

}  // namespace kaic::checks

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/node_scaling.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "kaic/base/words.h"
#include "lib/conformance/conditions.h"
#include "lib/conformance/ready_sign.h"

namespace kaic {
namespace {

constexpr std::string_view kTriggered = "TriggeredScaleUp";
constexpr std::string_view kNotTriggered = "NotTriggerScaleUp";
constexpr std::string_view kScaledDown = "ScaleDown";
/// On a node that the Cluster Autoscaler is about to take away.
constexpr std::string_view kGoingTaint = "ToBeDeletedByClusterAutoscaler";
/// Why Karpenter takes a node away if it is not needed; others are faults or changes of the pool.
constexpr Words kIdleReasons = "Empty Underutilized";

using Kind = ScaleStep::Kind;

class Finder {
 public:
  Finder(const Inventory& inventory, const Accelerators& accelerators)
      : inventory_(inventory), accelerators_(accelerators) {
    for (const Node& node : inventory.all<Node>()) nodes_.emplace(node.metadata.name, &node);
    for (const Pod& pod : inventory.all<Pod>()) {
      if (!accelerators.requests_accelerator(pod)) continue;
      pods_.emplace(std::pair(pod.metadata.namespace_, pod.metadata.name), &pod);
      if (!pod.spec.node_name.empty()) used_nodes_.insert(pod.spec.node_name);
    }
  }

  std::vector<ScaleStep> find() {
    for (const CustomObject& claim : inventory_.custom(kNodeClaimGroup, kNodeClaims))
      look_at(claim);
    for (const Node& node : inventory_.all<Node>()) look_at(node);
    for (const Event& event : inventory_.all<Event>()) look_at(event);
    return std::move(steps_);
  }

 private:
  void look_at(const CustomObject& claim) {
    const std::string node = status_text(claim.status, "nodeName").value_or("");
    if (!accelerators_.is_accelerator_node(node)) return;
    const auto& conditions = claim.status.conditions;
    const ObjectRef ref = inventory_.ref(kNodeClaimGroup, kNodeClaims, "NodeClaim", claim.metadata);
    const std::string path = inventory_.path(kNodeClaimGroup, kNodeClaims);
    if (holds(conditions, "Registered", claim.metadata) &&
        holds(conditions, "Initialized", claim.metadata)) {
      steps_.push_back(
          {Kind::kUp, ref, condition_field("Initialized"), "True, node " + node, path});
    }
    const Condition* disrupted = find_condition(conditions, "DisruptionReason");
    if (disrupted != nullptr && disrupted->is_true() && kIdleReasons.match(disrupted->reason)) {
      steps_.push_back({Kind::kDown, ref, condition_field("DisruptionReason"),
                        "True (" + disrupted->reason + "), node " + node, path});
    }
  }

  void look_at(const Node& node) {
    if (!accelerators_.is_accelerator_node(node.metadata.name)) return;
    const auto& taints = node.spec.taints;
    for (std::size_t i = 0; i < taints.size(); ++i) {
      if (taints[i].key != kGoingTaint) continue;
      steps_.push_back({Kind::kDown, inventory_.ref(node),
                        "spec.taints[" + std::to_string(i) + "].key", taints[i].key,
                        inventory_.path("", "nodes")});
    }
  }

  void look_at(const Event& event) {
    const ObjectReference& about = event.involved_object;
    std::string value = event.reason + ": " + about.kind + " " + about.name;
    if (event.reason == kScaledDown) {
      // The node may be gone; then what ran on it tells what it had.
      if (about.kind != "Node" ||
          (!accelerators_.is_accelerator_node(about.name) && !used_nodes_.contains(about.name))) {
        return;
      }
      add(Kind::kDown, event, std::move(value));
      return;
    }
    const auto pod = pods_.find(std::pair(about.namespace_, about.name));
    if (about.kind != "Pod" || pod == pods_.end()) return;
    const std::string& node = pod->second->spec.node_name;
    if (event.reason == kTriggered && came_after(node, event)) {
      add(Kind::kUp, event, value + ", node " + node);
    } else if (event.reason == kNotTriggered && node.empty()) {
      add(Kind::kRefused, event, event.message);
    }
  }

  /// The pod's node has accelerators, and was made after the event.
  bool came_after(const std::string& name, const Event& event) const {
    const auto node = nodes_.find(name);
    if (node == nodes_.end() || !accelerators_.is_accelerator_node(name)) return false;
    const std::optional<Timestamp>& made = node->second->metadata.creation_timestamp;
    const std::optional<Timestamp>& said = event.first_timestamp  ? event.first_timestamp
                                           : event.last_timestamp ? event.last_timestamp
                                                                  : event.event_time;
    return made && said && *made >= *said;
  }

  void add(Kind kind, const Event& event, std::string value) {
    steps_.push_back({kind, inventory_.ref(event), kind == Kind::kRefused ? "message" : "reason",
                      std::move(value), inventory_.path("", "events")});
  }

  const Inventory& inventory_;
  const Accelerators& accelerators_;
  std::map<std::string_view, const Node*> nodes_;
  std::map<std::pair<std::string, std::string>, const Pod*> pods_;  // that ask for accelerators
  std::set<std::string, std::less<>> used_nodes_;                   // where those run
  std::vector<ScaleStep> steps_;
};

}  // namespace

bool is_scaling_event(const Event& event) {
  return event.reason == kTriggered || event.reason == kNotTriggered || event.reason == kScaledDown;
}

std::vector<ScaleStep> find_scale_steps(const Inventory& inventory,
                                        const Accelerators& accelerators) {
  return Finder(inventory, accelerators).find();
}

}  // namespace kaic

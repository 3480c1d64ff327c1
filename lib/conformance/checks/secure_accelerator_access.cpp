// SPDX-License-Identifier: Apache-2.0
/// secure_accelerator_access: only a container that asked for an accelerator gets one, through a
/// device plugin or DRA and the container runtime; a container that did not ask sees none, and
/// nobody reaches another's.
///
/// What looking can show, and what follows:
/// - A pod on an accelerator node that goes around the framework: it mounts device files of the
///   host (or a folder that holds them), runs privileged, or takes devices by an environment switch
///   without a request. One such workload is a violation: fail. The first two count even where the
///   pod asks for an accelerator, since they also show it those of others.
/// - Node agents (pods of a DaemonSet, static pods) do the same for good reason. Those of the
///   accelerators' vendors and of kube-system are evidence; any other is named in a finding for a
///   person to judge, and does not decide.
/// - Whether the framework works: usable DRA devices, or a device plugin's resource that no
///   DeviceClass maps (else nobody can tell which of the two serves it), on a Ready, schedulable
///   node. None at all, and no pod that got one: fail.
/// - Pods that run with what they asked for: granting was observed.
/// That a container which did not ask sees no device depends on the node's runtime and on the
/// image, which no object shows. So the best verdict that looking can give is partial; a pass needs
/// the probe.
#include <algorithm>
#include <string>
#include <string_view>

#include "kaic/telemetry/vendor.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/allocation_ways.h"
#include "lib/conformance/check.h"
#include "lib/conformance/device_exposure.h"
#include "lib/conformance/resource_pools.h"

namespace kaic {
namespace {

constexpr std::string_view kNodeFields[] = {"metadata.labels",        "spec.unschedulable",
                                            "status.capacity",        "status.allocatable",
                                            "status.conditions.type", "status.conditions.status"};
bool is_of_interest(const Pod& pod) {
  return may_request_accelerator(pod) || may_expose_devices(pod);
}

constexpr Read kReads[] = {
    list_of<Node>(Need::kRequired, kNodeFields),
    list_of<Pod, is_of_interest>(Need::kRequired, kExposurePodFields, is_env_switch),
    list_of<DeviceClass>(Need::kRequired, kAcceleratorClassFields),
    list_of<ResourceSlice>(Need::kRequired, kAcceleratorSliceFields),
    list_of<ResourceClaim>(Need::kRequired, kAcceleratorClaimFields),
    list_of<ResourceClaimTemplate>(Need::kRequired, kAcceleratorTemplateFields),
};

template <class T>
std::string path_of(const Inventory& inventory) {
  return inventory.path(T::kResource.group, T::kResource.resource);
}

// ---- pods that go around the framework ----------------------------------------------------------

bool is_over(const Pod& pod) {
  return pod.status.phase == "Succeeded" || pod.status.phase == "Failed";
}

/// True if a workload was seen that goes around the framework.
bool judge_exposures(const Inventory& inventory, const Accelerators& accelerators,
                     Outcome& outcome) {
  bool violated = false;
  const std::string path = path_of<Pod>(inventory);
  for (const Pod& pod : inventory.all<Pod>()) {
    if (is_over(pod) || !accelerators.is_accelerator_node(pod.spec.node_name)) continue;
    for (Exposure& exposure : exposures_of(pod, accelerators)) {
      const bool is_agent = is_node_agent(pod);
      if (is_agent && is_known_agent(pod)) {
        add_evidence(outcome, inventory.ref(pod), exposure.field,
                     "node agent of " + controller_of(pod), path);
        continue;
      }
      if (is_agent) {
        exposure.reason = "AgentSeesAccelerators";
        exposure.message += ". It is an agent of the node that kaic does not know: is it meant to?";
      }
      violated = violated || !is_agent;
      add_finding(outcome, inventory.ref(pod), std::move(exposure.field),
                  std::move(exposure.reason), std::move(exposure.message));
    }
  }
  return violated;
}

// ---- nodes, and who got what was asked for ------------------------------------------------------

bool is_ready(const Node& node) {
  const Condition* ready = find_condition(node.status.conditions, "Ready");
  return ready != nullptr && ready->is_true();
}

void judge_nodes(const Inventory& inventory, const Accelerators& accelerators, Outcome& outcome) {
  for (const Node& node : inventory.all<Node>()) {
    if (!accelerators.is_accelerator_node(node.metadata.name)) continue;
    const bool cordoned = is_ready(node);
    if (cordoned && !node.spec.unschedulable) continue;
    add_finding(outcome, inventory.ref(node),
                cordoned ? "spec.unschedulable" : "status.conditions[Ready].status",
                "AcceleratorNodeNotUsable",
                cordoned ? "the node is cordoned; its accelerators cannot be had"
                         : "the node is not Ready; its accelerators cannot be had");
  }
}

/// A container's request for a resource that a device plugin serves for sure; empty if none.
std::string device_plugin_request(const Pod& pod, const Accelerators& accelerators) {
  for (std::size_t c = 0; c < pod.spec.containers.size(); ++c) {
    for (const auto& [resource, amount] : pod.spec.containers[c].resources.limits) {
      const bool is_own = amount.sign() > 0 && vendor_of_resource(resource) != nullptr &&
                          accelerators.classes_behind(resource).empty();
      if (is_own)
        return "spec.containers[" + std::to_string(c) + "].resources.limits[" + resource + "]";
    }
  }
  return {};
}

/// The first accelerator that a claim got is evidence; false if it got none.
bool report_device(const Inventory& inventory, const Accelerators& accelerators,
                   const ResourceClaim& claim, Outcome& outcome) {
  const auto& results = claim.status.allocation->devices.results;
  for (std::size_t r = 0; r < results.size(); ++r) {
    if (!accelerators.is_accelerator_driver(results[r].driver)) continue;
    add_evidence(outcome, inventory.ref(claim),
                 "status.allocation.devices.results[" + std::to_string(r) + "].device",
                 results[r].driver + "/" + results[r].pool + "/" + results[r].device,
                 path_of<ResourceClaim>(inventory));
    return true;
  }
  return false;
}

/// True if a pod runs with accelerators that it asked for. The first pod of each way is evidence.
bool judge_grants(const Inventory& inventory, const Accelerators& accelerators,
                  const NodesByName& ready_nodes, Outcome& outcome) {
  bool by_claim = false, by_plugin = false;
  for (const Pod& pod : inventory.all<Pod>()) {
    if (pod.spec.node_name.empty() || is_over(pod)) continue;
    const bool runs = pod.status.phase == "Running" && ready_nodes.count(pod.spec.node_name) > 0;
    for (const ResourceClaim* claim : accelerators.claims_of(pod)) {
      if (!accelerators.is_accelerator_claim(*claim)) continue;
      if (has_admin_access(*claim)) {
        add_finding(
            outcome, inventory.ref(*claim), "status.allocation.devices.results", "AdminAccessClaim",
            "pod " + pod.metadata.name + " reaches devices that others use, by admin access");
        continue;
      }
      if (!claim->status.allocation) {
        add_finding(outcome, inventory.ref(*claim), "status.allocation", "ClaimNotAllocated",
                    "pod " + pod.metadata.namespace_ + "/" + pod.metadata.name +
                        " is bound to node " + pod.spec.node_name +
                        " and its claim has no devices; a pod that is pinned by nodeName goes past "
                        "the scheduler");
      } else if (runs && !by_claim) {
        by_claim = report_device(inventory, accelerators, *claim, outcome);
      }
    }
    if (!runs || by_plugin || !accelerators.is_accelerator_node(pod.spec.node_name)) continue;
    if (const std::string field = device_plugin_request(pod, accelerators); !field.empty()) {
      add_evidence(outcome, inventory.ref(pod), field, "runs on " + pod.spec.node_name,
                   path_of<Pod>(inventory));
      by_plugin = true;
    }
  }
  return by_claim || by_plugin;
}

Outcome evaluate(const Inventory& inventory) {
  Outcome outcome;
  const Accelerators accelerators(inventory);
  if (accelerators.empty()) {
    add_finding(outcome, {}, "", "NoAccelerators",
                "no node shows an accelerator; node groups of size 0 cannot be seen");
    return conclude(outcome, Verdict::kUnknown, Proof::kNone,
                    "No accelerator is in the cluster now, so nothing can be judged.");
  }
  NodesByName ready_nodes, usable_nodes;
  for (const Node& node : inventory.all<Node>()) {
    if (!is_ready(node)) continue;
    ready_nodes.emplace(node.metadata.name, &node);
    if (!node.spec.unschedulable) usable_nodes.emplace(node.metadata.name, &node);
  }
  if (judge_exposures(inventory, accelerators, outcome)) {
    return conclude(outcome, Verdict::kFail, Proof::kObserved,
                    "Workloads on accelerator nodes reach devices that they did not ask for.");
  }
  judge_nodes(inventory, accelerators, outcome);
  const AllocationWays ways = allocation_ways(inventory, accelerators, usable_nodes, outcome);
  const bool granted = judge_grants(inventory, accelerators, ready_nodes, outcome);
  const bool has_way = ways.any() || granted;
  if (!has_way && ways.is_undecided) {
    return conclude(outcome, Verdict::kUnknown, Proof::kDeclared,
                    "How accelerators are handed out cannot be told from objects.");
  }
  if (!has_way) {
    add_finding(outcome, {}, "", "NoAllocationWay",
                "accelerators are there, but neither DRA nor a device plugin can hand one out now");
    return conclude(outcome, Verdict::kFail, Proof::kObserved,
                    "No accelerator can be had by asking for it.");
  }
  add_finding(outcome, {}, "", "IsolationNotShown",
              "that a container which did not ask sees no device, and that two pods cannot reach "
              "each other's, shows only in a test run");
  return granted ? conclude(outcome, Verdict::kPartial, Proof::kObserved,
                            "Pods got the accelerators that they asked for and none was seen going "
                            "around; isolation needs a test run.")
                 : conclude(outcome, Verdict::kPartial, Proof::kInstalled,
                            "Accelerators can be had by asking and no pod was seen going around; "
                            "no pod that got one was seen.");
}

}  // namespace

namespace checks {
extern const Check secure_accelerator_access;
const Check secure_accelerator_access{
    "secure_accelerator_access",
    "Pods on accelerator nodes that go around the resource framework (host devices, privileged, "
    "environment switches), whether DRA or a device plugin can hand out accelerators, and pods "
    "that got theirs.",
    kReads, evaluate};
}  // namespace checks
}  // namespace kaic

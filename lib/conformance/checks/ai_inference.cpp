// SPDX-License-Identifier: Apache-2.0
/// ai_inference: the Gateway API with an implementation that splits traffic by weight and routes by
/// header.
///
/// Seen as proof: a chain of real objects, each with a status of its present generation. A
/// GatewayClass that is Accepted; a Gateway of that class that is Accepted and Programmed, with a
/// listener that is Programmed; an HTTPRoute that the class's controller Accepted for that Gateway
/// with its references resolved, and in it a rule with two weighted backends or a header match.
///
/// Not proof: types without a class, a class without a Gateway (platforms ship both ahead of use),
/// weights of 0, an older generation's status, another parent's word. A status outlives who wrote
/// it: it does not count while the controller's Deployment has no ready pod or no node is Ready. A
/// controller that is not found is no fault, as it may run outside the cluster.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/api/gateway.h"
#include "lib/conformance/check.h"
#include "lib/conformance/components.h"
#include "lib/conformance/conditions.h"
#include "lib/conformance/routing.h"
#include "lib/conformance/workloads.h"

namespace kaic::checks {
namespace {

constexpr std::string_view kClassFields[] = {"metadata.generation", "spec", "status.conditions"};
constexpr std::string_view kNodeFields[] = {"status.conditions"};

bool may_run_gateways(const Deployment& deployment) {
  const auto all = gateways();
  return std::any_of(all.begin(), all.end(), [&](const GatewayImplementation& each) {
    return each.workloads.match(deployment.metadata.name);
  });
}

constexpr Read kReads[] = {
    list_of<GatewayClass>(Need::kRequired, kClassFields),
    list_of<Gateway>(Need::kRequired, kGatewayFields),
    list_of<HTTPRoute>(Need::kRequired, kHttpRouteFields),
    list_of<Deployment, &may_run_gateways>(Need::kRequired, kWorkloadFields),
    list_of<Node>(Need::kRequired, kNodeFields),
};

template <class T>
std::string path_of(const Inventory& inventory) {
  return inventory.path(T::kResource.group, T::kResource.resource);
}

// ---- the chain ----------------------------------------------------------------------------------

bool is_accepted(const GatewayClass& gateway_class) {
  return holds(gateway_class.status.conditions, "Accepted", gateway_class.metadata);
}

/// The class of a Gateway if it is accepted, else null.
const GatewayClass* accepted_class_of(const Inventory& inventory, const Gateway& gateway) {
  for (const GatewayClass& each : inventory.all<GatewayClass>()) {
    if (each.metadata.name == gateway.spec.gateway_class_name) {
      return is_accepted(each) ? &each : nullptr;
    }
  }
  return nullptr;
}

bool serves(const Inventory& inventory, const Gateway& gateway) {
  return accepted_class_of(inventory, gateway) != nullptr && is_programmed(gateway) &&
         programmed_listener(gateway, {}) != nullptr;
}

/// A Gateway that works, and a route through it that does what is asked for.
struct Chain {
  const GatewayClass* gateway_class = nullptr;
  const Gateway* gateway = nullptr;
  const HTTPRoute* route = nullptr;
  std::size_t parent = 0;  ///< index in the route's status.parents
};

Chain find_chain(const Inventory& inventory) {
  for (const HTTPRoute& route : inventory.all<HTTPRoute>()) {
    if (abilities_of(route).empty()) continue;
    for (std::size_t i = 0; i < route.status.parents.size(); ++i) {
      const RouteParentStatus& parent = route.status.parents[i];
      const Gateway* gateway = gateway_of(inventory.all<Gateway>(), route, parent.parent_ref);
      if (gateway == nullptr || !serves(inventory, *gateway)) continue;
      const GatewayClass* of = accepted_class_of(inventory, *gateway);
      if (parent.controller_name == of->spec.controller_name && takes(parent, route) &&
          asks_for(route, parent.parent_ref) &&
          programmed_listener(*gateway, parent.parent_ref.section_name) != nullptr) {
        return {of, gateway, &route, i};
      }
    }
  }
  return {};
}

void show(const Inventory& inventory, const Chain& chain, Outcome& outcome) {
  add_evidence(outcome, inventory.ref(*chain.gateway_class), condition_field("Accepted"), "True",
               path_of<GatewayClass>(inventory));
  add_evidence(outcome, inventory.ref(*chain.gateway), condition_field("Programmed"), "True",
               path_of<Gateway>(inventory));
  const std::string above = "status.parents[" + std::to_string(chain.parent) + "]";
  const std::string path = path_of<HTTPRoute>(inventory);
  add_evidence(outcome, inventory.ref(*chain.route), condition_field("Accepted", above), "True",
               path);
  for (const RouteAbility& ability : abilities_of(*chain.route)) {
    add_evidence(outcome, inventory.ref(*chain.route), ability.field, ability.value, path);
  }
}

// ---- faults, by kind ----------------------------------------------------------------------------

void report_classes(const Inventory& inventory, Outcome& outcome) {
  const auto& classes = inventory.all<GatewayClass>();
  for (const GatewayClass& each : classes) {
    const std::string fault = fault_of(each.status.conditions, "Accepted", each.metadata);
    if (fault.empty()) continue;
    add_finding(outcome, inventory.ref(each), condition_field("Accepted"),
                "GatewayClassNotAccepted",
                fault + " of the controller " + each.spec.controller_name);
  }
  if (!classes.empty()) return;
  add_finding(outcome, {}, "", "GatewayClassMissing",
              "the Gateway API is served and there is no GatewayClass");
}

/// Deployments of controllers that accepted a class, and that have no ready pod now.
bool report_dead_controllers(const Inventory& inventory, Outcome& outcome) {
  const auto& classes = inventory.all<GatewayClass>();
  const std::size_t before = outcome.findings.size();
  for (const Deployment& deployment : inventory.all<Deployment>()) {
    const WorkloadHealth health = health_of(deployment);
    const bool serves_a_class = std::any_of(classes.begin(), classes.end(), [&](const auto& each) {
      const GatewayImplementation* known = find_gateway(each.spec.controller_name);
      return known != nullptr && is_accepted(each) &&
             known->workloads.match(deployment.metadata.name);
    });
    if (health.runs() || !serves_a_class) continue;
    add_finding(outcome, inventory.ref(deployment), health.field, "GatewayControllerNotReady",
                health.message + "; what it wrote before does not count");
  }
  return outcome.findings.size() > before;
}

bool report_no_ready_node(const Inventory& inventory, Outcome& outcome) {
  const auto& nodes = inventory.all<Node>();
  const auto ready = std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
    return holds(node.status.conditions, "Ready", node.metadata);
  });
  if (ready > 0) return false;
  add_finding(outcome, {}, "", "NoReadyNode",
              "none of " + std::to_string(nodes.size()) +
                  " nodes is Ready, so nothing behind a Gateway runs; at least one is expected");
  return true;
}

void report_gateways(const Inventory& inventory, Outcome& outcome) {
  bool any = false;
  for (const Gateway& gateway : inventory.all<Gateway>()) {
    if (accepted_class_of(inventory, gateway) == nullptr) continue;  // the fault of its class
    any = true;
    const auto& conditions = gateway.status.conditions;
    const std::string accepted = fault_of(conditions, "Accepted", gateway.metadata);
    const std::string programmed = fault_of(conditions, "Programmed", gateway.metadata);
    if (!accepted.empty()) {
      add_finding(outcome, inventory.ref(gateway), condition_field("Accepted"),
                  "GatewayNotAccepted", accepted);
    } else if (!programmed.empty()) {
      add_finding(outcome, inventory.ref(gateway), condition_field("Programmed"),
                  "GatewayNotProgrammed", programmed);
    } else if (programmed_listener(gateway, {}) == nullptr) {
      add_finding(outcome, inventory.ref(gateway), "status.listeners", "ListenerNotProgrammed",
                  "no listener has the condition Programmed with status True");
    }
  }
  if (any) return;
  add_finding(outcome, {}, "", "GatewayMissing", "there is no Gateway of an accepted class");
}

void report_abilities(const Inventory& inventory, const HTTPRoute& route, Outcome& outcome) {
  if (!abilities_of(route).empty()) return;
  for (std::size_t i = 0; i < route.spec.rules.size(); ++i) {
    if (route.spec.rules[i].backend_refs.size() < 2) continue;
    add_finding(
        outcome, inventory.ref(route), "spec.rules[" + std::to_string(i) + "].backendRefs",
        "RouteWeightZero",
        "the weights are " + weights_of(route.spec.rules[i]) + "; two above 0 are expected");
    return;
  }
  add_finding(outcome, inventory.ref(route), "spec.rules", "RouteWithoutSplitOrMatch",
              "no rule has two weighted backends or a header match");
}

void report_parents(const Inventory& inventory, const HTTPRoute& route, bool taken,
                    Outcome& outcome) {
  const auto& parents = route.status.parents;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const std::string above = "status.parents[" + std::to_string(i) + "]";
    const std::string accepted = fault_of(parents[i].conditions, "Accepted", route.metadata);
    const std::string resolved = fault_of(parents[i].conditions, "ResolvedRefs", route.metadata);
    const std::string of = " of parent " + parents[i].parent_ref.name;
    if (!accepted.empty()) {
      add_finding(outcome, inventory.ref(route), condition_field("Accepted", above),
                  taken ? "RouteRefusedByParent" : "RouteNotAccepted", accepted + of);
    } else if (!resolved.empty()) {
      add_finding(outcome, inventory.ref(route), condition_field("ResolvedRefs", above),
                  "RouteRefsNotResolved", resolved + of);
    }
  }
  if (!parents.empty()) return;
  add_finding(outcome, inventory.ref(route), "status.parents", "RouteNotAccepted",
              "no parent says anything about the route");
}

void report_routes(const Inventory& inventory, Outcome& outcome) {
  for (const HTTPRoute& route : inventory.all<HTTPRoute>()) {
    const auto& parents = route.status.parents;
    const bool taken = std::any_of(parents.begin(), parents.end(),
                                   [&](const auto& parent) { return takes(parent, route); });
    report_parents(inventory, route, taken, outcome);
    if (taken) report_abilities(inventory, route, outcome);
  }
  if (inventory.all<HTTPRoute>().empty()) {
    add_finding(outcome, {}, "", "RouteMissing", "there is no HTTPRoute");
  } else if (outcome.findings.empty()) {
    add_finding(outcome, {}, "", "RouteNotThroughGateway",
                "routes are accepted, none of them by a working Gateway of an accepted class");
  }
}

// ---- the verdict --------------------------------------------------------------------------------

/// The three types are served, in v1.
bool is_served(const Inventory& inventory, Outcome& outcome) {
  for (const ResourceType& type :
       {GatewayClass::kResource, Gateway::kResource, HTTPRoute::kResource}) {
    const std::string name(type.resource);
    const std::string group(type.group);
    if (inventory.state(type.group, type.resource) == ReadState::kAbsent) {
      add_finding(outcome, {}, "", "GatewayApiMissing", name + "." + group + " is not served");
    } else if (inventory.discovery().resource(group, "v1", name) == Served::kNo) {
      add_finding(outcome, {}, "", "GatewayVersionOld",
                  name + " is served as " + inventory.path(group, name) + "; v1 is expected");
    }
  }
  return outcome.findings.empty();
}

Outcome evaluate(const Inventory& inventory) {
  Outcome outcome;
  if (!is_served(inventory, outcome)) {
    return conclude(outcome, Verdict::kFail, Proof::kNone, "The Gateway API is not served in v1.");
  }
  const Chain chain = find_chain(inventory);
  const bool dead = report_dead_controllers(inventory, outcome);
  const bool idle = report_no_ready_node(inventory, outcome);
  if (chain.route != nullptr) {
    show(inventory, chain, outcome);
    return dead || idle
               ? conclude(
                     outcome, Verdict::kPartial, Proof::kInstalled,
                     "A Gateway and a route once worked; what stands behind them does not run.")
               : conclude(outcome, Verdict::kPass, Proof::kObserved,
                          "A programmed Gateway carries a route that splits by weight or matches "
                          "a header.");
  }
  report_classes(inventory, outcome);
  const auto& classes = inventory.all<GatewayClass>();
  if (std::none_of(classes.begin(), classes.end(), &is_accepted)) {
    return conclude(outcome, Verdict::kFail, Proof::kDeclared,
                    "The Gateway API is served and nothing implements it.");
  }
  report_gateways(inventory, outcome);
  report_routes(inventory, outcome);
  const auto all = inventory.all<Gateway>();
  if (std::none_of(all.begin(), all.end(), [&](auto& each) { return serves(inventory, each); })) {
    return conclude(outcome, Verdict::kPartial, Proof::kInstalled,
                    "A GatewayClass is accepted; no Gateway of it is seen to work.");
  }
  return conclude(outcome, Verdict::kPartial, dead || idle ? Proof::kInstalled : Proof::kObserved,
                  "A Gateway works; no route through it splits by weight or matches a header.");
}

}  // namespace

extern const Check ai_inference;
const Check ai_inference{
    .requirement = "ai_inference",
    .looks_at =
        "GatewayClass, Gateway and HTTPRoute: an accepted class, a programmed Gateway of it, and "
        "an accepted route with weighted backends or a header match; health of the controller.",
    .reads = kReads,
    .evaluate = &evaluate,
};

}  // namespace kaic::checks

// SPDX-License-Identifier: Apache-2.0
/// What a Gateway and an HTTPRoute prove together: the Gateway works, the route is taken by it, and
/// the route splits by weight or matches headers.
///
///     const Gateway* gateway = gateway_of(inventory.all<Gateway>(), route, parent.parent_ref);
///     if (gateway != nullptr && is_programmed(*gateway) && takes(parent, route)) ...
#ifndef KAIC_LIB_CONFORMANCE_ROUTING_H
#define KAIC_LIB_CONFORMANCE_ROUTING_H

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/gateway.h"

namespace kaic {

// What these functions read, for the reads of a check.
inline constexpr std::string_view kGatewayFields[] = {
    "metadata.generation", "spec.gatewayClassName", "status.conditions", "status.listeners.name",
    "status.listeners.conditions"};
inline constexpr std::string_view kHttpRouteFields[] = {"metadata.generation", "spec.parentRefs",
                                                        "spec.rules.matches",
                                                        "spec.rules.backendRefs", "status.parents"};

/// Accepted and Programmed, now.
bool is_programmed(const Gateway& gateway);
/// The first listener that is Programmed now, of that name unless it is empty; null if none is.
const ListenerStatus* programmed_listener(const Gateway& gateway, std::string_view name);

/// The Gateway that a route's parent is; null for a parent of another kind, or one that is not
/// there.
const Gateway* gateway_of(std::span<const Gateway> gateways, const HTTPRoute& route,
                          const ParentReference& parent);
/// The route's spec still names this parent: a status may be left from one that it named before.
bool asks_for(const HTTPRoute& route, const ParentReference& parent);
/// The parent Accepted the route and resolved its references, now.
bool takes(const RouteParentStatus& parent, const HTTPRoute& route);

/// One thing that a route does with traffic beyond passing it on.
struct RouteAbility {
  std::string field;  ///< `spec.rules[0].backendRefs`
  std::string value;  ///< the weights, `9:1`, or the name of the header
};

/// Rules with two or more backends of a weight above 0, and header matches, in order. A weight left
/// out is 1.
std::vector<RouteAbility> abilities_of(const HTTPRoute& route);

/// The weights of a rule's backends: `9:1`.
std::string weights_of(const HTTPRouteRule& rule);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_ROUTING_H

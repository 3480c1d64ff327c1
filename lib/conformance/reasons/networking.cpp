// SPDX-License-Identifier: Apache-2.0
/// Gateway API and the traffic of inference.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"GatewayApiMissing", "ai_inference", "The types of the Gateway API are not served.",
     "Install the standard channel of the Gateway API, v1, and an implementation of it."},
    {"GatewayVersionOld", "ai_inference", "The Gateway API is served, and not in v1.",
     "Upgrade its CRDs to a release that has GatewayClass, Gateway and HTTPRoute in v1."},
    {"GatewayClassMissing", "ai_inference",
     "The types are served and there is no GatewayClass: nothing implements them. Platforms ship "
     "the CRDs ahead of use.",
     "Install a gateway implementation or turn the platform's on, and create its GatewayClass."},
    {"GatewayClassNotAccepted", "ai_inference",
     "No controller took a GatewayClass: its condition Accepted is missing, not True, or of an "
     "older generation.",
     "Look at whether the controller that `spec.controllerName` names is installed and running, "
     "and at its log."},
    {"GatewayControllerNotReady", "ai_inference",
     "A GatewayClass is marked as accepted, and the controller that marked it has no ready pod "
     "now. "
     "A status outlives who wrote it.",
     "Look at the events and logs of the controller's pods."},
    {"NoReadyNode", "ai_inference",
     "No node is Ready, so neither a gateway in the cluster nor a model server behind it can run, "
     "whatever the status of a Gateway says.",
     "Look at the nodes' Ready condition and at the kubelets; add nodes if there are none."},
    {"GatewayMissing", "ai_inference",
     "A GatewayClass is accepted and no Gateway uses it, so no traffic enters this way.",
     "Create a Gateway of this class with a listener for inference traffic."},
    {"GatewayNotAccepted", "ai_inference",
     "A Gateway is not taken by its controller: its condition Accepted is missing, not True, or of "
     "an older generation.",
     "Read the condition's reason and message; listeners that clash and unknown parameters are "
     "usual causes."},
    {"GatewayNotProgrammed", "ai_inference",
     "A Gateway is not programmed: no data plane carries out what it says.",
     "Read the condition's message; often no address could be had (no load balancer) or the "
     "proxy's pods do not start."},
    {"ListenerNotProgrammed", "ai_inference",
     "The Gateway says that it is programmed, and none of its listeners does.",
     "Read the listeners' conditions; a port that is taken and a certificate that is missing are "
     "usual causes."},
    {"RouteMissing", "ai_inference",
     "There is no HTTPRoute, so weighted splitting and header matching cannot be seen at work.",
     "Create a route that splits traffic of a model server by weight or matches it by header."},
    {"RouteNotAccepted", "ai_inference",
     "A Gateway does not accept an HTTPRoute: the condition for that parent is missing, not True, "
     "or of an older generation.",
     "Read the condition's reason: a listener that allows no routes of that namespace, or host "
     "names that do not meet, are usual."},
    {"RouteRefusedByParent", "ai_inference",
     "One parent accepts the route and another refuses it; traffic through that one is not routed.",
     "Take the parent out of `spec.parentRefs`, or mend what its condition names."},
    {"RouteRefsNotResolved", "ai_inference",
     "A route names backends that do not exist, are of an unknown kind, or lie in a namespace that "
     "does not permit it.",
     "Create the Service, or a ReferenceGrant in its namespace."},
    {"RouteWithoutSplitOrMatch", "ai_inference",
     "Accepted routes are there, and none splits by weight or matches a header.",
     "Give a route two backends with weights above 0, or a header match, for a model server."},
    {"RouteWeightZero", "ai_inference",
     "All traffic of the route goes to one backend: the others have weight 0. A weight is a share "
     "of the sum, not a percentage.",
     "Give at least two backends a weight above 0."},
    {"RouteNotThroughGateway", "ai_inference",
     "HTTPRoutes are accepted, and not by the controller of an accepted class for a Gateway and a "
     "listener of it that work: a mesh took them, or a controller that is gone.",
     "Name a programmed Gateway, and a listener of it that is programmed, in `spec.parentRefs`."},
};

}  // namespace

constinit const std::span<const Reason> kNetworking = kRows;

}  // namespace kaic::reason_table

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/gateway.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("a class and a gateway tell who runs them and what they listen on") {
  const auto gateway_class = decoded_and_kept<GatewayClass>(
      R"({"metadata": {"name": "envoy"}, "spec": {"controllerName": "example.com/envoy",
      "description": "d"}, "status": {"conditions": [{"type": "Accepted", "status": "True"}], "supportedFeatures": [{"name": "Gateway"}]}})");
  CHECK(gateway_class.spec.controller_name == "example.com/envoy");
  CHECK(find_condition(gateway_class.status.conditions, "Accepted")->is_true());
  const auto gateway = decoded_and_kept<Gateway>(
      R"({"metadata": {"name": "main", "namespace": "web", "generation": 1},
      "spec": {"gatewayClassName": "envoy", "listeners": [{"name": "http", "protocol": "HTTP", "port": 80, "hostname": "*.example",
                                                           "allowedRoutes": {"namespaces": {"from": "All"}}}]},
      "status": {"addresses": [{"value": "1.2.3.4"}], "conditions": [{"type": "Programmed", "status": "True", "observedGeneration": 1}],
                 "listeners": [{"name": "http", "attachedRoutes": 2, "supportedKinds": [{"kind": "HTTPRoute"}],
                                "conditions": [{"type": "Programmed", "status": "False"}]}]}})");
  CHECK(gateway.spec.gateway_class_name == "envoy");
  CHECK(gateway.spec.listeners[0].port == 80);
  CHECK(gateway.spec.listeners[0].hostname == "*.example");
  CHECK(gateway.status.listeners[0].attached_routes == 2);
  CHECK_FALSE(find_condition(gateway.status.listeners[0].conditions, "Programmed")->is_true());
  CHECK(is_current(gateway.status.conditions[0], gateway.metadata));
}

TEST_CASE("a route tells its parents, matches, weighted backends, and what each parent says") {
  const auto route = decoded_and_kept<HTTPRoute>(R"({"metadata": {"name": "llm", "namespace": "ml"},
      "spec": {"parentRefs": [{"group": "gateway.networking.k8s.io", "kind": "Gateway", "namespace": "web", "name": "main",
                               "sectionName": "http", "port": 80}], "hostnames": ["llm.example"],
        "rules": [{"name": "r", "matches": [{"headers": [{"type": "Exact", "name": "x-model", "value": "big"}], "path": {"value": "/"}}],
                   "backendRefs": [{"name": "a", "port": 8080, "weight": 0}, {"group": "inference.networking.k8s.io", "kind": "InferencePool",
                                   "name": "p", "namespace": "q"}], "timeouts": {"request": "1s"}}]},
      "status": {"parents": [{"parentRef": {"name": "main"}, "controllerName": "example.com/envoy",
                              "conditions": [{"type": "Accepted", "status": "True"}]}]}})");
  CHECK(route.spec.parent_refs[0].section_name == "http");
  CHECK(route.spec.parent_refs[0].port == 80);
  CHECK(route.spec.hostnames == std::vector<std::string>{"llm.example"});
  const HTTPRouteRule& rule = route.spec.rules[0];
  CHECK(rule.matches[0].headers[0].name == "x-model");
  CHECK(rule.backend_refs[0].weight == 0);  // takes no traffic, unlike one that says nothing
  CHECK_FALSE(rule.backend_refs[1].weight);
  CHECK(rule.backend_refs[1].kind == "InferencePool");
  CHECK_FALSE(rule.backend_refs[0].kind);
  CHECK(route.status.parents[0].parent_ref.name == "main");
  CHECK(route.status.parents[0].conditions[0].is_true());
}

TEST_CASE("an empty group is the core group and not the default") {
  CHECK(decoded_and_kept<HTTPBackendRef>(R"({"group": "", "name": "a"})").group == "");
  CHECK_FALSE(decode<HTTPBackendRef>(R"({"name": "a"})")->group);
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<HTTPRoute>(R"({"spec": {"rules": [{}, {"backendRefs": [{"weight": "1"}]}]}})") ==
        "spec.rules[1].backendRefs[0].weight: found string; expected an integer");
  CHECK(refused<Gateway>(R"({"spec": {"listeners": {"http": {}}}})") ==
        "spec.listeners: found object; expected an array");
  CHECK(refused<GatewayClass>(R"({"spec": {"controllerName": []}})") ==
        "spec.controllerName: found array; expected a string");
}

}  // namespace
}  // namespace kaic

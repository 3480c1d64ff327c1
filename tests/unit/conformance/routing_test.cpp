// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/routing.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

HTTPRoute route_with(std::vector<HTTPBackendRef> backends) {
  HTTPRoute route;
  route.metadata.namespace_ = "web";
  route.spec.rules.resize(1);
  route.spec.rules[0].backend_refs = std::move(backends);
  return route;
}

HTTPBackendRef backend(std::optional<std::int32_t> weight) {
  HTTPBackendRef ref;
  ref.weight = weight;
  return ref;
}

ParentReference parent(std::string name, std::string section = "") {
  ParentReference ref;
  ref.name = std::move(name);
  ref.section_name = std::move(section);
  return ref;
}

Gateway gateway(std::string name, std::string namespace_) {
  Gateway each;
  each.metadata.name = std::move(name);
  each.metadata.namespace_ = std::move(namespace_);
  return each;
}

TEST_CASE("two backends with a weight split, and a weight left out is 1") {
  const auto found = abilities_of(route_with({backend(9), backend({})}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == "spec.rules[0].backendRefs");
  CHECK(found[0].value == "9:1");
}

TEST_CASE("a weight of 0 is no part of a split") {
  CHECK(abilities_of(route_with({backend(100), backend(0)})).empty());
  CHECK(abilities_of(route_with({backend(1)})).empty());
  CHECK(abilities_of(route_with({backend(0), backend(1), backend(2)})).size() == 1);
}

TEST_CASE("a header match is an ability of its own") {
  HTTPRoute route = route_with({backend(1)});
  route.spec.rules[0].matches.resize(2);
  route.spec.rules[0].matches[1].headers.push_back({"Exact", "x-model", "b", {}});
  const auto found = abilities_of(route);
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == "spec.rules[0].matches[1].headers");
  CHECK(found[0].value == "x-model");
}

TEST_CASE("a parent without a namespace is a Gateway of the route's own") {
  const HTTPRoute route = route_with({});
  const std::vector<Gateway> gateways = {gateway("main", "other"), gateway("main", "web")};
  CHECK(gateway_of(gateways, route, parent("main")) == &gateways[1]);
  ParentReference far = parent("main");
  far.namespace_ = "other";
  CHECK(gateway_of(gateways, route, far) == &gateways[0]);
}

TEST_CASE("a parent of another kind is no Gateway") {
  const std::vector<Gateway> gateways = {gateway("main", "web")};
  ParentReference service = parent("main");
  service.group = "";
  service.kind = "Service";
  CHECK(gateway_of(gateways, route_with({}), service) == nullptr);
}

TEST_CASE("a parent that the spec does not name any more is not asked for") {
  HTTPRoute route = route_with({});
  route.spec.parent_refs = {parent("main", "http")};
  CHECK(asks_for(route, parent("main", "http")));
  CHECK_FALSE(asks_for(route, parent("main")));
  CHECK_FALSE(asks_for(route, parent("old", "http")));
}

TEST_CASE("a parent takes a route if it accepts it and finds its backends, now") {
  HTTPRoute route = route_with({});
  route.metadata.generation = 2;
  RouteParentStatus status;
  status.conditions = {{"Accepted", "True", "", "", 2, {}}};
  CHECK_FALSE(takes(status, route));
  status.conditions.push_back({"ResolvedRefs", "True", "", "", 2, {}});
  CHECK(takes(status, route));
  route.metadata.generation = 3;
  CHECK_FALSE(takes(status, route));
}

TEST_CASE("a Gateway is programmed if it is accepted too, and a listener by its name") {
  Gateway each = gateway("main", "web");
  each.status.conditions = {{"Programmed", "True", "", "", {}, {}}};
  CHECK_FALSE(is_programmed(each));
  each.status.conditions.push_back({"Accepted", "True", "", "", {}, {}});
  CHECK(is_programmed(each));
  CHECK(programmed_listener(each, "") == nullptr);
  each.status.listeners = {{"http", 0, {}, {}},
                           {"https", 0, {{"Programmed", "True", "", "", {}, {}}}, {}}};
  CHECK(programmed_listener(each, "") == &each.status.listeners[1]);
  CHECK(programmed_listener(each, "http") == nullptr);
}

}  // namespace
}  // namespace kaic

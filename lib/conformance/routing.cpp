// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/routing.h"

#include <algorithm>
#include <cstddef>

#include "lib/conformance/conditions.h"

namespace kaic {
namespace {

/// A parent's group and kind have defaults: a Gateway of the Gateway API.
bool names_gateway(const ParentReference& parent) {
  return (!parent.group || *parent.group == Gateway::kResource.group) &&
         (!parent.kind || *parent.kind == Gateway::kResource.kind);
}

const std::string& space_of(const ParentReference& parent, const HTTPRoute& route) {
  return parent.namespace_.empty() ? route.metadata.namespace_ : parent.namespace_;
}

bool has_weight(const HTTPBackendRef& backend) { return backend.weight.value_or(1) > 0; }

}  // namespace

bool is_programmed(const Gateway& gateway) {
  return holds(gateway.status.conditions, "Accepted", gateway.metadata) &&
         holds(gateway.status.conditions, "Programmed", gateway.metadata);
}

const ListenerStatus* programmed_listener(const Gateway& gateway, std::string_view name) {
  for (const ListenerStatus& listener : gateway.status.listeners) {
    if (!name.empty() && listener.name != name) continue;
    if (holds(listener.conditions, "Programmed", gateway.metadata)) return &listener;
  }
  return nullptr;
}

const Gateway* gateway_of(std::span<const Gateway> gateways, const HTTPRoute& route,
                          const ParentReference& parent) {
  if (!names_gateway(parent)) return nullptr;
  for (const Gateway& gateway : gateways) {
    if (gateway.metadata.name == parent.name &&
        gateway.metadata.namespace_ == space_of(parent, route)) {
      return &gateway;
    }
  }
  return nullptr;
}

bool asks_for(const HTTPRoute& route, const ParentReference& parent) {
  const auto& own = route.spec.parent_refs;
  return std::any_of(own.begin(), own.end(), [&](const ParentReference& each) {
    return names_gateway(each) && each.name == parent.name &&
           each.section_name == parent.section_name &&
           space_of(each, route) == space_of(parent, route);
  });
}

bool takes(const RouteParentStatus& parent, const HTTPRoute& route) {
  return holds(parent.conditions, "Accepted", route.metadata) &&
         holds(parent.conditions, "ResolvedRefs", route.metadata);
}

std::string weights_of(const HTTPRouteRule& rule) {
  std::string text;
  for (const HTTPBackendRef& backend : rule.backend_refs) {
    if (!text.empty()) text += ":";
    text += std::to_string(backend.weight.value_or(1));
  }
  return text;
}

std::vector<RouteAbility> abilities_of(const HTTPRoute& route) {
  std::vector<RouteAbility> found;
  for (std::size_t i = 0; i < route.spec.rules.size(); ++i) {
    const HTTPRouteRule& rule = route.spec.rules[i];
    const std::string at = "spec.rules[" + std::to_string(i) + "].";
    if (std::count_if(rule.backend_refs.begin(), rule.backend_refs.end(), &has_weight) > 1) {
      found.push_back({at + "backendRefs", weights_of(rule)});
    }
    for (std::size_t m = 0; m < rule.matches.size(); ++m) {
      const auto& headers = rule.matches[m].headers;
      if (headers.empty()) continue;
      found.push_back({at + "matches[" + std::to_string(m) + "].headers", headers.front().name});
    }
  }
  return found;
}

}  // namespace kaic

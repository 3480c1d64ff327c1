// SPDX-License-Identifier: Apache-2.0
/// @file
/// gateway.networking.k8s.io: classes, gateways and routes with the status that controllers write.
/// Fields as in sigs.k8s.io/gateway-api apis/v1.
#ifndef KAIC_API_GATEWAY_H
#define KAIC_API_GATEWAY_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct GatewayClassSpec {
  std::string controller_name;
  UnknownFields unknown;
};

struct GatewayClassStatus {
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct GatewayClass {
  static constexpr ResourceType kResource{
      "gateway.networking.k8s.io", "gatewayclasses", "GatewayClass", {"v1", "v1beta1"}};
  ObjectMeta metadata;
  GatewayClassSpec spec;
  GatewayClassStatus status;
  UnknownFields unknown;
};

struct Listener {
  std::string name;
  std::string protocol;
  std::int32_t port = 0;
  std::string hostname;
  UnknownFields unknown;
};

struct GatewaySpec {
  std::string gateway_class_name;
  std::vector<Listener> listeners;
  UnknownFields unknown;
};

struct ListenerStatus {
  std::string name;
  std::int32_t attached_routes = 0;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct GatewayStatus {
  std::vector<Condition> conditions;
  std::vector<ListenerStatus> listeners;
  UnknownFields unknown;
};

struct Gateway {
  static constexpr ResourceType kResource{
      "gateway.networking.k8s.io", "gateways", "Gateway", {"v1", "v1beta1"}};
  ObjectMeta metadata;
  GatewaySpec spec;
  GatewayStatus status;
  UnknownFields unknown;
};

struct ParentReference {
  std::optional<std::string> group;
  std::optional<std::string> kind;
  std::string namespace_;
  std::string name;
  std::string section_name;
  std::optional<std::int32_t> port;
  UnknownFields unknown;
};

struct HTTPHeaderMatch {
  std::string type;
  std::string name;
  std::string value;
  UnknownFields unknown;
};

struct HTTPRouteMatch {
  std::vector<HTTPHeaderMatch> headers;
  UnknownFields unknown;
};

struct HTTPBackendRef {
  std::optional<std::string> group;
  std::optional<std::string> kind;
  std::string namespace_;
  std::string name;
  std::optional<std::int32_t> port;
  std::optional<std::int32_t> weight;
  UnknownFields unknown;
};

struct HTTPRouteRule {
  std::string name;
  std::vector<HTTPRouteMatch> matches;
  std::vector<HTTPBackendRef> backend_refs;
  UnknownFields unknown;
};

struct HTTPRouteSpec {
  std::vector<ParentReference> parent_refs;
  std::vector<std::string> hostnames;
  std::vector<HTTPRouteRule> rules;
  UnknownFields unknown;
};

struct RouteParentStatus {
  ParentReference parent_ref;
  std::string controller_name;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct HTTPRouteStatus {
  std::vector<RouteParentStatus> parents;
  UnknownFields unknown;
};

struct HTTPRoute {
  static constexpr ResourceType kResource{
      "gateway.networking.k8s.io", "httproutes", "HTTPRoute", {"v1", "v1beta1"}};
  ObjectMeta metadata;
  HTTPRouteSpec spec;
  HTTPRouteStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<GatewayClassSpec>();
template <>
const TypeInfo& type_info<GatewayClassStatus>();
template <>
const TypeInfo& type_info<GatewayClass>();
template <>
const TypeInfo& type_info<Listener>();
template <>
const TypeInfo& type_info<GatewaySpec>();
template <>
const TypeInfo& type_info<ListenerStatus>();
template <>
const TypeInfo& type_info<GatewayStatus>();
template <>
const TypeInfo& type_info<Gateway>();
template <>
const TypeInfo& type_info<ParentReference>();
template <>
const TypeInfo& type_info<HTTPHeaderMatch>();
template <>
const TypeInfo& type_info<HTTPRouteMatch>();
template <>
const TypeInfo& type_info<HTTPBackendRef>();
template <>
const TypeInfo& type_info<HTTPRouteRule>();
template <>
const TypeInfo& type_info<HTTPRouteSpec>();
template <>
const TypeInfo& type_info<RouteParentStatus>();
template <>
const TypeInfo& type_info<HTTPRouteStatus>();
template <>
const TypeInfo& type_info<HTTPRoute>();

}  // namespace kaic

#endif  // KAIC_API_GATEWAY_H

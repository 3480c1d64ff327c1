// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/gateway.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<GatewayClassSpec>() {
  static constexpr Field kFields[] = {field<&GatewayClassSpec::controller_name>("controllerName")};
  static constexpr TypeInfo kInfo{"GatewayClassSpec", kFields,
                                  unknown_of<&GatewayClassSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<GatewayClassStatus>() {
  static constexpr Field kFields[] = {field<&GatewayClassStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"GatewayClassStatus", kFields,
                                  unknown_of<&GatewayClassStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<GatewayClass>() {
  static constexpr Field kFields[] = {field<&GatewayClass::metadata>("metadata"),
                                      field<&GatewayClass::spec>("spec"),
                                      field<&GatewayClass::status>("status")};
  static constexpr TypeInfo kInfo{"GatewayClass", kFields, unknown_of<&GatewayClass::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Listener>() {
  static constexpr Field kFields[] = {
      field<&Listener::name>("name"), field<&Listener::protocol>("protocol"),
      field<&Listener::port>("port"), field<&Listener::hostname>("hostname")};
  static constexpr TypeInfo kInfo{"Listener", kFields, unknown_of<&Listener::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<GatewaySpec>() {
  static constexpr Field kFields[] = {field<&GatewaySpec::gateway_class_name>("gatewayClassName"),
                                      field<&GatewaySpec::listeners>("listeners")};
  static constexpr TypeInfo kInfo{"GatewaySpec", kFields, unknown_of<&GatewaySpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ListenerStatus>() {
  static constexpr Field kFields[] = {field<&ListenerStatus::name>("name"),
                                      field<&ListenerStatus::attached_routes>("attachedRoutes"),
                                      field<&ListenerStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"ListenerStatus", kFields, unknown_of<&ListenerStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<GatewayStatus>() {
  static constexpr Field kFields[] = {field<&GatewayStatus::conditions>("conditions"),
                                      field<&GatewayStatus::listeners>("listeners")};
  static constexpr TypeInfo kInfo{"GatewayStatus", kFields, unknown_of<&GatewayStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Gateway>() {
  static constexpr Field kFields[] = {field<&Gateway::metadata>("metadata"),
                                      field<&Gateway::spec>("spec"),
                                      field<&Gateway::status>("status")};
  static constexpr TypeInfo kInfo{"Gateway", kFields, unknown_of<&Gateway::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ParentReference>() {
  static constexpr Field kFields[] = {field<&ParentReference::group>("group"),
                                      field<&ParentReference::kind>("kind"),
                                      field<&ParentReference::namespace_>("namespace"),
                                      field<&ParentReference::name>("name"),
                                      field<&ParentReference::section_name>("sectionName"),
                                      field<&ParentReference::port>("port")};
  static constexpr TypeInfo kInfo{"ParentReference", kFields,
                                  unknown_of<&ParentReference::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPHeaderMatch>() {
  static constexpr Field kFields[] = {field<&HTTPHeaderMatch::type>("type"),
                                      field<&HTTPHeaderMatch::name>("name"),
                                      field<&HTTPHeaderMatch::value>("value")};
  static constexpr TypeInfo kInfo{"HTTPHeaderMatch", kFields,
                                  unknown_of<&HTTPHeaderMatch::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPRouteMatch>() {
  static constexpr Field kFields[] = {field<&HTTPRouteMatch::headers>("headers")};
  static constexpr TypeInfo kInfo{"HTTPRouteMatch", kFields, unknown_of<&HTTPRouteMatch::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPBackendRef>() {
  static constexpr Field kFields[] = {field<&HTTPBackendRef::group>("group"),
                                      field<&HTTPBackendRef::kind>("kind"),
                                      field<&HTTPBackendRef::namespace_>("namespace"),
                                      field<&HTTPBackendRef::name>("name"),
                                      field<&HTTPBackendRef::port>("port"),
                                      field<&HTTPBackendRef::weight>("weight")};
  static constexpr TypeInfo kInfo{"HTTPBackendRef", kFields, unknown_of<&HTTPBackendRef::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPRouteRule>() {
  static constexpr Field kFields[] = {field<&HTTPRouteRule::name>("name"),
                                      field<&HTTPRouteRule::matches>("matches"),
                                      field<&HTTPRouteRule::backend_refs>("backendRefs")};
  static constexpr TypeInfo kInfo{"HTTPRouteRule", kFields, unknown_of<&HTTPRouteRule::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPRouteSpec>() {
  static constexpr Field kFields[] = {field<&HTTPRouteSpec::parent_refs>("parentRefs"),
                                      field<&HTTPRouteSpec::hostnames>("hostnames"),
                                      field<&HTTPRouteSpec::rules>("rules")};
  static constexpr TypeInfo kInfo{"HTTPRouteSpec", kFields, unknown_of<&HTTPRouteSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<RouteParentStatus>() {
  static constexpr Field kFields[] = {field<&RouteParentStatus::parent_ref>("parentRef"),
                                      field<&RouteParentStatus::controller_name>("controllerName"),
                                      field<&RouteParentStatus::conditions>("conditions")};
  static constexpr TypeInfo kInfo{"RouteParentStatus", kFields,
                                  unknown_of<&RouteParentStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPRouteStatus>() {
  static constexpr Field kFields[] = {field<&HTTPRouteStatus::parents>("parents")};
  static constexpr TypeInfo kInfo{"HTTPRouteStatus", kFields,
                                  unknown_of<&HTTPRouteStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HTTPRoute>() {
  static constexpr Field kFields[] = {field<&HTTPRoute::metadata>("metadata"),
                                      field<&HTTPRoute::spec>("spec"),
                                      field<&HTTPRoute::status>("status")};
  static constexpr TypeInfo kInfo{"HTTPRoute", kFields, unknown_of<&HTTPRoute::unknown>};
  return kInfo;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// @file
/// apiregistration.k8s.io: which API is served by which Service, and whether that works.
#ifndef KAIC_API_APIREGISTRATION_H
#define KAIC_API_APIREGISTRATION_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct ServiceReference {
  std::string namespace_;
  std::string name;
  std::optional<std::int32_t> port;
  std::string path;
  UnknownFields unknown;
};

struct APIServiceSpec {
  std::string group;
  std::string version;
  std::optional<ServiceReference> service;
  std::string ca_bundle;
  bool insecure_skip_tls_verify = false;
  UnknownFields unknown;
};

struct APIServiceStatus {
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct APIService {
  static constexpr ResourceType kResource{
      "apiregistration.k8s.io", "apiservices", "APIService", {"v1"}};
  ObjectMeta metadata;
  APIServiceSpec spec;
  APIServiceStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<ServiceReference>();
template <>
const TypeInfo& type_info<APIServiceSpec>();
template <>
const TypeInfo& type_info<APIServiceStatus>();
template <>
const TypeInfo& type_info<APIService>();

}  // namespace kaic

#endif  // KAIC_API_APIREGISTRATION_H

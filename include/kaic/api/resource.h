// SPDX-License-Identifier: Apache-2.0
/// @file
/// resource.k8s.io (DRA): device classes, slices and claims, in the shapes of v1, v1beta2 and
/// v1beta1. Fields as in k8s.io/api resource/v1.
#ifndef KAIC_API_RESOURCE_H
#define KAIC_API_RESOURCE_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/quantity.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct CELDeviceSelector {
  std::string expression;
};

struct DeviceSelector {
  std::optional<CELDeviceSelector> cel;
};

struct DeviceClassSpec {
  std::vector<DeviceSelector> selectors;
  std::optional<std::string> extended_resource_name;
  UnknownFields unknown;
};

struct DeviceClass {
  static constexpr ResourceType kResource{
      "resource.k8s.io", "deviceclasses", "DeviceClass", {"v1", "v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  DeviceClassSpec spec;
  UnknownFields unknown;
};

/// One of its members is set. Their JSON names are int, bool, string, version.
struct DeviceAttribute {
  std::optional<std::int64_t> int_value;
  std::optional<bool> bool_value;
  std::optional<std::string> string_value;
  std::optional<std::string> version_value;
  UnknownFields unknown;
};

struct DeviceCapacity {
  Quantity value;
  UnknownFields unknown;
};

struct DeviceTaint {
  std::string key;
  std::string value;
  std::string effect;
  UnknownFields unknown;
};

/// v1beta1 puts a device's content under `basic`.
struct BasicDevice {
  std::map<std::string, DeviceAttribute> attributes;
  std::map<std::string, DeviceCapacity> capacity;
  std::vector<DeviceTaint> taints;
  UnknownFields unknown;
};

struct Device {
  std::string name;
  std::map<std::string, DeviceAttribute> attributes;
  std::map<std::string, DeviceCapacity> capacity;
  std::vector<DeviceTaint> taints;
  std::optional<BasicDevice> basic;
  UnknownFields unknown;
};

struct ResourcePool {
  std::string name;
  std::int64_t generation = 0;
  std::int64_t resource_slice_count = 0;
  UnknownFields unknown;
};

struct ResourceSliceSpec {
  std::string driver;
  ResourcePool pool;
  std::string node_name;
  bool all_nodes = false;
  bool per_device_node_selection = false;
  std::optional<RawJson> node_selector;
  std::vector<Device> devices;
  UnknownFields unknown;
};

struct ResourceSlice {
  static constexpr ResourceType kResource{
      "resource.k8s.io", "resourceslices", "ResourceSlice", {"v1", "v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  ResourceSliceSpec spec;
  UnknownFields unknown;
};

struct ExactDeviceRequest {
  std::string device_class_name;
  std::string allocation_mode;
  std::int64_t count = 0;
  std::optional<bool> admin_access;
  UnknownFields unknown;
};

struct DeviceSubRequest {
  std::string name;
  std::string device_class_name;
  std::int64_t count = 0;
  UnknownFields unknown;
};

/// v1beta1 has deviceClassName here instead of under `exactly`.
struct DeviceRequest {
  std::string name;
  std::optional<ExactDeviceRequest> exactly;
  std::vector<DeviceSubRequest> first_available;
  std::string device_class_name;
  UnknownFields unknown;
};

struct DeviceClaim {
  std::vector<DeviceRequest> requests;
  UnknownFields unknown;
};

struct ResourceClaimSpec {
  DeviceClaim devices;
  UnknownFields unknown;
};

struct DeviceRequestAllocationResult {
  std::string request;
  std::string driver;
  std::string pool;
  std::string device;
  std::optional<bool> admin_access;
  UnknownFields unknown;
};

struct DeviceAllocationResult {
  std::vector<DeviceRequestAllocationResult> results;
  UnknownFields unknown;
};

struct AllocationResult {
  DeviceAllocationResult devices;
  UnknownFields unknown;
};

struct ResourceClaimConsumerReference {
  std::string api_group;
  std::string resource;
  std::string name;
  std::string uid;
  UnknownFields unknown;
};

struct ResourceClaimStatus {
  std::optional<AllocationResult> allocation;
  std::vector<ResourceClaimConsumerReference> reserved_for;
  UnknownFields unknown;
};

struct ResourceClaim {
  static constexpr ResourceType kResource{
      "resource.k8s.io", "resourceclaims", "ResourceClaim", {"v1", "v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  ResourceClaimSpec spec;
  ResourceClaimStatus status;
  UnknownFields unknown;
};

struct ResourceClaimTemplateSpec {
  ResourceClaimSpec spec;
  UnknownFields unknown;
};

struct ResourceClaimTemplate {
  static constexpr ResourceType kResource{"resource.k8s.io",
                                          "resourceclaimtemplates",
                                          "ResourceClaimTemplate",
                                          {"v1", "v1beta2", "v1beta1"}};
  ObjectMeta metadata;
  ResourceClaimTemplateSpec spec;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<CELDeviceSelector>();
template <>
const TypeInfo& type_info<DeviceSelector>();
template <>
const TypeInfo& type_info<DeviceClassSpec>();
template <>
const TypeInfo& type_info<DeviceClass>();
template <>
const TypeInfo& type_info<DeviceAttribute>();
template <>
const TypeInfo& type_info<DeviceCapacity>();
template <>
const TypeInfo& type_info<DeviceTaint>();
template <>
const TypeInfo& type_info<BasicDevice>();
template <>
const TypeInfo& type_info<Device>();
template <>
const TypeInfo& type_info<ResourcePool>();
template <>
const TypeInfo& type_info<ResourceSliceSpec>();
template <>
const TypeInfo& type_info<ResourceSlice>();
template <>
const TypeInfo& type_info<ExactDeviceRequest>();
template <>
const TypeInfo& type_info<DeviceSubRequest>();
template <>
const TypeInfo& type_info<DeviceRequest>();
template <>
const TypeInfo& type_info<DeviceClaim>();
template <>
const TypeInfo& type_info<ResourceClaimSpec>();
template <>
const TypeInfo& type_info<DeviceRequestAllocationResult>();
template <>
const TypeInfo& type_info<DeviceAllocationResult>();
template <>
const TypeInfo& type_info<AllocationResult>();
template <>
const TypeInfo& type_info<ResourceClaimConsumerReference>();
template <>
const TypeInfo& type_info<ResourceClaimStatus>();
template <>
const TypeInfo& type_info<ResourceClaim>();
template <>
const TypeInfo& type_info<ResourceClaimTemplateSpec>();
template <>
const TypeInfo& type_info<ResourceClaimTemplate>();

}  // namespace kaic

#endif  // KAIC_API_RESOURCE_H

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/resource.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<CELDeviceSelector>() {
  static constexpr Field kFields[] = {field<&CELDeviceSelector::expression>("expression")};
  static constexpr TypeInfo kInfo{"CELDeviceSelector", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceSelector>() {
  static constexpr Field kFields[] = {field<&DeviceSelector::cel>("cel")};
  static constexpr TypeInfo kInfo{"DeviceSelector", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceClassSpec>() {
  static constexpr Field kFields[] = {
      field<&DeviceClassSpec::selectors>("selectors"),
      field<&DeviceClassSpec::extended_resource_name>("extendedResourceName")};
  static constexpr TypeInfo kInfo{"DeviceClassSpec", kFields,
                                  unknown_of<&DeviceClassSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceClass>() {
  static constexpr Field kFields[] = {field<&DeviceClass::metadata>("metadata"),
                                      field<&DeviceClass::spec>("spec")};
  static constexpr TypeInfo kInfo{"DeviceClass", kFields, unknown_of<&DeviceClass::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceAttribute>() {
  static constexpr Field kFields[] = {field<&DeviceAttribute::int_value>("int"),
                                      field<&DeviceAttribute::bool_value>("bool"),
                                      field<&DeviceAttribute::string_value>("string"),
                                      field<&DeviceAttribute::version_value>("version")};
  static constexpr TypeInfo kInfo{"DeviceAttribute", kFields,
                                  unknown_of<&DeviceAttribute::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceCapacity>() {
  static constexpr Field kFields[] = {field<&DeviceCapacity::value>("value")};
  static constexpr TypeInfo kInfo{"DeviceCapacity", kFields, unknown_of<&DeviceCapacity::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceTaint>() {
  static constexpr Field kFields[] = {field<&DeviceTaint::key>("key"),
                                      field<&DeviceTaint::value>("value"),
                                      field<&DeviceTaint::effect>("effect")};
  static constexpr TypeInfo kInfo{"DeviceTaint", kFields, unknown_of<&DeviceTaint::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<BasicDevice>() {
  static constexpr Field kFields[] = {field<&BasicDevice::attributes>("attributes"),
                                      field<&BasicDevice::capacity>("capacity"),
                                      field<&BasicDevice::taints>("taints")};
  static constexpr TypeInfo kInfo{"BasicDevice", kFields, unknown_of<&BasicDevice::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Device>() {
  static constexpr Field kFields[] = {
      field<&Device::name>("name"), field<&Device::attributes>("attributes"),
      field<&Device::capacity>("capacity"), field<&Device::taints>("taints"),
      field<&Device::basic>("basic")};
  static constexpr TypeInfo kInfo{"Device", kFields, unknown_of<&Device::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourcePool>() {
  static constexpr Field kFields[] = {
      field<&ResourcePool::name>("name"), field<&ResourcePool::generation>("generation"),
      field<&ResourcePool::resource_slice_count>("resourceSliceCount")};
  static constexpr TypeInfo kInfo{"ResourcePool", kFields, unknown_of<&ResourcePool::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceSliceSpec>() {
  static constexpr Field kFields[] = {
      field<&ResourceSliceSpec::driver>("driver"),
      field<&ResourceSliceSpec::pool>("pool"),
      field<&ResourceSliceSpec::node_name>("nodeName"),
      field<&ResourceSliceSpec::all_nodes>("allNodes"),
      field<&ResourceSliceSpec::per_device_node_selection>("perDeviceNodeSelection"),
      field<&ResourceSliceSpec::node_selector>("nodeSelector"),
      field<&ResourceSliceSpec::devices>("devices")};
  static constexpr TypeInfo kInfo{"ResourceSliceSpec", kFields,
                                  unknown_of<&ResourceSliceSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceSlice>() {
  static constexpr Field kFields[] = {field<&ResourceSlice::metadata>("metadata"),
                                      field<&ResourceSlice::spec>("spec")};
  static constexpr TypeInfo kInfo{"ResourceSlice", kFields, unknown_of<&ResourceSlice::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ExactDeviceRequest>() {
  static constexpr Field kFields[] = {
      field<&ExactDeviceRequest::device_class_name>("deviceClassName"),
      field<&ExactDeviceRequest::allocation_mode>("allocationMode"),
      field<&ExactDeviceRequest::count>("count"),
      field<&ExactDeviceRequest::admin_access>("adminAccess")};
  static constexpr TypeInfo kInfo{"ExactDeviceRequest", kFields,
                                  unknown_of<&ExactDeviceRequest::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceSubRequest>() {
  static constexpr Field kFields[] = {
      field<&DeviceSubRequest::name>("name"),
      field<&DeviceSubRequest::device_class_name>("deviceClassName"),
      field<&DeviceSubRequest::count>("count")};
  static constexpr TypeInfo kInfo{"DeviceSubRequest", kFields,
                                  unknown_of<&DeviceSubRequest::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceRequest>() {
  static constexpr Field kFields[] = {field<&DeviceRequest::name>("name"),
                                      field<&DeviceRequest::exactly>("exactly"),
                                      field<&DeviceRequest::first_available>("firstAvailable"),
                                      field<&DeviceRequest::device_class_name>("deviceClassName")};
  static constexpr TypeInfo kInfo{"DeviceRequest", kFields, unknown_of<&DeviceRequest::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceClaim>() {
  static constexpr Field kFields[] = {field<&DeviceClaim::requests>("requests")};
  static constexpr TypeInfo kInfo{"DeviceClaim", kFields, unknown_of<&DeviceClaim::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaimSpec>() {
  static constexpr Field kFields[] = {field<&ResourceClaimSpec::devices>("devices")};
  static constexpr TypeInfo kInfo{"ResourceClaimSpec", kFields,
                                  unknown_of<&ResourceClaimSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceRequestAllocationResult>() {
  static constexpr Field kFields[] = {
      field<&DeviceRequestAllocationResult::request>("request"),
      field<&DeviceRequestAllocationResult::driver>("driver"),
      field<&DeviceRequestAllocationResult::pool>("pool"),
      field<&DeviceRequestAllocationResult::device>("device"),
      field<&DeviceRequestAllocationResult::admin_access>("adminAccess")};
  static constexpr TypeInfo kInfo{"DeviceRequestAllocationResult", kFields,
                                  unknown_of<&DeviceRequestAllocationResult::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<DeviceAllocationResult>() {
  static constexpr Field kFields[] = {field<&DeviceAllocationResult::results>("results")};
  static constexpr TypeInfo kInfo{"DeviceAllocationResult", kFields,
                                  unknown_of<&DeviceAllocationResult::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<AllocationResult>() {
  static constexpr Field kFields[] = {field<&AllocationResult::devices>("devices")};
  static constexpr TypeInfo kInfo{"AllocationResult", kFields,
                                  unknown_of<&AllocationResult::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaimConsumerReference>() {
  static constexpr Field kFields[] = {field<&ResourceClaimConsumerReference::api_group>("apiGroup"),
                                      field<&ResourceClaimConsumerReference::resource>("resource"),
                                      field<&ResourceClaimConsumerReference::name>("name"),
                                      field<&ResourceClaimConsumerReference::uid>("uid")};
  static constexpr TypeInfo kInfo{"ResourceClaimConsumerReference", kFields,
                                  unknown_of<&ResourceClaimConsumerReference::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaimStatus>() {
  static constexpr Field kFields[] = {field<&ResourceClaimStatus::allocation>("allocation"),
                                      field<&ResourceClaimStatus::reserved_for>("reservedFor")};
  static constexpr TypeInfo kInfo{"ResourceClaimStatus", kFields,
                                  unknown_of<&ResourceClaimStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaim>() {
  static constexpr Field kFields[] = {field<&ResourceClaim::metadata>("metadata"),
                                      field<&ResourceClaim::spec>("spec"),
                                      field<&ResourceClaim::status>("status")};
  static constexpr TypeInfo kInfo{"ResourceClaim", kFields, unknown_of<&ResourceClaim::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaimTemplateSpec>() {
  static constexpr Field kFields[] = {field<&ResourceClaimTemplateSpec::spec>("spec")};
  static constexpr TypeInfo kInfo{"ResourceClaimTemplateSpec", kFields,
                                  unknown_of<&ResourceClaimTemplateSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaimTemplate>() {
  static constexpr Field kFields[] = {field<&ResourceClaimTemplate::metadata>("metadata"),
                                      field<&ResourceClaimTemplate::spec>("spec")};
  static constexpr TypeInfo kInfo{"ResourceClaimTemplate", kFields,
                                  unknown_of<&ResourceClaimTemplate::unknown>};
  return kInfo;
}

}  // namespace kaic

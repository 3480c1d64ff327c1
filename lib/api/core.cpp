// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/core.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<Taint>() {
  static constexpr Field kFields[] = {field<&Taint::key>("key"), field<&Taint::value>("value"),
                                      field<&Taint::effect>("effect")};
  static constexpr TypeInfo kInfo{"Taint", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<NodeSpec>() {
  static constexpr Field kFields[] = {field<&NodeSpec::provider_id>("providerID"),
                                      field<&NodeSpec::unschedulable>("unschedulable"),
                                      field<&NodeSpec::taints>("taints")};
  static constexpr TypeInfo kInfo{"NodeSpec", kFields, unknown_of<&NodeSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<NodeSystemInfo>() {
  static constexpr Field kFields[] = {
      field<&NodeSystemInfo::kernel_version>("kernelVersion"),
      field<&NodeSystemInfo::os_image>("osImage"),
      field<&NodeSystemInfo::container_runtime_version>("containerRuntimeVersion"),
      field<&NodeSystemInfo::kubelet_version>("kubeletVersion"),
      field<&NodeSystemInfo::operating_system>("operatingSystem"),
      field<&NodeSystemInfo::architecture>("architecture")};
  static constexpr TypeInfo kInfo{"NodeSystemInfo", kFields, unknown_of<&NodeSystemInfo::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<NodeStatus>() {
  static constexpr Field kFields[] = {
      field<&NodeStatus::capacity>("capacity"), field<&NodeStatus::allocatable>("allocatable"),
      field<&NodeStatus::conditions>("conditions"), field<&NodeStatus::node_info>("nodeInfo")};
  static constexpr TypeInfo kInfo{"NodeStatus", kFields, unknown_of<&NodeStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Node>() {
  static constexpr Field kFields[] = {field<&Node::metadata>("metadata"),
                                      field<&Node::spec>("spec"), field<&Node::status>("status")};
  static constexpr TypeInfo kInfo{"Node", kFields, unknown_of<&Node::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<EnvVar>() {
  static constexpr Field kFields[] = {field<&EnvVar::name>("name"), field<&EnvVar::value>("value")};
  static constexpr TypeInfo kInfo{"EnvVar", kFields, unknown_of<&EnvVar::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<VolumeMount>() {
  static constexpr Field kFields[] = {field<&VolumeMount::name>("name"),
                                      field<&VolumeMount::mount_path>("mountPath")};
  static constexpr TypeInfo kInfo{"VolumeMount", kFields, unknown_of<&VolumeMount::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<VolumeDevice>() {
  static constexpr Field kFields[] = {field<&VolumeDevice::name>("name"),
                                      field<&VolumeDevice::device_path>("devicePath")};
  static constexpr TypeInfo kInfo{"VolumeDevice", kFields, unknown_of<&VolumeDevice::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceClaimName>() {
  static constexpr Field kFields[] = {field<&ResourceClaimName::name>("name"),
                                      field<&ResourceClaimName::request>("request")};
  static constexpr TypeInfo kInfo{"ResourceClaimName", kFields,
                                  unknown_of<&ResourceClaimName::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ResourceRequirements>() {
  static constexpr Field kFields[] = {field<&ResourceRequirements::limits>("limits"),
                                      field<&ResourceRequirements::requests>("requests"),
                                      field<&ResourceRequirements::claims>("claims")};
  static constexpr TypeInfo kInfo{"ResourceRequirements", kFields,
                                  unknown_of<&ResourceRequirements::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<SecurityContext>() {
  static constexpr Field kFields[] = {field<&SecurityContext::privileged>("privileged")};
  static constexpr TypeInfo kInfo{"SecurityContext", kFields,
                                  unknown_of<&SecurityContext::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ContainerPort>() {
  static constexpr Field kFields[] = {field<&ContainerPort::name>("name"),
                                      field<&ContainerPort::container_port>("containerPort"),
                                      field<&ContainerPort::protocol>("protocol")};
  static constexpr TypeInfo kInfo{"ContainerPort", kFields, unknown_of<&ContainerPort::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Container>() {
  static constexpr Field kFields[] = {field<&Container::name>("name"),
                                      field<&Container::image>("image"),
                                      field<&Container::args>("args"),
                                      field<&Container::env>("env"),
                                      field<&Container::ports>("ports"),
                                      field<&Container::resources>("resources"),
                                      field<&Container::volume_mounts>("volumeMounts"),
                                      field<&Container::volume_devices>("volumeDevices"),
                                      field<&Container::security_context>("securityContext")};
  static constexpr TypeInfo kInfo{"Container", kFields, unknown_of<&Container::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<HostPathVolumeSource>() {
  static constexpr Field kFields[] = {field<&HostPathVolumeSource::path>("path"),
                                      field<&HostPathVolumeSource::type>("type")};
  static constexpr TypeInfo kInfo{"HostPathVolumeSource", kFields,
                                  unknown_of<&HostPathVolumeSource::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Volume>() {
  static constexpr Field kFields[] = {field<&Volume::name>("name"),
                                      field<&Volume::host_path>("hostPath")};
  static constexpr TypeInfo kInfo{"Volume", kFields, unknown_of<&Volume::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodResourceClaim>() {
  static constexpr Field kFields[] = {
      field<&PodResourceClaim::name>("name"),
      field<&PodResourceClaim::resource_claim_name>("resourceClaimName"),
      field<&PodResourceClaim::resource_claim_template_name>("resourceClaimTemplateName")};
  static constexpr TypeInfo kInfo{"PodResourceClaim", kFields,
                                  unknown_of<&PodResourceClaim::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodSchedulingGroup>() {
  static constexpr Field kFields[] = {field<&PodSchedulingGroup::pod_group_name>("podGroupName")};
  static constexpr TypeInfo kInfo{"PodSchedulingGroup", kFields,
                                  unknown_of<&PodSchedulingGroup::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodWorkloadReference>() {
  static constexpr Field kFields[] = {
      field<&PodWorkloadReference::name>("name"),
      field<&PodWorkloadReference::pod_group>("podGroup"),
      field<&PodWorkloadReference::pod_group_replica_key>("podGroupReplicaKey")};
  static constexpr TypeInfo kInfo{"PodWorkloadReference", kFields,
                                  unknown_of<&PodWorkloadReference::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodSchedulingGate>() {
  static constexpr Field kFields[] = {field<&PodSchedulingGate::name>("name")};
  static constexpr TypeInfo kInfo{"PodSchedulingGate", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodSpec>() {
  static constexpr Field kFields[] = {field<&PodSpec::node_name>("nodeName"),
                                      field<&PodSpec::scheduler_name>("schedulerName"),
                                      field<&PodSpec::service_account_name>("serviceAccountName"),
                                      field<&PodSpec::runtime_class_name>("runtimeClassName"),
                                      field<&PodSpec::host_pid>("hostPID"),
                                      field<&PodSpec::host_network>("hostNetwork"),
                                      field<&PodSpec::node_selector>("nodeSelector"),
                                      field<&PodSpec::init_containers>("initContainers"),
                                      field<&PodSpec::containers>("containers"),
                                      field<&PodSpec::volumes>("volumes"),
                                      field<&PodSpec::resource_claims>("resourceClaims"),
                                      field<&PodSpec::scheduling_gates>("schedulingGates"),
                                      field<&PodSpec::scheduling_group>("schedulingGroup"),
                                      field<&PodSpec::workload_ref>("workloadRef")};
  static constexpr TypeInfo kInfo{"PodSpec", kFields, unknown_of<&PodSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodResourceClaimStatus>() {
  static constexpr Field kFields[] = {
      field<&PodResourceClaimStatus::name>("name"),
      field<&PodResourceClaimStatus::resource_claim_name>("resourceClaimName")};
  static constexpr TypeInfo kInfo{"PodResourceClaimStatus", kFields,
                                  unknown_of<&PodResourceClaimStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodExtendedResourceClaimStatus>() {
  static constexpr Field kFields[] = {
      field<&PodExtendedResourceClaimStatus::resource_claim_name>("resourceClaimName")};
  static constexpr TypeInfo kInfo{"PodExtendedResourceClaimStatus", kFields,
                                  unknown_of<&PodExtendedResourceClaimStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ContainerStatus>() {
  static constexpr Field kFields[] = {field<&ContainerStatus::name>("name"),
                                      field<&ContainerStatus::ready>("ready"),
                                      field<&ContainerStatus::restart_count>("restartCount"),
                                      field<&ContainerStatus::image_id>("imageID")};
  static constexpr TypeInfo kInfo{"ContainerStatus", kFields,
                                  unknown_of<&ContainerStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PodStatus>() {
  static constexpr Field kFields[] = {
      field<&PodStatus::phase>("phase"),
      field<&PodStatus::reason>("reason"),
      field<&PodStatus::conditions>("conditions"),
      field<&PodStatus::start_time>("startTime"),
      field<&PodStatus::pod_ip>("podIP"),
      field<&PodStatus::container_statuses>("containerStatuses"),
      field<&PodStatus::resource_claim_statuses>("resourceClaimStatuses"),
      field<&PodStatus::extended_resource_claim_status>("extendedResourceClaimStatus")};
  static constexpr TypeInfo kInfo{"PodStatus", kFields, unknown_of<&PodStatus::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Pod>() {
  static constexpr Field kFields[] = {field<&Pod::metadata>("metadata"), field<&Pod::spec>("spec"),
                                      field<&Pod::status>("status")};
  static constexpr TypeInfo kInfo{"Pod", kFields, unknown_of<&Pod::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ServicePort>() {
  static constexpr Field kFields[] = {
      field<&ServicePort::name>("name"), field<&ServicePort::port>("port"),
      field<&ServicePort::target_port>("targetPort"), field<&ServicePort::protocol>("protocol")};
  static constexpr TypeInfo kInfo{"ServicePort", kFields, unknown_of<&ServicePort::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ServiceSpec>() {
  static constexpr Field kFields[] = {
      field<&ServiceSpec::type>("type"), field<&ServiceSpec::cluster_ip>("clusterIP"),
      field<&ServiceSpec::external_name>("externalName"), field<&ServiceSpec::selector>("selector"),
      field<&ServiceSpec::ports>("ports")};
  static constexpr TypeInfo kInfo{"ServiceSpec", kFields, unknown_of<&ServiceSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Service>() {
  static constexpr Field kFields[] = {field<&Service::metadata>("metadata"),
                                      field<&Service::spec>("spec")};
  static constexpr TypeInfo kInfo{"Service", kFields, unknown_of<&Service::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Namespace>() {
  static constexpr Field kFields[] = {field<&Namespace::metadata>("metadata")};
  static constexpr TypeInfo kInfo{"Namespace", kFields, unknown_of<&Namespace::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ConfigMap>() {
  static constexpr Field kFields[] = {field<&ConfigMap::metadata>("metadata"),
                                      field<&ConfigMap::data>("data")};
  static constexpr TypeInfo kInfo{"ConfigMap", kFields, unknown_of<&ConfigMap::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ObjectReference>() {
  static constexpr Field kFields[] = {
      field<&ObjectReference::api_version>("apiVersion"), field<&ObjectReference::kind>("kind"),
      field<&ObjectReference::namespace_>("namespace"), field<&ObjectReference::name>("name"),
      field<&ObjectReference::uid>("uid")};
  static constexpr TypeInfo kInfo{"ObjectReference", kFields,
                                  unknown_of<&ObjectReference::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Event>() {
  static constexpr Field kFields[] = {field<&Event::metadata>("metadata"),
                                      field<&Event::involved_object>("involvedObject"),
                                      field<&Event::reason>("reason"),
                                      field<&Event::message>("message"),
                                      field<&Event::type>("type"),
                                      field<&Event::reporting_component>("reportingComponent"),
                                      field<&Event::count>("count"),
                                      field<&Event::first_timestamp>("firstTimestamp"),
                                      field<&Event::last_timestamp>("lastTimestamp"),
                                      field<&Event::event_time>("eventTime")};
  static constexpr TypeInfo kInfo{"Event", kFields, unknown_of<&Event::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<EndpointConditions>() {
  static constexpr Field kFields[] = {field<&EndpointConditions::ready>("ready"),
                                      field<&EndpointConditions::serving>("serving")};
  static constexpr TypeInfo kInfo{"EndpointConditions", kFields,
                                  unknown_of<&EndpointConditions::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Endpoint>() {
  static constexpr Field kFields[] = {field<&Endpoint::addresses>("addresses"),
                                      field<&Endpoint::conditions>("conditions"),
                                      field<&Endpoint::target_ref>("targetRef")};
  static constexpr TypeInfo kInfo{"Endpoint", kFields, unknown_of<&Endpoint::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<EndpointPort>() {
  static constexpr Field kFields[] = {field<&EndpointPort::name>("name"),
                                      field<&EndpointPort::port>("port")};
  static constexpr TypeInfo kInfo{"EndpointPort", kFields, unknown_of<&EndpointPort::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<EndpointSlice>() {
  static constexpr Field kFields[] = {field<&EndpointSlice::metadata>("metadata"),
                                      field<&EndpointSlice::address_type>("addressType"),
                                      field<&EndpointSlice::endpoints>("endpoints"),
                                      field<&EndpointSlice::ports>("ports")};
  static constexpr TypeInfo kInfo{"EndpointSlice", kFields, unknown_of<&EndpointSlice::unknown>};
  return kInfo;
}

}  // namespace kaic

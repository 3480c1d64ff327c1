// SPDX-License-Identifier: Apache-2.0
/// @file
/// The core API group: nodes, pods, services and what a check reads of them. Fields as in
/// k8s.io/api core/v1; what a type has no field for is kept.
#ifndef KAIC_API_CORE_H
#define KAIC_API_CORE_H

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"
#include "kaic/meta/quantity.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct Taint {
  std::string key;
  std::string value;
  std::string effect;
};

struct NodeSpec {
  std::string provider_id;
  bool unschedulable = false;
  std::vector<Taint> taints;
  UnknownFields unknown;
};

struct NodeSystemInfo {
  std::string kernel_version;
  std::string os_image;
  std::string container_runtime_version;
  std::string kubelet_version;
  std::string operating_system;
  std::string architecture;
  UnknownFields unknown;
};

struct NodeStatus {
  std::map<std::string, Quantity> capacity;
  std::map<std::string, Quantity> allocatable;
  std::vector<Condition> conditions;
  NodeSystemInfo node_info;
  UnknownFields unknown;
};

struct Node {
  static constexpr ResourceType kResource{"", "nodes", "Node", {"v1"}};
  ObjectMeta metadata;
  NodeSpec spec;
  NodeStatus status;
  UnknownFields unknown;
};

struct EnvVar {
  std::string name;
  std::string value;
  UnknownFields unknown;
};

struct VolumeMount {
  std::string name;
  std::string mount_path;
  UnknownFields unknown;
};

struct VolumeDevice {
  std::string name;
  std::string device_path;
  UnknownFields unknown;
};

/// An entry of a container's resources.claims.
struct ResourceClaimName {
  std::string name;
  std::string request;
  UnknownFields unknown;
};

struct ResourceRequirements {
  std::map<std::string, Quantity> limits;
  std::map<std::string, Quantity> requests;
  std::vector<ResourceClaimName> claims;
  UnknownFields unknown;
};

struct SecurityContext {
  std::optional<bool> privileged;
  UnknownFields unknown;
};

struct ContainerPort {
  std::string name;
  std::int32_t container_port = 0;
  std::string protocol;
  UnknownFields unknown;
};

struct Container {
  std::string name;
  std::string image;
  std::vector<std::string> args;
  std::vector<EnvVar> env;
  std::vector<ContainerPort> ports;
  ResourceRequirements resources;
  std::vector<VolumeMount> volume_mounts;
  std::vector<VolumeDevice> volume_devices;
  std::optional<SecurityContext> security_context;
  UnknownFields unknown;
};

struct HostPathVolumeSource {
  std::string path;
  std::string type;
  UnknownFields unknown;
};

struct Volume {
  std::string name;
  std::optional<HostPathVolumeSource> host_path;
  UnknownFields unknown;
};

/// An entry of a pod's spec.resourceClaims.
struct PodResourceClaim {
  std::string name;
  std::string resource_claim_name;
  std::string resource_claim_template_name;
  UnknownFields unknown;
};

/// spec.schedulingGroup (1.36 on): the PodGroup that the pod belongs to.
struct PodSchedulingGroup {
  std::string pod_group_name;
  UnknownFields unknown;
};

/// spec.workloadRef (1.35): the Workload and pod group that the pod belongs to.
struct PodWorkloadReference {
  std::string name;
  std::string pod_group;
  std::string pod_group_replica_key;
  UnknownFields unknown;
};

struct PodSchedulingGate {
  std::string name;
};

struct PodSpec {
  std::string node_name;
  std::string scheduler_name;
  std::string service_account_name;
  std::string runtime_class_name;
  bool host_pid = false;
  bool host_network = false;
  Labels node_selector;
  std::vector<Container> init_containers;
  std::vector<Container> containers;
  std::vector<Volume> volumes;
  std::vector<PodResourceClaim> resource_claims;
  std::vector<PodSchedulingGate> scheduling_gates;
  std::optional<PodSchedulingGroup> scheduling_group;
  std::optional<PodWorkloadReference> workload_ref;
  UnknownFields unknown;
};

struct PodResourceClaimStatus {
  std::string name;
  std::string resource_claim_name;
  UnknownFields unknown;
};

struct PodExtendedResourceClaimStatus {
  std::string resource_claim_name;
  UnknownFields unknown;
};

struct ContainerStatus {
  std::string name;
  bool ready = false;
  std::int32_t restart_count = 0;
  std::string image_id;
  UnknownFields unknown;
};

struct PodStatus {
  std::string phase;
  std::string reason;
  std::vector<Condition> conditions;
  std::optional<Timestamp> start_time;
  std::string pod_ip;
  std::vector<ContainerStatus> container_statuses;
  std::vector<PodResourceClaimStatus> resource_claim_statuses;
  std::optional<PodExtendedResourceClaimStatus> extended_resource_claim_status;
  UnknownFields unknown;
};

struct Pod {
  static constexpr ResourceType kResource{"", "pods", "Pod", {"v1"}};
  ObjectMeta metadata;
  PodSpec spec;
  PodStatus status;
  UnknownFields unknown;
};

struct ServicePort {
  std::string name;
  std::int32_t port = 0;
  std::optional<IntOrString> target_port;
  std::string protocol;
  UnknownFields unknown;
};

struct ServiceSpec {
  std::string type;
  std::string cluster_ip;
  std::string external_name;
  Labels selector;
  std::vector<ServicePort> ports;
  UnknownFields unknown;
};

struct Service {
  static constexpr ResourceType kResource{"", "services", "Service", {"v1"}};
  ObjectMeta metadata;
  ServiceSpec spec;
  UnknownFields unknown;
};

struct Namespace {
  static constexpr ResourceType kResource{"", "namespaces", "Namespace", {"v1"}};
  ObjectMeta metadata;
  UnknownFields unknown;
};

struct ConfigMap {
  static constexpr ResourceType kResource{"", "configmaps", "ConfigMap", {"v1"}};
  ObjectMeta metadata;
  Labels data;
  UnknownFields unknown;
};

struct ObjectReference {
  std::string api_version;
  std::string kind;
  std::string namespace_;
  std::string name;
  std::string uid;
  UnknownFields unknown;
};

struct Event {
  static constexpr ResourceType kResource{"", "events", "Event", {"v1"}};
  ObjectMeta metadata;
  ObjectReference involved_object;
  std::string reason;
  std::string message;
  std::string type;
  std::string reporting_component;
  std::int32_t count = 0;
  std::optional<Timestamp> first_timestamp;
  std::optional<Timestamp> last_timestamp;
  std::optional<Timestamp> event_time;
  UnknownFields unknown;
};

struct EndpointConditions {
  std::optional<bool> ready;
  std::optional<bool> serving;
  UnknownFields unknown;
};

struct Endpoint {
  std::vector<std::string> addresses;
  EndpointConditions conditions;
  std::optional<ObjectReference> target_ref;
  UnknownFields unknown;
};

struct EndpointPort {
  std::string name;
  std::int32_t port = 0;
  UnknownFields unknown;
};

struct EndpointSlice {
  static constexpr ResourceType kResource{
      "discovery.k8s.io", "endpointslices", "EndpointSlice", {"v1"}};
  ObjectMeta metadata;
  std::string address_type;
  std::vector<Endpoint> endpoints;
  std::vector<EndpointPort> ports;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<Taint>();
template <>
const TypeInfo& type_info<NodeSpec>();
template <>
const TypeInfo& type_info<NodeSystemInfo>();
template <>
const TypeInfo& type_info<NodeStatus>();
template <>
const TypeInfo& type_info<Node>();
template <>
const TypeInfo& type_info<EnvVar>();
template <>
const TypeInfo& type_info<VolumeMount>();
template <>
const TypeInfo& type_info<VolumeDevice>();
template <>
const TypeInfo& type_info<ResourceClaimName>();
template <>
const TypeInfo& type_info<ResourceRequirements>();
template <>
const TypeInfo& type_info<SecurityContext>();
template <>
const TypeInfo& type_info<ContainerPort>();
template <>
const TypeInfo& type_info<Container>();
template <>
const TypeInfo& type_info<HostPathVolumeSource>();
template <>
const TypeInfo& type_info<Volume>();
template <>
const TypeInfo& type_info<PodResourceClaim>();
template <>
const TypeInfo& type_info<PodSchedulingGroup>();
template <>
const TypeInfo& type_info<PodWorkloadReference>();
template <>
const TypeInfo& type_info<PodSchedulingGate>();
template <>
const TypeInfo& type_info<PodSpec>();
template <>
const TypeInfo& type_info<PodResourceClaimStatus>();
template <>
const TypeInfo& type_info<PodExtendedResourceClaimStatus>();
template <>
const TypeInfo& type_info<ContainerStatus>();
template <>
const TypeInfo& type_info<PodStatus>();
template <>
const TypeInfo& type_info<Pod>();
template <>
const TypeInfo& type_info<ServicePort>();
template <>
const TypeInfo& type_info<ServiceSpec>();
template <>
const TypeInfo& type_info<Service>();
template <>
const TypeInfo& type_info<Namespace>();
template <>
const TypeInfo& type_info<ConfigMap>();
template <>
const TypeInfo& type_info<ObjectReference>();
template <>
const TypeInfo& type_info<Event>();
template <>
const TypeInfo& type_info<EndpointConditions>();
template <>
const TypeInfo& type_info<Endpoint>();
template <>
const TypeInfo& type_info<EndpointPort>();
template <>
const TypeInfo& type_info<EndpointSlice>();

}  // namespace kaic

#endif  // KAIC_API_CORE_H

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/core.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("a node tells what it has and who it is") {
  const auto node =
      decoded_and_kept<Node>(R"({"apiVersion": "v1", "kind": "Node", "metadata": {"name": "gpu-1"},
      "spec": {"providerID": "aws:///i-1", "unschedulable": true, "podCIDR": "10.0.0.0/24",
               "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}]},
      "status": {"capacity": {"cpu": "96", "nvidia.com/gpu": "8"}, "allocatable": {"cpu": "95500m", "nvidia.com/gpu": "8"},
        "conditions": [{"type": "Ready", "status": "True"}], "images": [{"names": ["a"], "sizeBytes": 1}],
        "nodeInfo": {"kernelVersion": "6.1", "osImage": "Debian", "containerRuntimeVersion": "containerd://2", "machineID": "x",
                     "kubeletVersion": "v1.36.1", "operatingSystem": "linux", "architecture": "amd64"}}})");
  CHECK(node.spec.provider_id == "aws:///i-1");
  CHECK(node.spec.unschedulable);
  CHECK(node.spec.taints[0].effect == "NoSchedule");
  CHECK(node.status.capacity.at("nvidia.com/gpu").as_int64() == 8);
  CHECK(node.status.allocatable.at("cpu").ceil_value(-3) == 95500);
  CHECK(node.status.node_info.kubelet_version == "v1.36.1");
  CHECK(node.status.node_info.os_image == "Debian");
  CHECK(node.status.node_info.architecture == "amd64");
}

TEST_CASE("a pod tells what it asks for, mounts and may do") {
  const auto pod = decoded_and_kept<Pod>(R"({"metadata": {"name": "train-0", "namespace": "ml"},
      "spec": {"nodeName": "gpu-1", "schedulerName": "volcano", "serviceAccountName": "s", "runtimeClassName": "nvidia",
        "hostPID": true, "hostNetwork": true, "nodeSelector": {"pool": "gpu"}, "priority": 7,
        "initContainers": [{"name": "init", "securityContext": {"privileged": true, "runAsUser": 1}}],
        "containers": [{"name": "c", "image": "i", "command": ["x"], "args": ["--port=80"],
          "env": [{"name": "NVIDIA_VISIBLE_DEVICES", "value": "all"}, {"name": "X", "valueFrom": {"fieldRef": {"fieldPath": "y"}}}],
          "ports": [{"name": "metrics", "containerPort": 8000, "protocol": "TCP", "hostPort": 1}],
          "resources": {"limits": {"nvidia.com/gpu": "2"}, "requests": {"memory": "4Gi"}, "claims": [{"name": "gpu", "request": "one"}]},
          "volumeMounts": [{"name": "dev", "mountPath": "/dev", "readOnly": true}],
          "volumeDevices": [{"name": "raw", "devicePath": "/dev/x"}]}],
        "volumes": [{"name": "dev", "hostPath": {"path": "/dev", "type": "Directory"}}, {"name": "tmp", "emptyDir": {"medium": "Memory"}}],
        "resourceClaims": [{"name": "gpu", "resourceClaimTemplateName": "t"}, {"name": "own", "resourceClaimName": "c"}],
        "schedulingGates": [{"name": "kueue.x-k8s.io/admission"}], "schedulingGroup": {"podGroupName": "g"},
        "workloadRef": {"name": "w", "podGroup": "workers", "podGroupReplicaKey": "0"}}})");
  const PodSpec& spec = pod.spec;
  CHECK(spec.node_name == "gpu-1");
  CHECK(spec.scheduler_name == "volcano");
  CHECK(spec.runtime_class_name == "nvidia");
  CHECK(spec.host_pid);
  CHECK(spec.host_network);
  CHECK(*spec.node_selector.find("pool") == "gpu");
  CHECK(spec.init_containers[0].security_context->privileged == true);
  const Container& container = spec.containers[0];
  CHECK_FALSE(container.security_context);
  CHECK(container.args == std::vector<std::string>{"--port=80"});
  CHECK(container.env[0].value == "all");
  CHECK(container.ports[0].container_port == 8000);
  CHECK(container.resources.limits.at("nvidia.com/gpu").as_int64() == 2);
  CHECK(container.resources.claims[0].request == "one");
  CHECK(container.volume_mounts[0].mount_path == "/dev");
  CHECK(container.volume_devices[0].device_path == "/dev/x");
  CHECK(spec.volumes[0].host_path->path == "/dev");
  CHECK_FALSE(spec.volumes[1].host_path);
  CHECK(spec.resource_claims[0].resource_claim_template_name == "t");
  CHECK(spec.resource_claims[1].resource_claim_name == "c");
  CHECK(spec.scheduling_gates[0].name == "kueue.x-k8s.io/admission");
  CHECK(spec.scheduling_group->pod_group_name == "g");
  CHECK(spec.workload_ref->pod_group == "workers");
}

TEST_CASE("a pod's status tells its phase, its containers and its claims") {
  const auto status = decoded_and_kept<PodStatus>(
      R"({"phase": "Running", "reason": "r", "startTime": "2026-11-03T06:30:00Z",
      "podIP": "10.0.0.9", "hostIP": "10.0.0.1", "conditions": [{"type": "Ready", "status": "True"}],
      "containerStatuses": [{"name": "c", "ready": true, "restartCount": 3, "imageID": "sha", "state": {"running": {"a": 1}}}],
      "resourceClaimStatuses": [{"name": "gpu", "resourceClaimName": "train-0-gpu-x"}],
      "extendedResourceClaimStatus": {"resourceClaimName": "train-0-extended", "requestMappings": [{"a": "b"}]}})");
  CHECK(status.phase == "Running");
  CHECK(status.pod_ip == "10.0.0.9");
  CHECK(status.start_time);
  CHECK(status.container_statuses[0].ready);
  CHECK(status.container_statuses[0].restart_count == 3);
  CHECK(status.resource_claim_statuses[0].resource_claim_name == "train-0-gpu-x");
  CHECK(status.extended_resource_claim_status->resource_claim_name == "train-0-extended");
}

TEST_CASE("a service's ports may go to a number or a name") {
  const auto service =
      decoded_and_kept<Service>(R"({"metadata": {"name": "llm"}, "spec": {"type": "ClusterIP",
      "clusterIP": "None", "externalName": "e", "selector": {"app": "llm"}, "sessionAffinity": "None",
      "ports": [{"name": "http", "port": 80, "targetPort": 8080, "protocol": "TCP"}, {"port": 81, "targetPort": "metrics", "nodePort": 30000}]},
      "status": {"loadBalancer": {"ingress": [{"ip": "1.2.3.4"}]}}})");
  CHECK(service.spec.cluster_ip == "None");
  CHECK(*service.spec.selector.find("app") == "llm");
  CHECK(service.spec.ports[0].target_port == IntOrString{std::int64_t{8080}});
  CHECK(service.spec.ports[1].target_port == IntOrString{std::string("metrics")});
}

TEST_CASE("namespaces, config maps and endpoint slices are read") {
  CHECK(decoded_and_kept<Namespace>(
            R"({"metadata": {"name": "ml", "labels": {"a": "b"}}, "status": {"phase": "Active"}})")
            .metadata.name == "ml");
  const auto map = decoded_and_kept<ConfigMap>(
      R"({"metadata": {"name": "m"}, "data": {"status": "a\nb"}, "binaryData": {"x": "eA=="}})");
  CHECK(*map.data.find("status") == "a\nb");
  const auto slice =
      decoded_and_kept<EndpointSlice>(R"({"metadata": {"name": "llm-x"}, "addressType": "IPv4",
      "endpoints": [{"addresses": ["10.0.0.9"], "conditions": {"ready": false, "serving": true, "terminating": true},
                     "targetRef": {"kind": "Pod", "namespace": "ml", "name": "llm-0", "uid": "u", "apiVersion": "v1"}, "zone": "a"}],
      "ports": [{"name": "http", "port": 8080, "protocol": "TCP"}]})");
  CHECK(slice.address_type == "IPv4");
  CHECK(slice.endpoints[0].conditions.ready == false);
  CHECK(slice.endpoints[0].conditions.serving == true);
  CHECK(slice.endpoints[0].target_ref->name == "llm-0");
  CHECK(slice.ports[0].port == 8080);
}

TEST_CASE("an event tells of whom, what and when, old and new ways of time alike") {
  const auto event = decoded_and_kept<Event>(
      R"({"metadata": {"name": "e"}, "involvedObject": {"kind": "Pod", "namespace": "ml", "name": "train-0"},
      "reason": "TriggeredScaleUp", "message": "m", "type": "Normal", "reportingComponent": "cluster-autoscaler", "count": 2,
      "firstTimestamp": "2026-11-03T06:30:00Z", "lastTimestamp": "2026-11-03T06:31:00Z",
      "eventTime": "2026-11-03T06:30:00.123456Z", "action": "Scale"})");
  CHECK(event.involved_object.name == "train-0");
  CHECK(event.reason == "TriggeredScaleUp");
  CHECK(event.reporting_component == "cluster-autoscaler");
  CHECK(event.count == 2);
  CHECK(event.last_timestamp > event.first_timestamp);
  CHECK(event.event_time->nanos == 123'456'000);
  CHECK_FALSE(decode<Event>(R"({"eventTime": null})")->event_time);
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<Node>(R"({"status": {"capacity": {"nvidia.com/gpu": []}}})") ==
        "status.capacity[nvidia.com/gpu]: found array; expected a quantity");
  CHECK(refused<Pod>(R"({"spec": {"volumes": [{"hostPath": "/dev"}]}})") ==
        "spec.volumes[0].hostPath: found string; expected an object");
  CHECK(refused<Service>(R"({"spec": {"ports": [{"targetPort": {}}]}})") ==
        "spec.ports[0].targetPort: found object; expected an integer or a string");
  CHECK(refused<EndpointSlice>(R"({"endpoints": [{"addresses": [1]}]})") ==
        "endpoints[0].addresses[0]: found number; expected a string");
  CHECK(refused<Event>(R"({"lastTimestamp": 5})") ==
        "lastTimestamp: found number; expected a time");
  CHECK(refused<ConfigMap>(R"({"data": {"a": {}}})") ==
        "data: at [a]: found object; expected a string");
}

}  // namespace
}  // namespace kaic

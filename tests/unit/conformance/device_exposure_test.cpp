// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/device_exposure.h"

#include <doctest/doctest.h>

#include <string>

namespace kaic {
namespace {

Pod pod_of(const std::string& spec, const std::string& metadata = R"("namespace": "ml")") {
  auto pod =
      decode<Pod>(R"({"metadata": {"name": "p", )" + metadata + R"(}, "spec": )" + spec + "}");
  REQUIRE(pod);
  return *pod;
}

std::string fields_of(const Pod& pod) {
  const Inventory nothing;
  std::string text;
  for (const Exposure& exposure : exposures_of(pod, Accelerators(nothing))) {
    CHECK(!exposure.message.empty());
    text += exposure.reason + " " + exposure.field + "\n";
  }
  return text;
}

std::string mounting(const std::string& path, bool mounted = true) {
  return R"({"volumes": [{"name": "v", "hostPath": {"path": ")" + path +
         R"("}}], "containers": [{"name": "c", "volumeMounts": [)" +
         (mounted ? R"({"name": "v", "mountPath": "/x"})" : "") + "]}]}";
}

TEST_CASE("a mounted device file, or a folder that holds such, exposes devices") {
  for (const char* path : {"/dev", "/", "/dev/nvidia0", "/dev/dri", "//dev/"}) {
    const Pod pod = pod_of(mounting(path));
    CHECK_MESSAGE(may_expose_devices(pod), path);
    CHECK_MESSAGE(fields_of(pod) == "HostDevicesMounted spec.volumes[0].hostPath.path\n", path);
  }
  for (const char* path : {"/dev/shm", "/var/log", "/devices"}) {
    CHECK_FALSE_MESSAGE(may_expose_devices(pod_of(mounting(path))), path);
    CHECK_MESSAGE(fields_of(pod_of(mounting(path))).empty(), path);
  }
  CHECK(fields_of(pod_of(mounting("/dev", false))).empty());
}

TEST_CASE("a privileged container exposes devices, an init container too") {
  const Pod pod =
      pod_of(R"({"initContainers": [{"name": "i", "securityContext": {"privileged": true}}],
      "containers": [{"name": "a", "securityContext": {"privileged": false}}, {"name": "b", "securityContext": {"privileged": true}}]})");
  CHECK(may_expose_devices(pod));
  CHECK(fields_of(pod) ==
        "PrivilegedOnAcceleratorNode spec.initContainers[0].securityContext.privileged\n"
        "PrivilegedOnAcceleratorNode spec.containers[1].securityContext.privileged\n");
}

TEST_CASE("a switch that names devices counts in a container that asks for none") {
  const auto with = [](const std::string& value, const std::string& resources) {
    return pod_of(
        R"({"containers": [{"name": "c", "env": [{"name": "NVIDIA_VISIBLE_DEVICES", "value": ")" +
        value + R"("}], "resources": )" + resources + "}]}");
  };
  CHECK(fields_of(with("all", "{}")) ==
        "AcceleratorSwitchWithoutRequest spec.containers[0].env[NVIDIA_VISIBLE_DEVICES].value\n");
  CHECK(fields_of(with("0", "{}")) ==
        "AcceleratorSwitchWithoutRequest spec.containers[0].env[NVIDIA_VISIBLE_DEVICES].value\n");
  CHECK(fields_of(with("all", R"({"limits": {"nvidia.com/gpu": "1"}})")).empty());
  for (const char* value : {"", "none", "void"}) {
    CHECK_MESSAGE(fields_of(with(value, "{}")).empty(), value);
    CHECK_FALSE_MESSAGE(may_expose_devices(with(value, "{}")), value);
  }
}

TEST_CASE(
    "node agents are pods of DaemonSets and static pods; known are the vendors' and the system's") {
  const auto owned = [](const std::string& kind, const std::string& name, const std::string& ns) {
    return pod_of("{}", R"("namespace": ")" + ns + R"(", "ownerReferences": [{"kind": ")" + kind +
                            R"(", "name": ")" + name + R"(", "controller": true}])");
  };
  CHECK(is_node_agent(owned("DaemonSet", "x", "ml")));
  CHECK(is_node_agent(owned("Node", "n0", "kube-system")));
  CHECK_FALSE(is_node_agent(owned("ReplicaSet", "nvidia-device-plugin", "ml")));
  CHECK_FALSE(is_node_agent(pod_of("{}")));
  CHECK(is_known_agent(owned("DaemonSet", "nvidia-driver-daemonset-rhcos", "gpu")));
  CHECK(is_known_agent(owned("DaemonSet", "anything", "kube-system")));
  CHECK_FALSE(is_known_agent(owned("DaemonSet", "anything", "ml")));
  CHECK(controller_of(owned("DaemonSet", "x", "ml")) == "DaemonSet x");
  CHECK(controller_of(pod_of("{}")).empty());
}

TEST_CASE("admin access shows in what was allocated") {
  const auto claim = [](const std::string& result) {
    auto read = decode<ResourceClaim>(
        R"({"metadata": {"name": "c"}, "status": {"allocation": {"devices": {"results": [)" +
        result + "]}}}}");
    REQUIRE(read);
    return *read;
  };
  CHECK(has_admin_access(claim(R"({"device": "a"}, {"device": "b", "adminAccess": true})")));
  CHECK_FALSE(has_admin_access(claim(R"({"device": "a", "adminAccess": false})")));
  CHECK_FALSE(has_admin_access(ResourceClaim{}));
}

}  // namespace
}  // namespace kaic

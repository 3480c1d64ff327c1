// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/device_exposure.h"

#include <algorithm>
#include <cstddef>

#include "kaic/base/words.h"
#include "kaic/telemetry/vendor.h"

namespace kaic {
namespace {

constexpr std::string_view kSystemNamespace = "kube-system";
/// Values of an environment switch that give no device; so does an empty one.
constexpr Words kNoDevices = "none void";

bool is_privileged(const Container& container) {
  return container.security_context && container.security_context->privileged.value_or(false);
}

bool takes_by_switch(const EnvVar& variable) {
  return is_env_switch(variable.name) && !variable.value.empty() &&
         !kNoDevices.match(variable.value);
}

bool goes_around(const Container& container) {
  return is_privileged(container) ||
         std::any_of(container.env.begin(), container.env.end(), takes_by_switch);
}

bool mounts_devices(const Volume& volume) {
  return volume.host_path && shows_accelerators(volume.host_path->path);
}

std::string index(std::string_view list, std::size_t at) {
  return std::string(list) + "[" + std::to_string(at) + "]";
}

void find_exposures(const Pod& pod, const Container& container, const std::string& place,
                    const Accelerators& accelerators, std::vector<Exposure>& found) {
  if (is_privileged(container)) {
    found.push_back({place + ".securityContext.privileged", "PrivilegedOnAcceleratorNode",
                     "container " + container.name + " runs privileged on accelerator node " +
                         pod.spec.node_name +
                         " and sees every device there; expected only what it asked for"});
  }
  for (std::size_t v = 0; v < pod.spec.volumes.size(); ++v) {
    const Volume& volume = pod.spec.volumes[v];
    const auto mounts_it = [&](const VolumeMount& mount) { return mount.name == volume.name; };
    if (!mounts_devices(volume) ||
        std::none_of(container.volume_mounts.begin(), container.volume_mounts.end(), mounts_it)) {
      continue;
    }
    found.push_back({index("spec.volumes", v) + ".hostPath.path", "HostDevicesMounted",
                     "container " + container.name + " mounts " + volume.host_path->path +
                         " of accelerator node " + pod.spec.node_name +
                         ", which shows its device files; expected devices only by request"});
  }
  if (accelerators.requests_accelerator(pod, container))
    return;  // the device plugin sets the switch
  for (const EnvVar& variable : container.env) {
    if (!takes_by_switch(variable)) continue;
    found.push_back({place + ".env[" + variable.name + "].value", "AcceleratorSwitchWithoutRequest",
                     "container " + container.name + " sets " + variable.name + "=" +
                         variable.value + " and asks for no accelerator; expected a request"});
  }
}

const OwnerReference* owner_of(const Pod& pod) {
  for (const OwnerReference& owner : pod.metadata.owner_references) {
    if (owner.controller) return &owner;
  }
  return nullptr;
}

}  // namespace

bool may_expose_devices(const Pod& pod) {
  const PodSpec& spec = pod.spec;
  return std::any_of(spec.volumes.begin(), spec.volumes.end(), mounts_devices) ||
         std::any_of(spec.containers.begin(), spec.containers.end(), goes_around) ||
         std::any_of(spec.init_containers.begin(), spec.init_containers.end(), goes_around);
}

std::vector<Exposure> exposures_of(const Pod& pod, const Accelerators& accelerators) {
  std::vector<Exposure> found;
  for (std::size_t c = 0; c < pod.spec.init_containers.size(); ++c) {
    find_exposures(pod, pod.spec.init_containers[c], index("spec.initContainers", c), accelerators,
                   found);
  }
  for (std::size_t c = 0; c < pod.spec.containers.size(); ++c) {
    find_exposures(pod, pod.spec.containers[c], index("spec.containers", c), accelerators, found);
  }
  return found;
}

bool is_node_agent(const Pod& pod) {
  const OwnerReference* owner = owner_of(pod);
  return owner != nullptr && (owner->kind == "DaemonSet" || owner->kind == "Node");
}

bool is_known_agent(const Pod& pod) {
  if (pod.metadata.namespace_ == kSystemNamespace) return true;
  const OwnerReference* owner = owner_of(pod);
  return owner != nullptr && vendor_of_daemon_set(owner->name) != nullptr;
}

std::string controller_of(const Pod& pod) {
  const OwnerReference* owner = owner_of(pod);
  return owner == nullptr ? std::string() : owner->kind + " " + owner->name;
}

bool has_admin_access(const ResourceClaim& claim) {
  if (!claim.status.allocation) return false;
  const auto& results = claim.status.allocation->devices.results;
  return std::any_of(results.begin(), results.end(),
                     [](const auto& result) { return result.admin_access.value_or(false); });
}

}  // namespace kaic

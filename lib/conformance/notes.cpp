// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/notes.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "kaic/api/apiextensions.h"
#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/base/words.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/workloads.h"

namespace kaic {
namespace {

/// How one component shows itself.
/// A thing of which a note tells, and how it shows itself.
struct Component {
  std::string_view note;  ///< the subject's id
  std::string_view name;
  Words groups = {};           ///< API groups that only it brings
  Words crds = {};             ///< names of CustomResourceDefinitions
  Words workloads = {};        ///< names of its DaemonSets and Deployments, or their app labels
  Words node_labels = {};      ///< keys, with a value other than `false`
  Words node_conditions = {};  ///< types
  Words runtime_classes = {};  ///< names
};

struct Subject {
  std::string_view id, title;
};

constexpr Subject kSubjects[] = {
    {"image-caching", "Image caching"},
    {"jobset", "JobSet"},
    {"confidential-containers", "Confidential containers"},
    {"accelerator-health", "Accelerator health and repair"},
};

constexpr Component kComponents[] = {
    {.note = "image-caching", .name = "Spegel", .workloads = "spegel"},
    {.note = "image-caching", .name = "kube-fledged", .groups = "kubefledged.io"},
    {.note = "image-caching", .name = "Dragonfly", .workloads = "dragonfly-*"},
    {.note = "image-caching", .name = "Nydus", .workloads = "nydus-snapshotter*"},
    {.note = "image-caching",
     .name = "GKE image streaming",
     .node_labels = "cloud.google.com/gke-image-streaming"},
    {.note = "jobset",
     .name = "JobSet",
     .groups = "jobset.x-k8s.io",
     .workloads = "jobset-controller-manager"},
    {.note = "confidential-containers",
     .name = "Confidential Containers operator",
     .groups = "confidentialcontainers.org"},
    {.note = "confidential-containers",
     .name = "confidential runtime classes",
     .runtime_classes =
         "*-tdx *-snp kata-qemu-se kata-qemu-coco-dev* kata-remote kata-cc* enclave-cc*"},
    {.note = "confidential-containers",
     .name = "nodes with confidential hardware",
     .node_labels = "feature.node.kubernetes.io/cpu-security.sev.snp.enabled "
                    "feature.node.kubernetes.io/cpu-security.tdx.enabled "
                    "cloud.google.com/gke-confidential-nodes-instance-type"},
    {.note = "accelerator-health",
     .name = "Node Problem Detector",
     .workloads = "node-problem-detector*",
     .node_conditions = "KernelDeadlock ReadonlyFilesystem FrequentKubeletRestart "
                        "FrequentContainerdRestart KubeletUnhealthy ContainerRuntimeUnhealthy "
                        "XfsShutdown CperHardwareErrorFatal"},
    {.note = "accelerator-health",
     .name = "accelerator conditions of nodes",
     .node_conditions = "GPU* Gpu* NVLink* XID* Xid* IBLink*"},
    {.note = "accelerator-health",
     .name = "Medik8s",
     .groups = "remediation.medik8s.io self-node-remediation.medik8s.io"},
    {.note = "accelerator-health",
     .name = "MachineHealthCheck",
     .crds = "machinehealthchecks.machine.openshift.io machinehealthchecks.cluster.x-k8s.io"},
    {.note = "accelerator-health",
     .name = "accelerator operator's remediation workflow",
     .crds = "remediationworkflow*"},
    {.note = "accelerator-health", .name = "NVSentinel", .workloads = "nvsentinel*"},
};

constexpr std::string_view kAppLabels[] = {"app.kubernetes.io/name", "app.kubernetes.io/component",
                                           "app", "k8s-app"};
constexpr std::string_view kNodeFields[] = {"metadata.labels", "status.conditions.type",
                                            "status.conditions.status"};
constexpr std::string_view kDeploymentFields[] = {"metadata.labels", "metadata.generation",
                                                  "spec.replicas", "status.observedGeneration",
                                                  "status.readyReplicas"};
constexpr std::string_view kDaemonFields[] = {
    "metadata.labels", "metadata.generation", "status.observedGeneration",
    "status.desiredNumberScheduled", "status.numberReady"};
constexpr std::string_view kRuntimeClassGroup = "node.k8s.io";
constexpr std::string_view kRuntimeClasses = "runtimeclasses";
constexpr Read kReads[] = {
    discovery(Need::kSupporting),
    list_of<Node>(Need::kSupporting, kNodeFields),
    list_of<DaemonSet>(Need::kSupporting, kDaemonFields),
    list_of<Deployment>(Need::kSupporting, kDeploymentFields),
    list_of<CustomResourceDefinition>(Need::kSupporting, {}),
    custom(kRuntimeClassGroup, kRuntimeClasses, "RuntimeClass", {"v1"}, Need::kSupporting),
};

bool is_called(const ObjectMeta& metadata, const Words& names) {
  return names.match(metadata.name) ||
         std::any_of(std::begin(kAppLabels), std::end(kAppLabels), [&](std::string_view key) {
           const std::string* value = metadata.labels.find(key);
           return value != nullptr && names.match(*value);
         });
}

/// Collects the evidence of one component.
class Looker {
 public:
  Looker(const Inventory& inventory, std::vector<Evidence>& evidence)
      : inventory_(inventory), evidence_(evidence) {}

  void look(const Component& component) {
    for (const std::string& group : inventory_.discovery().groups()) {
      if (component.groups.match(group)) evidence_.push_back({{}, "groups", group, "/apis"});
    }
    for (const auto& crd : inventory_.all<CustomResourceDefinition>()) {
      if (component.crds.match(crd.metadata.name)) {
        add(inventory_.ref(crd), "metadata.name", crd.metadata.name, crd.kResource);
      }
    }
    workloads<DaemonSet>(component.workloads);
    workloads<Deployment>(component.workloads);
    for (const CustomObject& each : inventory_.custom(kRuntimeClassGroup, kRuntimeClasses)) {
      if (!component.runtime_classes.match(each.metadata.name)) continue;
      evidence_.push_back(
          {inventory_.ref(kRuntimeClassGroup, kRuntimeClasses, "RuntimeClass", each.metadata),
           "metadata.name", each.metadata.name,
           inventory_.path(kRuntimeClassGroup, kRuntimeClasses)});
    }
    for (const std::string_view key : component.node_labels) label(key);
    conditions(component.node_conditions);
  }

 private:
  void add(ObjectRef object, std::string field, std::string value, const ResourceType& of) {
    evidence_.push_back({std::move(object), std::move(field), std::move(value),
                         inventory_.path(of.group, of.resource)});
  }

  template <class T>
  void workloads(const Words& names) {
    for (const T& workload : inventory_.all<T>()) {
      if (!is_called(workload.metadata, names)) continue;
      const WorkloadHealth health = health_of(workload);
      add(inventory_.ref(workload), health.field, health.value, T::kResource);
    }
  }

  /// Nodes are many: the first stands for all, with their number.
  void label(std::string_view key) {
    const Node* first = nullptr;
    std::size_t count = 0;
    for (const Node& node : inventory_.all<Node>()) {
      const std::string* value = node.metadata.labels.find(key);
      if (value == nullptr || *value == "false") continue;
      if (first == nullptr) first = &node;
      ++count;
    }
    if (first == nullptr) return;
    add(inventory_.ref(*first), "metadata.labels[" + std::string(key) + "]", of_nodes(count),
        Node::kResource);
  }

  void conditions(const Words& types) {
    struct Seen {
      const Node* first;  ///< one that has the problem, if any has
      std::size_t nodes = 0, problems = 0;
    };
    std::map<std::string, Seen> seen;
    for (const Node& node : inventory_.all<Node>()) {
      for (const Condition& condition : node.status.conditions) {
        if (!types.match(condition.type)) continue;
        Seen& row = seen.try_emplace(condition.type, Seen{&node}).first->second;
        if (condition.is_true() && row.problems == 0) row.first = &node;
        ++row.nodes;
        if (condition.is_true()) ++row.problems;
      }
    }
    for (const auto& [type, row] : seen) {
      add(inventory_.ref(*row.first), "status.conditions[" + type + "].status",
          of_nodes(row.nodes) + ", True on " + std::to_string(row.problems), Node::kResource);
    }
  }

  static std::string of_nodes(std::size_t count) {
    return "on " + std::to_string(count) + (count == 1 ? " node" : " nodes");
  }

  const Inventory& inventory_;
  std::vector<Evidence>& evidence_;
};

}  // namespace

extern const std::span<const Read> kNoteReads;
const std::span<const Read> kNoteReads = kReads;

std::vector<Note> notes(const Inventory& inventory) {
  std::vector<Note> notes;
  for (const Subject& subject : kSubjects) {
    Note note{std::string(subject.id), std::string(subject.title) + ":", {}};
    for (const Component& component : kComponents) {
      if (component.note != subject.id) continue;
      const std::size_t before = note.evidence.size();
      Looker(inventory, note.evidence).look(component);
      if (note.evidence.size() == before) continue;
      note.summary += (before == 0 ? " " : ", ") + std::string(component.name);
    }
    if (!note.evidence.empty()) notes.push_back(std::move(note));
  }
  for (Note& note : accelerator_notes(inventory)) notes.push_back(std::move(note));
  return notes;
}

}  // namespace kaic

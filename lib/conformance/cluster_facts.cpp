// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/cluster_facts.h"

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/platforms.h"

namespace kaic {
namespace {

constexpr std::string_view kNodeFields[] = {"metadata.labels", "metadata.annotations",
                                            "spec.providerID", "status.nodeInfo.kubeletVersion",
                                            "status.nodeInfo.osImage"};

constexpr Read kReads[] = {
    list_of<Node>(Need::kSupporting, kNodeFields), list_of<Namespace>(Need::kSupporting, {}),
    list_of<Deployment>(Need::kSupporting, {}),    list_of<DaemonSet>(Need::kSupporting, {}),
    list_of<StatefulSet>(Need::kSupporting, {}),
};

PlatformFacts::Pairs pairs_of(const Labels& labels) { return {labels.begin(), labels.end()}; }

PlatformFacts platform_facts(const Inventory& inventory) {
  PlatformFacts facts;
  facts.server_version = inventory.server_version().git_version;
  facts.api_groups = inventory.discovery().groups();
  for (const Node& node : inventory.all<Node>()) {
    facts.nodes.push_back({pairs_of(node.metadata.labels), pairs_of(node.metadata.annotations),
                           node.status.node_info.kubelet_version, node.status.node_info.os_image,
                           node.spec.provider_id});
  }
  for (const Namespace& ns : inventory.all<Namespace>())
    facts.namespaces.push_back(ns.metadata.name);
  for (const Deployment& workload : inventory.all<Deployment>())
    facts.workloads.push_back(workload.metadata.name);
  for (const DaemonSet& workload : inventory.all<DaemonSet>())
    facts.workloads.push_back(workload.metadata.name);
  for (const StatefulSet& workload : inventory.all<StatefulSet>())
    facts.workloads.push_back(workload.metadata.name);
  return facts;
}

}  // namespace

const std::span<const Read> kClusterFactReads = kReads;

ClusterReport cluster_facts(const Inventory& inventory) {
  ClusterReport report;
  for (Platform& platform : recognise_platforms(platform_facts(inventory))) {
    report.platforms.push_back({std::move(platform.id), std::move(platform.name), platform.score,
                                std::move(platform.signs)});
  }
  report.server_version = inventory.server_version().git_version;
  if (inventory.state<Node>() == ReadState::kComplete)
    report.nodes = static_cast<std::int64_t>(inventory.all<Node>().size());
  report.accelerators = Accelerators(inventory).rows();
  return report;
}

}  // namespace kaic

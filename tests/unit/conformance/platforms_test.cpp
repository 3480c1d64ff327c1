// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/platforms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace {

using kaic::Platform;
using kaic::PlatformFacts;
using Strings = std::vector<std::string>;

/// The ids found, best first.
Strings ids(const PlatformFacts& facts) {
  Strings found;
  for (const Platform& platform : kaic::recognise_platforms(facts)) found.push_back(platform.id);
  return found;
}

PlatformFacts::NodeFacts node(std::initializer_list<const char*> labels,
                              const char* provider_id = "", const char* os_image = "",
                              const char* kubelet_version = "v1.34.1") {
  PlatformFacts::NodeFacts facts;
  for (const char* label : labels) facts.labels.emplace_back(label, "x");
  facts.provider_id = provider_id;
  facts.os_image = os_image;
  facts.kubelet_version = kubelet_version;
  return facts;
}

PlatformFacts with_node(PlatformFacts::NodeFacts one, Strings groups = {}) {
  PlatformFacts facts;
  facts.server_version = "v1.34.1";
  facts.api_groups = std::move(groups);
  facts.nodes = {std::move(one)};
  return facts;
}

// One case a platform, from its signs that are not guesses.

TEST_CASE("CoreWeave is known by its node pools") {
  CHECK(ids(with_node(node({"compute.coreweave.com/node-pool"}), {"compute.coreweave.com"})) ==
        Strings{"cks"});
  CHECK(ids(with_node(node({"compute.coreweave.com/node-pool"}))) == Strings{"cks"});
}

TEST_CASE("DaoCloud has guessed signs alone, and needs many of them") {
  PlatformFacts facts = with_node(node({}), {"cluster.kpanda.io"});
  CHECK(ids(facts).empty());
  facts.namespaces = {"kpanda-system"};
  CHECK(ids(facts).empty());
  facts.api_groups.push_back("insight.io");
  CHECK(ids(facts) == Strings{"daocloud"});
}

TEST_CASE("a Gardener shoot is known by its worker labels, on whatever machines") {
  const PlatformFacts facts = with_node(
      node({"worker.gardener.cloud/pool"}, "aws:///eu-central-1a/i-0123", "Garden Linux 1592.1"));
  CHECK(ids(facts) == Strings{"gardener"});  // and no EKS
}

TEST_CASE("Giant Swarm is known by its machine pools") {
  CHECK(ids(with_node(node({"giantswarm.io/machine-pool"}, "aws:///eu-west-1a/i-0",
                           "Flatcar Container Linux 3815"))) == Strings{"giantswarm"});
  CHECK(ids(with_node(node({}), {"application.giantswarm.io"})) == Strings{"giantswarm"});
}

TEST_CASE("OpenShift is known by its API groups") {
  const PlatformFacts facts = with_node(
      node({"node.openshift.io/os_id"}, "vsphere://4201", "Red Hat Enterprise Linux CoreOS 420.1"),
      {"config.openshift.io", "route.openshift.io", "machineconfiguration.openshift.io"});
  CHECK(ids(facts) == Strings{"openshift"});
  CHECK(kaic::recognise_platforms(facts)[0].score == 100);
  CHECK(ids(with_node(node({}), {"route.openshift.io"})).empty());  // MicroShift has that one
}

TEST_CASE("ROSA is OpenShift too, and a hosted OpenShift elsewhere is not ROSA") {
  const Strings groups = {"config.openshift.io", "route.openshift.io"};
  CHECK(ids(with_node(node({"hypershift.openshift.io/nodePool"}, "aws:///us-east-1a/i-0",
                           "Red Hat Enterprise Linux CoreOS 420.1"),
                      groups)) == Strings{"rosa", "openshift"});
  CHECK(ids(with_node(node({"hypershift.openshift.io/nodePool"}, "azure:///subscriptions/0"),
                      groups)) == Strings{"openshift"});
}

TEST_CASE("RKE2 is known by its version or its annotations, and K3s is not RKE2") {
  PlatformFacts facts = with_node(node({}, "vsphere://4201"), {"helm.cattle.io", "k3s.cattle.io"});
  CHECK(ids(facts).empty());
  facts.nodes[0].annotations.emplace_back("rke2.io/node-args", "[]");
  CHECK(ids(facts) == Strings{"rke2"});
  CHECK(ids(with_node(node({}, "", "", "v1.33.5+rke2r1"))) == Strings{"rke2"});
  CHECK(ids(with_node(node({}, "rke2://worker-0"))) == Strings{"rke2"});
}

TEST_CASE("Talos is known by its OS image, or by its extensions") {
  CHECK(ids(with_node(node({}, "", "Talos (v1.11.3)"))) == Strings{"talos"});
  CHECK(ids(with_node(node({"extensions.talos.dev/nvidia-container-toolkit"}))) ==
        Strings{"talos"});
}

TEST_CASE("ACK is known by its version, or by its labels") {
  CHECK(ids(with_node(node({}, "cn-hangzhou.i-bp1", "", "v1.34.1-aliyun.1"))) == Strings{"ack"});
  CHECK(ids(with_node(node({"alibabacloud.com/nodepool-id"}))) == Strings{"ack"});
}

TEST_CASE("AKS is known by its node labels") {
  CHECK(ids(with_node(node({"kubernetes.azure.com/cluster", "kubernetes.azure.com/agentpool"},
                           "azure:///subscriptions/0"))) == Strings{"aks"});
  CHECK(ids(with_node(node({}, "azure:///subscriptions/0"))).empty());
}

TEST_CASE("Baidu CCE is known by its provider ID, or by its GPU label") {
  CHECK(ids(with_node(node({}, "cce://i-abc"))) == Strings{"baidu-cce"});
  CHECK(ids(with_node(node({"baidu/nvidia_name"}))) == Strings{"baidu-cce"});
}

TEST_CASE("EKS is known by its version, or by its labels") {
  CHECK(ids(with_node(node({}, "aws:///us-east-1a/i-0", "Amazon Linux 2023.9",
                           "v1.34.1-eks-c39b1d0"))) == Strings{"eks"});
  CHECK(ids(with_node(node({"eks.amazonaws.com/nodegroup"}))) == Strings{"eks"});
}

TEST_CASE("a cluster on AWS with the VPC CNI, Amazon's Linux and CloudWatch is not yet EKS") {
  PlatformFacts facts = with_node(
      node({"k8s.amazonaws.com/accelerator"}, "aws:///us-east-1a/i-0", "Amazon Linux 2023.9"),
      {"vpcresources.k8s.aws", "crd.k8s.amazonaws.com", "karpenter.sh"});
  facts.workloads = {"aws-node"};
  facts.namespaces = {"amazon-cloudwatch"};
  CHECK(ids(facts).empty());
}

TEST_CASE("GKE is known by its version, its labels or its API groups") {
  CHECK(ids(with_node(node({}, "", "", "v1.34.0-gke.1662000"))) == Strings{"gke"});
  CHECK(ids(with_node(node({"cloud.google.com/gke-nodepool"}))) == Strings{"gke"});
  CHECK(ids(with_node(node({}), {"networking.gke.io"})) == Strings{"gke"});
  CHECK(ids(with_node(node({}, "gce://p/z/vm", "Container-Optimized OS from Google"),
                      {"monitoring.googleapis.com"}))
            .empty());
}

TEST_CASE("KKP is known by its application installations, KubeOne's parts are not enough") {
  CHECK(ids(with_node(node({}), {"apps.kubermatic.k8c.io"})) == Strings{"kkp"});
  CHECK(ids(with_node(node({"machine-controller/owned-by"}),
                      {"cluster.k8s.io", "operatingsystemmanager.k8c.io"}))
            .empty());
}

TEST_CASE("LKE is known by its pool label") {
  CHECK(ids(with_node(node({"lke.linode.com/pool-id", "topology.linode.com/region"},
                           "linode://1"))) == Strings{"lke"});
  CHECK(ids(with_node(node({"topology.linode.com/region"}, "linode://1"))).empty());
}

TEST_CASE("OKE is known by its labels, with either form of provider ID") {
  CHECK(ids(with_node(node({"oke.oraclecloud.com/pod.info"}, "ocid1.instance.oc1"))) ==
        Strings{"oke"});
  CHECK(ids(with_node(node({"oke.oraclecloud.com/pod.info"}, "oci://ocid1.instance.oc1"))) ==
        Strings{"oke"});
  CHECK(ids(with_node(
                node({"oci.oraclecloud.com/fault-domain"}, "ocid1.instance.oc1", "Oracle Linux 8")))
            .empty());
}

TEST_CASE("VKS is known by its labels") {
  CHECK(ids(with_node(node({"vks.vmware.com/nodepool"}, "vsphere://4201", "VMware Photon OS/Linux",
                           "v1.35.0+vmware.2"))) == Strings{"vks"});
  CHECK(ids(with_node(node({}, "vsphere://4201", "", "v1.35.0+vmware.2"))).empty());
}

TEST_CASE("a plain cluster and one of which nothing was read are of no platform") {
  CHECK(ids(with_node(node({"kubernetes.io/hostname"}, "", "Debian GNU/Linux 12"),
                      {"apps", "resource.k8s.io"}))
            .empty());
  CHECK(ids(PlatformFacts{}).empty());
}

TEST_CASE("where the machines run names no product") {
  for (const char* provider :
       {"aws:///a/i-0", "gce://p/z/v", "azure:///subscriptions/0", "vsphere://42", "linode://1",
        "ocid1.instance.oc1", "talos://x", "cn-hangzhou.i-1"}) {
    CAPTURE(provider);
    CHECK(ids(with_node(node({}, provider))).empty());
  }
}

TEST_CASE("a cluster can be several things at once, the better shown first") {
  const PlatformFacts facts =
      with_node(node({"compute.coreweave.com/node-pool"}, "", "", "v1.33.5+rke2r1"),
                {"compute.coreweave.com"});
  CHECK(ids(facts) == Strings{"cks", "rke2"});
}

TEST_CASE("signs tell what was seen, and of a provider ID no more than its form") {
  const std::vector<Platform> found = kaic::recognise_platforms(with_node(
      node({"eks.amazonaws.com/nodegroup"}, "aws:///us-east-1a/i-0", "", "v1.34.1-eks-c39b1d0")));
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "Amazon Elastic Kubernetes Service");
  CHECK(found[0].signs == Strings{"version v1.34.1-eks-c39b1d0",
                                  "node label eks.amazonaws.com/nodegroup", "provider ID aws://*"});
  CHECK(found[0].score == 100);
}

TEST_CASE("the order of nodes does not change what is found") {
  PlatformFacts facts = with_node(node({"eks.amazonaws.com/nodegroup"}), {"config.openshift.io"});
  facts.nodes.push_back(node({"lke.linode.com/pool-id"}));
  const Strings forward = ids(facts);
  std::reverse(facts.nodes.begin(), facts.nodes.end());
  CHECK(ids(facts) == forward);
  CHECK(forward.size() == 3);
}

TEST_CASE("a sign counts once, on however many nodes it is") {
  PlatformFacts facts = with_node(node({"lke.linode.com/pool-id"}));
  const int score = kaic::recognise_platforms(facts)[0].score;
  facts.nodes.resize(50, facts.nodes[0]);
  CHECK(kaic::recognise_platforms(facts)[0].score == score);
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
/// The signs of each product. Documented ones come from sources, documents or certificates; kKnown
/// is common knowledge and kGuess a guess, neither looked up in a real cluster. Names that say
/// nothing about the product (`Ubuntu`, `displayName`, `cluster-role`) are left out.
#include "lib/conformance/platforms.h"

namespace kaic::platform_table {
namespace {

using enum SignKind;
using enum Trust;
using enum Reach;

constexpr Sign kCks[] = {
    {kApiGroup, "compute.coreweave.com"},
    {kApiGroup, "sunk.coreweave.com", kGuess},
    {kLabel, "compute.coreweave.com/node-pool"},
    {kLabel, "compute.coreweave.com/node-pool-uid"},
};

constexpr Sign kDaoCloud[] = {
    {kApiGroup, "*.kpanda.io", kGuess},    {kApiGroup, "insight.io", kGuess},
    {kNamespace, "kpanda-system", kGuess}, {kNamespace, "insight-system", kGuess},
    {kNamespace, "ghippo-system", kGuess},
};

// core.gardener.cloud is served by the garden, not by a shoot.
constexpr Sign kGardener[] = {
    {kLabel, "worker.gardener.cloud/pool"},
    {kLabel, "worker.gardener.cloud/system-components"},
    {kLabel, "worker.garden.sapcloud.io/group"},
    {kOsImage, "Garden Linux*", kDocumented, kShared},
};

constexpr Sign kGiantSwarm[] = {
    {kApiGroup, "application.giantswarm.io"},
    {kLabel, "giantswarm.io/machine-pool", kKnown},
    {kLabel, "giantswarm.io/machine-deployment", kKnown},
    {kOsImage, "Flatcar*", kKnown, kShared},
    {kNamespace, "giantswarm", kKnown},
};

constexpr Sign kOpenShift[] = {
    {kApiGroup, "config.openshift.io", kKnown},
    {kApiGroup, "machineconfiguration.openshift.io", kKnown},
    {kApiGroup, "route.openshift.io", kKnown, kShared},  // MicroShift has it too
    {kLabel, "node.openshift.io/os_id", kKnown},
    {kOsImage, "Red Hat Enterprise Linux CoreOS*", kKnown},
    {kNamespace, "openshift-*"},
};

// A hosted OpenShift on AWS. One that the owner hosts for himself looks the same from here; the tag
// that tells them apart is in the Infrastructure object.
constexpr Sign kRosaRequired[] = {
    {kApiGroup, "config.openshift.io", kKnown, kShared},
    {kLabel, "hypershift.openshift.io/nodePool"},
    {kProviderId, "aws://*", kDocumented, kShared},
};

constexpr Sign kRke2[] = {
    {kApiGroup, "k3s.cattle.io", kKnown, kShared},   // K3s
    {kApiGroup, "helm.cattle.io", kKnown, kShared},  // K3s
    {kVersion, "*+rke2r*", kKnown},
    {kLabel, "plan.upgrade.cattle.io/*", kKnown, kShared},
    {kAnnotation, "rke2.io/node-args", kKnown},
    {kAnnotation, "rke2.io/node-config-hash", kKnown},
    {kProviderId, "rke2://*"},
    {kWorkload, "rke2-canal"},
    {kWorkload, "rke2-cilium"},
    {kWorkload, "*rke2-coredns*"},
    {kWorkload, "rke2-ingress-nginx*"},
    {kWorkload, "rke2-traefik"},
    {kWorkload, "rke2-metrics-server"},
    {kWorkload, "rke2-snapshot-controller"},
};

constexpr Sign kTalos[] = {
    {kApiGroup, "talos.dev", kKnown},
    {kLabel, "extensions.talos.dev/*"},
    {kAnnotation, "extensions.talos.dev/schematic"},
    {kOsImage, "Talos (*"},
    {kProviderId, "talos://*", kGuess},
};

constexpr Sign kAck[] = {
    {kApiGroup, "alibabacloud.com", kKnown, kShared},
    {kApiGroup, "log.alibabacloud.com", kKnown, kShared},
    {kVersion, "*-aliyun.*"},
    {kLabel, "ack.aliyun.com"},
    {kLabel, "alibabacloud.com/nodepool-id"},
    {kLabel, "aliyun.accelerator/*", kDocumented, kShared},
    {kOsImage, "Alibaba Cloud Linux*", kDocumented, kShared},
    {kProviderId, "*.i-*", kKnown, kShared},  // <region>.<instance>, without a scheme
    {kNamespace, "arms-prom", kKnown, kShared},
    {kWorkload, "terway*", kKnown, kShared},
    {kWorkload, "ack-*", kKnown},
};

constexpr Sign kAks[] = {
    {kApiGroup, "karpenter.azure.com", kKnown, kShared},
    {kApiGroup, "kaito.sh", kDocumented, kShared},
    {kLabel, "kubernetes.azure.com/cluster"},
    {kLabel, "kubernetes.azure.com/agentpool"},
    {kLabel, "kubernetes.azure.com/accelerator", kDocumented, kShared},
    {kOsImage, "*Azure Linux*", kDocumented, kShared},
    {kProviderId, "azure://*", kDocumented, kShared},
    {kNamespace, "aks-istio-system", kKnown},
    {kWorkload, "azure-cns", kDocumented, kShared},
    {kWorkload, "cloud-node-manager", kDocumented, kShared},
    {kWorkload, "ama-logs", kDocumented, kShared},
    {kWorkload, "ama-metrics*", kDocumented, kShared},
};

constexpr Sign kBaiduCce[] = {
    {kApiGroup, "cce.baidubce.com", kKnown},
    {kLabel, "baidu/nvidia_name"},
    {kLabel, "beta.kubernetes.io/instance-gpu", kGuess, kShared},
    {kProviderId, "cce://*"},
    {kWorkload, "cce-*", kKnown},
};

// The VPC CNI brings its API groups and its DaemonSet to any cluster on AWS.
constexpr Sign kEks[] = {
    {kApiGroup, "eks.amazonaws.com", kKnown},
    {kApiGroup, "vpcresources.k8s.aws", kKnown, kShared},
    {kApiGroup, "crd.k8s.amazonaws.com", kKnown, kShared},
    {kVersion, "*-eks-*"},
    {kLabel, "eks.amazonaws.com/nodegroup"},
    {kLabel, "eks.amazonaws.com/compute-type"},
    {kLabel, "eks.amazonaws.com/nodeclass", kKnown},
    {kLabel, "k8s.amazonaws.com/accelerator", kDocumented, kShared},
    {kOsImage, "Amazon Linux*", kDocumented, kShared},
    {kOsImage, "Bottlerocket OS*", kDocumented, kShared},
    {kProviderId, "aws://*", kDocumented, kShared},
    {kNamespace, "amazon-cloudwatch", kDocumented, kShared},
    {kWorkload, "aws-node", kDocumented, kShared},
    {kWorkload, "eks-pod-identity-agent"},
};

constexpr Sign kGke[] = {
    {kApiGroup, "networking.gke.io", kKnown},
    {kApiGroup, "node.gke.io", kKnown},
    {kApiGroup, "cloud.google.com", kKnown},
    {kApiGroup, "monitoring.googleapis.com", kKnown,
     kShared},  // the collector can be installed anywhere
    {kVersion, "*-gke.*"},
    {kLabel, "cloud.google.com/gke-nodepool"},
    {kLabel, "cloud.google.com/gke-os-distribution"},
    {kLabel, "cloud.google.com/gke-accelerator", kDocumented, kShared},
    {kLabel, "cloud.google.com/gke-tpu-accelerator", kKnown, kShared},
    {kOsImage, "Container-Optimized OS from Google*", kDocumented, kShared},
    {kProviderId, "gce://*", kDocumented, kShared},
    {kNamespace, "gke-managed-system", kKnown},
    {kNamespace, "gke-managed-cim", kKnown},
    {kNamespace, "gmp-system", kKnown, kShared},
};

// machine-controller and the operating system manager serve KubeOne clusters too.
constexpr Sign kKkp[] = {
    {kApiGroup, "apps.kubermatic.k8c.io", kKnown},
    {kApiGroup, "operatingsystemmanager.k8c.io", kKnown, kShared},
    {kApiGroup, "cluster.k8s.io", kKnown, kShared},
    {kApiGroup, "kubelb.k8c.io", kDocumented, kShared},
    {kLabel, "machine-controller/owned-by", kKnown, kShared},
    {kNamespace, "mla-system"},
    {kNamespace, "kubelb", kDocumented, kShared},
};

constexpr Sign kLke[] = {
    {kLabel, "lke.linode.com/pool-id"},
    {kLabel, "node.k8s.linode.com/host-uuid", kDocumented, kShared},
    {kLabel, "topology.linode.com/region", kDocumented, kShared},
    {kOsImage, "Debian*", kKnown, kShared},
    {kProviderId, "linode://*", kDocumented, kShared},
    {kWorkload, "csi-linode-node", kKnown, kShared},
};

constexpr Sign kOke[] = {
    {kApiGroup, "oci.oraclecloud.com", kKnown, kShared},
    {kLabel, "oke.oraclecloud.com/*", kKnown},
    {kLabel, "oci.oraclecloud.com/fault-domain", kDocumented, kShared},
    {kOsImage, "Oracle Linux*", kDocumented, kShared},
    {kProviderId, "ocid1.instance*", kDocumented, kShared},
    {kProviderId, "oci://*", kDocumented, kShared},
    {kWorkload, "csi-oci-node", kKnown, kShared},
    {kWorkload, "proxymux-client", kKnown},
};

constexpr Sign kVks[] = {
    {kApiGroup, "run.tanzu.vmware.com", kKnown},
    {kApiGroup, "packaging.carvel.dev", kKnown, kShared},
    {kVersion, "*+vmware.*", kKnown, kShared},  // older Tanzu too
    {kLabel, "vks.vmware.com/nodepool"},
    {kLabel, "run.tanzu.vmware.com/kubernetesDistributionVersion"},
    {kLabel, "run.tanzu.vmware.com/tkr"},
    {kOsImage, "VMware Photon OS*", kDocumented, kShared},
    {kProviderId, "vsphere://*", kKnown, kShared},
    {kNamespace, "vmware-system-*", kKnown, kShared},
    {kNamespace, "tkg-system", kKnown, kShared},
};

constexpr Row kRows[] = {
    {"cks", "CoreWeave Kubernetes Service", kCks},
    {"daocloud", "DaoCloud Enterprise", kDaoCloud},
    {"gardener", "Gardener", kGardener},
    {"giantswarm", "Giant Swarm", kGiantSwarm},
    // before OpenShift: of two equal scores the special form is shown first
    {"rosa", "Red Hat OpenShift Service on AWS", {}, kRosaRequired},
    {"openshift", "OpenShift", kOpenShift},
    {"rke2", "RKE2", kRke2},
    {"talos", "Talos Linux", kTalos},
    {"ack", "Alibaba Cloud Container Service for Kubernetes", kAck},
    {"aks", "Azure Kubernetes Service", kAks},
    {"baidu-cce", "Baidu Cloud Container Engine", kBaiduCce},
    {"eks", "Amazon Elastic Kubernetes Service", kEks},
    {"gke", "Google Kubernetes Engine", kGke},
    {"kkp", "Kubermatic Kubernetes Platform", kKkp},
    {"lke", "Linode Kubernetes Engine", kLke},
    {"oke", "Oracle Kubernetes Engine", kOke},
    {"vks", "VMware vSphere Kubernetes Service", kVks},
};

}  // namespace

std::span<const Row> rows() { return kRows; }

}  // namespace kaic::platform_table

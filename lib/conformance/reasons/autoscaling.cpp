// SPDX-License-Identifier: Apache-2.0
/// Nodes and pods that follow the demand.
#include "lib/conformance/reasons.h"

namespace kaic::reason_table {
namespace {

constexpr Reason kRows[] = {
    {"AutoscalerNotSeen", "cluster_autoscaling",
     "No node autoscaler was seen. A hosted one shows no pods, so this does not say that there is "
     "none.",
     "If the platform has one, audit after it has scaled an accelerator group. If node groups are "
     "fixed, answer N/A and give that as the reason."},
    {"AutoscalerNotHealthy", "cluster_autoscaling",
     "A node autoscaler is installed and not at work: its pods are not Ready, or its status says "
     "that it is unhealthy.",
     "Look at its log and at the ConfigMap kube-system/cluster-autoscaler-status; missing rights "
     "at the cloud are usual."},
    {"AutoscalerNotAtWork", "cluster_autoscaling",
     "An API or objects of a node autoscaler are there, and nothing shows that one runs. They may "
     "be leftovers, or it runs where it cannot be seen.",
     "Install or repair the autoscaler, or delete what it left behind."},
    {"AutoscalerPoolNotServed", "cluster_autoscaling",
     "A node pool has no status: no autoscaler has looked at it.",
     "Install the autoscaler that serves this kind, or delete the pool."},
    {"AutoscalerPoolNotReady", "cluster_autoscaling",
     "The autoscaler says that it cannot use a node pool.",
     "Read the condition's message; a node class that does not exist or lacks rights is usual."},
    {"AutoscalerStatusUnreadable", "cluster_autoscaling",
     "The autoscaler's status ConfigMap does not hold the status of a release from 1.30 on.",
     "Upgrade the autoscaler to the cluster's minor; releases before 1.30 wrote plain text."},
    {"AutoscalerStatusOld", "cluster_autoscaling",
     "The autoscaler's status was not written for some time, so it does not say what happens now.",
     "Look at the autoscaler's pods and at its lease; it writes the status every few seconds."},
    {"AutoscalerNoAcceleratorGroup", "cluster_autoscaling",
     "An autoscaler is at work and no node group of its holds accelerators. Groups of size 0 "
     "cannot be seen from the cluster.",
     "Put an accelerator group under the autoscaler, or audit while it has a node."},
    {"AutoscalerGroupFixed", "cluster_autoscaling",
     "A node group is as large as it may get, or its minimum equals its maximum: it looks "
     "autoscaled and cannot grow.",
     "Raise the group's maximum above its present size."},
    {"AutoscalerScaleUpNotObserved", "cluster_autoscaling",
     "No pod that waited for an accelerator was seen to bring a new node.",
     "Create such a pod when no accelerator is free and audit after the node came."},
    {"AutoscalerScaleDownNotObserved", "cluster_autoscaling",
     "No accelerator node was seen to go when it was idle.",
     "Delete the workload, wait for the scale-down delay and audit again."},
    {"AutoscalerScaleUpFailed", "cluster_autoscaling",
     "A pod waits for an accelerator, and the autoscaler answered that no group can give it a "
     "node.",
     "Read the event's message: quota or capacity at the cloud are usual causes."},
    {"HpaApiMissing", "pod_autoscaling",
     "autoscaling/v2 is not served, so there is no HorizontalPodAutoscaler with custom metrics.",
     "Turn the API on in the API server; it is on by default."},
    {"HpaMissing", "pod_autoscaling",
     "No HorizontalPodAutoscaler scales pods that ask for an accelerator.",
     "Create one on a metric of the accelerator or of the model server."},
    {"HpaTargetWithoutAccelerator", "pod_autoscaling",
     "The autoscaler works, and the pods that it scales ask for no accelerator.",
     "Point one at a workload whose pods ask for an accelerator."},
    {"HpaNotActive", "pod_autoscaling",
     "The autoscaler cannot work: AbleToScale or ScalingActive is not True.",
     "Read the condition's message; mostly its metric cannot be had or its target has no scale "
     "subresource."},
    {"HpaStatusStale", "pod_autoscaling",
     "The autoscaler's status is of an older generation of its spec: its controller has not looked "
     "since.",
     "Look at the controller manager; while it works it updates the status every 15 seconds."},
    {"HpaResourceMetricOnly", "pod_autoscaling",
     "Pods with accelerators are scaled on CPU or memory alone, which say little about them.",
     "Add a metric of type Pods, Object or External, such as queue length or accelerator use."},
    {"HpaMetricsEmpty", "pod_autoscaling", "The autoscaler never saw a value of its custom metric.",
     "Ask the metrics API for the metric by hand; mostly no rule of the adapter makes it or no pod "
     "emits it."},
    {"HpaMetricWrongWay", "pod_autoscaling",
     "The metric falls when load rises (free memory, for example), so replicas are added when they "
     "are idle.",
     "Use a metric that rises with load: used memory, utilisation, waiting requests."},
    {"HpaOnlyResourceMetricsApi", "pod_autoscaling",
     "Only metrics-server is there (metrics.k8s.io): CPU and memory, no custom metrics.",
     "Install a server of custom or external metrics, such as prometheus-adapter or KEDA."},
    {"MetricsApiMissing", "pod_autoscaling",
     "No server is registered for custom or external metrics.",
     "Install prometheus-adapter, KEDA or the platform's adapter; each registers an APIService."},
    {"MetricsApiUnavailable", "pod_autoscaling",
     "The APIService of custom or external metrics is not Available.",
     "Read its condition's message and look at the pods behind its Service; only one server can "
     "own each API."},
    {"MetricsApiStale", "pod_autoscaling",
     "Discovery lists the metrics API from memory: its server does not answer now.",
     "Look at the pods behind the APIService's Service and at its certificate."},
};

}  // namespace

constinit const std::span<const Reason> kAutoscaling = kRows;

}  // namespace kaic::reason_table

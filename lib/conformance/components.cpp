// SPDX-License-Identifier: Apache-2.0
/// Names without a mark come from sources, documents or evidence of certified platforms; [K] is
/// common knowledge and [G] a guess that nobody looked up: no verdict may rest on one of these
/// alone.
#include "lib/conformance/components.h"

namespace kaic {
namespace {

constexpr GatewayImplementation kGateways[] = {
    {.id = "istio",
     .name = "Istio",
     .controllers = "istio.io/gateway-controller istio.io/unmanaged-gateway "
                    "istio.io/mesh-controller",  // the
                                                 // second
                                                 // [K]
     .classes = "istio",
     .api_groups = "networking.istio.io security.istio.io telemetry.istio.io",
     .workloads = "istiod istiod-*"},
    {.id = "openshift",
     .name = "OpenShift built-in gateway",
     .controllers = "openshift.io/gateway-controller/v1",
     .classes = "openshift-default",
     .api_groups = "sailoperator.io",           // [K]
     .workloads = "istiod-openshift-gateway"},  // [K]
    {.id = "traefik",
     .name = "Traefik",
     .controllers = "traefik.io/gateway-controller",
     .classes = "traefik",
     .api_groups = "traefik.io",
     .workloads = "traefik traefik-* *-traefik"},
    {.id = "aws-lbc",
     .name = "AWS Load Balancer Controller",
     .controllers = "gateway.k8s.aws/alb gateway.k8s.aws/nlb",
     .api_groups = "gateway.k8s.aws elbv2.k8s.aws aga.k8s.aws",
     .workloads = "aws-load-balancer-controller",
     .hosting = Hosting::kMaybeHosted},  // EKS Auto Mode
    {.id = "gke",
     .name = "GKE Gateway controller",
     .controllers = "networking.gke.io/gateway",
     .classes = "gke-l7-global-external-managed* gke-l7-regional-external-managed* gke-l7-rilb* "
                "gke-l7-gxlb*",
     .api_groups = "networking.gke.io",
     .hosting = Hosting::kHosted},
    // The tenant cluster may hold no GatewayClass of its own: unproven. Envoy Gateway serves in the
    // management cluster.
    {.id = "kubelb",
     .name = "KubeLB",
     .controllers = "",
     .classes = "kubelb",
     .api_groups = "kubelb.k8c.io",
     .workloads = "kubelb-ccm",
     .hosting = Hosting::kMaybeHosted},
    {.id = "apisix",
     .name = "APISIX",
     .controllers = "apisix.apache.org/apisix-ingress-controller",
     .classes = "apisix",
     .api_groups = "apisix.apache.org",
     .workloads = "apisix-ingress-controller*"},  // [K]
    {.id = "cilium",
     .name = "Cilium",
     .controllers = "io.cilium/gateway-controller",
     .classes = "cilium",
     .api_groups = "cilium.io",
     .workloads = "cilium-operator"},
    {.id = "envoy-gateway",
     .name = "Envoy Gateway",
     .controllers = "gateway.envoyproxy.io/gatewayclass-controller",
     .classes = "eg",
     .api_groups = "gateway.envoyproxy.io",
     .workloads = "envoy-gateway"},  // [K]
    {.id = "kgateway",
     .name = "kgateway",
     .controllers = "kgateway.dev/kgateway",  // [K]
     .classes = "kgateway",
     .api_groups = "gateway.kgateway.dev",  // [K]
     .workloads = "kgateway"},              // [K]
    {.id = "azure-alb",
     .name = "Azure Application Gateway for Containers",
     .controllers = "alb.networking.azure.io/alb-controller",  // [K]
     .workloads = "alb-controller",                            // [K]
     .hosting = Hosting::kMaybeHosted},
};

constexpr GangScheduler kGangSchedulers[] = {
    {.id = "kueue",
     .name = "Kueue",
     .api_groups =
         "kueue.x-k8s.io visibility.kueue.x-k8s.io kueue.openshift.io",  // the last two [K]
     .workloads = "kueue-controller-manager",
     .group_keys = "kueue.x-k8s.io/queue-name kueue.x-k8s.io/podset",
     .member_keys = "kueue.x-k8s.io/workload",
     .node_aware_keys = "kueue.x-k8s.io/podset-required-topology "
                        "kueue.x-k8s.io/podset-preferred-topology "
                        "kueue.x-k8s.io/podset-unconstrained-topology",
     .by_quota = true},
    {.id = "volcano",
     .name = "Volcano",
     .api_groups = "batch.volcano.sh scheduling.volcano.sh bus.volcano.sh topology.volcano.sh "
                   "nodeinfo.volcano.sh flow.volcano.sh",
     .scheduler_names = "volcano",
     .workloads = "volcano-scheduler volcano-controllers volcano-admission",
     .group_keys = "scheduling.k8s.io/group-name volcano.sh/job-name",
     .member_keys = "scheduling.k8s.io/group-name scheduling.volcano.sh/group-name"},
    {.id = "kai",
     .name = "KAI Scheduler",
     .api_groups = "kai.scheduler scheduling.run.ai",
     .scheduler_names = "kai-scheduler",               // [K]
     .workloads = "kai-scheduler* scheduler-default",  // [K]
     .group_keys = "kai.scheduler/queue",
     .member_keys = "pod-group-name"},
    {.id = "coscheduling",
     .name = "Coscheduling plugin",
     .api_groups = "scheduling.x-k8s.io",                                                  // [K]
     .scheduler_names = "scheduler-plugins-scheduler",                                     // [K]
     .workloads = "scheduler-plugins-scheduler scheduler-plugins-controller",              // [K]
     .group_keys = "scheduling.x-k8s.io/pod-group pod-group.scheduling.sigs.k8s.io/name",  // [K]
     .member_keys = "scheduling.x-k8s.io/pod-group"},                                      // [K]
    {.id = "yunikorn",
     .name = "YuniKorn",
     .scheduler_names = "yunikorn",
     .workloads = "yunikorn-scheduler",
     .group_keys = "yunikorn.apache.org/task-groups"},  // [K]
    {.id = "slinky",
     .name = "Slurm (SUNK, Slinky)",
     .api_groups = "slinky.slurm.net sunk.coreweave.com",  // [K], [G]
     .scheduler_names = "*-slurm-scheduler"},              // [G]
    {.id = "aws-batch",
     .name = "AWS Batch",
     .group_keys = "batch.amazonaws.com/job-id",  // [K]
     .hosting = Hosting::kHosted},
    // The cluster's own gangs: PodGroup and Workload of scheduling.k8s.io, by version. The group is
    // served without them too (PriorityClass).
    {.id = "native",
     .name = "Kubernetes",
     .scheduler_names = "default-scheduler",
     .workloads = "kube-scheduler*",
     .hosting = Hosting::kMaybeHosted},
};

constexpr Autoscaler kAutoscalers[] = {
    {.id = "cluster-autoscaler",
     .name = "Cluster Autoscaler",
     .workloads = "cluster-autoscaler* *-cluster-autoscaler",
     .status_config_maps = "kube-system/cluster-autoscaler-status",
     .hosting = Hosting::kMaybeHosted},
    {.id = "karpenter",
     .name = "Karpenter",
     .api_groups = "karpenter.sh karpenter.k8s.aws karpenter.azure.com",  // the last [K]
     .workloads = "karpenter",                                            // [K]
     .node_labels = "karpenter.sh/nodepool",
     .hosting = Hosting::kMaybeHosted},  // EKS Auto Mode, AKS node auto-provisioning
    {.id = "openshift",
     .name = "OpenShift machine autoscaler",
     .api_groups = "autoscaling.openshift.io",
     .workloads = "cluster-autoscaler-operator cluster-autoscaler-default"},  // [K]
    {.id = "coreweave",
     .name = "CoreWeave node pools",
     .api_groups = "compute.coreweave.com",
     .node_labels = "compute.coreweave.com/node-pool",
     .hosting = Hosting::kHosted},
    {.id = "lke",
     .name = "LKE node pools",
     .node_labels = "lke.linode.com/pool-id",
     .hosting = Hosting::kHosted},
};

constexpr ReadySign kRaySigns[] = {
    {.resource = "rayclusters", .kind = "RayCluster", .condition = "RayClusterProvisioned"},
    {.resource = "rayclusters", .kind = "RayCluster", .field = "state", .value = "ready"},
    {.resource = "rayjobs", .kind = "RayJob", .field = "jobDeploymentStatus", .value = "Complete"},
    {.resource = "rayservices", .kind = "RayService", .condition = "Ready"},  // [K]
};
constexpr ReadySign kTrainerSigns[] = {
    {.resource = "trainjobs", .kind = "TrainJob", .condition = "Complete"}};
constexpr ReadySign kTrainingSigns[] = {
    {.resource = "pytorchjobs", .kind = "PyTorchJob", .condition = "Succeeded"},
    {.resource = "tfjobs", .kind = "TFJob", .condition = "Succeeded"},
    {.resource = "mpijobs", .kind = "MPIJob", .condition = "Succeeded"},
};
constexpr ReadySign kKaitoSigns[] = {
    {.resource = "workspaces", .kind = "Workspace", .condition = "WorkspaceSucceeded"},  // [K]
    {.resource = "workspaces", .kind = "Workspace", .condition = "InferenceReady"},      // [K]
};
constexpr ReadySign kSparkSigns[] = {{.resource = "sparkapplications",
                                      .kind = "SparkApplication",
                                      .field = "applicationState.state",
                                      .value = "COMPLETED"}};
constexpr ReadySign kKserveSigns[] = {
    {.resource = "inferenceservices", .kind = "InferenceService", .condition = "Ready"},
    {.resource = "llminferenceservices", .kind = "LLMInferenceService", .condition = "Ready"},
};

constexpr AiOperator kAiOperators[] = {
    {.id = "kuberay",
     .name = "KubeRay",
     .api_groups = "ray.io",
     .ready_signs = kRaySigns,
     .webhooks = "vraycluster.kb.io vrayjob.kb.io vrayservice.kb.io",
     .workloads = "kuberay-operator",
     .webhook_switch = "ENABLE_WEBHOOKS"},
    {.id = "kubeflow-trainer",
     .name = "Kubeflow Trainer",
     .api_groups = "trainer.kubeflow.org",
     .ready_signs = kTrainerSigns,
     .webhooks = "validator.trainer.kubeflow.org *.trainer.kubeflow.org",
     .workloads = "kubeflow-trainer-controller-manager"},
    {.id = "training-operator",
     .name = "Kubeflow training operator",
     .api_groups = "kubeflow.org",  // [K]
     .ready_signs = kTrainingSigns,
     .webhooks = "*.training-operator.kubeflow.org",  // [K]
     .workloads = "training-operator"},
    {.id = "kaito",
     .name = "KAITO",
     .api_groups = "kaito.sh",
     .ready_signs = kKaitoSigns,
     .webhooks = "validation.workspace.kaito.sh",
     .workloads = "kaito-workspace*"},  // [K]
    {.id = "spark-operator",
     .name = "Spark operator",
     .api_groups = "sparkoperator.k8s.io",
     .ready_signs = kSparkSigns,
     .workloads = "*spark-operator-controller *spark-operator-webhook"},  // [K]
    {.id = "kserve",
     .name = "KServe",
     .api_groups = "serving.kserve.io",
     .ready_signs = kKserveSigns,
     .workloads = "kserve-controller-manager"},
    {.id = "ollama-operator",
     .name = "Ollama operator",
     .api_groups = "ollama.ayaka.io",
     .workloads = "ollama-operator*"},  // [G]
};

constexpr MetricsAdapter kMetricsAdapters[] = {
    {.id = "metrics-server",
     .name = "metrics-server",
     .services = "metrics-server *-metrics-server",
     .workloads = "metrics-server *-metrics-server"},
    {.id = "prometheus-adapter",
     .name = "prometheus-adapter",
     .services = "prometheus-adapter *-prometheus-adapter",
     .workloads = "prometheus-adapter *-prometheus-adapter"},
    {.id = "keda",
     .name = "KEDA",
     .services = "keda-operator-metrics-apiserver keda-metrics-apiserver",                 // [K]
     .workloads = "keda-operator keda-operator-metrics-apiserver keda-metrics-apiserver",  // [K]
     .api_groups = "keda.sh eventing.keda.sh",
     .hpa_names = "keda-hpa-*"},
    {.id = "stackdriver-adapter",
     .name = "Custom Metrics Stackdriver Adapter",
     .services = "custom-metrics-stackdriver-adapter",    // [K]
     .workloads = "custom-metrics-stackdriver-adapter"},  // [K]
    {.id = "alibaba-adapter",
     .name = "Alibaba Cloud metrics adapter",
     .services = "alibaba-cloud-metrics-adapter",    // [K]
     .workloads = "alibaba-cloud-metrics-adapter"},  // [K]
};

constexpr MonitoringStack kMonitoringStacks[] = {
    {.id = "prometheus-operator",
     .name = "Prometheus operator",
     .api_groups = "monitoring.coreos.com",
     .servers = "prometheuses prometheusagents",  // the second [K]
     .monitors = "servicemonitors podmonitors probes scrapeconfigs",
     .workloads = "*prometheus-operator *kube-prometheus-operator prometheus-*"},
    {.id = "google-managed-prometheus",
     .name = "Google Cloud Managed Service for Prometheus",
     .api_groups = "monitoring.googleapis.com",
     .servers = "operatorconfigs",  // [K]
     .monitors = "podmonitorings clusterpodmonitorings",
     .workloads = "collector gmp-operator",  // [K]
     .hosting = Hosting::kMaybeHosted},
    {.id = "azure-managed-prometheus",
     .name = "Azure Monitor managed Prometheus",
     .api_groups = "azmonitoring.coreos.com",  // [K]
     .monitors = "servicemonitors podmonitors",
     .workloads = "ama-metrics*",
     .hosting = Hosting::kMaybeHosted},
    {.id = "opentelemetry-operator",
     .name = "OpenTelemetry operator",
     .api_groups = "opentelemetry.io",
     .servers = "opentelemetrycollectors",
     .monitors = "",
     .workloads = "opentelemetry-operator*"},  // [K]
};

template <class Row>
const Row* find(std::span<const Row> rows, Words Row::*names, std::string_view name) {
  for (const Row& row : rows) {
    if ((row.*names).match(name)) return &row;
  }
  return nullptr;
}

}  // namespace

std::span<const GatewayImplementation> gateways() { return kGateways; }
const GatewayImplementation* find_gateway(std::string_view controller_name) {
  return find(gateways(), &GatewayImplementation::controllers, controller_name);
}

std::span<const GangScheduler> gang_schedulers() { return kGangSchedulers; }
const GangScheduler* find_gang_scheduler(std::string_view scheduler_name) {
  return find(gang_schedulers(), &GangScheduler::scheduler_names, scheduler_name);
}
const GangScheduler* gang_scheduler_of_group(std::string_view api_group) {
  return find(gang_schedulers(), &GangScheduler::api_groups, api_group);
}

std::span<const Autoscaler> autoscalers() { return kAutoscalers; }
const Autoscaler* autoscaler_of_group(std::string_view api_group) {
  return find(autoscalers(), &Autoscaler::api_groups, api_group);
}

std::span<const AiOperator> ai_operators() { return kAiOperators; }
const AiOperator* ai_operator_of_group(std::string_view api_group) {
  return find(ai_operators(), &AiOperator::api_groups, api_group);
}

std::span<const MetricsAdapter> metrics_adapters() { return kMetricsAdapters; }
const MetricsAdapter* find_metrics_adapter(std::string_view service_name) {
  return find(metrics_adapters(), &MetricsAdapter::services, service_name);
}

std::span<const MonitoringStack> monitoring_stacks() { return kMonitoringStacks; }
const MonitoringStack* monitoring_stack_of_group(std::string_view api_group) {
  return find(monitoring_stacks(), &MonitoringStack::api_groups, api_group);
}

}  // namespace kaic

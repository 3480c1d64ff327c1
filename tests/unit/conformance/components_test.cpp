// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/components.h"

#include <doctest/doctest.h>

#include <set>
#include <string_view>

namespace {

template <class Row>
std::string_view id_of(const Row* row) {
  return row == nullptr ? "" : row->id;
}

template <class Rows>
void check_unique(const Rows& rows) {
  std::set<std::string_view> ids, names;
  for (const auto& row : rows) {
    CAPTURE(row.id);
    CHECK(ids.insert(row.id).second);
    CHECK(names.insert(row.name).second);
  }
}

TEST_CASE("a GatewayClass's controllerName leads to its product") {
  CHECK(id_of(kaic::find_gateway("istio.io/gateway-controller")) == "istio");
  CHECK(id_of(kaic::find_gateway("openshift.io/gateway-controller/v1")) == "openshift");
  CHECK(id_of(kaic::find_gateway("traefik.io/gateway-controller")) == "traefik");
  CHECK(id_of(kaic::find_gateway("gateway.k8s.aws/alb")) == "aws-lbc");
  CHECK(id_of(kaic::find_gateway("gateway.k8s.aws/nlb")) == "aws-lbc");
  CHECK(id_of(kaic::find_gateway("networking.gke.io/gateway")) == "gke");
  CHECK(id_of(kaic::find_gateway("apisix.apache.org/apisix-ingress-controller")) == "apisix");
  CHECK(id_of(kaic::find_gateway("io.cilium/gateway-controller")) == "cilium");
  CHECK(id_of(kaic::find_gateway("gateway.envoyproxy.io/gatewayclass-controller")) ==
        "envoy-gateway");
  CHECK(kaic::find_gateway("example.com/gateway-controller") == nullptr);
  CHECK(kaic::find_gateway("") == nullptr);
}

TEST_CASE("a gateway in the cluster has workloads to look for, a hosted one has none") {
  for (const kaic::GatewayImplementation& gateway : kaic::gateways()) {
    CAPTURE(gateway.id);
    CHECK(gateway.workloads.empty() == (gateway.hosting == kaic::Hosting::kHosted));
  }
  CHECK(kaic::find_gateway("networking.gke.io/gateway")->hosting == kaic::Hosting::kHosted);
}

TEST_CASE("a gang scheduler is found by its API group and by its schedulerName") {
  CHECK(id_of(kaic::gang_scheduler_of_group("kueue.x-k8s.io")) == "kueue");
  CHECK(id_of(kaic::gang_scheduler_of_group("scheduling.volcano.sh")) == "volcano");
  CHECK(id_of(kaic::gang_scheduler_of_group("scheduling.run.ai")) == "kai");
  CHECK(id_of(kaic::find_gang_scheduler("volcano")) == "volcano");
  CHECK(id_of(kaic::find_gang_scheduler("yunikorn")) == "yunikorn");
  CHECK(kaic::gang_scheduler_of_group("batch") == nullptr);
  CHECK(kaic::gang_scheduler_of_group("scheduling.k8s.io") ==
        nullptr);  // PriorityClass lives there too
  CHECK(kaic::find_gang_scheduler("") == nullptr);
}

TEST_CASE("Kueue admits by quota, the others look at nodes") {
  for (const kaic::GangScheduler& scheduler : kaic::gang_schedulers())
    CHECK(scheduler.by_quota == (scheduler.id == "kueue"));
}

TEST_CASE("a node autoscaler is found by its API group") {
  CHECK(id_of(kaic::autoscaler_of_group("karpenter.sh")) == "karpenter");
  CHECK(id_of(kaic::autoscaler_of_group("autoscaling.openshift.io")) == "openshift");
  CHECK(kaic::autoscaler_of_group("autoscaling") == nullptr);
  bool writes_status = false;
  for (const kaic::Autoscaler& autoscaler : kaic::autoscalers()) {
    writes_status |= autoscaler.status_config_maps.match("kube-system/cluster-autoscaler-status");
  }
  CHECK(writes_status);
}

TEST_CASE("an AI operator is found by its API group") {
  CHECK(id_of(kaic::ai_operator_of_group("ray.io")) == "kuberay");
  CHECK(id_of(kaic::ai_operator_of_group("trainer.kubeflow.org")) == "kubeflow-trainer");
  CHECK(id_of(kaic::ai_operator_of_group("kubeflow.org")) == "training-operator");
  CHECK(id_of(kaic::ai_operator_of_group("kaito.sh")) == "kaito");
  CHECK(id_of(kaic::ai_operator_of_group("sparkoperator.k8s.io")) == "spark-operator");
  CHECK(id_of(kaic::ai_operator_of_group("serving.kserve.io")) == "kserve");
  CHECK(kaic::ai_operator_of_group("example.com") == nullptr);
}

TEST_CASE("KubeRay's webhook is off unless its variable turns it on, the others need none") {
  for (const kaic::AiOperator& each : kaic::ai_operators())
    CHECK(each.webhook_switch.empty() == (each.id != "kuberay"));
  CHECK(kaic::ai_operator_of_group("ray.io")->webhook_switch.front() == "ENABLE_WEBHOOKS");
  CHECK(kaic::ai_operator_of_group("ray.io")->webhooks.match("vraycluster.kb.io"));
}

TEST_CASE("a ready sign is a condition, or a field with its value") {
  int signs = 0;
  for (const kaic::AiOperator& each : kaic::ai_operators()) {
    for (const kaic::ReadySign& sign : each.ready_signs) {
      CAPTURE(sign.kind);
      CHECK_FALSE(sign.resource.empty());
      CHECK_FALSE(sign.kind.empty());
      CHECK(sign.condition.empty() != sign.field.empty());
      CHECK(sign.field.empty() == sign.value.empty());
      ++signs;
    }
  }
  CHECK(signs > 8);
}

TEST_CASE("a metrics server is found by the Service that its APIService points to") {
  CHECK(id_of(kaic::find_metrics_adapter("prometheus-adapter")) == "prometheus-adapter");
  CHECK(id_of(kaic::find_metrics_adapter("monitoring-prometheus-adapter")) == "prometheus-adapter");
  CHECK(id_of(kaic::find_metrics_adapter("keda-operator-metrics-apiserver")) == "keda");
  CHECK(id_of(kaic::find_metrics_adapter("rke2-metrics-server")) == "metrics-server");
  CHECK(kaic::find_metrics_adapter("web") == nullptr);
}

TEST_CASE("resource, custom and external metrics are APIServices of different names") {
  CHECK(kaic::kResourceMetricsApiServices.match("v1beta1.metrics.k8s.io"));
  CHECK(kaic::kCustomMetricsApiServices.match("v1beta2.custom.metrics.k8s.io"));
  CHECK(kaic::kExternalMetricsApiServices.match("v1beta1.external.metrics.k8s.io"));
  CHECK_FALSE(kaic::kCustomMetricsApiServices.match("v1beta1.metrics.k8s.io"));
}

TEST_CASE("a monitoring stack is found by its API group") {
  CHECK(id_of(kaic::monitoring_stack_of_group("monitoring.coreos.com")) == "prometheus-operator");
  CHECK(id_of(kaic::monitoring_stack_of_group("monitoring.googleapis.com")) ==
        "google-managed-prometheus");
  CHECK(id_of(kaic::monitoring_stack_of_group("opentelemetry.io")) == "opentelemetry-operator");
  CHECK(kaic::monitoring_stack_of_group("metrics.k8s.io") == nullptr);
}

TEST_CASE("ids and names are unique within each table") {
  check_unique(kaic::gateways());
  check_unique(kaic::gang_schedulers());
  check_unique(kaic::autoscalers());
  check_unique(kaic::ai_operators());
  check_unique(kaic::metrics_adapters());
  check_unique(kaic::monitoring_stacks());
}

TEST_CASE("no API group belongs to two products of one table") {
  const auto check = [](const auto& rows) {
    std::set<std::string_view> groups;
    for (const auto& row : rows) {
      for (const std::string_view group : row.api_groups) {
        CAPTURE(group);
        CHECK(groups.insert(group).second);
      }
    }
  };
  check(kaic::gateways());
  check(kaic::gang_schedulers());
  check(kaic::autoscalers());
  check(kaic::ai_operators());
  check(kaic::monitoring_stacks());
}

}  // namespace

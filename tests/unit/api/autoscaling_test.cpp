// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/autoscaling.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("an HPA tells its target, its metrics and what it last saw") {
  const auto hpa = decoded_and_kept<HorizontalPodAutoscaler>(
      R"({"apiVersion": "autoscaling/v2", "metadata": {"name": "llm"},
      "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "llm"}, "minReplicas": 0,
        "maxReplicas": 10, "behavior": {"scaleUp": {"policies": []}}, "metrics": [
          {"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}},
          {"type": "ContainerResource", "containerResource": {"name": "memory", "container": "c", "target": {"type": "Value"}}},
          {"type": "Pods", "pods": {"metric": {"name": "queue", "selector": {"matchLabels": {"a": "b"}}}, "target": {"type": "AverageValue", "averageValue": "5"}}},
          {"type": "Object", "object": {"metric": {"name": "rps"}, "describedObject": {"apiVersion": "v1", "kind": "Service", "name": "llm"}, "target": {"value": "1"}}},
          {"type": "External", "external": {"metric": {"name": "sqs"}, "target": {"value": "1"}}}]},
      "status": {"observedGeneration": 3, "lastScaleTime": "2026-11-03T06:30:00Z", "currentReplicas": 2, "desiredReplicas": 4,
        "currentMetrics": [{"type": "Pods", "pods": {"metric": {"name": "queue"}, "current": {"averageValue": "7"}}}],
        "conditions": [{"type": "ScalingActive", "status": "True", "reason": "ValidMetricFound"}]}})");
  CHECK(hpa.spec.scale_target_ref.kind == "Deployment");
  CHECK(hpa.spec.min_replicas == 0);
  CHECK(hpa.spec.max_replicas == 10);
  REQUIRE(hpa.spec.metrics.size() == 5);
  CHECK(hpa.spec.metrics[0].resource->name == "cpu");
  CHECK_FALSE(hpa.spec.metrics[0].pods);
  CHECK(hpa.spec.metrics[1].container_resource->container == "c");
  CHECK(*hpa.spec.metrics[2].pods->metric.selector->match_labels.find("a") == "b");
  CHECK(hpa.spec.metrics[3].object->described_object->kind == "Service");
  CHECK(hpa.spec.metrics[4].external->metric.name == "sqs");
  CHECK(hpa.status.observed_generation == 3);
  CHECK(hpa.status.last_scale_time);
  CHECK(hpa.status.current_replicas == 2);
  CHECK(hpa.status.desired_replicas == 4);
  CHECK(hpa.status.current_metrics[0].pods->current->text == R"({"averageValue": "7"})");
  CHECK(find_condition(hpa.status.conditions, "ScalingActive")->is_true());
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<HorizontalPodAutoscaler>(
            R"({"spec": {"metrics": [{"pods": {"metric": "queue"}}]}})") ==
        "spec.metrics[0].pods.metric: found string; expected an object");
  CHECK(refused<HorizontalPodAutoscaler>(R"({"spec": {"maxReplicas": 1.5}})") ==
        "spec.maxReplicas: found the number 1.5; expected an integer");
}

}  // namespace
}  // namespace kaic

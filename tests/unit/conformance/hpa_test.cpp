// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/hpa.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

HorizontalPodAutoscaler hpa(const std::string& json) {
  auto decoded = decode<HorizontalPodAutoscaler>(json);
  REQUIRE(decoded);
  return *std::move(decoded);
}

const std::string kGood = R"([{"type": "AbleToScale", "status": "True"},
                              {"type": "ScalingActive", "status": "True"}])";

TEST_CASE("an HPA works if its status is current, able to scale and active") {
  CHECK_FALSE(problem_of(hpa(R"({"metadata": {"generation": 2}, "status": {"observedGeneration": 2,
                                 "conditions": )" +
                             kGood + "}}")));
}

TEST_CASE("servers before 1.37 give HPAs no generation, and their status counts as current") {
  CHECK_FALSE(problem_of(hpa(R"({"status": {"conditions": )" + kGood + "}}")));
}

TEST_CASE("what keeps an HPA from working is named by field") {
  const auto stale = problem_of(hpa(R"({"metadata": {"generation": 2}, "status": {
      "observedGeneration": 1, "conditions": )" +
                                    kGood + "}}"));
  REQUIRE(stale);
  CHECK(stale->reason == "HpaStatusStale");
  CHECK(stale->field == "status.observedGeneration");
  const auto inactive = problem_of(hpa(R"({"status": {"conditions": [
      {"type": "AbleToScale", "status": "True"},
      {"type": "ScalingActive", "status": "False", "reason": "FailedGetPodsMetric"}]}})"));
  REQUIRE(inactive);
  CHECK(inactive->reason == "HpaNotActive");
  CHECK(inactive->field == "status.conditions[ScalingActive].status");
  const auto untouched = problem_of(hpa("{}"));
  REQUIRE(untouched);
  CHECK(untouched->field == "status.conditions[AbleToScale].status");
}

TEST_CASE(
    "values beyond CPU and memory are those of Pods, Object and External metrics that are there") {
  const auto values = values_of(hpa(R"({"status": {"currentMetrics": [
      {"type": ""},
      {"type": "Resource", "resource": {"name": "cpu", "current": {"averageValue": "1"}}},
      {"type": "Pods", "pods": {"metric": {"name": "queue"}, "current": { "averageValue": "7" }}},
      {"type": "Object", "object": {"metric": {"name": "rps"}, "current": {}}},
      {"type": "External", "external": {"metric": {"name": "lag"}, "current": {"value": "3"}}}]}})"));
  REQUIRE(values.size() == 2);
  CHECK(values[0].api == kCustomMetricsApi);
  CHECK(values[0].name == "queue");
  CHECK(values[0].field == "status.currentMetrics[2].pods.current");
  CHECK(values[0].value == R"({"averageValue":"7"})");
  CHECK(values[1].api == kExternalMetricsApi);
  CHECK(values[1].field == "status.currentMetrics[4].external.current");
}

TEST_CASE("an HPA asks beyond resources by a metric of its spec") {
  CHECK(asks_beyond_resources(hpa(R"({"spec": {"metrics": [{"type": "Object"}]}})")));
  CHECK_FALSE(asks_beyond_resources(
      hpa(R"({"spec": {"metrics": [{"type": "Resource"}, {"type": "ContainerResource"}]}})")));
}

TEST_CASE("a metric of what is free or idle falls with the load, and one of a freezer does not") {
  CHECK(falls_with_load("DCGM_FI_DEV_FB_FREE"));
  CHECK(falls_with_load("gpu:idle-ratio"));
  CHECK(falls_with_load("free_memory_bytes"));
  CHECK_FALSE(falls_with_load("DCGM_FI_DEV_FB_USED"));
  CHECK_FALSE(falls_with_load("freezer_events"));
  CHECK_FALSE(falls_with_load(""));
}

constexpr Read kReads[] = {
    list_of<Deployment>(Need::kRequired, kHpaTargetFields),
    list_of<StatefulSet>(Need::kRequired, kHpaTargetFields),
    list_of<Pod>(Need::kRequired, kHpaPodFields),
    list_of<DeviceClass>(Need::kRequired, kAcceleratorClassFields),
};

TEST_CASE(
    "the pods of a target are known by its template, its selector, or by whom they belong to") {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"hpa", nlohmann::json::parse(R"({"objects": [
    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "gpu", "namespace": "a"},
     "spec": {"selector": {"matchLabels": {"app": "gpu"}}, "template": {"spec": {"containers": [
       {"name": "c", "resources": {"limits": {"nvidia.com/gpu": "1"}}}]}}}},
    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "a"},
     "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {"spec": {"containers": [
       {"name": "c"}]}}}},
    {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "injected", "namespace": "a"},
     "spec": {"selector": {"matchLabels": {"app": "injected"}}, "template": {"spec": {"containers": [
       {"name": "c"}]}}}},
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "injected-0", "namespace": "a",
       "labels": {"app": "injected"}}, "spec": {"containers": [
       {"name": "c", "resources": {"limits": {"nvidia.com/gpu": "1"}}}]}},
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "model-0", "namespace": "a",
       "ownerReferences": [{"apiVersion": "example.com/v1", "kind": "Model", "name": "model",
       "uid": "1", "controller": true}]}, "spec": {"containers": [
       {"name": "c", "resources": {"limits": {"nvidia.com/gpu": "1"}}}]}}]})")}
      .write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  const Accelerators accelerators(*inventory);
  const auto scales = [&](const std::string& kind, const std::string& name,
                          const std::string& space) {
    HorizontalPodAutoscaler one;
    one.metadata.namespace_ = space;
    one.spec.scale_target_ref.kind = kind;
    one.spec.scale_target_ref.name = name;
    return scales_accelerators(*inventory, accelerators, one);
  };
  CHECK(scales("Deployment", "gpu", "a"));
  CHECK(scales("StatefulSet", "injected", "a"));
  CHECK(scales("Model", "model", "a"));
  CHECK_FALSE(scales("Deployment", "web", "a"));
  CHECK_FALSE(scales("Deployment", "gpu", "b"));
  CHECK_FALSE(scales("Model", "other", "a"));
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/workloads.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kaic {
namespace {

Deployment deployment(std::int64_t generation, std::int64_t observed,
                      std::optional<std::int32_t> wanted, std::int32_t ready) {
  Deployment d;
  d.metadata.generation = generation;
  d.spec.replicas = wanted;
  d.status.observed_generation = observed;
  d.status.ready_replicas = ready;
  return d;
}

template <class T>
T decoded(const char* json) {
  auto object = decode<T>(json);
  REQUIRE(object);
  return *std::move(object);
}

}  // namespace

TEST_CASE("a Deployment is ready when all its pods are, and one replica is the default") {
  CHECK(health_of(deployment(1, 1, 2, 2)).health == Health::kReady);
  CHECK(health_of(deployment(1, 1, std::nullopt, 1)).health == Health::kReady);
  const WorkloadHealth none = health_of(deployment(1, 1, std::nullopt, 0));
  CHECK(none.health == Health::kNotReady);
  CHECK_FALSE(none.runs());
  CHECK(none.field == "status.readyReplicas");
  CHECK(none.value == "0 of 1");
}

TEST_CASE("a Deployment with some of its pods ready runs, but is degraded") {
  const WorkloadHealth some = health_of(deployment(3, 3, 3, 1));
  CHECK(some.health == Health::kDegraded);
  CHECK(some.runs());
}

TEST_CASE("a Deployment scaled to zero does not run") {
  const WorkloadHealth idle = health_of(deployment(1, 1, 0, 0));
  CHECK(idle.health == Health::kIdle);
  CHECK_FALSE(idle.runs());
}

TEST_CASE("ready replicas of an older generation prove nothing") {
  const WorkloadHealth stale = health_of(deployment(5, 4, 2, 2));
  CHECK(stale.health == Health::kStale);
  CHECK_FALSE(stale.runs());
  CHECK(stale.field == "status.observedGeneration");
  CHECK(stale.value == "4");
}

TEST_CASE("a StatefulSet and a DaemonSet are judged by their own counts") {
  CHECK(health_of(decoded<StatefulSet>(R"({"metadata": {"generation": 1}, "spec": {"replicas": 3},
      "status": {"observedGeneration": 1, "readyReplicas": 3}})"))
            .health == Health::kReady);
  const WorkloadHealth daemons = health_of(decoded<DaemonSet>(R"({"metadata": {"generation": 2},
      "status": {"observedGeneration": 2, "desiredNumberScheduled": 2, "numberReady": 1}})"));
  CHECK(daemons.health == Health::kDegraded);
  CHECK(daemons.field == "status.numberReady");
  CHECK(daemons.value == "1 of 2");
}

TEST_CASE(
    "a Service selects pods that have all its labels in its namespace, and none without a "
    "selector") {
  const std::vector<Service> services = {
      decoded<Service>(R"({"metadata": {"name": "a", "namespace": "x"},
                           "spec": {"selector": {"app": "op", "tier": "web"}}})"),
      decoded<Service>(R"({"metadata": {"name": "b", "namespace": "x"},
                           "spec": {"selector": {"app": "other"}}})"),
      decoded<Service>(R"({"metadata": {"name": "c", "namespace": "y"},
                           "spec": {"selector": {"app": "op"}}})"),
      decoded<Service>(R"({"metadata": {"name": "d", "namespace": "x"}, "spec": {}})")};
  const auto pod = decoded<Pod>(R"({"metadata": {"labels":
      {"app": "op", "tier": "web", "more": "1"}}})");
  const auto found = services_selecting(services, "x", pod.metadata.labels);
  REQUIRE(found.size() == 1);
  CHECK(found[0]->metadata.name == "a");
}

TEST_CASE("the Deployments behind a Service are those of its namespace whose pods it selects") {
  const std::vector<Service> services = {decoded<Service>(
      R"({"metadata": {"name": "s", "namespace": "x"}, "spec": {"selector": {"app": "op"}}})")};
  const char* const kOp = R"("spec": {"template": {"metadata": {"labels": {"app": "op"}}}}})";
  const std::vector<Deployment> deployments = {
      decoded<Deployment>(
          (std::string(R"({"metadata": {"name": "other", "namespace": "y"}, )") + kOp).c_str()),
      decoded<Deployment>(
          (std::string(R"({"metadata": {"name": "op", "namespace": "x"}, )") + kOp).c_str()),
      decoded<Deployment>(R"({"metadata": {"name": "web", "namespace": "x"}, "spec": {}})")};
  const auto found = deployments_behind(services, deployments, "x", "s");
  REQUIRE(found.size() == 1);
  CHECK(found[0]->metadata.name == "op");
  CHECK(deployments_behind(services, deployments, "x", "none").empty());
}

TEST_CASE("endpoints count when they are ready and serve; conditions that are not there mean yes") {
  const std::vector<EndpointSlice> slices = {
      decoded<EndpointSlice>(R"({"metadata": {"name": "a-1", "namespace": "x",
            "labels": {"kubernetes.io/service-name": "a"}}, "endpoints": [
            {"addresses": ["10.0.0.1"], "conditions": {"ready": true, "serving": true}},
            {"addresses": ["10.0.0.2"], "conditions": {"ready": false, "serving": false}},
            {"addresses": ["10.0.0.3"], "conditions": {"ready": true, "serving": false}}]})"),
      decoded<EndpointSlice>(R"({"metadata": {"name": "a-2", "namespace": "x",
            "labels": {"kubernetes.io/service-name": "a"}}, "endpoints": [
            {"addresses": ["10.0.0.4"]}]})"),
      decoded<EndpointSlice>(R"({"metadata": {"name": "a-3", "namespace": "y",
            "labels": {"kubernetes.io/service-name": "a"}}, "endpoints": [
            {"addresses": ["10.0.0.5"]}]})")};
  CHECK(ready_endpoints(slices, "x", "a") == 2);
  CHECK(ready_endpoints(slices, "y", "a") == 1);
  CHECK(ready_endpoints(slices, "x", "b") == 0);
}

}  // namespace kaic

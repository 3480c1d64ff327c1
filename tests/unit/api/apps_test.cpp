// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/apps.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

constexpr std::string_view kReplicated =
    R"({"metadata": {"name": "operator", "namespace": "ray", "generation": 2},
    "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "operator"}}, "minReadySeconds": 5,
      "template": {"metadata": {"labels": {"app": "operator"}},
                   "spec": {"containers": [{"name": "manager", "image": "ray:1"}], "terminationGracePeriodSeconds": 10}}},
    "status": {"observedGeneration": 2, "replicas": 2, "readyReplicas": 2, "availableReplicas": 1, "updatedReplicas": 2,
      "conditions": [{"type": "Available", "status": "True"}], "collisionCount": 1}})";

template <class T>
void check_replicated(const T& workload) {
  CHECK(workload.spec.replicas == 2);
  CHECK(*workload.spec.selector.match_labels.find("app") == "operator");
  CHECK(workload.spec.template_.spec.containers[0].image == "ray:1");
  CHECK(workload.status.observed_generation == 2);
  CHECK(workload.status.replicas == 2);
  CHECK(workload.status.ready_replicas == 2);
  CHECK(workload.status.available_replicas == 1);
  CHECK(workload.status.updated_replicas == 2);
  CHECK(find_condition(workload.status.conditions, "Available")->is_true());
}

TEST_CASE("Deployments, StatefulSets and ReplicaSets are read alike") {
  check_replicated(decoded_and_kept<Deployment>(kReplicated));
  check_replicated(decoded_and_kept<StatefulSet>(kReplicated));
  check_replicated(decoded_and_kept<ReplicaSet>(kReplicated));
}

TEST_CASE("a Deployment scaled to zero differs from one that says nothing") {
  CHECK(decoded_and_kept<Deployment>(R"({"spec": {"replicas": 0}})").spec.replicas == 0);
  CHECK_FALSE(decode<Deployment>(R"({"spec": {}})")->spec.replicas);
}

TEST_CASE("a DaemonSet tells how many nodes it wants and has") {
  const auto daemons =
      decoded_and_kept<DaemonSet>(R"({"metadata": {"name": "device-plugin", "generation": 1},
      "spec": {"selector": {"matchLabels": {"k": "v"}}, "template": {"spec": {"hostPID": true}}, "updateStrategy": {"type": "OnDelete"}},
      "status": {"observedGeneration": 1, "desiredNumberScheduled": 4, "currentNumberScheduled": 3, "numberReady": 2,
                 "numberAvailable": 1, "numberMisscheduled": 5}})");
  CHECK(daemons.spec.template_.spec.host_pid);
  CHECK(daemons.status.desired_number_scheduled == 4);
  CHECK(daemons.status.current_number_scheduled == 3);
  CHECK(daemons.status.number_ready == 2);
  CHECK(daemons.status.number_available == 1);
}

TEST_CASE("a Job tells its width, its counts and its times") {
  const auto job = decoded_and_kept<Job>(R"({"metadata": {"name": "train"},
      "spec": {"parallelism": 4, "completions": 8, "suspend": true, "backoffLimit": 6, "template": {"spec": {"nodeName": "n"}}},
      "status": {"active": 1, "ready": 2, "succeeded": 3, "failed": 4, "startTime": "2026-11-03T06:30:00Z",
                 "completionTime": "2026-11-03T06:31:00Z", "conditions": [{"type": "Complete", "status": "True"}],
                 "uncountedTerminatedPods": {"x": 1}}})");
  CHECK(job.spec.parallelism == 4);
  CHECK(job.spec.completions == 8);
  CHECK(job.spec.suspend);
  CHECK(job.status.active == 1);
  CHECK(job.status.ready == 2);
  CHECK(job.status.succeeded == 3);
  CHECK(job.status.failed == 4);
  CHECK(job.status.completion_time > job.status.start_time);
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(
      refused<Deployment>(
          R"({"spec": {"template": {"spec": {"containers": [{"image": null}, {"image": 1}]}}}})") ==
      "spec.template.spec.containers[1].image: found number; expected a string");
  CHECK(refused<DaemonSet>(R"({"status": {"numberReady": "2"}})") ==
        "status.numberReady: found string; expected an integer");
  CHECK(refused<Job>(R"({"spec": {"suspend": 0}})") ==
        "spec.suspend: found number; expected a boolean");
}

}  // namespace
}  // namespace kaic

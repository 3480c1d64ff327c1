// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/kueue.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("queues tell how many workloads wait, hold quota and are admitted") {
  const auto queue =
      decoded_and_kept<ClusterQueue>(R"({"metadata": {"name": "gpu"}, "spec": {"cohort": "all"},
      "status": {"pendingWorkloads": 3, "reservingWorkloads": 2, "admittedWorkloads": 1, "flavorsUsage": [{"name": "f"}],
                 "conditions": [{"type": "Active", "status": "True"}]}})");
  CHECK(queue.status.pending_workloads == 3);
  CHECK(queue.status.reserving_workloads == 2);
  CHECK(queue.status.admitted_workloads == 1);
  CHECK(find_condition(queue.status.conditions, "Active")->is_true());
  const auto local =
      decoded_and_kept<LocalQueue>(R"({"metadata": {"name": "team", "namespace": "ml"},
      "spec": {"clusterQueue": "gpu", "stopPolicy": "None"}, "status": {"pendingWorkloads": 1}})");
  CHECK(local.spec.cluster_queue == "gpu");
  CHECK(local.status.pending_workloads == 1);
}

TEST_CASE("a workload tells its queue, its pod sets and its conditions") {
  const auto workload = decoded_and_kept<KueueWorkload>(
      R"({"metadata": {"name": "job-train"}, "spec": {"queueName": "team", "active": true,
      "podSets": [{"name": "main", "count": 4, "minCount": 2, "template": {"spec": {"containers": [{"name": "c"}]}}}]},
      "status": {"admission": {"clusterQueue": "gpu"}, "conditions": [{"type": "Admitted", "status": "True",
                 "lastTransitionTime": "2026-11-03T06:30:00Z"}]}})");
  CHECK(workload.spec.queue_name == "team");
  CHECK(workload.spec.pod_sets[0].count == 4);
  CHECK(workload.spec.pod_sets[0].min_count == 2);
  CHECK(find_condition(workload.status.conditions, "Admitted")->last_transition_time);
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<KueueWorkload>(R"({"spec": {"podSets": [{"count": "4"}]}})") ==
        "spec.podSets[0].count: found string; expected an integer");
  CHECK(refused<LocalQueue>(R"({"spec": {"clusterQueue": {"name": "gpu"}}})") ==
        "spec.clusterQueue: found object; expected a string");
  CHECK(refused<ClusterQueue>(R"({"status": 1})") == "status: found number; expected an object");
}

}  // namespace
}  // namespace kaic

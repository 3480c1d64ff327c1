// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/scheduling.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("a pod group tells its gang and whether it was scheduled") {
  const auto group =
      decoded_and_kept<PodGroup>(R"({"metadata": {"name": "workers", "namespace": "ml"},
      "spec": {"schedulingPolicy": {"gang": {"minCount": 4}}, "podGroupTemplateRef": {"workload": {"name": "w"}}},
      "status": {"conditions": [{"type": "PodGroupScheduled", "status": "True", "reason": "Scheduled"}], "x": 1}})");
  REQUIRE(group.spec.scheduling_policy.gang);
  CHECK(group.spec.scheduling_policy.gang->min_count == 4);
  CHECK_FALSE(group.spec.scheduling_policy.basic);
  CHECK(find_condition(group.status.conditions, "PodGroupScheduled")->is_true());
}

TEST_CASE("a basic policy is there although it is empty") {
  const auto group = decoded_and_kept<PodGroup>(R"({"spec": {"schedulingPolicy": {"basic": {}}}})");
  REQUIRE(group.spec.scheduling_policy.basic);
  CHECK_FALSE(group.spec.scheduling_policy.gang);
}

TEST_CASE("a workload has pod groups in v1alpha1 and templates of them later") {
  const auto old_shape = decoded_and_kept<Workload>(
      R"({"metadata": {"name": "w"}, "spec": {"controllerRef": {"kind": "Job"},
      "podGroups": [{"name": "workers", "replicas": 2, "policy": {"gang": {"minCount": 3}}}]}})");
  CHECK(old_shape.spec.pod_groups[0].replicas == 2);
  CHECK(old_shape.spec.pod_groups[0].policy.gang->min_count == 3);
  const auto new_shape = decoded_and_kept<Workload>(R"({"metadata": {"name": "w"}, "spec": {
      "podGroupTemplates": [{"name": "workers", "schedulingPolicy": {"gang": {"minCount": 3}}, "priorityClassName": "p"}]}})");
  CHECK(new_shape.spec.pod_group_templates[0].scheduling_policy.gang->min_count == 3);
  CHECK(new_shape.spec.pod_groups.empty());
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<PodGroup>(R"({"spec": {"schedulingPolicy": {"gang": {"minCount": "4"}}}})") ==
        "spec.schedulingPolicy.gang.minCount: found string; expected an integer");
  CHECK(refused<Workload>(R"({"spec": {"podGroups": [{"policy": {"gang": true}}]}})") ==
        "spec.podGroups[0].policy.gang: found boolean; expected an object");
}

}  // namespace
}  // namespace kaic

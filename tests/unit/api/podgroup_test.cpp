// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/podgroup.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

constexpr std::string_view kGroup = R"({"metadata": {"name": "train", "namespace": "ml"},
    "spec": {"minMember": 4, "queue": "default", "minResources": {"cpu": "4"}, "priorityClassName": "high"},
    "status": {"phase": "Running", "running": 4, "succeeded": 1, "scheduled": 2, "failed": 3,
               "conditions": [{"type": "Scheduled", "status": "True", "reason": "tasks in gang are ready to be scheduled"}]}})";

template <class T>
void check_group() {
  const T group = decoded_and_kept<T>(kGroup);
  CHECK(group.metadata.name == "train");
  CHECK(group.spec.min_member == 4);
  CHECK(group.spec.queue == "default");
  CHECK(group.status.phase == "Running");
  CHECK(group.status.running == 4);
  CHECK(group.status.succeeded == 1);
  CHECK(group.status.scheduled == 2);
  CHECK(find_condition(group.status.conditions, "Scheduled")->is_true());
  CHECK(refused<T>(R"({"spec": {"minMember": "4"}})") ==
        "spec.minMember: found string; expected an integer");
  CHECK(refused<T>(R"({"status": {"phase": 1}})") ==
        "status.phase: found number; expected a string");
}

TEST_CASE("the three PodGroups of other schedulers are read alike, each from its own group") {
  check_group<VolcanoPodGroup>();
  check_group<CoschedulingPodGroup>();
  check_group<KaiPodGroup>();
  CHECK(VolcanoPodGroup::kResource.group == "scheduling.volcano.sh");
  CHECK(CoschedulingPodGroup::kResource.group == "scheduling.x-k8s.io");
  CHECK(KaiPodGroup::kResource.group == "scheduling.run.ai");
}

}  // namespace
}  // namespace kaic

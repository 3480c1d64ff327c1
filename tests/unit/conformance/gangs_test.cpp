// SPDX-License-Identifier: Apache-2.0
/// The judgement of one gang; how gangs are read from a cluster is in the cases of tests/snapshots.
#include "lib/conformance/gangs.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

Gang gang(Gang::Said said, std::int64_t members, std::int64_t placed, std::int64_t running) {
  Gang each;
  each.scheduler = &native_gang_scheduler();
  each.minimum = 3;
  each.said = said;
  each.members = members;
  each.placed = placed;
  each.running = running;
  return each;
}

Timestamp at(std::int64_t seconds) { return {seconds, 0}; }

TEST_CASE("the scheduler of Kubernetes' own gangs has a row") {
  CHECK(native_gang_scheduler().id == "native");
}

TEST_CASE("a gang ran whole if its scheduler says so and its minimum runs") {
  CHECK(gang(Gang::Said::kTogether, 3, 3, 3).ran_whole());
  CHECK_FALSE(gang(Gang::Said::kTogether, 3, 3, 2).ran_whole());
  CHECK_FALSE(gang(Gang::Said::kNothing, 3, 3, 3).ran_whole());
}

TEST_CASE("a gang waited whole if all of its pods are there and none has a node") {
  CHECK(gang(Gang::Said::kWaits, 3, 0, 0).waited_whole());
  CHECK_FALSE(gang(Gang::Said::kWaits, 3, 1, 0).waited_whole());
  CHECK_FALSE(gang(Gang::Said::kWaits, 2, 0, 0).waited_whole());
  CHECK_FALSE(gang(Gang::Said::kNothing, 3, 0, 0).waited_whole());
}

TEST_CASE("a queue makes no pods before it admits") {
  Gang queued = gang(Gang::Said::kWaits, 0, 0, 0);
  CHECK_FALSE(queued.waited_whole());
  queued.scheduler = gang_scheduler_of_group("kueue.x-k8s.io");
  REQUIRE(queued.scheduler != nullptr);
  CHECK(queued.waited_whole());
}

TEST_CASE("one pod, and the basic policy, make no gang") {
  Gang one = gang(Gang::Said::kTogether, 3, 3, 3);
  one.minimum = 1;
  CHECK_FALSE(one.ran_whole());
  Gang basic = gang(Gang::Said::kTogether, 3, 3, 3);
  basic.is_basic = true;
  CHECK_FALSE(basic.ran_whole());
}

TEST_CASE("a gang is split once it stood in part for ten minutes") {
  Gang part = gang(Gang::Said::kNothing, 3, 1, 1);
  part.last_placed = at(1000);
  CHECK_FALSE(part.is_split(at(1599)));
  CHECK(part.is_split(at(1600)));
  CHECK_FALSE(part.is_split({}));
  part.last_placed.reset();
  CHECK_FALSE(part.is_split(at(1600)));
}

TEST_CASE(
    "a gang that started whole and lost pods is not split, unless only its quota was counted") {
  Gang part = gang(Gang::Said::kTogether, 3, 1, 1);
  part.last_placed = at(0);
  CHECK_FALSE(part.is_split(at(1600)));
  part.scheduler = gang_scheduler_of_group("kueue.x-k8s.io");
  CHECK(part.is_split(at(1600)));
}

TEST_CASE("pods of a group are kept, by field, label or annotation") {
  Pod pod;
  CHECK_FALSE(is_gang_pod(pod));
  pod.metadata.labels = Labels{{"app", "web"}};
  CHECK_FALSE(is_gang_pod(pod));
  Pod native;
  native.spec.scheduling_group = PodSchedulingGroup{"g", {}};
  CHECK(is_gang_pod(native));
  Pod annotated;
  annotated.metadata.annotations = Labels{{"kueue.x-k8s.io/workload", "job"}};
  CHECK(is_gang_pod(annotated));
  Pod labelled;
  labelled.metadata.labels = Labels{{"scheduling.x-k8s.io/pod-group", "g"}};
  CHECK(is_gang_pod(labelled));
}

}  // namespace
}  // namespace kaic

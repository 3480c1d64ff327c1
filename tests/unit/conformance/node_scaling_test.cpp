// SPDX-License-Identifier: Apache-2.0
/// What is kept; what it proves is in the cases of tests/snapshots.
#include "lib/conformance/node_scaling.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

TEST_CASE("an autoscaler's word about a pod or a node is kept, and nothing else") {
  Event event;
  for (const char* reason : {"TriggeredScaleUp", "NotTriggerScaleUp", "ScaleDown"}) {
    event.reason = reason;
    CHECK(is_scaling_event(event));
  }
  for (const char* reason : {"", "Scheduled", "ScalingReplicaSet", "ScaleDownFailed"}) {
    event.reason = reason;
    CHECK_FALSE(is_scaling_event(event));
  }
}

TEST_CASE("a cluster in which nothing was read shows no scaling") {
  const Inventory inventory;
  CHECK(find_scale_steps(inventory, Accelerators(inventory)).empty());
}

}  // namespace
}  // namespace kaic

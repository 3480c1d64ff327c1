// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/autoscaler_status.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

constexpr std::string_view kStatus = R"(time: 2026-11-24 11:59:50.1 +0000 UTC
autoscalerStatus: Running
clusterWide:
  health:
    status: Healthy
    nodeCounts: {registered: {total: 3, ready: 3}}
    lastProbeTime: "2026-11-24T11:59:50.123456789Z"
  scaleUp: {status: NoActivity}
nodeGroups:
- name: gpu
  health: {status: Healthy, cloudProviderTarget: 3, minSize: 0, maxSize: 4}
- name: fixed
  health: {status: Healthy, cloudProviderTarget: 2, minSize: 2, maxSize: 2}
- name: empty
  health: {status: Healthy, maxSize: 4}
)";

TEST_CASE("the status of a healthy autoscaler is read with its groups") {
  const auto status = parse_autoscaler_status(kStatus);
  REQUIRE(status);
  CHECK(status->is_healthy());
  REQUIRE(status->last_probe);
  CHECK(format_time(*status->last_probe) == "2026-11-24T11:59:50Z");
  REQUIRE(status->groups.size() == 3);
  CHECK(status->groups[0].name == "gpu");
  CHECK(status->groups[0].target == 3);
  CHECK_FALSE(status->groups[0].is_full());
  CHECK(status->groups[1].is_fixed());
  CHECK(status->groups[1].is_full());
  CHECK_FALSE(status->groups[2].is_fixed());
}

TEST_CASE("an autoscaler that starts or is unhealthy is not healthy") {
  const auto starting = parse_autoscaler_status("autoscalerStatus: Initializing\n");
  REQUIRE(starting);
  CHECK_FALSE(starting->is_healthy());
  const auto sick = parse_autoscaler_status(
      "autoscalerStatus: Running\nclusterWide: {health: {status: Unhealthy}}\n");
  REQUIRE(sick);
  CHECK_FALSE(sick->is_healthy());
}

TEST_CASE("what is not this status is an error") {
  CHECK_FALSE(parse_autoscaler_status(""));
  CHECK_FALSE(parse_autoscaler_status("other: 1\n"));
  CHECK_FALSE(parse_autoscaler_status("autoscalerStatus: [1]\n"));
  CHECK_FALSE(parse_autoscaler_status(
      "Cluster-autoscaler status at 2026-11-24 11:59:50 UTC:\nCluster-wide:\n  Health: Healthy\n"));
}

}  // namespace
}  // namespace kaic

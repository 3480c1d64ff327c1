// SPDX-License-Identifier: Apache-2.0
#include "kaic/cluster/cluster.h"

#include <doctest/doctest.h>

using kaic::ListRequest;
using kaic::ReadState;
using kaic::to_string;

TEST_CASE("a state's name is the one of the report") {
  CHECK(to_string(ReadState::kRefused) == "refused");
  CHECK(to_string(ReadState::kAbsent) == "absent");
  CHECK(to_string(ReadState::kCut) == "cut");
  CHECK(to_string(ReadState::kComplete) == "complete");
  CHECK(to_string(static_cast<ReadState>(77)) == "refused");
}

TEST_CASE("the core group's lists lie below /api, all others below /apis") {
  CHECK(ListRequest{"", "v1", "pods", "Pod"}.path() == "/api/v1/pods");
  CHECK(ListRequest{"resource.k8s.io", "v1", "resourceslices", "ResourceSlice"}.path() ==
        "/apis/resource.k8s.io/v1/resourceslices");
}

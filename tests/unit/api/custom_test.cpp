// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/custom.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("any custom resource is read as metadata, conditions and the rest") {
  const auto object =
      decoded_and_kept<CustomObject>(R"({"apiVersion": "ray.io/v1", "kind": "RayCluster",
      "metadata": {"name": "r", "generation": 2}, "spec": {"rayVersion": "2"},
      "status": {"observedGeneration": 2, "state": "ready", "conditions": [{"type": "HeadPodReady", "status": "True"}]}})");
  CHECK(object.api_version == "ray.io/v1");
  CHECK(object.kind == "RayCluster");
  CHECK(object.status.observed_generation == 2);
  CHECK(find_condition(object.status.conditions, "HeadPodReady")->is_true());
  CHECK(object.status.unknown == UnknownFields{{"state", "\"ready\""}});
  CHECK(object.unknown == UnknownFields{{"spec", R"({"rayVersion": "2"})"}});
}

TEST_CASE("a status that says nothing differs from generation zero") {
  CHECK_FALSE(decode<CustomObject>("{}")->status.observed_generation);
  CHECK(decoded_and_kept<CustomObject>(R"({"status": {"observedGeneration": 0}})")
            .status.observed_generation == 0);
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<CustomObject>(R"({"status": "ready"})") ==
        "status: found string; expected an object");
  CHECK(refused<CustomObject>(R"({"status": {"conditions": [{"status": true}]}})") ==
        "status.conditions[0].status: found boolean; expected a string");
}

}  // namespace
}  // namespace kaic

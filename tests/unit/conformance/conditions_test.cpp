// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/conditions.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

ObjectMeta of_generation(std::int64_t generation) {
  ObjectMeta metadata;
  metadata.generation = generation;
  return metadata;
}

Condition condition(std::string status, std::optional<std::int64_t> observed = {}) {
  return {"Ready", std::move(status), "Because", "", observed, {}};
}

TEST_CASE("a condition that is True of the present generation has no fault") {
  CHECK(fault_of({condition("True")}, "Ready", of_generation(3)).empty());
  CHECK(fault_of({condition("True", 3)}, "Ready", of_generation(3)).empty());
  CHECK(holds({condition("True", 3)}, "Ready", of_generation(3)));
}

TEST_CASE("a fault says what was found and what is expected") {
  CHECK(fault_of({}, "Ready", {}) == "there is no condition Ready; True is expected");
  CHECK(fault_of({condition("Unknown")}, "Ready", {}) ==
        "Ready is Unknown (Because); True is expected");
  CHECK(fault_of({condition("True", 2)}, "Ready", of_generation(3)) ==
        "Ready is of generation 2, the object of generation 3");
}

TEST_CASE("whatever has a fault does not hold") {
  CHECK_FALSE(holds({}, "Ready", {}));
  CHECK_FALSE(holds({condition("False")}, "Ready", {}));
  CHECK_FALSE(holds({condition("True", 2)}, "Ready", of_generation(3)));
}

TEST_CASE("the field of a condition names its type and what holds it") {
  CHECK(condition_field("Ready") == "status.conditions[Ready].status");
  CHECK(condition_field("Accepted", "status.parents[1]") ==
        "status.parents[1].conditions[Accepted].status");
}

}  // namespace
}  // namespace kaic

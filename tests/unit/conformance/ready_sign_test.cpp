// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/ready_sign.h"

#include <doctest/doctest.h>

#include <string>

namespace kaic {
namespace {

constexpr ReadySign kCondition{.resource = "jobs", .kind = "Job", .condition = "Complete"};
constexpr ReadySign kField{
    .resource = "jobs", .kind = "Job", .field = "state.phase", .value = "Done"};

CustomObject object(const std::string& status, int generation = 2) {
  auto decoded =
      decode<CustomObject>(R"({"metadata": {"name": "a", "generation": )" +
                           std::to_string(generation) + R"(}, "status": )" + status + "}");
  REQUIRE(decoded);
  return *std::move(decoded);
}

TEST_CASE("a condition that is True is a ready sign, and one that is not says what stands there") {
  const auto ready =
      read_sign(object(R"({"conditions": [{"type": "Complete", "status": "True"}]})"), kCondition);
  CHECK(ready.state == SignState::kReady);
  CHECK(ready.field == "status.conditions[Complete].status");
  CHECK(ready.value == "True");
  const auto other = read_sign(
      object(R"({"conditions": [{"type": "Complete", "status": "Unknown"}]})"), kCondition);
  CHECK(other.state == SignState::kNotReady);
  CHECK(other.value == "Unknown");
  CHECK(read_sign(object("{}"), kCondition).state == SignState::kNotReady);
  CHECK(read_sign(object("{}"), kCondition).value.empty());
}

TEST_CASE("a sign of an older generation is stale, by the condition or by the whole status") {
  CHECK(read_sign(object(R"({"conditions": [{"type": "Complete", "status": "True",
                             "observedGeneration": 1}]})"),
                  kCondition)
            .state == SignState::kStale);
  CHECK(read_sign(object(R"({"observedGeneration": 1,
                             "conditions": [{"type": "Complete", "status": "True"}]})"),
                  kCondition)
            .state == SignState::kStale);
  CHECK(
      read_sign(object(R"({"observedGeneration": 1, "state": {"phase": "Done"}})"), kField).state ==
      SignState::kStale);
  CHECK(
      read_sign(object(R"({"observedGeneration": 2, "state": {"phase": "Done"}})"), kField).state ==
      SignState::kReady);
}

TEST_CASE("a field of the status is a ready sign when it holds the value, in its case") {
  CHECK(read_sign(object(R"({"state": {"phase": "Done"}})"), kField).state == SignState::kReady);
  const auto other = read_sign(object(R"({"state": {"phase": "done"}})"), kField);
  CHECK(other.state == SignState::kNotReady);
  CHECK(other.field == "status.state.phase");
  CHECK(other.value == "done");
}

TEST_CASE("a status is asked by dotted path for scalars alone") {
  const CustomStatus status =
      object(R"({"a": {"b": {"c": "x\ty"}}, "n": 12, "t": true, "l": [1], "z": null})").status;
  CHECK(status_text(status, "a.b.c") == "x\ty");
  CHECK(status_text(status, "n") == "12");
  CHECK(status_text(status, "t") == "true");
  CHECK_FALSE(status_text(status, "a"));
  CHECK_FALSE(status_text(status, "a.b.d"));
  CHECK_FALSE(status_text(status, "n.x"));
  CHECK_FALSE(status_text(status, "l"));
  CHECK_FALSE(status_text(status, "z"));
  CHECK_FALSE(status_text(status, "none"));
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/reconciled.h"

#include <string>
#include <string_view>

#include "lib/conformance/ready_sign.h"

namespace kaic {
namespace {

/// One kind of an operator, with all of its signs.
struct Kind {
  std::string_view group, resource, kind;
};

/// What the object says that is best for it: an operator has one sign or another, by version.
SignReading best_reading(const CustomObject& object, const AiOperator& op, const Kind& kind,
                         std::string& expected) {
  SignReading best;
  for (const ReadySign& sign : op.ready_signs) {
    if (sign.resource != kind.resource) continue;
    SignReading reading = read_sign(object, sign);
    if (!best.field.empty() && reading.state >= best.state) continue;
    best = std::move(reading);
    expected = sign.condition.empty() ? std::string(sign.value) : "True";
  }
  return best;
}

void look_at(const Inventory& inventory, const AiOperator& op, const Kind& kind,
             const CustomObject& object, const Children& children, Reconciled& seen) {
  const ObjectRef ref = inventory.ref(kind.group, kind.resource, kind.kind, object.metadata);
  std::string expected;
  const SignReading reading = best_reading(object, op, kind, expected);
  const auto problem = [&](std::string field, const char* reason, std::string message) {
    seen.problems.push_back({ref, std::move(field), reason, std::move(message)});
  };
  if (reading.state == SignState::kNotReady) {
    problem(reading.field, "CustomResourceNotReady",
            (reading.value.empty() ? "nothing stands there" : "it is " + reading.value) + "; " +
                expected + " is expected");
    return;
  }
  if (reading.state == SignState::kStale) {
    problem("status.observedGeneration", "ReconcileNotCurrent",
            reading.field + " is " + reading.value +
                ", of an older generation; the object is of generation " +
                std::to_string(object.metadata.generation));
    return;
  }
  const Evidence* child = children.of(kind.group, kind.kind, object.metadata);
  if (child == nullptr) {
    problem("metadata", "ChildObjectsMissing",
            "it says " + reading.field + " " + reading.value +
                ", and no object is seen that it owns; expected what its operator made of it");
    if (seen.ready) return;
  }
  seen.ready = true;
  seen.owns = child != nullptr;
  seen.evidence = {{ref, reading.field, reading.value, inventory.path(kind.group, kind.resource)}};
  if (child != nullptr) seen.evidence.push_back(*child);
}

}  // namespace

Reconciled reconciled_by(const Inventory& inventory, const AiOperator& op,
                         const Children& children) {
  Reconciled seen;
  for (const std::string_view group : op.api_groups) {
    std::string_view before;
    for (const ReadySign& sign : op.ready_signs) {
      if (sign.resource == before) continue;  // signs of one kind stand together
      before = sign.resource;
      for (const CustomObject& object : inventory.custom(group, sign.resource)) {
        seen.any = true;
        look_at(inventory, op, {group, sign.resource, sign.kind}, object, children, seen);
        if (!seen.owns) continue;
        seen.problems.clear();
        return seen;
      }
    }
  }
  return seen;
}

}  // namespace kaic

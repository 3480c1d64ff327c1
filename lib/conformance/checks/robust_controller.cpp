// SPDX-License-Identifier: Apache-2.0
/// robust_controller: at least one AI operator with resource types of its own works.
///
/// Seen as proof, all of one operator of the table (components.h): its CustomResourceDefinitions
/// are established, its controller runs, a validating webhook of its own can be called, and one of
/// its custom resources reached its ready sign in its present generation and owns objects.
///
/// Not proof: definitions without a controller, a ready status that an operator left behind before
/// it died or that is of an older generation, and webhooks over its resources that something else
/// runs. Operators that the table does not know are not taken for AI operators. A controller that
/// is not seen may be hosted outside, and an operator that is not there may still be installed:
/// both alone decide nothing.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/api/admission.h"
#include "kaic/api/apiextensions.h"
#include "kaic/api/apps.h"
#include "lib/conformance/check.h"
#include "lib/conformance/children.h"
#include "lib/conformance/components.h"
#include "lib/conformance/reconciled.h"
#include "lib/conformance/webhooks.h"
#include "lib/conformance/workloads.h"

namespace kaic::checks {
namespace {

bool is_of_ai_operator(const CustomResourceDefinition& crd) {
  return ai_operator_of_group(crd.spec.group) != nullptr;
}

constexpr std::string_view kCrdFields[] = {"spec.group", "status.conditions"};
constexpr std::string_view kDeploymentFields[] = {"metadata.ownerReferences"};

/// As many as there are, without memory that would have to be freed behind main.
struct Reads {
  std::array<Read, 96> rows{};
  std::size_t count = 0;
  void add(const Read& read) { rows.at(count++) = read; }
};

Reads make_reads() {
  Reads reads;
  reads.add(list_of<CustomResourceDefinition, &is_of_ai_operator>(Need::kRequired, kCrdFields));
  reads.add(list_of<Deployment>(Need::kRequired, kWorkloadFields));
  reads.add(list_of<Deployment>(Need::kRequired, kDeploymentFields));
  reads.add(list_of<ValidatingWebhookConfiguration>(Need::kRequired, kWebhookFields));
  reads.add(list_of<MutatingWebhookConfiguration>(Need::kRequired, kWebhookFields));
  reads.add(list_of<Service>(Need::kRequired, kServiceFields));
  reads.add(list_of<EndpointSlice>(Need::kRequired, kEndpointSliceFields));
  for (const Read& read : kChildReads) reads.add(read);
  for (const AiOperator& op : ai_operators()) {
    for (const std::string_view group : op.api_groups) {
      for (const ReadySign& sign : op.ready_signs) {
        reads.add(custom(group, sign.resource, sign.kind, {"v1", "v1beta2", "v1beta1", "v1alpha1"},
                         Need::kSupporting));
      }
    }
  }
  return reads;
}
const Reads kReads = make_reads();

bool runs(const Deployment* deployment) { return health_of(*deployment).runs(); }

/// What is seen of one operator.
class Look {
 public:
  Look(const Inventory& inventory, const AiOperator& op, const Children& children)
      : inventory_(inventory), op_(op), children_(children) {
    look_at_definitions();
    if (crd_ == nullptr) return;
    look_at_controller();
    look_at_webhooks();
    look_at_resources();
  }

  bool is_there() const { return crd_ != nullptr; }
  const Outcome& outcome() const { return outcome_; }

  Verdict verdict() const {
    if (violated_) return Verdict::kFail;
    if (controller_ && webhook_ && owns_) return Verdict::kPass;
    return controller_ || reconciled_ ? Verdict::kPartial : Verdict::kUnknown;
  }
  Proof proof() const {
    if (reconciled_ && !violated_) return Proof::kObserved;
    return controller_ ? Proof::kInstalled : Proof::kDeclared;
  }
  std::string summary() const {
    const std::string name(op_.name);
    switch (verdict()) {
      case Verdict::kPass:
        return name + " runs, its webhook can be called, and it reconciles its resources.";
      case Verdict::kFail:
        return name + " is installed and does not work.";
      case Verdict::kPartial:
        return name + " works in part, as far as can be seen.";
      default:
        return name + " is declared; nothing of it is seen at work.";
    }
  }

 private:
  template <class T>
  void find(const T& object, std::string field, std::string reason, std::string message) {
    add_finding(outcome_, inventory_.ref(object), std::move(field), std::move(reason),
                std::move(message));
  }
  template <class T>
  void show(const T& object, std::string field, std::string value) {
    add_evidence(outcome_, inventory_.ref(object), std::move(field), std::move(value),
                 inventory_.path(T::kResource.group, T::kResource.resource));
  }

  void take(const std::vector<Finding>& findings, const std::vector<Evidence>& evidence) {
    outcome_.findings.insert(outcome_.findings.end(), findings.begin(), findings.end());
    outcome_.evidence.insert(outcome_.evidence.end(), evidence.begin(), evidence.end());
  }

  void look_at_definitions() {
    for (const CustomResourceDefinition& crd : inventory_.all<CustomResourceDefinition>()) {
      if (!op_.api_groups.match(crd.spec.group)) continue;
      if (crd_ == nullptr) crd_ = &crd;
      for (const char* type : {"NamesAccepted", "Established"}) {
        const Condition* condition = find_condition(crd.status.conditions, type);
        if (condition != nullptr && condition->is_true()) continue;
        violated_ = true;
        const std::string found =
            condition == nullptr ? "the condition is not there"
                                 : "it is " + condition->status + " (" + condition->message + ")";
        find(crd, "status.conditions[" + std::string(type) + "].status", "CrdNotEstablished",
             found + "; True is expected");
      }
    }
    if (crd_ != nullptr && !violated_) {
      show(*crd_, "status.conditions[Established].status", "True");
    }
  }

  /// Each role of the operator (controller, webhook server) of which there is a Deployment must
  /// run.
  void look_at_controller() {
    for (const std::string_view role : op_.workloads) {
      std::vector<const Deployment*> found;
      for (const Deployment& deployment : inventory_.all<Deployment>()) {
        if (match_word(role, deployment.metadata.name)) found.push_back(&deployment);
      }
      workloads_.insert(workloads_.end(), found.begin(), found.end());
      const auto running = std::find_if(found.begin(), found.end(), runs);
      if (running != found.end()) {
        show_running(**running);
        continue;
      }
      for (const Deployment* deployment : found) {
        violated_ = true;
        const WorkloadHealth health = health_of(*deployment);
        find(*deployment, health.field, "OperatorNotReady",
             health.message + "; expected a ready pod of the present generation");
      }
    }
  }

  void show_running(const Deployment& deployment) {
    controller_ = true;
    const WorkloadHealth health = health_of(deployment);
    show(deployment, health.field, health.value);
  }

  void report_no_controller() {
    find(*crd_, "spec.group", "OperatorControllerMissing",
         "no Deployment of " + std::string(op_.name) + " is seen that would act on objects of " +
             crd_->spec.group + "; expected one, unless it is hosted outside the cluster");
  }

  void look_at_webhooks() {
    const WebhooksSeen seen = webhooks_of(inventory_, op_.api_groups, workloads_);
    webhook_ = seen.works;
    violated_ = violated_ || seen.broken;
    // Where no Deployment has a name that is known, those behind the webhooks are the operator.
    if (workloads_.empty()) {
      const auto running = std::find_if(seen.servers.begin(), seen.servers.end(), runs);
      if (running != seen.servers.end()) show_running(**running);
    }
    take(seen.findings, seen.evidence);
    if (!controller_ && !violated_) report_no_controller();
    if (!seen.any) report_no_webhook();
  }

  void report_no_webhook() {
    const std::string expected = "no validating webhook over " + crd_->spec.group + " leads to " +
                                 std::string(op_.name) + "; expected one";
    if (op_.webhook_switch.empty()) {
      find(*crd_, "spec.group", "WebhookMissing", expected);
    } else {
      find(*crd_, "spec.group", "WebhookSwitchedOff",
           expected + ", which it runs only if its environment variable " +
               std::string(op_.webhook_switch.front()) + " says so");
    }
  }

  void look_at_resources() {
    const Reconciled seen = reconciled_by(inventory_, op_, children_);
    reconciled_ = seen.ready;
    owns_ = seen.owns;
    take(seen.problems, seen.evidence);
    if (seen.any) return;
    find(*crd_, "spec.group", "CustomResourceMissing",
         "no object of " + crd_->spec.group + " is seen; expected one that was reconciled");
  }

  const Inventory& inventory_;
  const AiOperator& op_;
  const Children& children_;
  const CustomResourceDefinition* crd_ = nullptr;  // the first of its groups
  std::vector<const Deployment*> workloads_;       // by their names
  bool violated_ = false;                          // something of it is shown not to work
  bool controller_ = false;                        // it runs
  bool webhook_ = false;                           // one can be called
  bool reconciled_ = false, owns_ = false;         // a resource is ready; and has made objects
  Outcome outcome_;
};

/// What is worth more of two operators: one of them is enough.
int rank(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return 3;
    case Verdict::kPartial:
      return 2;
    case Verdict::kFail:
      return 1;
    default:
      return 0;
  }
}

Outcome evaluate(const Inventory& inventory) {
  const Children children(inventory);
  Outcome all;
  int best = -1;
  for (const AiOperator& op : ai_operators()) {
    const Look look(inventory, op, children);
    if (!look.is_there()) continue;
    const Outcome& one = look.outcome();
    if (look.verdict() == Verdict::kPass) {
      Outcome outcome;
      outcome.evidence = one.evidence;
      return conclude(outcome, Verdict::kPass, Proof::kObserved, look.summary());
    }
    all.findings.insert(all.findings.end(), one.findings.begin(), one.findings.end());
    all.evidence.insert(all.evidence.end(), one.evidence.begin(), one.evidence.end());
    if (rank(look.verdict()) <= best) continue;
    best = rank(look.verdict());
    conclude(all, look.verdict(), look.proof(), look.summary());
  }
  if (best < 0) {
    add_finding(all, {}, "", "OperatorMissing",
                "no CustomResourceDefinition of an AI operator is there; expected those of one");
    conclude(all, Verdict::kUnknown, Proof::kNone,
             "No AI operator is installed; whether one would work cannot be seen.");
  }
  return all;
}

}  // namespace

extern const Check robust_controller;
const Check robust_controller{
    .requirement = "robust_controller",
    .looks_at =
        "Definitions, Deployments, admission webhooks and custom resources of AI operators, "
        "and what these resources own.",
    .reads = std::span(kReads.rows).first(kReads.count),
    .evaluate = &evaluate,
};

}  // namespace kaic::checks

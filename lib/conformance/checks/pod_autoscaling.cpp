// SPDX-License-Identifier: Apache-2.0
/// pod_autoscaling: the HorizontalPodAutoscaler works for pods that ask for accelerators, on
/// metrics beyond CPU and memory too.
///
/// Seen as proof: an HPA whose target's pods ask for an accelerator, whose status is of its present
/// generation and says AbleToScale and ScalingActive, with a value of a metric of type Pods, Object
/// or External in it, while the API that serves this metric is available. Who wrote the HPA
/// (people, or an autoscaler that makes its own) does not matter.
///
/// Not proof: CPU and memory alone (metrics.k8s.io does not meet the second half of the demand), an
/// HPA that scales something else, a status that outlived its metrics API, and a metric that falls
/// as the load rises. Each of the two halves alone is part of the demand.
#include <algorithm>
#include <string>
#include <string_view>

#include "kaic/api/apiregistration.h"
#include "kaic/api/apps.h"
#include "kaic/api/autoscaling.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/check.h"
#include "lib/conformance/hpa.h"

namespace kaic::checks {
namespace {

constexpr std::string_view kApiServiceFields[] = {"spec.group", "spec.version", "spec.service",
                                                  "status.conditions"};
constexpr Read kReads[] = {
    discovery(Need::kRequired),  // which APIs' backends do not answer
    list_of<HorizontalPodAutoscaler>(Need::kRequired, kHpaFields),
    list_of<APIService>(Need::kRequired, kApiServiceFields),
    list_of<Deployment>(Need::kSupporting, kHpaTargetFields),
    list_of<StatefulSet>(Need::kSupporting, kHpaTargetFields),
    list_of<Pod, &may_request_accelerator>(Need::kSupporting, kHpaPodFields),
    list_of<ResourceSlice>(Need::kSupporting, kAcceleratorSliceFields),
    list_of<DeviceClass>(Need::kSupporting, kAcceleratorClassFields),
    list_of<ResourceClaim>(Need::kSupporting, kAcceleratorClaimFields),
    list_of<ResourceClaimTemplate>(Need::kSupporting, kAcceleratorTemplateFields),
};

bool is_registered(const Inventory& inventory, std::string_view group) {
  const auto& apis = inventory.all<APIService>();
  return std::any_of(apis.begin(), apis.end(),
                     [&](const APIService& api) { return api.spec.group == group; });
}

/// The version of a metrics API that answers, or null.
const APIService* available_api(const Inventory& inventory, std::string_view group) {
  for (const APIService& api : inventory.all<APIService>()) {
    const Condition* available = find_condition(api.status.conditions, "Available");
    if (api.spec.group == group && available != nullptr && available->is_true() &&
        !inventory.discovery().is_stale(group, api.spec.version)) {
      return &api;
    }
  }
  return nullptr;
}

std::string backend_of(const APIService& api) {
  if (!api.spec.service) return "of the API server itself";
  return api.spec.service->namespace_ + "/" + api.spec.service->name;
}

/// One finding for each version of a metrics API of which no version answers.
void report_dead_apis(const Inventory& inventory, Outcome& outcome) {
  for (const APIService& api : inventory.all<APIService>()) {
    const std::string& group = api.spec.group;
    if (group != kCustomMetricsApi && group != kExternalMetricsApi) continue;
    if (available_api(inventory, group) != nullptr) continue;
    const Condition* available = find_condition(api.status.conditions, "Available");
    if (available != nullptr && available->is_true()) {
      add_finding(outcome, inventory.ref(api), "", "MetricsApiStale",
                  "discovery marks " + group + "/" + api.spec.version + " as stale: Service " +
                      backend_of(api) + " does not answer; expected a current answer");
      continue;
    }
    const std::string found = available == nullptr
                                  ? "the condition is not there"
                                  : "it is " + available->status + " (" + available->reason + ")";
    add_finding(outcome, inventory.ref(api), "status.conditions[Available].status",
                "MetricsApiUnavailable",
                found + "; True is expected of Service " + backend_of(api));
  }
}

void report_missing_apis(const Inventory& inventory, Outcome& outcome) {
  if (is_registered(inventory, kCustomMetricsApi)) return;
  if (is_registered(inventory, kExternalMetricsApi)) return;
  const bool has_resource_api = is_registered(inventory, "metrics.k8s.io");
  add_finding(outcome, {}, "", has_resource_api ? "HpaOnlyResourceMetricsApi" : "MetricsApiMissing",
              std::string(has_resource_api ? "only metrics.k8s.io is registered"
                                           : "no metrics API is registered") +
                  "; expected custom.metrics.k8s.io or external.metrics.k8s.io, so that an HPA can "
                  "scale on more than CPU and memory");
}

/// What all HPAs together show.
struct Shown {
  bool both = false;         ///< accelerators, on a metric beyond CPU and memory
  bool accelerator = false;  ///< accelerators, on CPU or memory
  bool metric = false;       ///< such a metric, for pods without accelerators
};

void show(const Inventory& inventory, const HorizontalPodAutoscaler& hpa, const HpaValue& value,
          const APIService& api, Outcome& outcome) {
  const std::string hpas = inventory.path("autoscaling", "horizontalpodautoscalers");
  const std::string apis = inventory.path("apiregistration.k8s.io", "apiservices");
  const CrossVersionObjectReference& target = hpa.spec.scale_target_ref;
  add_evidence(outcome, inventory.ref(hpa), "spec.scaleTargetRef", target.kind + " " + target.name,
               hpas);
  add_evidence(outcome, inventory.ref(hpa), "status.conditions[ScalingActive].status", "True",
               hpas);
  add_evidence(outcome, inventory.ref(hpa), value.field, value.name + " " + value.value, hpas);
  add_evidence(outcome, inventory.ref(api), "status.conditions[Available].status", "True", apis);
  add_evidence(outcome, inventory.ref(api), "spec.service", backend_of(api), apis);
}

/// Judges one HPA; whatever keeps it from being proof becomes a finding.
void judge(const Inventory& inventory, const HorizontalPodAutoscaler& hpa, bool accelerated,
           Shown& shown, Outcome& outcome) {
  const ObjectRef ref = inventory.ref(hpa);
  if (auto problem = problem_of(hpa)) {
    add_finding(outcome, ref, problem->field, problem->reason, problem->message);
    return;
  }
  if (!asks_beyond_resources(hpa)) {
    shown.accelerator = true;
    add_evidence(outcome, ref, "status.conditions[ScalingActive].status", "True",
                 inventory.path("autoscaling", "horizontalpodautoscalers"));
    add_finding(outcome, ref, "spec.metrics", "HpaResourceMetricOnly",
                "scales pods with accelerators on CPU or memory alone; expected a metric of type "
                "Pods, Object or External");
    return;
  }
  const std::vector<HpaValue> values = values_of(hpa);
  if (values.empty()) {
    add_finding(outcome, ref, "status.currentMetrics", "HpaMetricsEmpty",
                "no value of a metric of type Pods, Object or External; expected one for each in "
                "spec.metrics");
  }
  for (const HpaValue& value : values) {
    const APIService* api = available_api(inventory, value.api);
    if (api == nullptr) {
      if (is_registered(inventory, value.api)) continue;  // its APIService is a finding
      add_finding(outcome, ref, value.field, "MetricsApiMissing",
                  std::string(value.api) + ", which serves metric " + value.name +
                      ", is not registered; expected an APIService for it");
      continue;
    }
    if (falls_with_load(value.name)) {
      add_finding(outcome, ref, value.field, "HpaMetricWrongWay",
                  "metric " + value.name +
                      " falls as the load rises, so pods are added when they are idle; expected "
                      "one that rises");
      continue;
    }
    (accelerated ? shown.both : shown.metric) = true;
    show(inventory, hpa, value, *api, outcome);
    if (!accelerated) {
      add_finding(outcome, ref, "spec.scaleTargetRef", "HpaTargetWithoutAccelerator",
                  "the pods of " + hpa.spec.scale_target_ref.kind + " " +
                      hpa.spec.scale_target_ref.name +
                      " ask for no accelerator; expected an HPA whose pods do");
    }
    return;
  }
}

/// HPAs over accelerators; those over other pods count only where there are none.
Shown judge_all(const Inventory& inventory, Outcome& outcome) {
  const Accelerators accelerators(inventory);
  Shown shown;
  bool any = false;
  for (const HorizontalPodAutoscaler& hpa : inventory.all<HorizontalPodAutoscaler>()) {
    if (!scales_accelerators(inventory, accelerators, hpa)) continue;
    any = true;
    judge(inventory, hpa, true, shown, outcome);
  }
  if (any) return shown;
  for (const HorizontalPodAutoscaler& hpa : inventory.all<HorizontalPodAutoscaler>()) {
    if (asks_beyond_resources(hpa)) judge(inventory, hpa, false, shown, outcome);
  }
  if (outcome.findings.empty()) {
    add_finding(outcome, {}, "", "HpaMissing",
                "no HPA scales pods that ask for an accelerator; expected one");
  }
  return shown;
}

Outcome evaluate(const Inventory& inventory) {
  Outcome outcome;
  if (inventory.state<HorizontalPodAutoscaler>() == ReadState::kAbsent) {
    add_finding(outcome, {}, "", "HpaApiMissing", "autoscaling/v2 is not served; expected it");
    return conclude(outcome, Verdict::kFail, Proof::kNone,
                    "The HorizontalPodAutoscaler is not served.");
  }
  const Shown shown = judge_all(inventory, outcome);
  if (shown.both) {
    outcome.findings.clear();
    return conclude(outcome, Verdict::kPass, Proof::kObserved,
                    "An HPA scales pods with accelerators on a metric beyond CPU and memory.");
  }
  report_dead_apis(inventory, outcome);
  report_missing_apis(inventory, outcome);
  if (shown.accelerator) {
    return conclude(outcome, Verdict::kPartial, Proof::kObserved,
                    "An HPA scales pods with accelerators, on CPU or memory alone.");
  }
  if (shown.metric) {
    return conclude(outcome, Verdict::kPartial, Proof::kObserved,
                    "HPAs scale on metrics beyond CPU and memory, none of them pods with "
                    "accelerators.");
  }
  for (const std::string_view group : {kCustomMetricsApi, kExternalMetricsApi}) {
    const APIService* api = available_api(inventory, group);
    if (api == nullptr) continue;
    add_evidence(outcome, inventory.ref(*api), "status.conditions[Available].status", "True",
                 inventory.path("apiregistration.k8s.io", "apiservices"));
    conclude(outcome, Verdict::kPartial, Proof::kInstalled,
             "A metrics API for HPAs is available; no HPA is seen scaling pods with accelerators "
             "on it.");
  }
  if (outcome.verdict == Verdict::kPartial) return outcome;
  const bool any_api =
      is_registered(inventory, kCustomMetricsApi) || is_registered(inventory, kExternalMetricsApi);
  return conclude(outcome, Verdict::kFail, any_api ? Proof::kDeclared : Proof::kNone,
                  any_api ? "No metrics API that HPAs could scale on answers."
                          : "No metrics API that HPAs could scale on is there.");
}

}  // namespace

extern const Check pod_autoscaling;
const Check pod_autoscaling{
    .requirement = "pod_autoscaling",
    .looks_at =
        "HorizontalPodAutoscalers with their targets' pods and status, and the APIServices "
        "of the custom and external metrics APIs.",
    .reads = kReads,
    .evaluate = &evaluate,
};

}  // namespace kaic::checks

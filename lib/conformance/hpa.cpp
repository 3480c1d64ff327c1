// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/hpa.h"

#include <algorithm>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"

namespace kaic {
namespace {

/// The API that serves a metric of that type; empty for CPU and memory.
std::string_view api_of(std::string_view metric_type) {
  if (metric_type == "Pods" || metric_type == "Object") return kCustomMetricsApi;
  return metric_type == "External" ? kExternalMetricsApi : std::string_view();
}

/// Without white space, which no value in it has; empty if it says nothing.
std::string compact(const std::optional<RawJson>& json) {
  std::string text = json ? json->text : std::string();
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  return text == "{}" || text == "null" ? std::string() : text;
}

/// What the target's kind tells: the pods that it selects, and whether their template asks for an
/// accelerator.
struct Target {
  std::optional<Selector> selector;
  bool template_asks = false;
};

template <class T>
void look_up(const Inventory& inventory, const Accelerators& accelerators,
             const HorizontalPodAutoscaler& hpa, Target& target) {
  const CrossVersionObjectReference& ref = hpa.spec.scale_target_ref;
  if (ref.kind != T::kResource.kind) return;
  const std::string& space = hpa.metadata.namespace_;
  for (const T& workload : inventory.all<T>()) {
    if (workload.metadata.name != ref.name || workload.metadata.namespace_ != space) continue;
    auto selector = Selector::from(workload.spec.selector);
    target.selector = selector ? *std::move(selector) : Selector::nothing();
    target.template_asks = accelerators.requests_accelerator(workload.spec.template_.spec, space);
  }
}

bool is_owned_by(const Pod& pod, const CrossVersionObjectReference& target) {
  const auto& owners = pod.metadata.owner_references;
  return std::any_of(owners.begin(), owners.end(), [&](const OwnerReference& owner) {
    return owner.controller && owner.kind == target.kind && owner.name == target.name;
  });
}

}  // namespace

std::optional<HpaProblem> problem_of(const HorizontalPodAutoscaler& hpa) {
  const std::int64_t observed = hpa.status.observed_generation.value_or(0);
  if (observed < hpa.metadata.generation) {
    return HpaProblem{"status.observedGeneration", "HpaStatusStale",
                      "the status is of generation " + std::to_string(observed) +
                          ", the object of generation " + std::to_string(hpa.metadata.generation)};
  }
  for (const char* type : {"AbleToScale", "ScalingActive"}) {
    const Condition* condition = find_condition(hpa.status.conditions, type);
    if (condition != nullptr && condition->is_true()) continue;
    const std::string found = condition == nullptr
                                  ? "the condition is not there"
                                  : "it is " + condition->status + " (" + condition->reason + ": " +
                                        condition->message + ")";
    return HpaProblem{"status.conditions[" + std::string(type) + "].status", "HpaNotActive",
                      found + "; True is expected"};
  }
  return std::nullopt;
}

std::vector<HpaValue> values_of(const HorizontalPodAutoscaler& hpa) {
  std::vector<HpaValue> values;
  for (std::size_t i = 0; i < hpa.status.current_metrics.size(); ++i) {
    const MetricSpec& metric = hpa.status.current_metrics[i];
    const std::string place = "status.currentMetrics[" + std::to_string(i) + "].";
    const auto add = [&](const std::optional<NamedMetric>& named, const char* member) {
      std::string value = named ? compact(named->current) : std::string();
      if (value.empty()) return;
      values.push_back(
          {api_of(metric.type), named->metric.name, place + member + ".current", std::move(value)});
    };
    if (metric.type == "Pods") add(metric.pods, "pods");
    if (metric.type == "Object") add(metric.object, "object");
    if (metric.type == "External") add(metric.external, "external");
  }
  return values;
}

bool asks_beyond_resources(const HorizontalPodAutoscaler& hpa) {
  return std::any_of(hpa.spec.metrics.begin(), hpa.spec.metrics.end(),
                     [](const MetricSpec& metric) { return !api_of(metric.type).empty(); });
}

bool falls_with_load(std::string_view metric) {
  std::string word;
  for (std::size_t i = 0; i <= metric.size(); ++i) {
    const char c = i < metric.size() ? metric[i] : '_';
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower >= 'a' && lower <= 'z') {
      word += lower;
      continue;
    }
    if (word == "free" || word == "idle" || word == "unused") return true;
    word.clear();
  }
  return false;
}

bool scales_accelerators(const Inventory& inventory, const Accelerators& accelerators,
                         const HorizontalPodAutoscaler& hpa) {
  Target target;
  look_up<Deployment>(inventory, accelerators, hpa, target);
  look_up<StatefulSet>(inventory, accelerators, hpa, target);
  if (target.template_asks) return true;
  const auto& pods = inventory.all<Pod>();
  return std::any_of(pods.begin(), pods.end(), [&](const Pod& pod) {
    if (pod.metadata.namespace_ != hpa.metadata.namespace_) return false;
    const bool is_targets = target.selector ? target.selector->matches(pod.metadata.labels)
                                            : is_owned_by(pod, hpa.spec.scale_target_ref);
    return is_targets && accelerators.requests_accelerator(pod);
  });
}

}  // namespace kaic

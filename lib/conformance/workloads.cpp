// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/workloads.h"

#include <algorithm>

namespace kaic {
namespace {

/// A Deployment, StatefulSet or DaemonSet as far as its health goes.
struct Counts {
  std::int64_t generation, observed_generation, wanted, ready;
  std::string_view ready_field;
};

WorkloadHealth judge(const Counts& counts) {
  if (counts.observed_generation < counts.generation) {
    const std::string observed = std::to_string(counts.observed_generation);
    return {Health::kStale, "status.observedGeneration", observed,
            "the status is of generation " + observed + ", the object of generation " +
                std::to_string(counts.generation)};
  }
  const std::string of = std::to_string(counts.ready) + " of " + std::to_string(counts.wanted);
  const std::string message = of + " pods are ready";
  const auto health = counts.wanted == 0             ? Health::kIdle
                      : counts.ready <= 0            ? Health::kNotReady
                      : counts.ready < counts.wanted ? Health::kDegraded
                                                     : Health::kReady;
  return {health, std::string(counts.ready_field), of, message};
}

template <class T>
WorkloadHealth judge_replicas(const T& workload) {
  return judge({workload.metadata.generation, workload.status.observed_generation,
                workload.spec.replicas.value_or(1), workload.status.ready_replicas,
                "status.readyReplicas"});
}

bool is_of_service(const EndpointSlice& slice, std::string_view namespace_,
                   std::string_view service) {
  const std::string* name = slice.metadata.labels.find("kubernetes.io/service-name");
  return slice.metadata.namespace_ == namespace_ && name != nullptr && *name == service;
}

bool takes_requests(const EndpointConditions& conditions) {
  // Absent means ready and serving (EndpointSlice's own documentation).
  return conditions.ready.value_or(true) && conditions.serving.value_or(true);
}

}  // namespace

WorkloadHealth health_of(const Deployment& deployment) { return judge_replicas(deployment); }
WorkloadHealth health_of(const StatefulSet& stateful_set) { return judge_replicas(stateful_set); }

WorkloadHealth health_of(const DaemonSet& daemon_set) {
  return judge({daemon_set.metadata.generation, daemon_set.status.observed_generation,
                daemon_set.status.desired_number_scheduled, daemon_set.status.number_ready,
                "status.numberReady"});
}

bool selects(const Service& service, std::string_view namespace_, const Labels& labels) {
  const Labels& selector = service.spec.selector;
  return service.metadata.namespace_ == namespace_ && !selector.empty() &&
         std::all_of(selector.begin(), selector.end(), [&](const auto& term) {
           const std::string* own = labels.find(term.first);
           return own != nullptr && *own == term.second;
         });
}

std::vector<const Service*> services_selecting(std::span<const Service> services,
                                               std::string_view namespace_, const Labels& labels) {
  std::vector<const Service*> found;
  for (const Service& service : services) {
    if (selects(service, namespace_, labels)) found.push_back(&service);
  }
  return found;
}

std::vector<const Deployment*> deployments_behind(std::span<const Service> services,
                                                  std::span<const Deployment> deployments,
                                                  std::string_view namespace_,
                                                  std::string_view service) {
  std::vector<const Deployment*> found;
  for (const Service& each : services) {
    if (each.metadata.name != service || each.metadata.namespace_ != namespace_) continue;
    for (const Deployment& deployment : deployments) {
      if (deployment.metadata.namespace_ == namespace_ &&
          selects(each, namespace_, deployment.spec.template_.metadata.labels)) {
        found.push_back(&deployment);
      }
    }
  }
  return found;
}

std::size_t ready_endpoints(std::span<const EndpointSlice> slices, std::string_view namespace_,
                            std::string_view service) {
  std::size_t count = 0;
  for (const EndpointSlice& slice : slices) {
    if (!is_of_service(slice, namespace_, service)) continue;
    for (const Endpoint& endpoint : slice.endpoints) {
      if (takes_requests(endpoint.conditions)) ++count;
    }
  }
  return count;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/monitoring.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("monitors tell what they select and which ports they scrape") {
  const auto service_monitor =
      decoded_and_kept<ServiceMonitor>(R"({"metadata": {"name": "dcgm", "namespace": "gpu"},
      "spec": {"selector": {"matchExpressions": [{"key": "app", "operator": "Exists"}]}, "jobLabel": "app",
        "namespaceSelector": {"any": true, "matchNames": ["gpu"]},
        "endpoints": [{"port": "metrics", "path": "/metrics", "interval": "15s"}, {"targetPort": 9400}, {"targetPort": "m"}]}})");
  CHECK(service_monitor.spec.selector.match_expressions[0].operator_ == "Exists");
  CHECK(service_monitor.spec.namespace_selector.any);
  CHECK(service_monitor.spec.namespace_selector.match_names == std::vector<std::string>{"gpu"});
  CHECK(service_monitor.spec.endpoints[0].port == "metrics");
  CHECK_FALSE(service_monitor.spec.endpoints[0].target_port);
  CHECK(service_monitor.spec.endpoints[1].target_port->to_string() == "9400");
  const auto pod_monitor = decoded_and_kept<PodMonitor>(R"({"metadata": {"name": "p"},
      "spec": {"selector": {"matchLabels": {"a": "b"}}, "podMetricsEndpoints": [{"port": "x", "scheme": "https"}]}})");
  CHECK(pod_monitor.spec.pod_metrics_endpoints[0].port == "x");
}

TEST_CASE("a Prometheus that selects everything differs from one that selects nothing") {
  const auto prometheus =
      decoded_and_kept<Prometheus>(R"({"metadata": {"name": "k8s"}, "spec": {"replicas": 2,
      "serviceMonitorSelector": {}, "podMonitorSelector": {"matchLabels": {"team": "ml"}}, "podMonitorNamespaceSelector": {}, "version": "v3"},
      "status": {"replicas": 2, "availableReplicas": 1, "unavailableReplicas": 1, "paused": true,
                 "conditions": [{"type": "Available", "status": "True", "observedGeneration": 1}]}})");
  CHECK(prometheus.spec.replicas == 2);
  CHECK(prometheus.spec.service_monitor_selector == LabelSelector{});
  CHECK_FALSE(prometheus.spec.service_monitor_namespace_selector);
  CHECK(prometheus.spec.pod_monitor_selector->match_labels.contains("team"));
  CHECK(prometheus.spec.pod_monitor_namespace_selector);
  CHECK(prometheus.status.available_replicas == 1);
  CHECK(prometheus.status.unavailable_replicas == 1);
}

TEST_CASE("a PodMonitoring names its port by number or name") {
  const auto monitoring = decoded_and_kept<PodMonitoring>(
      R"({"metadata": {"name": "p"}, "spec": {"selector": {"matchLabels": {"a": "b"}},
      "endpoints": [{"port": 8080, "path": "/m", "interval": "30s"}, {"port": "web"}]},
      "status": {"conditions": [{"type": "ConfigurationCreateSuccess", "status": "True"}], "observedGeneration": 1}})");
  CHECK(monitoring.spec.endpoints[0].port == IntOrString{std::int64_t{8080}});
  CHECK(monitoring.spec.endpoints[0].path == "/m");
  CHECK(monitoring.spec.endpoints[1].port == IntOrString{std::string("web")});
  CHECK(monitoring.status.conditions[0].is_true());
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<ServiceMonitor>(R"({"spec": {"endpoints": [{"targetPort": true}]}})") ==
        "spec.endpoints[0].targetPort: found boolean; expected an integer or a string");
  CHECK(refused<PodMonitor>(R"({"spec": {"namespaceSelector": {"matchNames": "all"}}})") ==
        "spec.namespaceSelector.matchNames: found string; expected an array");
  CHECK(refused<Prometheus>(
            R"({"spec": {"podMonitorSelector": {"matchExpressions": [{"values": [1]}]}}})") ==
        "spec.podMonitorSelector.matchExpressions[0].values[0]: found number; expected a string");
  CHECK(refused<PodMonitoring>(R"({"spec": []})") == "spec: found array; expected an object");
}

}  // namespace
}  // namespace kaic

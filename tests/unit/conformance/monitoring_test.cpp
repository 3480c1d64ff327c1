// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/monitoring.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "kaic/api/apps.h"
#include "kaic/api/core.h"
#include "kaic/cluster/snapshot.h"
#include "tests/support/snapshot_case.h"

// The selectors, ports and gaps are in the cases tests/snapshots/ai_service_metrics-*; here is what
// they do not show.
namespace kaic {
namespace {

constexpr std::string_view kNodeFields[] = {"metadata.labels"};
constexpr Read kReads[] = {
    list_of<Node>(Need::kRequired, kNodeFields),
    list_of<Namespace>(Need::kRequired, kMonitoredNamespaceFields),
    list_of<Service>(Need::kRequired, kMonitoredServiceFields),
    list_of<EndpointSlice>(Need::kRequired, kMonitoredEndpointFields),
    list_of<Deployment>(Need::kRequired, kMonitoredWorkloadFields),
    list_of<StatefulSet>(Need::kRequired, kMonitoredWorkloadFields),
    list_of<DaemonSet>(Need::kRequired, kMonitoredDaemonSetFields),
    list_of<Prometheus>(Need::kRequired, kPrometheusFields),
    list_of<ServiceMonitor>(Need::kRequired, kServiceMonitorFields),
    list_of<PodMonitor>(Need::kRequired, kPodMonitorFields),
    list_of<PodMonitoring>(Need::kRequired, kPodMonitoringFields),
};

Inventory inventory_of(const nlohmann::json& c) {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"monitoring", c}.write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  return *std::move(inventory);
}

Inventory whole_chain() {
  const auto folder =
      std::filesystem::path(KAIC_SOURCE_DIR) / "tests/snapshots/ai_service_metrics-whole-chain";
  return inventory_of(testing::SnapshotCase::load(folder).data);
}

TEST_CASE("a whole chain names who takes the monitor and what it selects") {
  const Inventory inventory = whole_chain();
  const auto monitors = monitors_of(inventory);
  REQUIRE(monitors.size() == 1);
  CHECK(monitors[0].collects());
  CHECK(monitors[0].faults.empty());
  REQUIRE(monitors[0].taken_by.size() == 1);
  CHECK(monitors[0].taken_by[0].name == "main");
  REQUIRE(monitors[0].targets.size() == 1);
  CHECK(monitors[0].targets[0].to_string() == "Service ml/vllm");
  CHECK(monitors[0].path == "/apis/monitoring.coreos.com/v1/servicemonitors");
}

TEST_CASE("a Prometheus that runs is known by its object, its StatefulSet by its name alone") {
  const auto systems = systems_of(whole_chain());
  REQUIRE(systems.size() == 2);
  CHECK(systems[0].object.kind == "Prometheus");
  CHECK(systems[0].runs);
  CHECK_FALSE(systems[0].by_name_only);
  CHECK(systems[1].object.kind == "StatefulSet");
  CHECK(systems[1].by_name_only);
}

TEST_CASE("a cluster that shows its control plane hides no monitoring") {
  const auto node = [](const nlohmann::json& labels) {
    return inventory_of({{"objects",
                          {{{"apiVersion", "v1"},
                            {"kind", "Node"},
                            {"metadata", {{"name", "a"}, {"labels", labels}}}}}}});
  };
  CHECK(may_be_monitored_from_outside(node(nlohmann::json::object())));
  CHECK_FALSE(may_be_monitored_from_outside(node({{"node-role.kubernetes.io/control-plane", ""}})));
}

}  // namespace
}  // namespace kaic

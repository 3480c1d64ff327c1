// SPDX-License-Identifier: Apache-2.0
/// Opening and auditing the recorded control planes of shared/data/snapshots.
#ifndef KAIC_TESTS_OUTSIDE_SNAPSHOTS_H
#define KAIC_TESTS_OUTSIDE_SNAPSHOTS_H

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "kaic/conformance/audit.h"
#include "tests/outside/outside.h"

namespace kaic::testing {

inline nlohmann::json index_of(const std::filesystem::path& snapshot) {
  return nlohmann::json::parse(bytes_of(snapshot / "index.json"));
}

inline std::unique_ptr<Cluster> open(const std::filesystem::path& path, bool complete = false) {
  auto cluster = open_snapshot(path.string(), {.complete = complete});
  REQUIRE_MESSAGE(cluster, cluster.error().to_string());
  return *std::move(cluster);
}

/// The list that a path names, if it is one of a whole resource.
inline std::optional<ListRequest> request_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t at = 1; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  if (parts.size() == 3 && parts[0] == "api") return ListRequest{"", parts[1], parts[2], ""};
  if (parts.size() == 4 && parts[0] == "apis") return ListRequest{parts[1], parts[2], parts[3], ""};
  return std::nullopt;
}

/// The requirements that kaic judges.
inline const std::vector<std::string>& nine() {
  static const std::vector<std::string> ids = {
      "dra_support",      "ai_inference",        "gang_scheduling",    "cluster_autoscaling",
      "pod_autoscaling",  "accelerator_metrics", "ai_service_metrics", "secure_accelerator_access",
      "robust_controller"};
  return ids;
}

/// One catalogue for all, so that a recording without a version is judged alike.
inline Report audit_nine(Cluster& cluster) {
  AuditOptions options;
  options.catalogue = "1.37";
  options.requirements = nine();
  auto report = audit(cluster, options);
  REQUIRE_MESSAGE(report, report.error().to_string());
  return *std::move(report);
}

inline const Outcome& outcome_of(const Report& report, const std::string& requirement) {
  const RequirementReport* found = report.find(requirement);
  REQUIRE(found != nullptr);
  return found->outcome;
}

}  // namespace kaic::testing

#endif  // KAIC_TESTS_OUTSIDE_SNAPSHOTS_H

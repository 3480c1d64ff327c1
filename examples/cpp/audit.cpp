// SPDX-License-Identifier: Apache-2.0
// [readme]
#include <iostream>

#include "kaic/cluster/snapshot.h"
#include "kaic/conformance/audit.h"

int main(int argc, char** argv) {
  const auto cluster = kaic::open_snapshot(argc > 1 ? argv[1] : "examples/clusters/gpu-cluster");
  if (!cluster) return std::cerr << cluster.error().to_string() << '\n', 3;
  const auto report = kaic::audit(**cluster);
  if (!report) return std::cerr << report.error().to_string() << '\n', 3;
  for (const kaic::RequirementReport& r : report->requirements) {
    std::cout << r.id << ' ' << to_string(r.outcome.verdict) << '\n';
  }
  return report->exit_code();
}
// [/readme]

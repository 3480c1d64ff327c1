// SPDX-License-Identifier: Apache-2.0
/// Uses a little of each part of an installed kaic; gives 0 if all of it works.
#include <iostream>

#include "kaic/cluster/snapshot.h"
#include "kaic/conformance/audit.h"
#include "kaic/meta/quantity.h"
#include "kaic/render/render.h"

int main() {
  const auto quantity = kaic::Quantity::parse("1500m");
  const auto catalogue = kaic::Catalogue::load("1.37");
  const auto missing = kaic::open_snapshot("there-is-no-such-snapshot");
  if (!quantity || !catalogue || missing) return 1;
  if (missing.error().error_class != kaic::ErrorClass::kFileMissing) return 2;
  kaic::Report report;
  report.catalogue = catalogue->version();
  for (const kaic::Requirement& requirement : catalogue->requirements()) {
    report.requirements.push_back({requirement.id, requirement.category, requirement.level, {}});
  }
  const std::string json = kaic::render_json(report);
  if (report.exit_code() != 2 || json.find("gang_scheduling") == std::string::npos) return 3;
  std::cout << "consumer: " << catalogue->requirements().size() << " requirements in "
            << catalogue->version() << "; " << missing.error().to_string() << '\n';
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
/// @file
/// The audit: which requirements does a cluster meet, and what proves it?
///
///     auto report = kaic::audit(**kaic::open_snapshot("cluster/"), {.catalogue = "1.37"});
#ifndef KAIC_CONFORMANCE_AUDIT_H
#define KAIC_CONFORMANCE_AUDIT_H

#include <optional>
#include <string>
#include <vector>

#include "kaic/base/result.h"
#include "kaic/cluster/cluster.h"
#include "kaic/conformance/report.h"

namespace kaic {

struct AuditOptions {
  std::string
      catalogue;  ///< "1.37"; empty: the cluster's own minor, outside 1.33 to 1.37 the nearest
  std::vector<std::string> requirements;  ///< ids; empty: all of the catalogue. One outside the
                                          ///< catalogue is judged at level `none`
  std::optional<Timestamp> now;           ///< for whatever ages; none: the snapshot's `captured`
  ReadOptions read;
};

/// Reads what the chosen checks need, once, and judges it. Asks the cluster with get and list
/// alone. Thread-safe. Errors: `argument` (an unknown catalogue or id), and those of Cluster; a
/// requirement that could not be judged is `unknown` in the report, not an Error.
Result<Report> audit(Cluster& cluster, const AuditOptions& options = {});

}  // namespace kaic

#endif  // KAIC_CONFORMANCE_AUDIT_H

// SPDX-License-Identifier: Apache-2.0
/// What stands at the top of a report: the platform, the server's version, the nodes and their
/// accelerators.
#ifndef KAIC_LIB_CONFORMANCE_CLUSTER_FACTS_H
#define KAIC_LIB_CONFORMANCE_CLUSTER_FACTS_H

#include <span>

#include "kaic/conformance/report.h"
#include "lib/conformance/inventory.h"

namespace kaic {

extern const std::span<const Read> kClusterFactReads;
ClusterReport cluster_facts(const Inventory& inventory);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_CLUSTER_FACTS_H

// SPDX-License-Identifier: Apache-2.0
/// Fills an Inventory: one list a resource however many checks read it, decoded through the union
/// of their fields.
#ifndef KAIC_LIB_CONFORMANCE_COLLECTOR_H
#define KAIC_LIB_CONFORMANCE_COLLECTOR_H

#include <mutex>
#include <string>
#include <vector>

#include "lib/conformance/inventory.h"
#include "lib/meta/mask.h"

namespace kaic {

class Collector {
 public:
  Collector(Cluster& cluster, const ReadOptions& options) : cluster_(cluster), options_(options) {}
  Result<Inventory> run(const std::vector<const Read*>& reads);

 private:
  /// One resource (or single object) that some checks read.
  struct Plan {
    const Read* read = nullptr;  // the first that asked
    Mask mask;
    std::vector<bool (*)(const void*)> keeps;
    bool keep_all = false;
    std::vector<std::string> versions;  // still to be tried, best first
    Inventory::Entry entry;
    std::string undecodable;  // the first object that did not fit its type
  };

  Result<void> plan(const std::vector<const Read*>& reads);
  void choose_versions(Plan& plan) const;
  Result<void> read_server_version();
  Result<void> read_lists();
  Result<void> read_named(Plan& plan);
  Result<void> visit(Plan& plan, ListPart& part);
  bool keeps(const Plan& plan, const void* object) const;

  Cluster& cluster_;
  const ReadOptions& options_;
  Inventory inventory_;
  std::vector<Plan> plans_;
  std::mutex mutex_;
};

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_COLLECTOR_H

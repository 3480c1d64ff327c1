// SPDX-License-Identifier: Apache-2.0
/// index.json of a kaic.snapshot/1: which answers were recorded, in which pages.
/// docs/snapshot-format.md; paths in it are outside input.
#ifndef KAIC_LIB_CLUSTER_SNAPSHOT_INDEX_H
#define KAIC_LIB_CLUSTER_SNAPSHOT_INDEX_H

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "kaic/base/time.h"
#include "kaic/meta/type_info.h"

namespace kaic {

struct SnapshotEntry {
  std::string path, accept, content_type, sha256;
  std::int32_t status = 0;
  std::vector<std::string> pages;  // safe, relative to the snapshot
  std::optional<std::int64_t> items;
  std::optional<bool> complete;
  std::int64_t bytes = 0;
  // A refusal without pages has nothing that bytes and sha256 could be of.
  bool is_hashed() const { return status == 200 || !pages.empty(); }
};

class SnapshotIndex {
 public:
  /// `place` names the file. Errors: those of JSON, `unsupported` (another format), `unsafe-path`,
  /// `corrupt`, `duplicate-entry`.
  static Result<SnapshotIndex> parse(std::string_view json, std::string_view place);

  const SnapshotEntry* find(std::string_view path, std::string_view accept) const;
  const std::vector<SnapshotEntry>& entries() const { return entries_; }
  const std::optional<Timestamp>& captured() const { return captured_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  std::vector<SnapshotEntry> entries_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_key_;
  std::optional<Timestamp> captured_;
  std::vector<std::string> warnings_;
};

/// `path: status accept` of an entry, for messages.
std::string name_of(const SnapshotEntry& entry);

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_SNAPSHOT_INDEX_H

// SPDX-License-Identifier: Apache-2.0
/// A Cluster over a kaic.snapshot/1: recorded GET answers, refusals included.
#ifndef KAIC_LIB_CLUSTER_RECORDED_CLUSTER_H
#define KAIC_LIB_CLUSTER_RECORDED_CLUSTER_H

#include <map>
#include <memory>
#include <string>

#include "kaic/cluster/cluster.h"
#include "lib/cluster/file_store.h"
#include "lib/cluster/snapshot_index.h"

namespace kaic {

class RecordedCluster final : public Cluster {
 public:
  /// Of a folder: pages must be there, and those of a known size have it; hashes are checked when a
  /// page is read. Of an archive: every hash is checked here.
  static Result<std::unique_ptr<Cluster>> open(std::unique_ptr<FileStore> store,
                                               std::string_view index_json);

  Result<std::vector<ListSummary>> list(std::span<const ListRequest> requests,
                                        const ListVisitor& visit,
                                        const ReadOptions& options) override;
  Result<Document> get(std::string_view path, std::string_view accept) override;
  const Origin& origin() const override { return origin_; }

 private:
  RecordedCluster(std::unique_ptr<FileStore> store, SnapshotIndex index)
      : store_(std::move(store)), index_(std::move(index)) {}

  Result<void> check_folder() const;
  Result<void> check_archive();
  Result<std::string> body_of(const SnapshotEntry& entry) const;
  Result<Document> refused(const SnapshotEntry& entry) const;
  Result<Document> named_object(std::string_view path);

  std::unique_ptr<FileStore> store_;
  SnapshotIndex index_;
  Origin origin_;
  std::map<std::string, std::string>
      small_;  // of an archive: the bodies that are no lists, by page
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_RECORDED_CLUSTER_H

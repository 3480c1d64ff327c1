// SPDX-License-Identifier: Apache-2.0
/// A Cluster over files of objects, which is what other tools record: `kubectl get -o json`,
/// must-gather and the like. Objects are found by their own apiVersion and kind. Nothing is ever
/// absent here, and nothing complete unless the caller vouches for it.
#ifndef KAIC_LIB_CLUSTER_OBJECT_FILES_H
#define KAIC_LIB_CLUSTER_OBJECT_FILES_H

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "kaic/cluster/cluster.h"
#include "kaic/cluster/snapshot.h"
#include "lib/base/sha256.h"
#include "lib/cluster/file_store.h"
#include "lib/cluster/layouts.h"
#include "lib/cluster/object_scanner.h"

namespace kaic {

class ObjectFiles final : public Cluster {
 public:
  /// Reads everything once, to learn which kinds there are. In files that the caller named a fault
  /// is an Error; in a layout of many files it is a warning, and then nothing is complete.
  static Result<std::unique_ptr<Cluster>> open(std::unique_ptr<FileStore> store,
                                               const Layout& layout,
                                               const SnapshotOptions& options);

  Result<std::vector<ListSummary>> list(std::span<const ListRequest> requests,
                                        const ListVisitor& visit,
                                        const ReadOptions& options) override;
  Result<Document> get(std::string_view path, std::string_view accept) override;
  const Origin& origin() const override { return origin_; }

 private:
  ObjectFiles(std::unique_ptr<FileStore> store, const Layout& layout, bool vouched)
      : store_(std::move(store)), layout_(layout), vouched_(vouched) {}

  using Visit = std::function<Result<void>(const ObjectKind&, std::string_view text)>;

  /// One pass over all files: calls `visit` for each object whose kind is known. `digest` takes all
  /// that is read.
  Result<void> each_object(const Visit& visit, Sha256* digest = nullptr);
  Result<void> scan(const StoredFile& file, ByteReader& bytes, const Visit& visit);
  Result<void> read_version(ByteReader& bytes);
  /// The first pass: which kinds there are, what the items of typed lists are, the server's
  /// version, the digest.
  Result<void> learn();
  ReadState state_of_shown() const {
    return vouched_ && damaged_.empty() ? ReadState::kComplete : ReadState::kCut;
  }

  std::unique_ptr<FileStore> store_;
  const Layout& layout_;
  bool vouched_ = false;
  std::set<std::string> damaged_;  // files that could not be read whole
  bool learning_ = false;
  Origin origin_;
  std::set<ObjectKind> shown_;  // kinds that the files show, if only by an empty list
  std::map<std::pair<std::string, std::size_t>, ObjectKind>
      items_of_lists_;   // by file and number of the list in it: what items that do not say it are
  std::string version_;  // the server's, as JSON
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_OBJECT_FILES_H

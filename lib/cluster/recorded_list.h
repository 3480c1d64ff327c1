// SPDX-License-Identifier: Apache-2.0
/// One recorded answer while it is read, perhaps by several threads: pages may be fetched and
/// parsed side by side, but the hash of an entry is that of its pages in order, so each page waits
/// for its turn to be hashed.
#ifndef KAIC_LIB_CLUSTER_RECORDED_LIST_H
#define KAIC_LIB_CLUSTER_RECORDED_LIST_H

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "kaic/cluster/cluster.h"
#include "lib/base/byte_reader.h"
#include "lib/base/json.h"
#include "lib/base/sha256.h"
#include "lib/cluster/snapshot_index.h"

namespace kaic {

/// What one thread needs to read pages; kept from page to page.
struct PageBuffers {
  std::string storage;    // only grows: filling it anew with zeros for each page would cost a pass
                          // over memory
  std::string_view text;  // what of it is the page
  json::Index index;
};

class RecordedList {
 public:
  /// `place` names the snapshot. `kind` of the items, empty for any. `request` is what parts carry.
  RecordedList(const SnapshotEntry& entry, std::string place, std::string kind, std::size_t request)
      : entry_(entry), place_(std::move(place)), kind_(std::move(kind)), request_(request) {}

  /// Reads page number `page` from its decoded bytes, hashes it in its turn, and gives its objects
  /// to `visit` (null: only hash). An Error means that the recording is damaged; a page that does
  /// not parse is kept for summary().
  Result<void> read_page(std::size_t page, ByteReader& bytes, PageBuffers& buffers,
                         const ListVisitor* visit);
  /// A page could not be read: lets the others go on.
  void abort();
  /// After all pages: `corrupt` unless bytes and hash are the index's.
  Result<void> verify() const;
  ListSummary summary() const;
  /// The next page whose turn it is.
  std::size_t next_page() const { return next_; }
  std::uint64_t items() const {
    const std::scoped_lock lock(mutex_);
    return items_;
  }
  const SnapshotEntry& entry() const { return entry_; }

 private:
  Result<void> stream_page(std::size_t page, ByteReader& bytes, PageBuffers& buffers,
                           const ListVisitor* visit);
  void note_envelope(std::size_t page, const std::string& continue_token, std::uint64_t items);
  void note_unparsable(const Error& error);
  bool wait_for_turn(std::size_t page);
  void pass_turn();
  std::string page_place(std::size_t page) const { return place_ + ": " + entry_.pages[page]; }

  const SnapshotEntry& entry_;
  std::string place_, kind_;
  std::size_t request_;

  mutable std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t next_ = 0;
  bool aborted_ = false;
  Sha256 hash_;
  std::uint64_t bytes_ = 0, items_ = 0, skipped_ = 0;
  std::string last_continue_;
  std::string unparsable_;  // the first page's error
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_RECORDED_LIST_H

// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/recorded_cluster.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>

#include "lib/base/json.h"
#include "lib/base/limits.h"
#include "lib/base/sha256.h"
#include "lib/base/try.h"
#include "lib/cluster/answer.h"
#include "lib/cluster/object_path.h"
#include "lib/cluster/page_run.h"

namespace kaic {

namespace {

// Bodies that are no lists (discovery, /version) and are kept of an archive, so that asking for one
// does not read it again.
constexpr std::size_t kSmallBody = 4 * limits::kMiB;
constexpr std::size_t kSmallBodies = 64 * limits::kMiB;

Result<std::string> read_all(ByteReader& bytes, std::size_t limit, const std::string& place) {
  std::string text;
  for (;;) {
    const std::size_t used = text.size();
    text.resize(used + std::max<std::size_t>(64 * limits::kKiB, used));
    KAIC_TRY(const std::size_t got, bytes.read(text.data() + used, text.size() - used));
    text.resize(used + got);
    if (got == 0) return text;
    if (text.size() > limit)
      return Error{ErrorClass::kLimit, place, "more than " + std::to_string(limit) + " bytes"};
  }
}

Document not_recorded() {
  Document document;
  document.reason = "NotRecorded";
  document.message = "the snapshot holds no answer to this";
  return document;
}

Error missing_page(const FileStore& store, const SnapshotEntry& entry, const std::string& page) {
  return {ErrorClass::kCorrupt, store.place() + ": " + name_of(entry),
          "the page " + page + " is missing"};
}

bool is_compressed(const std::string& page) {
  return page.ends_with(".gz") || page.ends_with(".zst");
}

}  // namespace

Result<std::unique_ptr<Cluster>> RecordedCluster::open(std::unique_ptr<FileStore> store,
                                                       std::string_view index_json) {
  KAIC_TRY(SnapshotIndex index, SnapshotIndex::parse(index_json, store->place() + ": index.json"));
  std::unique_ptr<RecordedCluster> cluster(new RecordedCluster(std::move(store), std::move(index)));
  Sha256 digest;
  digest.update(index_json);  // it holds the hash of every page
  Origin& origin = cluster->origin_;
  origin.kind = "snapshot";
  origin.digest = "sha256:" + digest.hex();
  origin.captured = cluster->index_.captured();
  origin.has_discovery = true;
  origin.warnings = cluster->store_->warnings();
  origin.warnings.insert(origin.warnings.end(), cluster->index_.warnings().begin(),
                         cluster->index_.warnings().end());
  KAIC_CHECK(cluster->store_->has_random_access() ? cluster->check_folder()
                                                  : cluster->check_archive());
  return std::unique_ptr<Cluster>(std::move(cluster));
}

Result<void> RecordedCluster::check_folder() const {
  const std::vector<StoredFile>& files = store_->files();
  for (const SnapshotEntry& entry : index_.entries()) {
    std::uint64_t bytes = 0;
    bool plain = true;
    for (const std::string& page : entry.pages) {
      const auto file = std::lower_bound(
          files.begin(), files.end(), page,
          [](const StoredFile& f, const std::string& path) { return f.path < path; });
      if (file == files.end() || file->path != page) return missing_page(*store_, entry, page);
      bytes += file->size;
      plain = plain && !is_compressed(page);
    }
    if (plain && entry.is_hashed() && bytes != static_cast<std::uint64_t>(entry.bytes)) {
      return Error{ErrorClass::kCorrupt, store_->place() + ": " + name_of(entry),
                   "its pages hold " + std::to_string(bytes) + " bytes; expected " +
                       std::to_string(entry.bytes)};
    }
  }
  return {};
}

Result<void> RecordedCluster::check_archive() {
  std::deque<RecordedList> all;
  for (const SnapshotEntry& entry : index_.entries()) {
    if (!entry.pages.empty()) all.emplace_back(entry, store_->place(), "", 0);
  }
  KAIC_CHECK(read_pages(*store_, all, nullptr, {}));
  // The small bodies in a pass of their own: only now is it known that the archive is whole.
  std::set<std::string> wanted;
  for (const SnapshotEntry& entry : index_.entries()) {
    if (entry.items || static_cast<std::size_t>(entry.bytes) > kSmallBody) continue;
    wanted.insert(entry.pages.begin(), entry.pages.end());
  }
  std::size_t kept = 0;
  return store_->for_each([&](const StoredFile& file, ByteReader& bytes) -> Result<void> {
    if (!wanted.contains(file.path) || file.size > kSmallBody || kept + file.size > kSmallBodies)
      return {};
    KAIC_TRY(std::string text, read_all(bytes, kSmallBody, file.path));
    kept += text.size();
    small_[file.path] = std::move(text);
    return {};
  });
}

Result<std::string> RecordedCluster::body_of(const SnapshotEntry& entry) const {
  std::string body;
  for (const std::string& page : entry.pages) {
    const std::string place = store_->place() + ": " + page;
    std::string from_archive;
    std::unique_ptr<ByteReader> raw;
    if (store_->has_random_access()) {
      KAIC_TRY(raw, store_->open(page));
    } else if (const auto small = small_.find(page); small != small_.end()) {
      raw = std::make_unique<MemoryReader>(small->second);
    } else {
      KAIC_CHECK(store_->for_each([&](const StoredFile& file, ByteReader& packed) -> Result<void> {
        if (file.path != page) return {};
        KAIC_TRY(from_archive, read_all(packed, limits::kJsonBytes, place));
        return {};
      }));
      raw = std::make_unique<MemoryReader>(from_archive);
    }
    KAIC_TRY(auto bytes, decoded(std::move(raw), place));
    KAIC_TRY(std::string text, read_all(*bytes, limits::kJsonBytes, place));
    body += text;
  }
  Sha256 hash;
  hash.update(body);
  if (entry.is_hashed() &&
      (body.size() != static_cast<std::size_t>(entry.bytes) || hash.hex() != entry.sha256)) {
    return Error{ErrorClass::kCorrupt, store_->place() + ": " + name_of(entry),
                 "found " + std::to_string(body.size()) + " bytes with SHA-256 " + hash.hex() +
                     "; expected " + std::to_string(entry.bytes) + " bytes with SHA-256 " +
                     entry.sha256};
  }
  return body;
}

Result<Document> RecordedCluster::refused(const SnapshotEntry& entry) const {
  KAIC_TRY(const std::string body, body_of(entry));
  const Refused why = refusal_of(entry.status, body);
  Document document;
  document.status = entry.status;
  document.reason = why.reason;
  document.message = why.message;
  document.content_type = entry.content_type;
  return document;
}

Result<std::vector<ListSummary>> RecordedCluster::list(std::span<const ListRequest> requests,
                                                       const ListVisitor& visit,
                                                       const ReadOptions& options) {
  std::vector<ListSummary> summaries(requests.size());
  std::deque<RecordedList> lists;
  std::vector<std::size_t> request_of;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const SnapshotEntry* entry = index_.find(requests[i].path(), "");
    if (entry == nullptr) {
      summaries[i] = {ReadState::kRefused, "NotRecorded", "the snapshot holds no answer to this",
                      0};
    } else if (entry->status != 200) {
      KAIC_TRY(const Document answer, refused(*entry));
      summaries[i] = {ReadState::kRefused, answer.reason, answer.message, 0};
    } else if (entry->pages.size() > limits::kListPages ||
               static_cast<std::uint64_t>(entry->bytes) > limits::kListBytes) {
      summaries[i] = {ReadState::kRefused, "Limit",
                      "a list of " + std::to_string(entry->pages.size()) + " pages and " +
                          std::to_string(entry->bytes) + " bytes",
                      0};
    } else {
      lists.emplace_back(*entry, store_->place(), requests[i].kind, i);
      request_of.push_back(i);
    }
  }
  KAIC_CHECK(read_pages(*store_, lists, &visit, options));
  for (std::size_t i = 0; i < lists.size(); ++i) summaries[request_of[i]] = lists[i].summary();
  return summaries;
}

Result<Document> RecordedCluster::get(std::string_view path, std::string_view accept) {
  const SnapshotEntry* entry = index_.find(path, accept);
  if (entry == nullptr) return accept.empty() ? named_object(path) : not_recorded();
  if (entry->status != 200) return refused(*entry);
  Document document;
  KAIC_TRY(document.body, body_of(*entry));
  document.state = ReadState::kComplete;
  document.status = 200;
  document.content_type = entry->content_type;
  return document;
}

/// .../namespaces/NS/RESOURCE/NAME that was not asked for by name, out of the list of all
/// namespaces, if that was recorded whole.
Result<Document> RecordedCluster::named_object(std::string_view path) {
  const auto wanted = parse_object_path(path);
  if (!wanted) return not_recorded();
  const SnapshotEntry* entry = index_.find(wanted->list_path(), "");
  if (entry == nullptr) return not_recorded();
  if (entry->status != 200) return refused(*entry);

  std::deque<RecordedList> lists;
  lists.emplace_back(*entry, store_->place(), "", 0);
  Document document;
  std::mutex mutex;
  const ListVisitor visit = [&](ListPart& part) {
    return part.for_each([&](const ObjectView& view) {
      const std::string_view text = view.cursor().raw();
      if (!is_named(text, *wanted)) return;
      const std::scoped_lock lock(mutex);
      document.body = text;
    });
  };
  KAIC_CHECK(read_pages(*store_, lists, &visit, {}));
  const ListSummary summary = lists.front().summary();
  document.content_type = entry->content_type;
  if (!document.body.empty() && summary.state != ReadState::kRefused) {
    document.state = ReadState::kComplete;
    document.status = 200;
  } else if (summary.state == ReadState::kComplete) {
    document.status = 404;
    document.reason = "NotFound";
    document.message = "the recorded list is whole and does not hold it";
  } else {
    document.body.clear();
    document.reason = summary.reason;
    document.message = summary.message;
  }
  return document;
}

}  // namespace kaic

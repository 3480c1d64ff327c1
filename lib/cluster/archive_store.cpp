// SPDX-License-Identifier: Apache-2.0
/// Recordings in one archive file, and pages that are compressed by themselves.
#include <algorithm>

#include "lib/base/try.h"
#include "lib/cluster/archive.h"
#include "lib/cluster/file_store.h"
#include "lib/cluster/unpack.h"

namespace kaic {
namespace {

class ArchiveStore final : public FileStore {
 public:
  static Result<std::unique_ptr<FileStore>> make(const std::string& path, bool skip_links) {
    auto store = std::make_unique<ArchiveStore>();
    KAIC_TRY(store->archive_, Archive::open(path, {.origin = skip_links ? ArchiveOrigin::kForeign
                                                                        : ArchiveOrigin::kOwn}));
    KAIC_CHECK(store->archive_->for_each(
        [&](const ArchiveEntry& entry, ArchiveReader&) -> Result<ArchiveVisit> {
          store->files_.push_back({entry.path, entry.size});
          return ArchiveVisit::kNext;
        },
        &store->warnings_));
    std::sort(store->files_.begin(), store->files_.end(),
              [](const StoredFile& a, const StoredFile& b) { return a.path < b.path; });
    return std::unique_ptr<FileStore>(std::move(store));
  }

  const std::string& place() const override { return archive_->place(); }
  const std::vector<StoredFile>& files() const override { return files_; }
  bool has_random_access() const override { return false; }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    return Error{ErrorClass::kInternal, place() + ": " + path, "an archive has no random access"};
  }
  Result<void> for_each(
      const std::function<Result<void>(const StoredFile&, ByteReader&)>& visit) const override {
    return archive_->for_each(
        [&](const ArchiveEntry& entry, ArchiveReader& bytes) -> Result<ArchiveVisit> {
          KAIC_CHECK(visit({entry.path, entry.size}, bytes));
          return ArchiveVisit::kNext;
        });
  }
  const std::vector<std::string>& warnings() const override { return warnings_; }

 private:
  std::unique_ptr<Archive> archive_;
  std::vector<StoredFile> files_;
  std::vector<std::string> warnings_;
};

}  // namespace

Result<std::unique_ptr<FileStore>> open_archive(const std::string& path, bool skip_links) {
  return ArchiveStore::make(path, skip_links);
}

Result<std::unique_ptr<ByteReader>> decoded(std::unique_ptr<ByteReader> reader,
                                            const std::string& path) {
  if (path.ends_with(".gz")) return gunzip(std::move(reader), path);
  if (path.ends_with(".zst")) return unzstd(std::move(reader), path);
  return reader;
}

}  // namespace kaic

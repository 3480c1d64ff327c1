// SPDX-License-Identifier: Apache-2.0
/// Recordings that lie in a folder or in files that the caller names.
#include <algorithm>

#include "lib/base/files.h"
#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/cluster/file_store.h"

namespace kaic {
namespace {

/// A file that is opened when it is first read: one that nobody needs may be unreadable.
class LazyReader final : public ByteReader {
 public:
  LazyReader(const FileStore& store, const std::string& path) : store_(store), path_(path) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (!file_) {
      KAIC_TRY(file_, store_.open(path_));
    }
    return file_->read(to, size);
  }

 private:
  const FileStore& store_;
  const std::string& path_;
  std::unique_ptr<ByteReader> file_;
};

/// What both have in common: files that can be opened in any order.
class OpenableStore : public FileStore {
 public:
  const std::string& place() const override { return place_; }
  const std::vector<StoredFile>& files() const override { return files_; }
  bool has_random_access() const override { return true; }
  const std::vector<std::string>& warnings() const override { return warnings_; }
  Result<void> for_each(
      const std::function<Result<void>(const StoredFile&, ByteReader&)>& visit) const override {
    for (const StoredFile& file : files_) {
      LazyReader bytes(*this, file.path);
      KAIC_CHECK(visit(file, bytes));
    }
    return {};
  }

 protected:
  /// A reader of what was listed as `path`, unless it has another size by now.
  Result<std::unique_ptr<ByteReader>> reader_of(const std::string& path, File file) const {
    const auto listed = std::lower_bound(
        files_.begin(), files_.end(), path,
        [](const StoredFile& f, const std::string& wanted) { return f.path < wanted; });
    if (listed != files_.end() && listed->path == path && listed->size != file.size())
      return Error{ErrorClass::kIo, file.place(), "the file changed its size since it was listed"};
    return std::unique_ptr<ByteReader>(std::make_unique<FileReader>(std::move(file)));
  }

  void sort() {
    std::sort(files_.begin(), files_.end(),
              [](const StoredFile& a, const StoredFile& b) { return a.path < b.path; });
  }

  std::string place_;
  std::vector<StoredFile> files_;
  std::vector<std::string> warnings_;
};

class FolderStore final : public OpenableStore {
 public:
  static Result<std::unique_ptr<FileStore>> make(const std::string& path) {
    auto store = std::make_unique<FolderStore>();
    store->place_ = path;
    KAIC_TRY(const std::vector<FolderEntry> entries, list_folder(path));
    for (const FolderEntry& entry : entries) {
      if (entry.kind == FileKind::kRegular) store->files_.push_back({entry.path, entry.size});
      if (entry.kind == FileKind::kLink || entry.kind == FileKind::kOther)
        store->warnings_.push_back(entry.path + " is no regular file and is not read");
    }
    store->sort();
    return std::unique_ptr<FileStore>(std::move(store));
  }

  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    KAIC_TRY(File file, File::open_below(place_, path, limits::kArchiveEntry));
    return reader_of(path, std::move(file));
  }
};

class NamedFiles final : public OpenableStore {
 public:
  static Result<std::unique_ptr<FileStore>> make(const std::vector<std::string>& paths) {
    auto store = std::make_unique<NamedFiles>();
    store->place_ = paths.size() == 1 ? paths.front() : std::to_string(paths.size()) + " files";
    for (const std::string& path : paths) {
      KAIC_TRY(const File file, File::open(path, limits::kListBytes));
      store->files_.push_back({path, file.size()});
    }
    store->sort();
    return std::unique_ptr<FileStore>(std::move(store));
  }

  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    KAIC_TRY(File file, File::open(path, limits::kListBytes));
    return reader_of(path, std::move(file));
  }
};

}  // namespace

Result<std::unique_ptr<FileStore>> open_folder(const std::string& path) {
  return FolderStore::make(path);
}
Result<std::unique_ptr<FileStore>> open_files(const std::vector<std::string>& paths) {
  return NamedFiles::make(paths);
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// Finds out what a path is, by its content.
#include "kaic/cluster/snapshot.h"

#include <algorithm>

#include "lib/base/files.h"
#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/cluster/file_store.h"
#include "lib/cluster/layouts.h"
#include "lib/cluster/object_files.h"
#include "lib/cluster/recorded_cluster.h"

namespace kaic {
namespace {

constexpr std::string_view kIndex = "index.json";

enum class Content : std::uint8_t { kText, kArchive, kEmpty };

Result<Content> content_of(const std::string& path) {
  KAIC_TRY(const File file, File::open(path, limits::kListBytes));
  if (file.size() == 0) return Content::kEmpty;
  std::string head(512, '\0');
  KAIC_TRY(const std::size_t got, file.read_at(0, head.data(), head.size()));
  head.resize(got);
  const bool archive = head.starts_with("\x1F\x8B") || head.starts_with("\x28\xB5\x2F\xFD") ||
                       head.starts_with("PK") || (got >= 262 && head.compare(257, 5, "ustar") == 0);
  return archive ? Content::kArchive : Content::kText;
}

/// The folder that all paths lie in, with its '/', or nothing.
std::string common_top(const std::vector<StoredFile>& files) {
  if (files.empty()) return {};
  const std::size_t slash = files.front().path.find('/');
  if (slash == std::string::npos) return {};
  const std::string top = files.front().path.substr(0, slash + 1);
  const bool common = std::all_of(files.begin(), files.end(), [&](const StoredFile& file) {
    return file.path.starts_with(top);
  });
  return common ? top : std::string();
}

/// A store whose common top folder is not part of its paths.
class WithoutTop final : public FileStore {
 public:
  WithoutTop(std::unique_ptr<FileStore> store, std::string top)
      : store_(std::move(store)), top_(std::move(top)) {
    for (const StoredFile& file : store_->files())
      files_.push_back({file.path.substr(top_.size()), file.size});
  }
  const std::string& place() const override { return store_->place(); }
  const std::vector<StoredFile>& files() const override { return files_; }
  bool has_random_access() const override { return store_->has_random_access(); }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    return store_->open(top_ + path);
  }
  Result<void> for_each(
      const std::function<Result<void>(const StoredFile&, ByteReader&)>& visit) const override {
    return store_->for_each([&](const StoredFile& file, ByteReader& bytes) {
      return visit({file.path.substr(top_.size()), file.size}, bytes);
    });
  }
  const std::vector<std::string>& warnings() const override { return store_->warnings(); }

 private:
  std::unique_ptr<FileStore> store_;
  std::string top_;
  std::vector<StoredFile> files_;
};

bool has_index(const FileStore& store) {
  return std::any_of(store.files().begin(), store.files().end(),
                     [](const StoredFile& file) { return file.path == kIndex; });
}

Result<std::string> read_index(const FileStore& store) {
  std::string text;
  const auto read = [&](ByteReader& bytes) -> Result<void> {
    for (;;) {
      const std::size_t used = text.size();
      text.resize(used + 256 * limits::kKiB);
      KAIC_TRY(const std::size_t got, bytes.read(text.data() + used, text.size() - used));
      text.resize(used + got);
      if (got == 0) return {};
      if (text.size() > limits::kJsonBytes)
        return Error{ErrorClass::kLimit, store.place() + ": index.json",
                     "more than " + std::to_string(limits::kJsonBytes) + " bytes"};
    }
  };
  if (store.has_random_access()) {
    KAIC_TRY(auto bytes, store.open(std::string(kIndex)));
    KAIC_CHECK(read(*bytes));
  } else {
    KAIC_CHECK(store.for_each([&](const StoredFile& file, ByteReader& bytes) {
      return file.path == kIndex ? read(bytes) : Result<void>();
    }));
  }
  return text;
}

/// Of a folder or archive, by the files in it.
Result<std::unique_ptr<Cluster>> open_store(std::unique_ptr<FileStore> store,
                                            const SnapshotOptions& options) {
  if (!has_index(*store)) {
    if (std::string top = common_top(store->files()); !top.empty())
      store = std::make_unique<WithoutTop>(std::move(store), std::move(top));
  }
  if (has_index(*store)) {
    KAIC_TRY(const std::string index, read_index(*store));
    return RecordedCluster::open(std::move(store), index);
  }
  if (std::string_view place = store->place();
      place.substr(0, place.find_last_not_of('/') + 1).ends_with(".partial")) {
    return Error{ErrorClass::kFileMissing, store->place() + ": index.json",
                 "a capture that was not finished: its index is written last"};
  }
  std::vector<std::string> paths;
  for (const StoredFile& file : store->files()) paths.push_back(file.path);
  if (const Layout* layout = find_layout(paths))
    return ObjectFiles::open(std::move(store), *layout, options);
  if (paths.empty())
    return Error{ErrorClass::kEmptySnapshot, store->place(),
                 "no files in it; expected " + layout_names()};
  return Error{ErrorClass::kUnsupported, store->place(),
               "index.json is missing, and it is none of the recordings that are read; expected " +
                   layout_names()};
}

}  // namespace

Result<std::unique_ptr<Cluster>> open_snapshot(const std::string& path,
                                               const SnapshotOptions& options) {
  auto folder = open_folder(path);
  if (folder) return open_store(*std::move(folder), options);
  if (folder.error().error_class != ErrorClass::kUnsafeType)
    return folder.error();  // not there, or not readable
  KAIC_TRY(const Content content, content_of(path));
  if (content == Content::kEmpty)
    return Error{ErrorClass::kCorrupt, path, "an empty file; expected " + layout_names()};
  if (content == Content::kText) {
    KAIC_TRY(auto files, open_files({path}));
    return ObjectFiles::open(std::move(files), kubectl_layout(), options);
  }
  auto archive = open_archive(path, /*skip_links=*/false);
  if (archive) return open_store(*std::move(archive), options);
  if (archive.error().error_class != ErrorClass::kUnsafeType) return archive.error();
  // A snapshot of kaic's never holds links. Recordings of other tools do; there they are left out,
  // but a snapshot is refused.
  KAIC_TRY(auto lenient, open_archive(path, /*skip_links=*/true));
  auto opened = open_store(std::move(lenient), options);
  if (opened && (*opened)->origin().kind == "snapshot") return archive.error();
  return opened ? std::move(opened) : Result<std::unique_ptr<Cluster>>(archive.error());
}

Result<std::unique_ptr<Cluster>> open_snapshot(const std::vector<std::string>& paths,
                                               const SnapshotOptions& options) {
  if (paths.empty()) return Error{ErrorClass::kArgument, "paths", "no path"};
  if (paths.size() == 1) return open_snapshot(paths.front(), options);
  KAIC_TRY(auto files, open_files(paths));
  return ObjectFiles::open(std::move(files), kubectl_layout(), options);
}

}  // namespace kaic

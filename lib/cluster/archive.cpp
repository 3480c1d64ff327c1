// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/archive.h"

#include <algorithm>
#include <utility>

#include "lib/base/try.h"
#include "lib/cluster/safe_path.h"
#include "lib/cluster/tar.h"
#include "lib/cluster/unpack.h"
#include "lib/cluster/zip.h"

namespace kaic {
namespace {

constexpr std::size_t kStart = 512;
constexpr std::size_t kChunk = 64 * limits::kKiB;
constexpr std::size_t kMaxWarnings = 1000;  // then no more; an archive may hold 200,000 links

/// The folder that holds everything, as `tar -C folder .` writes it.
bool is_root(std::string_view path) {
  return path.starts_with('.') && path.find_first_not_of("./") == path.npos &&
         path.find("..") == path.npos;
}

/// A shared file from front to end.
class SharedFileReader final : public ByteReader {
 public:
  explicit SharedFileReader(std::shared_ptr<const File> file) : file_(std::move(file)) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    KAIC_TRY(const std::size_t got, file_->read_at(offset_, to, size));
    offset_ += got;
    if (got == 0 && size != 0) KAIC_CHECK(file_->check_size());
    return got;
  }

 private:
  std::shared_ptr<const File> file_;
  std::uint64_t offset_ = 0;
};

Result<void> drain(ByteReader& bytes) {
  std::vector<char> chunk(kChunk);
  for (;;) {
    KAIC_TRY(const std::size_t got, bytes.read(chunk.data(), chunk.size()));
    if (got == 0) return {};
  }
}

}  // namespace

ArchiveKind archive_kind(std::string_view start) noexcept {
  constexpr std::string_view kUstar = "ustar";
  if (start.starts_with("\x1f\x8b")) return ArchiveKind::kTarGzip;
  if (start.starts_with("\x28\xb5\x2f\xfd")) return ArchiveKind::kTarZstd;
  if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06")) return ArchiveKind::kZip;
  if (start.size() >= kStart && start.substr(257, kUstar.size()) == kUstar)
    return ArchiveKind::kTar;
  return ArchiveKind::kNone;
}

Result<std::unique_ptr<Archive>> Archive::open(const std::string& file, ArchivePolicy policy) {
  KAIC_TRY(File opened, File::open(file, policy.limits.packed));
  char start[kStart];
  KAIC_TRY(const std::size_t got, opened.read_at(0, start, sizeof(start)));
  const ArchiveKind kind = archive_kind(std::string_view(start, got));
  if (kind == ArchiveKind::kNone) {
    return Error{ErrorClass::kCorrupt, file,
                 got == 0 ? "an empty file" : "neither tar, tar.gz, tar.zst nor zip"};
  }
  return std::unique_ptr<Archive>(
      new Archive(std::make_shared<const File>(std::move(opened)), kind, policy));
}

Result<std::unique_ptr<EntryReader>> Archive::start() const {
  if (kind_ == ArchiveKind::kZip) return read_zip(file_, policy_.limits);
  std::unique_ptr<ByteReader> bytes = std::make_unique<SharedFileReader>(file_);
  if (kind_ == ArchiveKind::kTarGzip) {
    KAIC_TRY(bytes, gunzip(std::move(bytes), place(), policy_.limits.unpack));
  } else if (kind_ == ArchiveKind::kTarZstd) {
    KAIC_TRY(bytes, unzstd(std::move(bytes), place(), policy_.limits.unpack));
  }
  return read_tar(std::move(bytes), place(), policy_.limits);
}

Result<void> Archive::for_each(const Visit& visit, std::vector<std::string>* warnings) const {
  const auto warn = [&](std::string text) {
    if (warnings != nullptr && warnings->size() < kMaxWarnings)
      warnings->push_back(std::move(text));
  };
  const auto fail = [&](ErrorClass error_class, std::string message) {
    return Error{error_class, place(), std::move(message)};
  };
  KAIC_TRY(const std::unique_ptr<EntryReader> reader, start());
  SeenPaths seen;
  std::size_t entries = 0;
  std::size_t files = 0;
  for (;;) {
    KAIC_TRY(const std::optional<RawEntry> raw, reader->next());
    if (!raw) break;
    if (++entries > policy_.limits.entries) {
      return fail(ErrorClass::kLimit,
                  "more than " + std::to_string(policy_.limits.entries) + " entries");
    }
    if (raw->kind == EntryKind::kFolder && is_root(raw->path)) continue;
    auto path = safe_path(raw->path);
    if (!path) return fail(path.error().error_class, path.error().message);
    const bool skipped = raw->kind == EntryKind::kLink && policy_.origin == ArchiveOrigin::kForeign;
    if (raw->kind == EntryKind::kOther || (raw->kind == EntryKind::kLink && !skipped)) {
      return fail(ErrorClass::kUnsafeType,
                  *path + " is a " + (raw->kind == EntryKind::kLink ? "link" : "device or pipe"));
    }
    const bool folder = raw->kind == EntryKind::kFolder;
    if (auto added = seen.add(*path, folder ? SeenPaths::Kind::kFolder : SeenPaths::Kind::kFile);
        !added) {
      return fail(added.error().error_class, added.error().message);
    }
    if (skipped) warn(place() + ": the link " + *path + " is not followed");
    if (folder || skipped) continue;
    ++files;
    KAIC_TRY(const ArchiveVisit then, visit({*std::move(path), raw->size}, *reader));
    if (then == ArchiveVisit::kStop) return {};
    if (then == ArchiveVisit::kNext) KAIC_CHECK(drain(*reader));
  }
  for (const std::string& warning : reader->warnings()) warn(warning);
  if (files == 0) return fail(ErrorClass::kEmptySnapshot, "no file in it");
  return {};
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// A snapshot in one file: tar, tar.gz, tar.zst or zip, told apart by content. Read as a stream
/// from one end to the other, any number of times, never unpacked to disk and no entry ever held
/// whole. Whatever could be read in two ways, or written somewhere by a careless tool, refuses the
/// archive (R8.4, L12).
///
///     KAIC_TRY(auto archive, Archive::open("cluster.tar.gz", {}));
///     KAIC_CHECK(archive->for_each([&](const ArchiveEntry& entry, ArchiveReader& bytes) { ... }));
#ifndef KAIC_LIB_CLUSTER_ARCHIVE_H
#define KAIC_LIB_CLUSTER_ARCHIVE_H

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "lib/base/byte_reader.h"
#include "lib/base/files.h"
#include "lib/cluster/entry_reader.h"

namespace kaic {

enum class ArchiveKind : std::uint8_t { kNone, kTar, kTarGzip, kTarZstd, kZip };

/// By the first 512 bytes of a file, or all if there are fewer.
ArchiveKind archive_kind(std::string_view start) noexcept;

/// `kOwn`: kaic's format holds no links. `kForeign`: other tools' do; they are skipped with a
/// warning.
enum class ArchiveOrigin : std::uint8_t { kOwn, kForeign };

struct ArchivePolicy {
  ArchiveOrigin origin = ArchiveOrigin::kOwn;
  ArchiveLimits limits = {};
};

/// A regular file in the archive.
struct ArchiveEntry {
  std::string path;  ///< safe (safe_path.h)
  std::uint64_t size = 0;
};

/// Gives the bytes of the entry at hand, while it is visited.
using ArchiveReader = ByteReader;

/// What to do with the rest of an entry and of the archive. `kNext` reads and checks what is left
/// of the entry; `kSkip` does so only where it cannot be passed over (tar); `kStop` ends the pass
/// unchecked.
enum class ArchiveVisit : std::uint8_t { kNext, kSkip, kStop };

class Archive {
 public:
  /// Looks at the kind only. Errors: those of File::open, `limit`, `corrupt` (no archive).
  static Result<std::unique_ptr<Archive>> open(const std::string& file, ArchivePolicy policy);

  using Visit = std::function<Result<ArchiveVisit>(const ArchiveEntry&, ArchiveReader&)>;
  /// One pass over all files, in the archive's order. Passes may run side by side. Errors: the
  /// visitor's; `corrupt`, `limit`, `unsafe-path`, `unsafe-type`, `duplicate-entry`,
  /// `empty-snapshot`, `unsupported`, `io`. Only after a pass that ended without an error and
  /// without kStop is the archive known to be whole. `warnings`, if there is one, gets what was
  /// skipped.
  Result<void> for_each(const Visit& visit, std::vector<std::string>* warnings = nullptr) const;

  ArchiveKind kind() const noexcept { return kind_; }
  const std::string& place() const noexcept { return file_->place(); }

 private:
  Archive(std::shared_ptr<const File> file, ArchiveKind kind, ArchivePolicy policy)
      : file_(std::move(file)), kind_(kind), policy_(policy) {}
  Result<std::unique_ptr<EntryReader>> start() const;

  std::shared_ptr<const File> file_;
  ArchiveKind kind_;
  ArchivePolicy policy_;
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_ARCHIVE_H

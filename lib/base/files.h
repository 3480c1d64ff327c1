// SPDX-License-Identifier: Apache-2.0
/// Files as outside input: opened without waiting (a fifo would block for ever), known to be
/// regular, no larger than asked, and unchanged in size while they are read. Writing leaves the old
/// file or the new one whole (R8.1, R8.2). Errors have the path as place: `file-missing`,
/// `unsafe-type` (no regular file, or a link where none is followed), `limit`, `io` (with the
/// system's reason).
#ifndef KAIC_LIB_BASE_FILES_H
#define KAIC_LIB_BASE_FILES_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kaic/base/result.h"
#include "lib/base/byte_reader.h"
#include "lib/base/limits.h"

namespace kaic {

/// Owns a file descriptor.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor() { close(); }

  explicit operator bool() const noexcept { return number_ >= 0; }
  int get() const noexcept { return number_; }
  /// What close(2) gives: 0, or -1 with errno.
  int close() noexcept;

 private:
  int number_ = -1;
};

/// Whether a symbolic link may stand at the end of a path.
enum class Links : std::uint8_t { kFollow, kRefuse };

/// A regular file, open for reading at any place. May be shared by threads.
class File {
 public:
  static Result<File> open(const std::string& path, std::uint64_t max_size,
                           Links links = Links::kFollow);
  /// A file below a folder, where no link is followed, in the middle neither. A path with an empty,
  /// `.` or
  /// `..` part is `unsafe-path`.
  static Result<File> open_below(const std::string& folder, std::string_view path,
                                 std::uint64_t max_size);

  /// In bytes, when it was opened.
  std::uint64_t size() const noexcept { return size_; }
  const std::string& place() const noexcept { return place_; }
  /// As many bytes from `offset` as there are, at most `size`. `io` if the file has shrunk.
  Result<std::size_t> read_at(std::uint64_t offset, char* to, std::size_t size) const;
  /// `io` if its size is no longer what it was.
  Result<void> check_size() const;

 private:
  static Result<File> adopt(FileDescriptor descriptor, std::string place, std::uint64_t max_size);

  FileDescriptor descriptor_;
  std::string place_;
  std::uint64_t size_ = 0;
};

/// A file from front to end; a change of its size shows at the end.
class FileReader final : public ByteReader {
 public:
  explicit FileReader(File file) : file_(std::move(file)) {}
  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  File file_;
  std::uint64_t offset_ = 0;
};

/// All of a file.
Result<std::string> read_file(const std::string& path, std::uint64_t max_size,
                              Links links = Links::kFollow);

enum class FileKind : std::uint8_t { kRegular, kFolder, kLink, kOther };

struct FolderEntry {
  std::string path;  ///< below the folder, with '/'
  FileKind kind = FileKind::kOther;
  std::uint64_t size = 0;  ///< of a regular file, in bytes
};

/// L13.
struct FolderLimits {
  std::size_t entries = limits::kArchiveEntries;
  std::size_t depth = limits::kArchivePathParts;
  std::size_t path = limits::kArchivePath;
};

/// Everything below a folder, sorted by the bytes of its path. No link is followed but one at the
/// end of `folder` itself. Errors as above; `unsafe-type` if `folder` is none.
Result<std::vector<FolderEntry>> list_folder(const std::string& folder, FolderLimits limits = {});

/// Writes a file whole or not at all, mode 0600: a reader sees the old content or the new. A link
/// at `path` is replaced, not followed.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace kaic

#endif  // KAIC_LIB_BASE_FILES_H

// SPDX-License-Identifier: Apache-2.0
#include "lib/base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <system_error>

#include "lib/base/try.h"

namespace kaic {
namespace {

// A device or fifo must not make the open wait, nor become the process's terminal.
constexpr int kReadFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
constexpr std::size_t kChunk = 256 * limits::kKiB;

/// The Error for errno, which the caller has just got.
Error system_error(const std::string& place, const char* what, int number = errno) {
  ErrorClass error_class = ErrorClass::kIo;
  if (number == ENOENT || number == ENOTDIR) error_class = ErrorClass::kFileMissing;
  if (number == ELOOP || number == ENXIO) error_class = ErrorClass::kUnsafeType;
  return Error{error_class, place,
               std::string(what) + ": " + std::generic_category().message(number)};
}

/// Calls again what a signal has interrupted.
template <class Call>
auto retried(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

int open_at(int folder, const std::string& name, int flags) {
  return retried([&] { return ::openat(folder, name.c_str(), flags); });
}

/// Opens `path` part by part, so that no link is followed anywhere.
Result<FileDescriptor> open_parts(const std::string& folder, std::string_view path, int flags) {
  const std::string place = folder + "/" + std::string(path);
  FileDescriptor at(open_at(AT_FDCWD, folder, kReadFlags | O_DIRECTORY));
  if (!at) return system_error(folder, "cannot open the folder");
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const bool last = slash == std::string_view::npos;
    const std::string part(path.substr(0, slash));
    path.remove_prefix(last ? path.size() : slash + 1);
    if (part.empty() || part == "." || part == ".." || (!last && path.empty()) ||
        part.find('\0') != std::string::npos) {
      return Error{ErrorClass::kUnsafePath, place, "no plain path below a folder"};
    }
    FileDescriptor next(
        open_at(at.get(), part, kReadFlags | O_NOFOLLOW | (last ? flags : O_DIRECTORY)));
    if (!next) {
      const int number = errno;
      struct stat status {};
      // O_DIRECTORY gives ENOTDIR for a link, too.
      if (number == ENOTDIR &&
          ::fstatat(at.get(), part.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
          S_ISLNK(status.st_mode)) {
        return system_error(place, "cannot open", ELOOP);
      }
      return system_error(place, "cannot open", number);
    }
    at = std::move(next);
  }
  return at;
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::kRegular;
  if (S_ISDIR(mode)) return FileKind::kFolder;
  return S_ISLNK(mode) ? FileKind::kLink : FileKind::kOther;
}

struct CloseFolder {
  void operator()(DIR* stream) const { ::closedir(stream); }
};

/// Adds what lies directly in `path` (below `folder`) to `entries`.
Result<void> list_one(const std::string& folder, const std::string& path,
                      const FolderLimits& limits, std::vector<FolderEntry>& entries) {
  const std::string place = path.empty() ? folder : folder + "/" + path;
  KAIC_TRY(FileDescriptor descriptor, open_parts(folder, path, O_DIRECTORY));
  const int number = ::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, 0);
  if (number < 0) return system_error(place, "cannot list");
  const std::unique_ptr<DIR, CloseFolder> stream(::fdopendir(number));
  if (!stream) {
    const Error error = system_error(place, "cannot list");
    ::close(number);
    return error;
  }
  for (;;) {
    errno = 0;
    const dirent* found = ::readdir(stream.get());
    if (found == nullptr) break;
    const std::string_view name = found->d_name;
    if (name == "." || name == "..") continue;
    if (entries.size() == limits.entries) {
      return Error{ErrorClass::kLimit, folder,
                   "more than " + std::to_string(limits.entries) + " files and folders"};
    }
    FolderEntry entry;
    entry.path = path.empty() ? std::string(name) : path + "/" + std::string(name);
    const std::string entry_place = folder + "/" + entry.path;
    if (entry.path.size() > limits.path) {
      return Error{ErrorClass::kLimit, entry_place,
                   "a path of more than " + std::to_string(limits.path) + " bytes"};
    }
    const auto parts = std::count(entry.path.begin(), entry.path.end(), '/') + 1;
    if (static_cast<std::size_t>(parts) > limits.depth) {
      return Error{ErrorClass::kLimit, entry_place,
                   "more than " + std::to_string(limits.depth) + " deep"};
    }
    struct stat status {};
    if (::fstatat(descriptor.get(), found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      return system_error(entry_place, "cannot look at");
    }
    entry.kind = kind_of(status.st_mode);
    if (entry.kind == FileKind::kRegular) entry.size = static_cast<std::uint64_t>(status.st_size);
    entries.push_back(std::move(entry));
  }
  if (errno != 0) return system_error(place, "cannot list");
  return {};
}

/// A name for the file in the making that no other write of this machine uses. O_EXCL settles the
/// rest.
std::string temporary_name() {
  static std::atomic<std::uint64_t> counter{0};
  return ".kaic-" + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".tmp";
}

Result<void> write_all(int descriptor, std::string_view bytes, const std::string& place) {
  while (!bytes.empty()) {
    const ssize_t written =
        retried([&] { return ::write(descriptor, bytes.data(), std::min(bytes.size(), kChunk)); });
    if (written < 0) return system_error(place, "cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

int FileDescriptor::close() noexcept {
  // Never twice: after EINTR Linux has closed it already.
  return number_ < 0 ? 0 : ::close(std::exchange(number_, -1));
}

Result<File> File::adopt(FileDescriptor descriptor, std::string place, std::uint64_t max_size) {
  struct stat status {};
  if (::fstat(descriptor.get(), &status) != 0) return system_error(place, "cannot look at");
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorClass::kUnsafeType, std::move(place), "not a regular file"};
  }
  File file;
  file.size_ = static_cast<std::uint64_t>(status.st_size);
  if (file.size_ > max_size) {
    return Error{ErrorClass::kLimit, std::move(place),
                 "larger than " + std::to_string(max_size) + " bytes"};
  }
  file.descriptor_ = std::move(descriptor);
  file.place_ = std::move(place);
  return file;
}

Result<File> File::open(const std::string& path, std::uint64_t max_size, Links links) {
  if (path.find('\0') != std::string::npos) {
    return Error{ErrorClass::kFileMissing, path, "a NUL in a path"};
  }
  FileDescriptor descriptor(
      open_at(AT_FDCWD, path, kReadFlags | (links == Links::kRefuse ? O_NOFOLLOW : 0)));
  if (!descriptor) return system_error(path, "cannot open");
  return adopt(std::move(descriptor), path, max_size);
}

Result<File> File::open_below(const std::string& folder, std::string_view path,
                              std::uint64_t max_size) {
  KAIC_TRY(FileDescriptor descriptor, open_parts(folder, path, 0));
  return adopt(std::move(descriptor), folder + "/" + std::string(path), max_size);
}

Result<std::size_t> File::read_at(std::uint64_t offset, char* to, std::size_t size) const {
  if (offset >= size_) return std::size_t{0};
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - offset));
  std::size_t done = 0;
  while (done < wanted) {
    const ssize_t got = retried([&] {
      return ::pread(descriptor_.get(), to + done, wanted - done,
                     static_cast<off_t>(offset + done));
    });
    if (got < 0) return system_error(place_, "cannot read");
    if (got == 0) return Error{ErrorClass::kIo, place_, "the file shrank while it was read"};
    done += static_cast<std::size_t>(got);
  }
  return done;
}

Result<void> File::check_size() const {
  struct stat status {};
  if (::fstat(descriptor_.get(), &status) != 0) return system_error(place_, "cannot look at");
  if (static_cast<std::uint64_t>(status.st_size) != size_) {
    return Error{ErrorClass::kIo, place_, "the file changed its size while it was read"};
  }
  return {};
}

Result<std::size_t> FileReader::read(char* to, std::size_t size) {
  KAIC_TRY(const std::size_t got, file_.read_at(offset_, to, size));
  offset_ += got;
  if (got == 0 && size != 0) KAIC_CHECK(file_.check_size());
  return got;
}

Result<std::string> read_file(const std::string& path, std::uint64_t max_size, Links links) {
  KAIC_TRY(File file, File::open(path, max_size, links));
  // Grown by what arrived: a sparse file may claim any size.
  std::string bytes;
  while (bytes.size() < file.size()) {
    const std::size_t before = bytes.size();
    const std::uint64_t left = file.size() - before;
    bytes.resize(before +
                 static_cast<std::size_t>(std::min<std::uint64_t>(left, std::max(kChunk, before))));
    KAIC_CHECK(file.read_at(before, bytes.data() + before, bytes.size() - before));
  }
  KAIC_CHECK(file.check_size());
  return bytes;
}

Result<std::vector<FolderEntry>> list_folder(const std::string& folder, FolderLimits limits) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return system_error(folder, "cannot open");
  if (!S_ISDIR(status.st_mode)) return Error{ErrorClass::kUnsafeType, folder, "not a folder"};
  std::vector<FolderEntry> entries;
  KAIC_CHECK(list_one(folder, "", limits, entries));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].kind != FileKind::kFolder) continue;
    const std::string path = entries[i].path;  // a copy: entries grows
    KAIC_CHECK(list_one(folder, path, limits, entries));
  }
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.path < b.path; });
  return entries;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::size_t slash = path.rfind('/');
  std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
  if (slash == 0) folder = "/";
  const std::string name = path.substr(slash + 1);  // npos + 1 is 0
  if (name.empty() || path.find('\0') != std::string::npos) {
    return Error{ErrorClass::kIo, path, "no name of a file"};
  }
  const FileDescriptor in(open_at(AT_FDCWD, folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY));
  if (!in) return system_error(folder, "cannot open the folder");

  std::string temporary;
  FileDescriptor file;
  do {
    temporary = temporary_name();
    file = FileDescriptor(retried([&] {
      return ::openat(in.get(), temporary.c_str(),
                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    }));
  } while (!file && errno == EEXIST);
  if (!file) return system_error(path, "cannot create a file beside it");

  const auto finish = [&]() -> Result<void> {
    KAIC_CHECK(write_all(file.get(), bytes, path));
    if (retried([&] { return ::fsync(file.get()); }) != 0) {
      return system_error(path, "cannot bring it to the disk");
    }
    if (file.close() != 0) return system_error(path, "cannot close");
    if (::renameat(in.get(), temporary.c_str(), in.get(), name.c_str()) != 0) {
      return system_error(path, "cannot rename to it");
    }
    return {};
  };
  if (auto done = finish(); !done) {
    ::unlinkat(in.get(), temporary.c_str(), 0);
    return done;
  }
  // EINVAL: a file system whose folders cannot be synchronised.
  if (retried([&] { return ::fsync(in.get()); }) != 0 && errno != EINVAL) {
    return system_error(folder, "cannot bring the folder to the disk");
  }
  return {};
}

}  // namespace kaic

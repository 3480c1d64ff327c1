// SPDX-License-Identifier: Apache-2.0
/// The files of a recording, wherever they lie: a folder, or an archive that can only be read from
/// one end to the other.
#ifndef KAIC_LIB_CLUSTER_FILE_STORE_H
#define KAIC_LIB_CLUSTER_FILE_STORE_H

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kaic/base/result.h"
#include "lib/base/byte_reader.h"

namespace kaic {

struct StoredFile {
  std::string path;  // relative, safe, with '/'
  std::uint64_t size = 0;
};

class FileStore {
 public:
  virtual ~FileStore() = default;
  /// Where it lies, for messages.
  virtual const std::string& place() const = 0;
  /// All regular files; sorted.
  virtual const std::vector<StoredFile>& files() const = 0;
  /// True if open() is there; otherwise only for_each().
  virtual bool has_random_access() const = 0;
  virtual Result<std::unique_ptr<ByteReader>> open(const std::string& path) const = 0;
  /// One pass over all files, in the store's own order.
  virtual Result<void> for_each(
      const std::function<Result<void>(const StoredFile&, ByteReader&)>& visit) const = 0;
  /// What was left out of `files()` and why.
  virtual const std::vector<std::string>& warnings() const = 0;
};

/// A folder. Links and other things that are no regular file are left out, with a warning.
Result<std::unique_ptr<FileStore>> open_folder(const std::string& path);
/// Files that the caller names, under the names that he gave; a link to one is followed.
Result<std::unique_ptr<FileStore>> open_files(const std::vector<std::string>& paths);
/// A .tar.gz, .tar.zst, .tar or .zip, checked from end to end. `skip_links`: foreign archives hold
/// links, which are never followed.
Result<std::unique_ptr<FileStore>> open_archive(const std::string& path, bool skip_links);

/// The decoded bytes of a page that may be compressed by itself (.gz, .zst). Null result of
/// neither: `reader` is returned as it is.
Result<std::unique_ptr<ByteReader>> decoded(std::unique_ptr<ByteReader> reader,
                                            const std::string& path);

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_FILE_STORE_H

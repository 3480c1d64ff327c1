// SPDX-License-Identifier: Apache-2.0
/// The rules for paths that outside input names, in archives and in a snapshot's index (R8.4, L12).
#ifndef KAIC_LIB_CLUSTER_SAFE_PATH_H
#define KAIC_LIB_CLUSTER_SAFE_PATH_H

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic {

/// The path below a folder that `raw` means: parts joined by one '/', without `.` parts and a '/'
/// at the end. Errors, with the path in the message and no place: `unsafe-path` for `..`, an
/// absolute path, a drive letter, a backslash, control characters, what is not UTF-8, and nothing
/// at all; `limit`.
Result<std::string> safe_path(std::string_view raw);

/// The first part that all of these safe paths have in common, if each has more parts than that; or
/// empty.
std::string common_top_folder(std::span<const std::string> paths);

/// Which paths an archive has had, in little memory: digests in place of names.
class SeenPaths {
 public:
  enum class Kind : std::uint8_t { kFile, kFolder };
  /// Takes a safe path. `duplicate-entry` if it was there, or if a file would be a folder as well.
  Result<void> add(std::string_view path, Kind kind);

 private:
  enum class Seen : std::uint8_t {
    kFile,
    kFolder,
    kParent
  };  // kParent: only named by what lies in it
  using Key = std::array<std::uint8_t, 16>;
  static Key key_of(std::string_view path);

  std::map<Key, Seen> seen_;
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_SAFE_PATH_H

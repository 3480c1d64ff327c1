// SPDX-License-Identifier: Apache-2.0
/// Where the outside test data lies, which is not part of this repository: $KAIC_SHARED, by default
/// beside it.
#ifndef KAIC_TESTS_OUTSIDE_OUTSIDE_H
#define KAIC_TESTS_OUTSIDE_OUTSIDE_H

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace kaic::testing {

/// A folder below shared/data; none, with a message, where it is absent.
inline std::optional<std::filesystem::path> outside(const std::string& name) {
  const char* shared = std::getenv("KAIC_SHARED");
  const std::filesystem::path root = shared != nullptr && *shared != '\0'
                                         ? std::filesystem::path(shared)
                                         : std::filesystem::path(KAIC_SOURCE_DIR) / ".." / "shared";
  const std::filesystem::path folder = root / "data" / name;
  if (std::filesystem::is_directory(folder)) return folder;
  MESSAGE("skipped: no " << folder.string());
  return std::nullopt;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in, path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Whether an error's class is one of those expected: `corrupt`, `corrupt-or-limit`.
inline bool is_one_of(std::string_view name, std::string_view choices) {
  for (;;) {
    const std::size_t end = choices.find("-or-");
    if (choices.substr(0, end) == name) return true;
    if (end == choices.npos) return false;
    choices.remove_prefix(end + 4);
  }
}

}  // namespace kaic::testing

#endif  // KAIC_TESTS_OUTSIDE_OUTSIDE_H

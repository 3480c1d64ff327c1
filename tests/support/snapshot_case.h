// SPDX-License-Identifier: Apache-2.0
/// A case of tests/snapshots: a small cluster in one JSON file, written out as a kaic.snapshot/1
/// folder so that tests read it as they would read a real one. tests/snapshots/README.md has the
/// form.
#ifndef KAIC_TESTS_SUPPORT_SNAPSHOT_CASE_H
#define KAIC_TESTS_SUPPORT_SNAPSHOT_CASE_H

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace kaic::testing {

struct SnapshotCase {
  std::string name;
  nlohmann::json data;

  /// Every case under tests/snapshots, by name.
  static std::vector<SnapshotCase> all();
  static SnapshotCase load(const std::filesystem::path& folder);

  /// Writes the cluster as a snapshot.
  void write(const std::filesystem::path& folder) const;
};

/// A folder that is removed with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Takes the answers to `path` out of a snapshot's index, as if they had never been recorded; of a
/// single object the list that it could be found in as well.
void forget(const std::filesystem::path& folder, const std::string& path);

void write_file(const std::filesystem::path& path, const std::string& text);
std::string read_file(const std::filesystem::path& path);

}  // namespace kaic::testing

#endif  // KAIC_TESTS_SUPPORT_SNAPSHOT_CASE_H

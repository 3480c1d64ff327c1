// SPDX-License-Identifier: Apache-2.0
/// write_cases FOLDER: each case of tests/snapshots as a recorded cluster under FOLDER, for the
/// callers in other languages.
#include <cstdio>
#include <exception>

#include "tests/support/snapshot_case.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    const std::filesystem::path folder = argv[1];
    std::filesystem::remove_all(folder);
    for (const kaic::testing::SnapshotCase& one : kaic::testing::SnapshotCase::all())
      one.write(folder / one.name);
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "%s\n", exception.what());
    return 1;
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
/// An index that is accepted has unique keys, each page once, and no path that could lead out of
/// the snapshot.
#include "lib/cluster/snapshot_index.h"

#include <set>
#include <string>

#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {

void one(std::string_view input) {
  const auto index = SnapshotIndex::parse(input, "index.json");
  if (!index) return;
  std::set<std::string> pages;
  for (const SnapshotEntry& entry : index->entries()) {
    FUZZ_CHECK(!entry.path.empty() && entry.bytes >= 0);
    FUZZ_CHECK(index->find(entry.path, entry.accept) == &entry);
    FUZZ_CHECK(entry.status != 200 || !entry.pages.empty());
    for (const std::string& page : entry.pages) {
      FUZZ_CHECK(pages.insert(page).second);
      FUZZ_CHECK(!page.empty() && page.front() != '/' && page.find('\\') == std::string::npos &&
                 page.find('\0') == std::string::npos);
      FUZZ_CHECK(("/" + page + "/").find("/../") == std::string::npos);
    }
  }
}

}  // namespace kaic::fuzz

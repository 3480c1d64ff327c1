// SPDX-License-Identifier: Apache-2.0
/// A whole recording.
#include <nlohmann/json.hpp>

#include "kaic/cluster/snapshot.h"
#include "lib/base/json_writer.h"
#include "lib/base/try.h"
#include "lib/cluster/file_store.h"
#include "lib/cluster/snapshot_index.h"
#include "tests/tools/parse.h"

namespace kaic::parse {
namespace {

Result<std::string> read_all(ByteReader& bytes) {
  std::string text;
  char chunk[4096];
  for (;;) {
    KAIC_TRY(const std::size_t got, bytes.read(chunk, sizeof(chunk)));
    if (got == 0) return text;
    text.append(chunk, got);
  }
}

bool is_index(std::string_view path) {
  return path == "index.json" ||
         (path.ends_with("/index.json") && path.find('/') == path.rfind('/'));
}

}  // namespace

Result<std::string> archive(const Input& input) {
  KAIC_TRY(const auto cluster, open_snapshot(input.place));
  // What it accepted is looked at once more, since a Cluster does not tell what it holds.
  auto store = open_archive(input.place, /*skip_links=*/true);
  if (!store) store = open_folder(input.place);
  if (!store) store = open_files({input.place});
  if (!store) return store.error();
  nlohmann::json files = nlohmann::json::array(), entries = nlohmann::json::array();
  KAIC_CHECK((*store)->for_each([&](const StoredFile& file, ByteReader& bytes) -> Result<void> {
    files.push_back(file.path);
    if (!is_index(file.path)) return {};
    KAIC_TRY(const std::string text, read_all(bytes));
    const auto index = SnapshotIndex::parse(text, file.path);
    if (!index) return {};  // some other tool's
    for (const SnapshotEntry& entry : index->entries()) entries.push_back(entry.path);
    return {};
  }));
  const bool recorded = cluster->origin().kind == "snapshot";
  return write_json(nlohmann::json{{"entries", std::move(recorded ? entries : files)}});
}

}  // namespace kaic::parse

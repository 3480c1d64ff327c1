// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/snapshot_index.h"

#include <algorithm>
#include <set>

#include "lib/base/try.h"
#include "lib/cluster/safe_path.h"
#include "lib/meta/describe.h"

namespace kaic {

struct IndexDocument {
  std::string format;
  std::optional<Timestamp> captured;
  std::vector<SnapshotEntry> entries;
};

template <>
const TypeInfo& type_info<SnapshotEntry>() {
  static constexpr Field kFields[] = {field<&SnapshotEntry::path>("path"),
                                      field<&SnapshotEntry::accept>("accept"),
                                      field<&SnapshotEntry::status>("status"),
                                      field<&SnapshotEntry::content_type>("contentType"),
                                      field<&SnapshotEntry::pages>("pages"),
                                      field<&SnapshotEntry::items>("items"),
                                      field<&SnapshotEntry::complete>("complete"),
                                      field<&SnapshotEntry::bytes>("bytes"),
                                      field<&SnapshotEntry::sha256>("sha256")};
  static constexpr TypeInfo kInfo{"SnapshotEntry", kFields};
  return kInfo;
}

template <>
const TypeInfo& type_info<IndexDocument>() {
  static constexpr Field kFields[] = {field<&IndexDocument::format>("format"),
                                      field<&IndexDocument::captured>("captured"),
                                      field<&IndexDocument::entries>("entries")};
  static constexpr TypeInfo kInfo{"SnapshotIndex", kFields};
  return kInfo;
}

namespace {

constexpr std::string_view kFormat = "kaic.snapshot/1";
constexpr std::string_view kJson = "application/json";

/// /api/v1/secrets, /api/v1/namespaces/NS/secrets, what lies below, and the same with /watch.
bool is_of_secrets(std::string_view path) {
  const auto passes = [&](std::string_view start) {
    if (!path.starts_with(start)) return false;
    path.remove_prefix(start.size());
    return true;
  };
  if (!passes("/api/v1/")) return false;
  passes("watch/");
  if (passes("namespaces/"))
    path = path.substr(std::min(path.find('/'), path.size() - 1) +
                       1);  // a Namespace may be called so itself
  return passes("secrets") && (path.empty() || path.front() == '/' || path.front() == '?');
}

}  // namespace

std::string name_of(const SnapshotEntry& entry) {
  return "entry " + entry.path + (entry.accept == kJson ? "" : " (" + entry.accept + ")");
}

Result<SnapshotIndex> SnapshotIndex::parse(std::string_view json, std::string_view place) {
  auto decoded = decode<IndexDocument>(json);
  if (!decoded) {
    Error error = std::move(decoded).error();
    error.place = std::string(place) + (error.place.empty() ? "" : ": " + error.place);
    return error;
  }
  if (decoded->format != kFormat) {
    return Error{ErrorClass::kUnsupported, std::string(place) + ": format",
                 "found \"" + decoded->format + "\"; expected \"" + std::string(kFormat) + "\""};
  }
  SnapshotIndex index;
  index.captured_ = decoded->captured;
  std::set<std::string> pages;
  for (std::size_t i = 0; i < decoded->entries.size(); ++i) {
    SnapshotEntry& entry = decoded->entries[i];
    const std::string here = std::string(place) + ": entries[" + std::to_string(i) + "]";
    if (entry.path.empty())
      return Error{ErrorClass::kMissingField, here + ".path", "an entry without a path"};
    if (entry.accept.empty()) entry.accept = kJson;
    if (is_of_secrets(entry.path)) {
      index.warnings_.push_back("the snapshot holds Secrets (" + entry.path +
                                "); they are not read");
      continue;
    }
    for (std::string& page : entry.pages) {
      auto safe = safe_path(page);
      if (!safe) return Error{safe.error().error_class, here + ".pages", safe.error().message};
      page = *std::move(safe);
      if (!pages.insert(page).second)
        return Error{ErrorClass::kCorrupt, here + ".pages",
                     "the page " + page + " belongs to two entries"};
    }
    if (entry.status == 200 && entry.pages.empty())
      return Error{ErrorClass::kCorrupt, here + ".pages", "an answer without pages"};
    if (entry.bytes < 0)
      return Error{ErrorClass::kCorrupt, here + ".bytes",
                   "found " + std::to_string(entry.bytes) + "; expected a size"};
    if (!index.by_key_.try_emplace({entry.path, entry.accept}, index.entries_.size()).second) {
      return Error{ErrorClass::kDuplicateEntry, here, name_of(entry) + " stands twice"};
    }
    index.entries_.push_back(std::move(entry));
  }
  return index;
}

const SnapshotEntry* SnapshotIndex::find(std::string_view path, std::string_view accept) const {
  const auto found =
      by_key_.find({std::string(path), std::string(accept.empty() ? kJson : accept)});
  return found == by_key_.end() ? nullptr : &entries_[found->second];
}

}  // namespace kaic

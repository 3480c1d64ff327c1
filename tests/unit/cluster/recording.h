// SPDX-License-Identifier: Apache-2.0
/// A kaic.snapshot/1 made in memory, right unless a test spoils it, as a folder or an archive of
/// any kind; and what a Cluster gives of its lists.
#ifndef KAIC_TESTS_UNIT_CLUSTER_RECORDING_H
#define KAIC_TESTS_UNIT_CLUSTER_RECORDING_H

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "lib/base/json.h"
#include "lib/base/sha256.h"
#include "tests/support/snapshot_case.h"
#include "tests/unit/cluster/archive_builder.h"

namespace kaic::testing {

inline std::string pod(const std::string& name, const std::string& spec = "{}",
                       const std::string& ns = "default") {
  return R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":")" + name + R"(","namespace":")" +
         ns + R"("},"spec":)" + spec + "}";
}

inline std::string node(const std::string& name) {
  return R"({"apiVersion":"v1","kind":"Node","metadata":{"name":")" + name + R"("}})";
}

/// `{"kind":"PodList",...,"items":[...]}`; with a continue token if there is one.
inline std::string list_of(const std::string& kind, const std::vector<std::string>& items,
                           const std::string& token = "") {
  std::string text = R"({"kind":")" + kind +
                     R"(","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":")" +
                     token + R"("},"items":[)";
  for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ",") + items[i];
  return text + "]}";
}

/// Pods `prefix`0 to `prefix`N-1, each of `size` bytes more than it needs.
inline std::vector<std::string> many_pods(const std::string& prefix, std::size_t count,
                                          std::size_t size = 0) {
  std::vector<std::string> pods;
  for (std::size_t i = 0; i < count; ++i)
    pods.push_back(pod(prefix + std::to_string(i), "{\"x\":\"" + std::string(size, 'x') + "\"}"));
  return pods;
}

enum class Packing { kFolder, kTar, kTarGzip, kTarZstd, kZip };
inline constexpr Packing kPackings[] = {Packing::kFolder, Packing::kTar, Packing::kTarGzip,
                                        Packing::kTarZstd, Packing::kZip};
using Members =
    std::vector<std::pair<std::string, std::string>>;  // path and content, in an archive's order

inline std::string write_packed(const std::filesystem::path& place, Packing packing,
                                const Members& members) {
  if (packing == Packing::kFolder) {
    std::filesystem::create_directories(place);
    for (const auto& [path, content] : members) write_file(place / path, content);
    return place.string();
  }
  std::string bytes;
  if (packing == Packing::kZip) {
    std::vector<ZipPart> parts;
    for (const auto& [path, content] : members)
      parts.push_back(ZipPart{.name = path, .content = content});
    bytes = zip_file(parts);
  } else {
    for (const auto& [path, content] : members) bytes += tar_file(path, content);
    bytes += tar_end();
    if (packing == Packing::kTarGzip) bytes = gzip(bytes);
    if (packing == Packing::kTarZstd) bytes = zstd(bytes);
  }
  write_file(place, bytes);
  return place.string();
}

class Recording {
 public:
  nlohmann::json index = {{"format", "kaic.snapshot/1"},
                          {"captured", "2026-11-24T12:00:00Z"},
                          {"entries", nlohmann::json::array()}};
  std::map<std::string, std::string> files;

  /// Adds an answer; `suffix` `.gz` or `.zst` compresses each page. The entry may be changed
  /// further.
  nlohmann::json& answer(const std::string& path, const std::vector<std::string>& pages,
                         int status = 200, const std::string& suffix = "") {
    Sha256 hash;
    std::size_t bytes = 0;
    nlohmann::json names = nlohmann::json::array();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      hash.update(pages[i]);
      bytes += pages[i].size();
      const std::string name =
          path.substr(path.front() == '/' ? 1 : 0) + "/000" + std::to_string(i) + ".json" + suffix;
      files[name] = suffix == ".gz" ? gzip(pages[i]) : suffix == ".zst" ? zstd(pages[i]) : pages[i];
      names.push_back(name);
    }
    auto& entries = index["entries"];
    entries.push_back({{"path", path},
                       {"status", status},
                       {"contentType", "application/json"},
                       {"pages", names},
                       {"bytes", bytes},
                       {"sha256", hash.hex()}});
    return entries.back();
  }

  /// The files in order of their paths, and the index.
  Members members(bool index_first = true, const std::string& top = "") const {
    Members all;
    for (const auto& [path, content] : files) all.emplace_back(top + path, content);
    all.insert(index_first ? all.begin() : all.end(), {top + "index.json", index.dump()});
    return all;
  }

  Result<std::unique_ptr<Cluster>> open(const std::filesystem::path& place,
                                        Packing packing = Packing::kFolder) const {
    return open_snapshot(write_packed(place, packing, members()));
  }
};

/// What a list gave: the objects' texts in order of the parts.
struct Reading {
  std::vector<ListSummary> summaries;
  std::vector<std::vector<std::string>> objects;  // by request
};

inline Result<Reading> read_lists(Cluster& cluster, const std::vector<ListRequest>& requests,
                                  ReadOptions options = {
                                      .parallelism = 1, .stop = {}, .on_progress = {}}) {
  std::map<std::pair<std::size_t, std::uint64_t>, std::vector<std::string>> parts;
  std::mutex mutex;
  auto summaries = cluster.list(
      requests,
      [&](ListPart& part) {
        std::vector<std::string> objects;
        auto read = part.for_each(
            [&](const ObjectView& view) { objects.emplace_back(view.cursor().raw()); });
        const std::scoped_lock lock(mutex);
        if (read)
          CHECK(parts.emplace(std::pair(part.request, part.ordinal), std::move(objects)).second);
        return read;
      },
      options);
  if (!summaries) return std::move(summaries).error();
  Reading reading{*std::move(summaries), std::vector<std::vector<std::string>>(requests.size())};
  for (auto& [key, objects] : parts) {
    auto& all = reading.objects.at(key.first);
    all.insert(all.end(), objects.begin(), objects.end());
  }
  return reading;
}

inline const ListRequest kPods{"", "v1", "pods", "Pod"};
inline const ListRequest kNodes{"", "v1", "nodes", "Node"};

/// `complete`, or `cut ContinueToken`: how one list of a snapshot was read, and the names of what
/// is in it behind it.
inline std::string told(Cluster& cluster, const ListRequest& request) {
  auto reading = read_lists(cluster, {request});
  if (!reading) return reading.error().to_string();
  const ListSummary& summary = reading->summaries.front();
  std::string text(to_string(summary.state));
  if (!summary.reason.empty()) text += " " + summary.reason;
  for (const std::string& object : reading->objects.front())
    text += " " + nlohmann::json::parse(object)["metadata"].value("name", "?");
  return text;
}

/// Part of a text, for CHECK.
inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
inline bool any_holds(const std::vector<std::string>& texts, std::string_view part) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return holds(text, part); });
}

}  // namespace kaic::testing

#endif  // KAIC_TESTS_UNIT_CLUSTER_RECORDING_H

// SPDX-License-Identifier: Apache-2.0
/// The archives of shared/data/badinput, which are not in this repository: each is read whole or
/// refused with the class that is expected, within little memory.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "lib/base/try.h"
#include "lib/cluster/archive.h"
#include "lib/cluster/safe_path.h"

namespace {

std::filesystem::path folder() {
  const char* shared = std::getenv("KAIC_SHARED");
  const std::string root = shared != nullptr ? shared : std::string(KAIC_SOURCE_DIR) + "/../shared";
  return std::filesystem::path(root) / "data/badinput/archives";
}

/// Reads all of it. The pages that an index names follow the rules for paths, too.
kaic::Result<std::size_t> read_whole(const std::string& path) {
  KAIC_TRY(const auto archive, kaic::Archive::open(path, {}));
  std::size_t entries = 0;
  std::string index;
  KAIC_CHECK(archive->for_each([&](const kaic::ArchiveEntry& entry,
                                   kaic::ArchiveReader& bytes) -> kaic::Result<kaic::ArchiveVisit> {
    ++entries;
    char chunk[4096];
    for (;;) {
      KAIC_TRY(const std::size_t got, bytes.read(chunk, sizeof(chunk)));
      if (got == 0) return kaic::ArchiveVisit::kNext;
      if (entry.path.ends_with("index.json")) index.append(chunk, got);
    }
  }));
  const auto document = nlohmann::json::parse(index, nullptr, false);
  if (document.is_discarded()) return entries;
  for (const auto& entry : document["entries"]) {
    for (const auto& page : entry["pages"]) {
      KAIC_CHECK(kaic::safe_path(page.get<std::string>()));
    }
  }
  return entries;
}

bool is_one_of(std::string_view name, std::string_view choices) {
  for (;;) {
    const std::size_t end = choices.find("-or-");
    if (choices.substr(0, end) == name) return true;
    if (end == choices.npos) return false;
    choices.remove_prefix(end + 4);
  }
}

}  // namespace

TEST_CASE("outside archives are read whole or refused with the right class") {
  std::ifstream file(folder() / "expected.json");
  if (!file) {
    MESSAGE("skipped: no " << folder().string());
    return;
  }
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  std::size_t cases = 0;
  const auto all = nlohmann::json::parse(file);
  for (const auto& item : all.items()) {
    const std::string& name = item.key();
    const auto& expected = item.value();
    const auto result = read_whole((folder() / "files" / name).string());
    const std::string verdict = expected["verdict"];
    ++cases;
    if (verdict == "accept") {
      CHECK_MESSAGE(result.has_value(), name << ": " << result.error().to_string());
    } else if (verdict == "reject") {
      REQUIRE_MESSAGE(!result, name);
      const std::string wanted = expected["error_class"];
      CHECK_MESSAGE(is_one_of(kaic::to_string(result.error().error_class), wanted),
                    name << ": " << result.error().to_string() << ", expected " << wanted);
    }
  }
  CHECK(cases > 0);
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  // One of them unpacks to 512 MiB.
  CHECK_MESSAGE(after.ru_maxrss - before.ru_maxrss < 64 * 1024,
                "kB: ", after.ru_maxrss - before.ru_maxrss);
}

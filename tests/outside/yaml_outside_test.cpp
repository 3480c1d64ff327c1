// SPDX-License-Identifier: Apache-2.0
/// The YAML cases of shared/data/badinput, which are not in this repository: what must be read
/// gives the value of ID.json, what must be refused is, the rest ends.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "lib/base/yaml.h"

namespace {

std::filesystem::path folder() {
  const char* shared = std::getenv("KAIC_SHARED");
  const std::string root = shared != nullptr ? shared : std::string(KAIC_SOURCE_DIR) + "/../shared";
  return std::filesystem::path(root) / "data/badinput/yaml";
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("outside YAML cases are read, refused, or at least end") {
  std::ifstream manifest(folder() / "manifest.tsv");
  if (!manifest) {
    MESSAGE("skipped: no " << folder().string());
    return;
  }
  std::string line;
  std::getline(manifest, line);  // the header
  std::size_t cases = 0;
  while (std::getline(manifest, line)) {
    std::vector<std::string> cells;
    std::istringstream cut(line);
    for (std::string cell; std::getline(cut, cell, '\t');) cells.push_back(cell);
    REQUIRE(cells.size() >= 4);
    const std::string& id = cells[0];
    const std::string& verdict = cells[3];
    const std::string text = read(folder() / "files" / (id + ".yaml"));
    const auto result = kaic::yaml_to_json(text, id);
    ++cases;
    if (verdict == "must-accept") {
      REQUIRE_MESSAGE(result.has_value(), id << ": " << result.error().to_string());
      const auto expected = nlohmann::json::parse(read(folder() / "files" / (id + ".json")));
      CHECK_MESSAGE(nlohmann::json::parse(*result) == expected, id << ": " << *result);
    } else if (verdict == "must-reject") {
      CHECK_MESSAGE(!result.has_value(), id << ": " << *result);
    } else if (result) {
      CHECK_MESSAGE(nlohmann::json::accept(*result), id << ": " << *result);
    }
  }
  CHECK(cases > 0);
}

// SPDX-License-Identifier: Apache-2.0
/// The official checklists, which are not in this repository: each catalogue has their
/// requirements, in their order, with their levels, categories and the digests of their texts.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "kaic/conformance/catalogue.h"
#include "lib/base/sha256.h"
#include "lib/base/yaml.h"

namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path folder() {
  const char* shared = std::getenv("KAIC_SHARED");
  const std::string root = shared != nullptr ? shared : std::string(KAIC_SOURCE_DIR) + "/../shared";
  return std::filesystem::path(root) / "data/catalogue";
}

std::string digest_of(const std::string& text) {
  kaic::Sha256 sha;
  sha.update(text);
  return sha.hex();
}

void check_version(const std::string& version, const std::string& text) {
  CAPTURE(version);
  const kaic::Result<std::string> json = kaic::yaml_to_json(text, version);
  REQUIRE(json.has_value());
  const Json official = Json::parse(*json);
  const kaic::Result<kaic::Catalogue> catalogue = kaic::Catalogue::load(version);
  REQUIRE(catalogue.has_value());
  CHECK(official["metadata"]["kubernetesVersion"] == "v" + version);

  const auto& ours = catalogue->requirements();
  std::size_t i = 0;
  for (const auto& [category, entries] : official["spec"].items()) {
    for (const Json& entry : entries) {
      REQUIRE(i < ours.size());
      CAPTURE(ours[i].id);
      CHECK(ours[i].id == entry["id"]);
      CHECK(ours[i].category == category);
      CHECK(kaic::to_string(ours[i].level) == entry["level"].get<std::string>());
      CHECK(ours[i].description_sha256 == digest_of(entry["description"].get<std::string>()));
      CHECK(ours[i].summary != entry["description"].get<std::string>());  // ours, in our own words
      ++i;
    }
  }
  CHECK(i == ours.size());
}

}  // namespace

TEST_CASE("the catalogues agree with the official checklists") {
  std::size_t read = 0;
  for (const std::string& version : kaic::Catalogue::versions()) {
    std::ifstream in(folder() / ("AIConformance-" + version + ".yaml"), std::ios::binary);
    if (!in) continue;
    check_version(version, {std::istreambuf_iterator<char>(in), {}});
    ++read;
  }
  if (read == 0) {
    MESSAGE("skipped: no checklist in " << folder().string());
    return;
  }
  CHECK(read == 5);  // 1.33 to 1.37; 1.38 is planned
}

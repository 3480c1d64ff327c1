// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using kaic::Catalogue;
using kaic::Level;
using kaic::Requirement;

constexpr const char* kVersions[] = {"1.33", "1.34", "1.35", "1.36", "1.37", "1.38"};

/// The program's matrix: level per version (M MUST, S SHOULD, - absent).
struct Row {
  std::string_view id;
  std::string_view category;
  std::string_view kar;
  std::string_view levels;
};
constexpr Row kMatrix[] = {
    {"dra_support", "accelerators", "0051", "SMM---"},
    {"driver_runtime_management", "accelerators", "0001", "--SSSM"},
    {"gpu_sharing", "accelerators", "0003", "--SSSS"},
    {"virtualized_accelerator", "accelerators", "0004", "--SSSS"},
    {"ai_inference", "networking", "", "MMMMMM"},
    {"advanced_inference_ingress", "networking", "0011", "---SSS"},
    {"high_performance_networking", "networking", "0010", "---SSS"},
    {"disaggregated_inference", "networking", "0041", "---SSS"},
    {"gang_scheduling", "schedulingOrchestration", "0053", "MMMMMM"},
    {"cluster_autoscaling", "schedulingOrchestration", "0055", "MMMMMM"},
    {"pod_autoscaling", "schedulingOrchestration", "0057", "MMMMMM"},
    {"accelerator_metrics", "observability", "0059", "MMMMMM"},
    {"ai_service_metrics", "observability", "0061", "MMMMMM"},
    {"secure_accelerator_access", "security", "0049", "MMMMMM"},
    {"workload_sandboxing", "security", "0020", "----SS"},
    {"robust_controller", "operator", "0063", "MMMMMM"},
};

Catalogue load(const char* version) {
  kaic::Result<Catalogue> catalogue = Catalogue::load(version);
  REQUIRE(catalogue.has_value());
  return *std::move(catalogue);
}

Level level_of(char letter) {
  return letter == 'M' ? Level::kMust : letter == 'S' ? Level::kShould : Level::kNone;
}

TEST_CASE("each catalogue has the levels of the program's matrix and no other requirement") {
  for (std::size_t v = 0; v < std::size(kVersions); ++v) {
    const Catalogue catalogue = load(kVersions[v]);
    CAPTURE(catalogue.version());
    std::size_t expected = 0;
    for (const Row& row : kMatrix) {
      CAPTURE(row.id);
      const Requirement* requirement = catalogue.find(row.id);
      CHECK((requirement != nullptr ? requirement->level : Level::kNone) ==
            level_of(row.levels[v]));
      CHECK((requirement != nullptr) == (row.levels[v] != '-'));
      if (requirement != nullptr) ++expected;
    }
    CHECK(catalogue.requirements().size() == expected);
  }
}

TEST_CASE("the numbers of MUST and SHOULD are those of the program") {
  const std::map<std::string, std::pair<int, int>> expected = {{"1.33", {8, 1}}, {"1.34", {9, 0}},
                                                               {"1.35", {9, 3}}, {"1.36", {8, 6}},
                                                               {"1.37", {8, 7}}, {"1.38", {9, 6}}};
  for (const auto& each : expected) {
    const Catalogue catalogue = load(each.first.c_str());
    CAPTURE(catalogue.version());
    int must = 0, should = 0;
    for (const Requirement& requirement : catalogue.requirements())
      ++(requirement.level == Level::kMust ? must : should);
    CHECK(must == each.second.first);
    CHECK(should == each.second.second);
  }
}

TEST_CASE(
    "all requirements have the category and KAR of the matrix, in its order, and a level nowhere") {
  const std::vector<Requirement>& all = Catalogue::all_requirements();
  REQUIRE(all.size() == std::size(kMatrix));
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(all[i].id);
    CHECK(all[i].id == kMatrix[i].id);
    CHECK(all[i].category == kMatrix[i].category);
    CHECK(all[i].kar == kMatrix[i].kar);
    CHECK(all[i].level == Level::kNone);
    CHECK(all[i].description_sha256.empty());
    CHECK(all[i].conditional == (all[i].id == "cluster_autoscaling"));
  }
}

TEST_CASE("each summary is two to four sentences of plain ASCII") {
  for (const Requirement& requirement : Catalogue::all_requirements()) {
    CAPTURE(requirement.id);
    const std::string& text = requirement.summary;
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
    REQUIRE(text.ends_with('.'));
    int sentences = 1;
    for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1))
      ++sentences;
    CHECK(sentences >= 2);
    CHECK(sentences <= 4);
  }
}

TEST_CASE("a published catalogue has a digest for each requirement, a planned one has none") {
  for (const char* version : kVersions) {
    CAPTURE(version);
    const Catalogue catalogue = load(version);
    CHECK(catalogue.planned() == (std::string(version) == "1.38"));
    std::set<std::string> digests;
    for (const Requirement& requirement : catalogue.requirements()) {
      CAPTURE(requirement.id);
      const std::string& digest = requirement.description_sha256;
      if (catalogue.planned()) {
        CHECK(digest.empty());
        continue;
      }
      CHECK(digest.size() == 64);
      CHECK(digest.find_first_not_of("0123456789abcdef") == std::string::npos);
      CHECK(digests.insert(digest).second);
    }
  }
}

TEST_CASE("a version is accepted with and without its v, and no other spelling is") {
  CHECK(load("v1.37").version() == "1.37");
  CHECK(load("1.37").version() == "1.37");
  for (const char* bad :
       {"", "v", "1.32", "1.39", "1.37.2", "1.037", "vv1.37", " 1.37", "requirements"}) {
    CAPTURE(bad);
    const kaic::Result<Catalogue> catalogue = Catalogue::load(bad);
    REQUIRE_FALSE(catalogue.has_value());
    CHECK(catalogue.error().error_class == kaic::ErrorClass::kArgument);
    for (const char* version : kVersions)
      CHECK(catalogue.error().message.find(version) != std::string::npos);
  }
}

TEST_CASE("the versions are listed from the oldest on") {
  CHECK(Catalogue::versions() ==
        std::vector<std::string>(std::begin(kVersions), std::end(kVersions)));
}

TEST_CASE("a server is judged by its own minor, outside the published ones by the nearest") {
  CHECK(Catalogue::nearest_version(33) == "1.33");
  CHECK(Catalogue::nearest_version(34) == "1.34");
  CHECK(Catalogue::nearest_version(35) == "1.35");
  CHECK(Catalogue::nearest_version(36) == "1.36");
  CHECK(Catalogue::nearest_version(37) == "1.37");
  CHECK(Catalogue::nearest_version(38) == "1.37");  // planned
  CHECK(Catalogue::nearest_version(99) == "1.37");
  CHECK(Catalogue::nearest_version(32) == "1.33");
  CHECK(Catalogue::nearest_version(0) == "1.33");
  CHECK(Catalogue::nearest_version(-1) == "1.33");
  CHECK(Catalogue::nearest_version(std::nullopt) == "1.37");
}

TEST_CASE("levels print as the checklist writes them") {
  CHECK(kaic::to_string(Level::kMust) == "MUST");
  CHECK(kaic::to_string(Level::kShould) == "SHOULD");
  CHECK(kaic::to_string(Level::kNone) == "none");
}

TEST_CASE("a requirement that a version does not have is not found in it") {
  CHECK(load("1.36").find("dra_support") == nullptr);
  CHECK(load("1.37").find("") == nullptr);
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
/// The JSON cases of shared/data/badinput, which are not in this repository: texts for any JSON
/// reader, and answers of an API server to a list of pods.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/outside/outside.h"
#include "tests/tools/parse.h"

namespace {

using kaic::testing::bytes_of;
using kaic::testing::outside;

/// What a text must come to, in a file or from the wire.
void check_text(const std::string& expected, const std::string& text, bool wire) {
  const auto read =
      wire ? kaic::parse::json_wire({text, "case"}) : kaic::parse::json({text, "case"});
  const std::string error = read ? "accepted" : read.error().to_string();
  CAPTURE(error);
  if (expected == "reject") {
    CHECK(!read);
  } else if (expected == "reject-duplicate-key") {
    REQUIRE(!read);
    CHECK(read.error().error_class == kaic::ErrorClass::kDuplicateKey);
  } else if (expected == "accept-file-reject-wire" && wire) {
    CHECK(!read);
  } else {
    REQUIRE(read);
    const auto value = nlohmann::json::parse(*read, nullptr, false);
    REQUIRE(!value.is_discarded());
    if (expected == "accept") CHECK(value == nlohmann::json::parse(text));
  }
}

}  // namespace

TEST_CASE("outside JSON texts are read or refused, from a file and from the wire") {
  const auto folder = outside("badinput/json");
  if (!folder) return;
  std::istringstream manifest(bytes_of(*folder / "manifest.tsv"));
  std::string line;
  std::getline(manifest, line);  // the header
  std::size_t cases = 0;
  while (std::getline(manifest, line)) {
    std::vector<std::string> cells;
    std::istringstream cut(line);
    for (std::string cell; std::getline(cut, cell, '\t');) cells.push_back(cell);
    REQUIRE(cells.size() >= 3);
    CAPTURE(cells[0]);
    const std::string text = bytes_of(*folder / "files" / cells[0]);
    check_text(cells[2], text, false);
    check_text(cells[2], text, true);
    ++cases;
  }
  CHECK(cases > 0);
}

TEST_CASE("outside answers of an API server are read or refused with the right class") {
  const auto folder = outside("badinput/kubejson");
  if (!folder) return;
  const auto all = nlohmann::json::parse(bytes_of(*folder / "expected.json"));
  CHECK(!all.empty());
  for (const auto& item : all.items()) {
    const std::string& name = item.key();
    const std::string verdict = item.value()["verdict"];
    CAPTURE(name);
    const std::string text = bytes_of(*folder / "files" / (name + ".json"));
    const bool watch = verdict == "accept-watch";
    const auto read =
        watch ? kaic::parse::watch({text, name}) : kaic::parse::kubelist({text, name});
    const std::string error = read ? "accepted" : read.error().to_string();
    CAPTURE(error);
    if (verdict == "reject") {
      REQUIRE(!read);
      CHECK(kaic::testing::is_one_of(to_string(read.error().error_class),
                                     item.value()["error_class"].get<std::string>()));
    } else if (verdict != "either") {
      CHECK(read);
    }
  }
}

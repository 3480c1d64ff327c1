// SPDX-License-Identifier: Apache-2.0
// The table of checks, lib/conformance/checks.cpp.
#include <doctest/doctest.h>

#include <set>

#include "kaic/conformance/catalogue.h"
#include "lib/conformance/check.h"

namespace kaic {
namespace {

TEST_CASE("every check belongs to a requirement of the catalogue, each to another") {
  std::set<std::string> ids;
  for (const Requirement& requirement : Catalogue::all_requirements()) ids.insert(requirement.id);
  std::set<std::string_view> seen;
  for (const Check* check : all_checks()) {
    CAPTURE(check->requirement);
    CHECK(ids.contains(std::string(check->requirement)));
    CHECK(seen.insert(check->requirement).second);
    CHECK(find_check(check->requirement) == check);
  }
  CHECK(find_check("no_such") == nullptr);
  CHECK(find_check("") == nullptr);
}

TEST_CASE("every MUST of a published catalogue has a check") {
  for (const std::string& version : Catalogue::versions()) {
    const auto catalogue = Catalogue::load(version);
    REQUIRE(catalogue);
    for (const Requirement& requirement : catalogue->requirements()) {
      if (catalogue->planned() || requirement.level != Level::kMust) continue;
      CAPTURE(version);
      CAPTURE(requirement.id);
      CHECK(find_check(requirement.id) != nullptr);
    }
  }
}

TEST_CASE(
    "every check says what it looks at, reads something, and names only fields that there are") {
  for (const Check* check : all_checks()) {
    CAPTURE(check->requirement);
    CHECK(check->looks_at.ends_with('.'));
    CHECK((check->evaluate != nullptr));
    CHECK_FALSE(check->reads.empty());
    for (const Read& read : check->reads) {
      if (read.is_discovery()) continue;
      CHECK_FALSE(read.resource.versions[0].empty());
      CHECK_FALSE(read.resource.kind.empty());
      Mask mask;
      for (const std::string_view field : read.fields) {
        CAPTURE(field);
        CHECK(mask.add(read.table->type(), field, read.names));
      }
    }
  }
}

TEST_CASE("a check of an inventory in which nothing was read passes nothing") {
  for (const Check* check : all_checks()) {
    CAPTURE(check->requirement);
    const Outcome outcome = check->evaluate(Inventory());
    CHECK(outcome.verdict != Verdict::kPass);
    if (outcome.verdict != Verdict::kNotApplicable) CHECK_FALSE(outcome.findings.empty());
  }
}

}  // namespace
}  // namespace kaic

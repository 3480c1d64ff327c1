// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>
#include <string_view>
#include <utility>

#include "lib/conformance/platforms.h"

namespace {

using namespace kaic::platform_table;

template <class Visit>
void each_sign(const Visit& visit) {
  for (const Row& row : rows()) {
    for (const auto signs : {row.required, row.signs}) {
      for (const Sign& sign : signs) visit(row, sign);
    }
  }
}

TEST_CASE("there are the seventeen platforms, each with an id and a name of its own") {
  std::set<std::string_view> ids, names;
  for (const Row& row : rows()) {
    CHECK(ids.insert(row.id).second);
    CHECK(names.insert(row.name).second);
    CHECK_FALSE((row.signs.empty() && row.required.empty()));
  }
  CHECK(ids.size() == 17);
}

TEST_CASE("no platform lists a sign twice") {
  std::set<std::pair<std::string_view, std::pair<int, std::string_view>>> seen;
  each_sign([&](const Row& row, const Sign& sign) {
    CAPTURE(row.id);
    CAPTURE(sign.pattern);
    CHECK(seen.insert({row.id, {static_cast<int>(sign.kind), sign.pattern}}).second);
  });
}

TEST_CASE("an own sign is of one platform alone") {
  std::set<std::pair<int, std::string_view>> own;
  each_sign([&](const Row& row, const Sign& sign) {
    if (sign.reach != Reach::kOwn) return;
    CAPTURE(row.id);
    CAPTURE(sign.pattern);
    CHECK(own.insert({static_cast<int>(sign.kind), sign.pattern}).second);
  });
}

TEST_CASE("a guess alone is below the threshold, and so is a namespace or a workload") {
  each_sign([&](const Row& row, const Sign& sign) {
    CAPTURE(row.id);
    CAPTURE(sign.pattern);
    if (sign.trust == Trust::kGuess) CHECK(weight(sign) < kThreshold);
    if (sign.kind >= SignKind::kNamespace) CHECK(weight(sign) < kThreshold);
  });
}

TEST_CASE("a more telling kind, and a better source, weigh at least as much") {
  for (int kind = 0; kind < 8; ++kind) {
    for (int trust = 0; trust < 3; ++trust) {
      const Sign sign{static_cast<SignKind>(kind), "x", static_cast<Trust>(trust)};
      if (kind > 0)
        CHECK(weight({static_cast<SignKind>(kind - 1), "x", sign.trust}) >= weight(sign));
      if (trust > 0) CHECK(weight({sign.kind, "x", static_cast<Trust>(trust - 1)}) > weight(sign));
    }
  }
}

}  // namespace

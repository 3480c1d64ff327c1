// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/safe_path.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using kaic::ErrorClass;
using kaic::safe_path;
using Kind = kaic::SeenPaths::Kind;

namespace {

ErrorClass error(std::string_view raw) {
  const auto path = safe_path(raw);
  REQUIRE_MESSAGE(!path, std::string(raw));
  return path.error().error_class;
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("paths are brought to one form") {
  CHECK(*safe_path("a/b.json") == "a/b.json");
  CHECK(*safe_path("./a//b/./c/") == "a/b/c");
  CHECK(*safe_path("a/..b/...") == "a/..b/...");
  CHECK(*safe_path("caf\xC3\xA9/CON") == "caf\xC3\xA9/CON");
  CHECK(*safe_path("apis/x:y/a:b") == "apis/x:y/a:b");
  CHECK(*safe_path("ab:c") == "ab:c");
}

TEST_CASE("a path that leaves its folder, or that readers disagree about, is unsafe") {
  for (const std::string_view raw :
       {"..",        "../a",    "a/../b",       "a/..", "./../a", "/a",   "//a",      "c:/a",
        "C:",        "z:a",     "./c:/a",       "a\\b", "..\\a",  "a\nb", "a\x1b[2J", "a\x7f",
        "a\xC2\x85", "caf\xE9", "\xED\xA0\x80", "",     ".",      "./",   "././/"}) {
    CHECK_MESSAGE(error(raw) == ErrorClass::kUnsafePath, std::string(raw));
  }
  CHECK(error(std::string_view("a\0b", 3)) == ErrorClass::kUnsafePath);
  CHECK(error(repeat("../", 5000)) == ErrorClass::kUnsafePath);
}

TEST_CASE("a path has limits on its bytes, its parts and each part") {
  for (const std::size_t n : {254U, 255U, 256U}) {
    CHECK(safe_path(std::string(n, 'a')).has_value() == (n <= 255));
  }
  for (const std::size_t n : {31U, 32U, 33U}) {
    CHECK(safe_path(repeat("a/", n)).has_value() == (n <= 32));
  }
  const std::string long_path = repeat(std::string(99, 'a') + "/", 10);
  for (const std::size_t n : {23U, 24U, 25U}) {
    CHECK(safe_path(long_path + std::string(n, 'b')).has_value() == (n <= 24));
  }
  CHECK(error(std::string(256, 'a')) == ErrorClass::kLimit);
  CHECK(error(repeat("a/", 33)) == ErrorClass::kLimit);
  CHECK(error(long_path + std::string(25, 'b')) == ErrorClass::kLimit);
}

TEST_CASE("a top folder is common if everything lies below it") {
  const auto top = [](const std::vector<std::string>& paths) {
    return kaic::common_top_folder(paths);
  };
  CHECK(top({"a/b", "a/c/d"}) == "a");
  CHECK(top({"a/b"}) == "a");
  CHECK(top({"a/b", "ab/c"}) == "");
  CHECK(top({"a/b", "a"}) == "");
  CHECK(top({"a", "a/b"}) == "");
  CHECK(top({}) == "");
}

TEST_CASE("a path occurs once, and no file is a folder too") {
  kaic::SeenPaths seen;
  CHECK(seen.add("a/b/c", Kind::kFile).has_value());
  CHECK(seen.add("a/b", Kind::kFolder).has_value());
  CHECK(seen.add("a/d", Kind::kFile).has_value());
  CHECK(!seen.add("a/b/c", Kind::kFile));
  CHECK(!seen.add("a/b/c", Kind::kFolder));
  CHECK(!seen.add("a/b", Kind::kFolder));
  CHECK(!seen.add("a", Kind::kFile));
  CHECK(seen.add("a", Kind::kFolder).has_value());
  const auto inside = seen.add("a/d/e", Kind::kFile);
  REQUIRE(!inside);
  CHECK(inside.error().error_class == ErrorClass::kDuplicateEntry);
}

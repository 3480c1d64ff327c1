// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/tar.h"

#include <doctest/doctest.h>

#include <string>

#include "lib/base/try.h"
#include "tests/unit/cluster/archive_builder.h"

using kaic::ErrorClass;
using kaic::Result;
using namespace kaic::testing;

namespace {

/// `name=content ` of each member; a member that is no file is its name alone.
Result<std::string> listing(const std::string& file, std::size_t piece = ~std::size_t{0}) {
  std::string all;
  KAIC_TRY(auto reader, kaic::read_tar(pieces(file, piece), "t.tar"));
  for (;;) {
    KAIC_TRY(const auto entry, reader->next());
    if (!entry) break;
    KAIC_TRY(const std::string content, all_of(*reader, 100));
    all += entry->path + (entry->kind == kaic::EntryKind::kFile ? "=" + content + " " : " ");
  }
  for (const auto& warning : reader->warnings()) all += "(" + warning + ")";
  return all;
}

ErrorClass error(const std::string& file) {
  const auto result = listing(file);
  REQUIRE(!result);
  CHECK(result.error().place == "t.tar");
  return result.error().error_class;
}

}  // namespace

TEST_CASE("members and their bytes are read, whatever the pieces") {
  const std::string file = TarHeader{.name = "d/", .type = '5'}.bytes() + tar_file("d/a", "text") +
                           TarHeader{.name = "l", .type = '2', .link = "d/a"}.bytes() +
                           tar_file("b", std::string(600, 'x')) + tar_end();
  for (const std::size_t piece : {1U, 500U, 512U, 100'000U}) {
    CHECK(*listing(file, piece) == "d/ d/a=text l b=" + std::string(600, 'x') + " ");
  }
}

TEST_CASE("names of any bytes come through, in any locale") {
  CHECK(*listing(tar_extended('x', pax_record("path", "caf\xC3\xA9")) + tar_file("x", "1") +
                 tar_end()) == "caf\xC3\xA9=1 ");
  CHECK(*listing(tar_file("caf\xE9", "1") + tar_end()) == "caf\xE9=1 ");
  const std::string long_name(3000, 'l');
  CHECK(*listing(tar_extended('L', long_name + '\0') + tar_file("x", "1") + tar_end()) ==
        long_name + "=1 ");
}

TEST_CASE("a member need not be read") {
  auto reader =
      kaic::read_tar(pieces(tar_file("a", noise(300'000)) + tar_file("b", "x") + tar_end()), "t");
  REQUIRE(reader.has_value());
  CHECK((*(*reader)->next())->path == "a");
  CHECK((*(*reader)->next())->path == "b");
  CHECK(*all_of(**reader) == "x");
  CHECK(!*(*reader)->next());
}

TEST_CASE("a missing end mark is only a warning") {
  CHECK(*listing(tar_file("a", "1")) == "a=1 (t.tar: tar: no end mark)");
  CHECK(*listing(tar_file("a", "1") + std::string(512, '\0')) == "a=1 ");
}

TEST_CASE("what TarBlocks finds refuses the file, after what comes before it") {
  std::string bad = tar_file("b", "x");
  bad[0] = 'c';
  auto reader = kaic::read_tar(pieces(tar_file("a", "1") + bad + tar_end()), "t.tar");
  REQUIRE(reader.has_value());
  CHECK((*(*reader)->next())->path == "a");
  CHECK(*all_of(**reader) == "1");
  const auto after = (*reader)->next();
  REQUIRE(!after);
  CHECK(after.error().error_class == ErrorClass::kCorrupt);
  CHECK(after.error().message == "tar: a header's checksum is wrong");

  CHECK(error(bad + tar_end()) == ErrorClass::kCorrupt);
  CHECK(error(tar_file("a", "1") + tar_end() + "x") == ErrorClass::kCorrupt);
  CHECK(error(tar_file("a", "1") + tar_end() + tar_file("b", "1")) == ErrorClass::kCorrupt);
  CHECK(error(tar_file("a", noise(300'000)).substr(0, 200'000)) == ErrorClass::kCorrupt);
  CHECK(error("") == ErrorClass::kCorrupt);
  CHECK(error("no tar at all") == ErrorClass::kCorrupt);
  CHECK(error(noise(10'000)) == ErrorClass::kCorrupt);
}

TEST_CASE("a file of nothing but its end mark has no members") { CHECK(*listing(tar_end()) == ""); }

// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/archive.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/base/try.h"
#include "tests/unit/cluster/archive_builder.h"

using kaic::Archive;
using kaic::ArchiveEntry;
using kaic::ArchiveKind;
using kaic::ArchiveOrigin;
using kaic::ArchivePolicy;
using kaic::ArchiveReader;
using kaic::ArchiveVisit;
using kaic::ErrorClass;
using kaic::Result;
using namespace kaic::testing;

namespace {

Result<std::string> listing(const std::string& bytes, ArchivePolicy policy = {},
                            std::vector<std::string>* warnings = nullptr) {
  const TemporaryFile file(bytes);
  KAIC_TRY(const auto archive, Archive::open(file.path(), policy));
  std::string all;
  const auto visit = [&](const ArchiveEntry& entry, ArchiveReader& reader) -> Result<ArchiveVisit> {
    KAIC_TRY(const std::string content, all_of(reader));
    CHECK(content.size() == entry.size);
    all += entry.path + "=" + content + " ";
    return ArchiveVisit::kNext;
  };
  KAIC_CHECK(archive->for_each(visit, warnings));
  return all;
}

ErrorClass error(const std::string& bytes, ArchivePolicy policy = {}) {
  const auto result = listing(bytes, policy);
  REQUIRE_MESSAGE(!result, *result);
  CHECK(result.error().place.find("kaic-test") != std::string::npos);
  return result.error().error_class;
}

std::string folder(const std::string& name) { return TarHeader{.name = name, .type = '5'}.bytes(); }
std::string link(const std::string& name, char type = '2') {
  return TarHeader{.name = name, .type = type, .link = "target"}.bytes();
}

}  // namespace

TEST_CASE("the kind is told by the content") {
  const std::string tar = tar_file("./a//b.json", "text") + tar_file("c", "1") + tar_end();
  const std::string seen = "a/b.json=text c=1 ";
  CHECK(*listing(tar) == seen);
  CHECK(*listing(gzip(tar)) == seen);
  CHECK(*listing(zstd(tar)) == seen);
  CHECK(*listing(zip_file(
            {{.name = "./a//b.json", .content = "text"}, {.name = "c", .content = "1"}})) == seen);
  CHECK(kaic::archive_kind(tar) == ArchiveKind::kTar);
  CHECK(kaic::archive_kind("{\"kind\": \"List\"}") == ArchiveKind::kNone);
  CHECK(kaic::archive_kind("") == ArchiveKind::kNone);
  for (const std::string& bytes :
       {std::string(), std::string("{}"), noise(2000), std::string(1024, '\0')}) {
    CHECK(error(bytes) == ErrorClass::kCorrupt);
  }
}

TEST_CASE("a pass can be made again, and side by side with another") {
  const TemporaryFile file(gzip(tar_file("a", "1") + tar_file("b", "2") + tar_end()));
  const auto archive = *Archive::open(file.path(), {});
  std::string seen;
  const auto outer =
      archive->for_each([&](const ArchiveEntry& entry, ArchiveReader&) -> Result<ArchiveVisit> {
        seen += entry.path + ":";
        KAIC_CHECK(archive->for_each(
            [&](const ArchiveEntry& inner, ArchiveReader& reader) -> Result<ArchiveVisit> {
              KAIC_TRY(const std::string content, all_of(reader));
              seen += inner.path + content + " ";
              return ArchiveVisit::kNext;
            }));
        return ArchiveVisit::kNext;
      });
  CHECK(outer.has_value());
  CHECK(seen == "a:a1 b2 b:a1 b2 ");
}

TEST_CASE("a visitor may leave the rest, skip it, stop, or fail") {
  const std::string content = noise(200'000);
  const std::string zip =
      zip_file({{.name = "a", .content = content, .crc = 1}, {.name = "b", .content = "x"}});
  const std::string tar = tar_file("a", content) + tar_file("b", "x") + tar_end();
  const auto visit = [](const std::string& bytes, Result<ArchiveVisit> answer) {
    const TemporaryFile file(bytes);
    const auto archive = *Archive::open(file.path(), {});
    std::string seen;
    const auto result = archive->for_each([&](const ArchiveEntry& entry, ArchiveReader&) {
      seen += entry.path;
      return answer;
    });
    return seen + (result ? "" : " " + std::string(kaic::to_string(result.error().error_class)));
  };
  CHECK(visit(tar, ArchiveVisit::kNext) == "ab");
  CHECK(visit(tar, ArchiveVisit::kSkip) == "ab");
  CHECK(visit(tar, ArchiveVisit::kStop) == "a");
  CHECK(visit(zip, ArchiveVisit::kNext) == "a corrupt");
  CHECK(visit(zip, ArchiveVisit::kSkip) == "ab");
  CHECK(visit(zip, ArchiveVisit::kStop) == "a");
  CHECK(visit(tar, kaic::Error{ErrorClass::kCancelled, "", ""}) == "a cancelled");
}

TEST_CASE("unsafe paths refuse the archive") {
  for (const char* name : {"../a", "/a", "a/../../b", "c:/a", "a\\b", "a\nb", "caf\xE9"}) {
    CHECK_MESSAGE(
        error(tar_file("ok", "") + tar_file(name, "") + tar_end()) == ErrorClass::kUnsafePath,
        name);
    CHECK_MESSAGE(error(zip_file({{.name = name, .content = ""}})) == ErrorClass::kUnsafePath,
                  name);
    CHECK_MESSAGE(error(folder(name) + tar_file("ok", "") + tar_end()) == ErrorClass::kUnsafePath,
                  name);
  }
  CHECK(error(tar_file("./", "x") + tar_end()) == ErrorClass::kCorrupt);  // a folder with a size
  CHECK(error(tar_file(std::string(100, 'x') + "", "") + tar_extended('L', std::string(256, 'y')) +
              tar_file("z", "") + tar_end()) == ErrorClass::kLimit);
}

TEST_CASE(
    "links, devices and pipes refuse the archive, and so do they in foreign ones but for links") {
  const std::string file = tar_file("a", "1");
  ArchivePolicy foreign;
  foreign.origin = ArchiveOrigin::kForeign;
  for (const char type : {'1', '2'}) {
    CHECK(error(file + link("l", type) + tar_end()) == ErrorClass::kUnsafeType);
    std::vector<std::string> warnings;
    CHECK(*listing(file + link("l", type) + tar_end(), foreign, &warnings) == "a=1 ");
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].find("the link l is not followed") != std::string::npos);
  }
  for (const char type : {'3', '4', '6', 'S'}) {
    CHECK(error(file + link("l", type) + tar_end()) == ErrorClass::kUnsafeType);
    CHECK(error(file + link("l", type) + tar_end(), foreign) == ErrorClass::kUnsafeType);
  }
  const ZipPart zip_link{.name = "l", .content = "a", .attributes = 0120777U << 16};
  CHECK(error(zip_file({zip_link})) == ErrorClass::kUnsafeType);
  CHECK(*listing(zip_file({{.name = "a", .content = "1"}, zip_link}), foreign) == "a=1 ");
  CHECK(error(file + link("../l") + tar_end(), foreign) == ErrorClass::kUnsafePath);
  CHECK(error(file + link("a") + tar_end(), foreign) == ErrorClass::kDuplicateEntry);
}

TEST_CASE("a path occurs once, in whatever spelling") {
  for (const char* name : {"a/b", "./a/b", "a//b", "a/./b", "a/b/c"}) {
    CHECK(error(tar_file("a/b", "1") + tar_file(name, "2") + tar_end()) ==
          ErrorClass::kDuplicateEntry);
    CHECK(error(zip_file({{.name = "a/b", .content = "1"}, {.name = name, .content = "2"}})) ==
          ErrorClass::kDuplicateEntry);
  }
  CHECK(*listing(folder("./") + folder("a/") + tar_file("a/b", "1") + tar_end()) == "a/b=1 ");
  CHECK(error(folder("a") + folder("a/") + tar_file("a/b", "1") + tar_end()) ==
        ErrorClass::kDuplicateEntry);
}

TEST_CASE("an archive without files is an empty snapshot") {
  CHECK(error(gzip(tar_end())) == ErrorClass::kEmptySnapshot);
  CHECK(error(folder("a") + tar_end()) == ErrorClass::kEmptySnapshot);
  CHECK(error(zip_file({})) == ErrorClass::kEmptySnapshot);
  CHECK(error(gzip("")) == ErrorClass::kCorrupt);
}

TEST_CASE("one layer of compression is taken off") {
  const std::string tar = tar_file("a", "1") + tar_end();
  CHECK(error(gzip(gzip(tar))) == ErrorClass::kCorrupt);
  CHECK(error(zstd(gzip(tar))) == ErrorClass::kCorrupt);
  CHECK(error(gzip(zip_file({{.name = "a", .content = "1"}}))) == ErrorClass::kCorrupt);
}

TEST_CASE("whatever follows the tar in its gzip is refused") {
  const std::string tar = tar_file("a", "1") + tar_end();
  CHECK(error(gzip(tar) + "x") == ErrorClass::kCorrupt);
  CHECK(error(gzip(tar) + gzip(tar)) == ErrorClass::kCorrupt);
  CHECK(*listing(gzip(tar.substr(0, 700)) + gzip(tar.substr(700))) == "a=1 ");
}

TEST_CASE("the file, its entries and what it unpacks to have limits") {
  const std::string tar = tar_file("a", "1") + tar_file("b", "1") + tar_end();
  for (const std::size_t n : {1U, 2U, 3U}) {
    ArchivePolicy policy;
    policy.limits.entries = n;
    CHECK(listing(tar, policy).has_value() == (n >= 2));
    policy = {};
    policy.limits.packed = tar.size() + n - 2;
    CHECK(listing(tar, policy).has_value() == (n >= 2));
    policy = {};
    policy.limits.unpack.unpacked = tar.size() + n - 2;
    CHECK(listing(gzip(tar), policy).has_value() == (n >= 2));
  }
  ArchivePolicy policy;
  policy.limits.entries = 1;
  CHECK(error(tar, policy) == ErrorClass::kLimit);
}

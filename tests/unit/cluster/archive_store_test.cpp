// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "lib/base/try.h"
#include "lib/cluster/file_store.h"
#include "tests/unit/cluster/recording.h"

using kaic::ErrorClass;
using kaic::open_archive;
using kaic::Result;
using kaic::StoredFile;
using namespace kaic::testing;

namespace {

const Members kMembers = {{"b.json", "bb"}, {"a/x.json", ""}, {"a.json", "aaa"}};

Result<std::string> pass(const kaic::FileStore& store) {
  std::string all;
  KAIC_CHECK(store.for_each([&](const StoredFile& file, kaic::ByteReader& bytes) -> Result<void> {
    KAIC_TRY(const std::string text, all_of(bytes));
    CHECK((file.size == text.size()));  // in a macro's argument doctest cannot silence clang
    all += file.path + "=" + text + " ";
    return {};
  }));
  return all;
}

}  // namespace

TEST_CASE(
    "an archive's files are listed in order and read in the archive's own, as often as wanted") {
  for (const Packing packing :
       {Packing::kTar, Packing::kTarGzip, Packing::kTarZstd, Packing::kZip}) {
    const TemporaryFolder folder;
    const std::string path = write_packed(folder / "archive", packing, kMembers);
    const auto store = open_archive(path, false);
    REQUIRE(store);
    CHECK((*store)->place() == path);
    CHECK_FALSE((*store)->has_random_access());
    std::string names;
    for (const StoredFile& file : (*store)->files())
      names += file.path + ":" + std::to_string(file.size) + " ";
    CHECK(names == "a.json:3 a/x.json:0 b.json:2 ");
    for (int i = 0; i < 2; ++i) CHECK(*pass(**store) == "b.json=bb a/x.json= a.json=aaa ");
    CHECK((*store)->open("a.json").error().error_class == ErrorClass::kInternal);
  }
}

TEST_CASE("a visitor's error ends the pass, and unread files are passed over") {
  const TemporaryFolder folder;
  const auto store = open_archive(write_packed(folder / "a.tar", Packing::kTar, kMembers), false);
  REQUIRE(store);
  std::string seen;
  const auto ended =
      (*store)->for_each([&](const StoredFile& file, kaic::ByteReader&) -> Result<void> {
        seen += file.path + " ";
        return file.path == "a/x.json"
                   ? Result<void>(kaic::Error{ErrorClass::kCancelled, "", "enough"})
                   : Result<void>();
      });
  REQUIRE_FALSE(ended);
  CHECK(ended.error().error_class == ErrorClass::kCancelled);
  CHECK(seen == "b.json a/x.json ");
}

TEST_CASE("links refuse an archive of our own and are told of a foreign one") {
  const TemporaryFolder folder;
  write_file(folder / "a.tar",
             tar_file("a.json", "a") +
                 TarHeader{.name = "l", .type = '2', .link = "/etc/passwd"}.bytes() + tar_end());
  const std::string path = (folder / "a.tar").string();
  CHECK(open_archive(path, false).error().error_class == ErrorClass::kUnsafeType);
  const auto store = open_archive(path, true);
  REQUIRE(store);
  CHECK((*store)->files().size() == 1);
  REQUIRE((*store)->warnings().size() == 1);
  CHECK(any_holds((*store)->warnings(), "the link l is not followed"));
  write_file(folder / "d.tar",
             tar_file("a.json", "a") + TarHeader{.name = "d", .type = '6'}.bytes() + tar_end());
  CHECK(open_archive((folder / "d.tar").string(), true).error().error_class ==
        ErrorClass::kUnsafeType);
}

TEST_CASE("an archive is checked to its end before anything of it is given") {
  const TemporaryFolder folder;
  std::string bytes = gzip(tar_file("a.json", "a") + tar_end());
  bytes[bytes.size() - 5] =
      static_cast<char>(bytes[bytes.size() - 5] ^ 1);  // in the CRC or length at its end
  write_file(folder / "a.tgz", bytes);
  const auto store = open_archive((folder / "a.tgz").string(), false);
  REQUIRE_FALSE(store);
  CHECK(store.error().error_class == ErrorClass::kCorrupt);
  CHECK(store.error().place == (folder / "a.tgz").string());
}

TEST_CASE("a page is decoded by the ending of its name") {
  const auto text = [](const std::string& bytes, const std::string& path) -> Result<std::string> {
    KAIC_TRY(const auto reader, kaic::decoded(pieces(bytes, 7), path));
    return all_of(*reader);
  };
  CHECK(*text("plain", "a.json") == "plain");
  CHECK(*text(gzip("packed"), "a.json.gz") == "packed");
  CHECK(*text(zstd("packed"), "a.json.zst") == "packed");
  CHECK(*text(gzip("packed"), "a.json") == gzip("packed"));
  const auto wrong = text("plain", "a.json.gz");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().error_class == ErrorClass::kCorrupt);
  CHECK(wrong.error().place == "a.json.gz");
  CHECK(text("plain", "a.json.zst").error().error_class == ErrorClass::kCorrupt);
}

// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/zip.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lib/base/try.h"
#include "tests/unit/cluster/archive_builder.h"

using kaic::ArchiveLimits;
using kaic::EntryKind;
using kaic::ErrorClass;
using kaic::Result;
using namespace kaic::testing;

namespace {

/// `name=content ` of each entry; one that is no file is its name alone.
Result<std::string> listing(const std::string& bytes, const ArchiveLimits& limits = {},
                            std::size_t room = 100) {
  const TemporaryFile file(bytes);
  KAIC_TRY(kaic::File opened, kaic::File::open(file.path(), bytes.size()));
  KAIC_TRY(auto reader,
           kaic::read_zip(std::make_shared<const kaic::File>(std::move(opened)), limits));
  std::string all;
  for (;;) {
    KAIC_TRY(const auto entry, reader->next());
    if (!entry) return all;
    KAIC_TRY(const std::string content, all_of(*reader, room));
    all += entry->path + (entry->kind == EntryKind::kFile ? "=" + content + " " : " ");
  }
}

ErrorClass error(const std::string& bytes, const ArchiveLimits& limits = {}) {
  const auto result = listing(bytes, limits);
  REQUIRE_MESSAGE(!result, *result);
  return result.error().error_class;
}

ErrorClass error(const ZipPart& part) { return error(zip_file({part})); }

std::string changed(std::string bytes, std::size_t at, char by) {
  bytes[at] = static_cast<char>(bytes[at] ^ by);
  return bytes;
}

}  // namespace

TEST_CASE("stored and deflated entries are read") {
  const std::string text = std::string(1000, 'a') + noise(200'000);
  for (const std::size_t room : {1U, 333U, 1'000'000U}) {
    CHECK((*listing(zip_file({{.name = "a", .content = text},
                              {.name = "b", .content = text, .deflated = false}}),
                    {}, room) == "a=" + text + " b=" + text + " "));
  }
  CHECK(*listing(zip_file({{.name = "e", .content = ""},
                           {.name = "s", .content = "", .deflated = false}})) == "e= s= ");
  CHECK(*listing(zip_file({})) == "");
  CHECK(*listing(zip_file({{.name = "a", .content = "x"}}, "a comment")) == "a=x ");
  CHECK(*listing(zip_file({{.name = "a", .content = "x", .flags = 8},
                           {.name = "b", .content = "y", .flags = 8}})) == "a=x b=y ");
  CHECK(*listing(zip_file({{.name = "a", .content = "x", .junk = "gap"},
                           {.name = "b", .content = "y"}})) == "a=x b=y ");
}

TEST_CASE("an entry that is not read is passed over") {
  const TemporaryFile file(
      zip_file({{.name = "a", .content = noise(1000), .crc = 1}, {.name = "b", .content = "x"}}));
  auto opened = kaic::File::open(file.path(), 10'000);
  auto reader = kaic::read_zip(std::make_shared<const kaic::File>(*std::move(opened)));
  REQUIRE(reader.has_value());
  CHECK((*(*reader)->next())->path == "a");
  CHECK((*(*reader)->next())->path == "b");
  CHECK(*all_of(**reader) == "x");
  CHECK(!*(*reader)->next());
}

TEST_CASE("folders, links and devices are told apart by the mode and the name") {
  const auto kind = [](ZipPart part) {
    const TemporaryFile file(zip_file({std::move(part)}));
    auto opened = kaic::File::open(file.path(), 10'000);
    auto reader = kaic::read_zip(std::make_shared<const kaic::File>(*std::move(opened)));
    REQUIRE(reader.has_value());
    return (*(*reader)->next())->kind;
  };
  CHECK(kind({.name = "a", .content = "x"}) == EntryKind::kFile);
  CHECK(kind({.name = "a", .content = "x", .attributes = 0}) == EntryKind::kFile);
  CHECK(kind({.name = "a/", .content = "", .deflated = false, .attributes = 0}) ==
        EntryKind::kFolder);
  CHECK(kind({.name = "a", .content = "", .attributes = 0040755U << 16}) == EntryKind::kFolder);
  CHECK(kind({.name = "a", .content = "b", .attributes = 0120777U << 16}) == EntryKind::kLink);
  CHECK(kind({.name = "a", .content = "", .attributes = 0010644U << 16}) == EntryKind::kOther);
  CHECK(error(ZipPart{.name = "a/", .content = "x"}) == ErrorClass::kCorrupt);
}

TEST_CASE("checksums and sizes must be those of the bytes") {
  CHECK(error(ZipPart{.name = "a", .content = "text", .crc = 1}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "text", .deflated = false, .crc = 1}) ==
        ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "", .crc = 1}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "text", .size = 3}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "text", .size = 0}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "text", .size = 5}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "text", .deflated = false, .size = 3}) ==
        ErrorClass::kCorrupt);
}

TEST_CASE("both names of an entry must be the same") {
  CHECK(error(ZipPart{.name = "a", .content = "x", .local_name = "b"}) == ErrorClass::kCorrupt);
  const auto unicode = [](const std::string& name) {
    const std::string value = std::string("\1") + "\0\0\0\0" + name;
    return little(0x7075, 2) + little(5 + name.size(), 2) + std::string("\1\0\0\0\0", 5) + name;
  };
  CHECK(*listing(zip_file({{.name = "a", .content = "x", .extra = unicode("a")}})) == "a=x ");
  CHECK(error(ZipPart{.name = "a", .content = "x", .extra = unicode("b")}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "x", .extra = "abc"}) == ErrorClass::kCorrupt);
}

TEST_CASE("entries that overlap or lie outside are refused") {
  CHECK(error(zip_file({{.name = "a", .content = "x"},
                        {.name = "a", .content = "x", .offset = 0}})) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "x", .offset = 1}) == ErrorClass::kCorrupt);
  CHECK(error(ZipPart{.name = "a", .content = "x", .offset = 100'000}) == ErrorClass::kCorrupt);
  // A stored entry that holds another one's header.
  const std::string inner =
      zip_file({{.name = "b", .content = "y", .deflated = false}}).substr(0, 32);
  CHECK(error(zip_file({{.name = "a", .content = inner, .deflated = false},
                        {.name = "b", .content = "y", .deflated = false, .offset = 31}})) ==
        ErrorClass::kCorrupt);
}

TEST_CASE("cut at any place, or with something behind it, it is corrupt") {
  const std::string whole =
      zip_file({{.name = "a", .content = "text"}, {.name = "b", .content = "more"}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK(error(whole.substr(0, size)) == ErrorClass::kCorrupt);
  }
  CHECK(error(whole + "x") == ErrorClass::kCorrupt);
  CHECK(error("x" + whole) == ErrorClass::kCorrupt);
  CHECK(error(whole + whole) == ErrorClass::kCorrupt);
}

TEST_CASE("any flipped bit of the structure is found") {
  const std::string whole = zip_file({{.name = "a", .content = "text", .deflated = false}});
  const std::string right = *listing(whole);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      const auto result = listing(changed(whole, at, static_cast<char>(1 << bit)));
      // Versions, times and attributes say nothing about the content.
      if (result && *result != right) CHECK_MESSAGE(*result == "a ", "byte ", at, " bit ", bit);
    }
  }
}

TEST_CASE("what is not read is said to be unsupported") {
  CHECK(error(ZipPart{.name = "a", .content = "x", .flags = 1}) == ErrorClass::kUnsupported);
  std::string bytes = zip_file({{.name = "a", .content = "x"}});
  const std::size_t directory = bytes.find("PK\1\2");
  const std::size_t end = bytes.find("PK\5\6");
  CHECK(error(changed(bytes, directory + 10, 4)) == ErrorClass::kUnsupported);  // method 12
  CHECK(error(changed(bytes, end + 4, 1)) == ErrorClass::kUnsupported);
  std::string large = bytes;
  large.replace(directory + 20, 4, "\xff\xff\xff\xff");
  CHECK(error(large) == ErrorClass::kUnsupported);
  large = bytes;
  large.replace(18, 8, "\xff\xff\xff\xff\xff\xff\xff\xff");
  CHECK(error(large) == ErrorClass::kUnsupported);
  large = bytes;
  large.replace(end + 8, 4, "\xff\xff\xff\xff");
  CHECK(error(large) == ErrorClass::kUnsupported);
}

TEST_CASE("entries, one entry, all of it and its ratio have limits") {
  const std::string bytes =
      zip_file({{.name = "a", .content = std::string(50, 'x')}, {.name = "b", .content = ""}});
  for (const std::size_t n : {49U, 50U, 51U}) {
    ArchiveLimits limits;
    limits.entry = n;
    CHECK(listing(bytes, limits).has_value() == (n >= 50));
    limits = {};
    limits.unpack.unpacked = n;
    CHECK(listing(bytes, limits).has_value() == (n >= 50));
    limits = {};
    limits.entries = n - 48;
    CHECK(listing(bytes, limits).has_value() == (n - 48 >= 2));
  }
  ArchiveLimits limits;
  limits.unpack.ratio_free = 0;
  CHECK(error(zip_file({{.name = "a", .content = std::string(1'000'000, 'a')}}), limits) ==
        ErrorClass::kLimit);
  CHECK(listing(zip_file({{.name = "a", .content = noise(100'000)}}), limits).has_value());
}

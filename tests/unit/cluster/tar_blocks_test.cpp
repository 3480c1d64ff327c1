// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/tar_blocks.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "tests/unit/cluster/archive_builder.h"

using kaic::ArchiveLimits;
using kaic::EntryKind;
using kaic::ErrorClass;
using kaic::TarBlocks;
using namespace kaic::testing;

namespace {

/// The fault of a whole file, if it has one.
std::optional<ErrorClass> fault(const std::string& file, ArchiveLimits limits = {}) {
  TarBlocks blocks(limits);
  if (auto taken = blocks.take(file); !taken) return taken.error().error_class;
  if (auto whole = blocks.finish(); !whole) return whole.error().error_class;
  return std::nullopt;
}

std::string names(const std::string& file) {
  TarBlocks blocks{{}};
  REQUIRE(blocks.take(file).has_value());
  REQUIRE(blocks.finish().has_value());
  std::string all;
  for (const auto& member : blocks.members()) {
    all += member.entry.path + ":" + std::to_string(member.entry.size) + "@" +
           std::to_string(member.position) + " ";
  }
  return all;
}

constexpr auto kCorrupt = ErrorClass::kCorrupt;
constexpr auto kLimit = ErrorClass::kLimit;
constexpr auto kUnsafe = ErrorClass::kUnsafeType;

}  // namespace

TEST_CASE("members are found, in pieces of any size") {
  const std::string file =
      tar_file("a", "text") + tar_file("b/c", std::string(513, 'x')) + tar_end();
  CHECK(names(file) == "a:4@0 b/c:513@1024 ");
  for (const std::size_t piece : {1U, 511U, 513U}) {
    TarBlocks blocks{{}};
    for (std::size_t at = 0; at < file.size(); at += piece) {
      REQUIRE(blocks.take(file.substr(at, piece)).has_value());
    }
    CHECK(blocks.finish().has_value());
    CHECK(blocks.members().size() == 2);
    CHECK(blocks.has_end_mark());
  }
}

TEST_CASE("names come from the prefix, from pax and from GNU's long names") {
  CHECK(names(TarHeader{.name = "n", .prefix = "p/q"}.bytes()) == "p/q/n:0@0 ");
  CHECK(names(TarHeader{.name = "n", .magic = "ustar  ", .prefix = "p"}.bytes()) == "n:0@0 ");
  CHECK(names(TarHeader{.name = std::string(100, 'n')}.bytes()) == std::string(100, 'n') + ":0@0 ");
  CHECK(names(tar_extended('x', pax_record("path", "caf\xC3\xA9") + pax_record("mtime", "1.5")) +
              tar_file("x", "1")) == "caf\xC3\xA9:1@0 ");
  const std::string long_name(300, 'l');
  CHECK(names(tar_extended('K', "target") + tar_extended('L', long_name + '\0') +
              tar_file("x", "1") + tar_file("y", "")) == long_name + ":1@0 y:0@3072 ");
  CHECK(names(tar_extended('g', pax_record("comment", "abc")) + tar_file("x", "1")) == "x:1@0 ");
}

TEST_CASE("a pax size stands for the header's") {
  CHECK(names(tar_extended('x', pax_record("size", "4")) + TarHeader{.name = "x"}.bytes() +
              pad("text") + tar_file("y", "")) == "x:4@0 y:0@2048 ");
  CHECK(fault(tar_extended('x', pax_record("size", "4x")) + tar_file("x", "")) == kCorrupt);
  CHECK(fault(tar_extended('x', pax_record("size", "-1")) + tar_file("x", "")) == kCorrupt);
  CHECK(fault(tar_extended('x', pax_record("size", "99999999999999999999")) + tar_file("x", "")) ==
        kLimit);
}

TEST_CASE("a header's checksum must be right, of unsigned or of signed bytes") {
  std::string file = tar_file("a", "text");
  CHECK(!fault(file));
  file[0] = 'b';
  CHECK(fault(file) == kCorrupt);
  file = tar_file("a\xC3\xA9", "text");
  CHECK(!fault(file));
  // Two bytes of 0x80 and more count 256 less each where bytes are signed.
  unsigned sum = 0;
  for (std::size_t i = 148; i < 154; ++i) sum = sum * 8 + static_cast<unsigned>(file[i] - '0');
  char octal[8];
  std::snprintf(octal, sizeof(octal), "%06o", sum - 512);
  file.replace(148, 6, octal);
  CHECK(!fault(file));
  file.replace(148, 8, "        ");
  CHECK(fault(file) == kCorrupt);
}

TEST_CASE("only zeros follow the end mark, and the file ends with a member and a block") {
  const std::string file = tar_file("a", "text");
  CHECK(!fault(file + std::string(512, '\0')));
  CHECK(!fault(file + std::string(10'240, '\0')));
  CHECK(fault(file + tar_end() + "x") == kCorrupt);
  CHECK(fault(file + tar_end() + file) == kCorrupt);
  CHECK(fault(file + std::string(512, '\0') + file) == kCorrupt);
  CHECK(fault(file + std::string(1000, '\0')) == kCorrupt);
  CHECK(fault(file.substr(0, 1023)) == kCorrupt);
  CHECK(fault(file.substr(0, 514)) == kCorrupt);
  CHECK(fault(file.substr(0, 512)) == kCorrupt);
  CHECK(fault(file.substr(0, 511)) == kCorrupt);
  CHECK(fault("") == kCorrupt);
  CHECK(!fault(file));
}

TEST_CASE("pax records must keep their form") {
  for (const char* records :
       {"99 path=a\n", "9 path=ab\n", "11 path=a\n", "x path=a\n", "path=a\n", " 9 path=a\n",
        "6 abc\n", "6 =ab\n", "0 path=a\n", "1 path=a\n", "9 path=a", "-9 path=a\n"}) {
    CHECK_MESSAGE(fault(tar_extended('x', records) + tar_file("x", "")) == kCorrupt, records);
  }
}

TEST_CASE("an extended header belongs to one member and says a thing once") {
  const std::string member = tar_file("x", "");
  const std::string path = pax_record("path", "a");
  CHECK(fault(tar_extended('x', path)) == kCorrupt);
  CHECK(fault(tar_extended('x', path) + tar_end()) == kCorrupt);
  CHECK(fault(tar_extended('x', path) + tar_extended('x', path) + member) == kCorrupt);
  CHECK(fault(tar_extended('x', path + path) + member) == kCorrupt);
  CHECK(fault(tar_extended('x', path) + tar_extended('L', "b") + member) == kCorrupt);
  CHECK(fault(tar_extended('L', "b") + tar_extended('x', path) + member) == kCorrupt);
  CHECK(fault(tar_extended('g', path) + member) == kCorrupt);
  CHECK(fault(tar_extended('g', pax_record("size", "1")) + member) == kCorrupt);
}

TEST_CASE("an extended header and a member have limits") {
  ArchiveLimits limits;
  limits.extended_header = 20;
  for (const std::size_t size : {19U, 20U, 21U}) {
    const auto found = fault(tar_extended('L', std::string(size, 'a')) + tar_file("x", ""), limits);
    CHECK(found == (size <= 20 ? std::nullopt : std::optional(kLimit)));
  }
  limits = {};
  limits.entry = 20;
  for (const std::size_t size : {19U, 20U, 21U}) {
    const auto found = fault(tar_file("x", std::string(size, 'a')), limits);
    CHECK(found == (size <= 20 ? std::nullopt : std::optional(kLimit)));
  }
}

TEST_CASE("sizes in base 256 are read, huge and negative ones refused") {
  const auto sized = [](std::string field) {
    return TarHeader{.name = "x", .size_field = std::move(field)}.bytes();
  };
  CHECK(names(sized(std::string("\x80\0\0\0\0\0\0\0\0\0\0\4", 12)) + pad("text")) == "x:4@0 ");
  CHECK(fault(sized(std::string("\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff", 12))) == kLimit);
  CHECK(fault(sized(std::string("\x80\0\0\1\0\0\0\0\0\0\0\4", 12))) == kLimit);
  CHECK(fault(sized(std::string(12, '\xff'))) == kCorrupt);
  CHECK(fault(sized("0000000000x")) == kCorrupt);
  CHECK(fault(sized("77777777777")) == kLimit);
}

TEST_CASE("kinds are told apart, and what no two readers agree on is refused") {
  const auto kind = [](const TarHeader& header) {
    TarBlocks blocks{{}};
    REQUIRE(blocks.take(header.bytes()).has_value());
    return blocks.members().front().entry.kind;
  };
  CHECK(kind({.name = "a", .type = '0'}) == EntryKind::kFile);
  CHECK(kind({.name = "a", .type = '\0'}) == EntryKind::kFile);
  CHECK(kind({.name = "a", .type = '7'}) == EntryKind::kFile);
  CHECK(kind({.name = "a/", .type = '0'}) == EntryKind::kFolder);
  CHECK(kind({.name = "a", .type = '5'}) == EntryKind::kFolder);
  CHECK(kind({.name = "a", .type = '1'}) == EntryKind::kLink);
  CHECK(kind({.name = "a", .type = '2'}) == EntryKind::kLink);
  for (const char type : {'3', '4', '6'})
    CHECK(kind({.name = "a", .type = type}) == EntryKind::kOther);
  for (const char type : {'S', 'D', 'M', 'V', 'X', 'A', '8', 'z'}) {
    CHECK(fault(TarHeader{.name = "a", .type = type}.bytes()) == kUnsafe);
  }
  CHECK(fault(tar_extended('x', pax_record("GNU.sparse.major", "1")) + tar_file("x", "")) ==
        kUnsafe);
  for (const char type : {'1', '2', '3', '5', '6'}) {
    CHECK(fault(TarHeader{.name = "a", .type = type, .size = 4}.bytes() + pad("text")) == kCorrupt);
  }
}

TEST_CASE("it tells how many bytes were good") {
  TarBlocks blocks{{}};
  std::string bad = tar_file("b", "x");
  bad[0] = 'c';
  CHECK(!blocks.take(tar_file("a", "text") + bad));
  CHECK(blocks.good() == 1024);
}

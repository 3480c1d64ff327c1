// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/unpack.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/unit/cluster/archive_builder.h"

using kaic::ErrorClass;
using kaic::Result;
using kaic::UnpackLimits;
using namespace kaic::testing;

namespace {

Result<std::string> ungzip(std::string packed, UnpackLimits limits = {},
                           std::size_t piece = 100'000, std::size_t room = 4096) {
  auto reader = kaic::gunzip(pieces(std::move(packed), piece), "p.gz", limits);
  return all_of(**reader, room);
}

Result<std::string> dezstd(std::string packed, UnpackLimits limits = {},
                           std::size_t piece = 100'000, std::size_t room = 4096) {
  auto reader = kaic::unzstd(pieces(std::move(packed), piece), "p.zst", limits);
  return all_of(**reader, room);
}

ErrorClass error(const Result<std::string>& result) {
  REQUIRE(!result);
  CHECK(result.error().place.starts_with("p."));
  return result.error().error_class;
}

}  // namespace

TEST_CASE("gzip and zstd come out whole, whatever the pieces") {
  const std::string plain = std::string(3000, 'a') + noise(5000) + std::string(200'000, 'b');
  for (const std::size_t piece : {1U, 7U, 100'000U}) {
    for (const std::size_t room : {1U, 13U, 1'000'000U}) {
      CHECK((*ungzip(gzip(plain), {}, piece, room) == plain));
      CHECK((*dezstd(zstd(plain), {}, piece, room) == plain));
      CHECK((*dezstd(zstd(plain, 0, false), {}, piece, room) == plain));
      CHECK((*ungzip(gzip("x") + gzip("") + gzip("yz"), {}, piece, room) == "xyz"));
      CHECK((*dezstd(zstd("x") + zstd("") + zstd("yz"), {}, piece, room) == "xyz"));
    }
  }
  CHECK(*ungzip(gzip("")) == "");
  CHECK(*dezstd(zstd("")) == "");
}

TEST_CASE("cut at any place, both are corrupt") {
  const std::string gz = gzip("some text to be packed");
  const std::string zst = zstd("some text to be packed");
  for (std::size_t size = 0; size < gz.size(); ++size) {
    CHECK(error(ungzip(gz.substr(0, size))) == ErrorClass::kCorrupt);
  }
  for (std::size_t size = 0; size < zst.size(); ++size) {
    CHECK(error(dezstd(zst.substr(0, size))) == ErrorClass::kCorrupt);
  }
}

TEST_CASE("what follows the end is corrupt, a wrong checksum or length too") {
  for (const char* tail : {"x", "garbage behind", "\x1f", "\x1f\x8b"}) {
    CHECK(error(ungzip(gzip("text") + tail)) == ErrorClass::kCorrupt);
    CHECK(error(dezstd(zstd("text") + tail)) == ErrorClass::kCorrupt);
  }
  CHECK(error(ungzip(gzip("text") + std::string(512, '\0'))) == ErrorClass::kCorrupt);
  for (std::size_t back = 1; back <= 8; ++back) {
    std::string gz = gzip("text");
    gz[gz.size() - back] = static_cast<char>(gz[gz.size() - back] ^ 1);
    CHECK(error(ungzip(gz)) == ErrorClass::kCorrupt);
  }
  std::string zst = zstd("text");
  zst.back() = static_cast<char>(zst.back() ^ 1);
  CHECK(error(dezstd(zst)) == ErrorClass::kCorrupt);
  CHECK(error(ungzip(zstd("text"))) == ErrorClass::kCorrupt);
  CHECK(error(dezstd(gzip("text"))) == ErrorClass::kCorrupt);
}

TEST_CASE("one layer is taken off and no more") {
  CHECK(*ungzip(gzip(gzip("text"))) == gzip("text"));
}

TEST_CASE("so much may come out and no more") {
  for (const std::uint64_t most : {999U, 1000U, 1001U}) {
    UnpackLimits limits;
    limits.unpacked = most;
    CHECK(ungzip(gzip(noise(1000)), limits).has_value() == (most >= 1000));
    CHECK(dezstd(zstd(noise(1000)), limits).has_value() == (most >= 1000));
  }
}

TEST_CASE("so many times its size may come out, once the free bytes are used up") {
  const std::string plain(1'000'000, 'a');
  const std::string gz = gzip(plain);
  for (const std::uint64_t free : {0U, 999'999U, 1'000'000U}) {
    UnpackLimits limits;
    limits.ratio = 2;
    limits.ratio_free = free;
    const auto result = ungzip(gz, limits);
    // The last bytes may cost as much as they like: the whole input has gone in by then.
    CHECK(result.has_value() == (free >= 999'999));
    if (!result) CHECK(error(result) == ErrorClass::kLimit);
  }
  UnpackLimits limits;
  limits.ratio_free = 0;
  CHECK(error(ungzip(gz, limits)) == ErrorClass::kLimit);  // 1000 to 1
  CHECK(ungzip(gzip(noise(100'000)), limits).has_value());
}

TEST_CASE("a zstd window has a limit") {
  const std::string plain = noise(5000);
  for (const int log : {19, 20, 21}) {
    UnpackLimits limits;
    limits.zstd_window_log = 20;
    const auto result = dezstd(zstd(plain, log), limits);
    CHECK(result.has_value() == (log <= 20));
    if (!result) CHECK(error(result) == ErrorClass::kLimit);
  }
  CHECK(dezstd(zstd(plain, 27)).has_value());
  CHECK(error(dezstd(zstd(plain, 28))) == ErrorClass::kLimit);
}

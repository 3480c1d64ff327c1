// SPDX-License-Identifier: Apache-2.0
/// SHA-256: the standard's vectors, and each kernel against the other at every length and split.
#include "lib/base/sha256.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace {

std::string hex(std::string_view text, kaic::Sha256::Kernel kernel) {
  kaic::Sha256 sha(kernel);
  sha.update(text);
  return sha.hex();
}

std::string noise(std::size_t size) {
  std::string text(size, '\0');
  std::uint32_t state = 2463534242;
  for (char& c : text) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    c = static_cast<char>(state >> 24);
  }
  return text;
}

}  // namespace

TEST_CASE("the vectors of FIPS 180-4 come out, with either kernel") {
  for (const auto kernel : {kaic::Sha256::portable(), kaic::Sha256::fastest()}) {
    CHECK(hex("", kernel) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex("abc", kernel) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", kernel) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
              "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
              kernel) == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(hex(std::string(1'000'000, 'a'), kernel) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }
}

TEST_CASE(
    "every length up to 300, cut in two at every place, gives what the portable kernel gives") {
  const std::string text = noise(300);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const std::string_view whole = std::string_view(text).substr(0, size);
    const std::string expected = hex(whole, kaic::Sha256::portable());
    bool equal = true;
    for (std::size_t cut = 0; cut <= size; ++cut) {
      for (const auto kernel : {kaic::Sha256::portable(), kaic::Sha256::fastest()}) {
        kaic::Sha256 sha(kernel);
        sha.update(whole.substr(0, cut));
        sha.update(whole.substr(cut));
        equal = equal && sha.hex() == expected;
      }
    }
    CHECK_MESSAGE(equal, "length ", size);
  }
}

TEST_CASE("both kernels agree on a megabyte in uneven pieces") {
  const std::string text = noise(1 << 20);
  kaic::Sha256 sha;
  std::size_t at = 0;
  for (std::size_t piece = 1; at < text.size(); piece = piece * 7 % 4099 + 1) {
    sha.update(std::string_view(text).substr(at, piece));
    at += piece;
  }
  CHECK(sha.hex() == hex(text, kaic::Sha256::portable()));
}

TEST_CASE("a digest may be asked for in between") {
  kaic::Sha256 sha;
  sha.update("ab");
  CHECK(sha.hex() == hex("ab", kaic::Sha256::portable()));
  sha.update("c");
  CHECK(sha.hex() == hex("abc", kaic::Sha256::portable()));
}

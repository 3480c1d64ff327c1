// SPDX-License-Identifier: Apache-2.0
#include "lib/base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace utf8 = kaic::utf8;

TEST_CASE("every code point but the surrogates survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    const utf8::Decoded back = utf8::decode(text);
    if (!back.valid || back.code_point != c || back.size != text.size())
      FAIL_CHECK(std::uint32_t{c});
  }
}

TEST_CASE("what is no code point is encoded as U+FFFD") {
  std::string text;
  utf8::append(text, 0xD800);
  utf8::append(text, 0x110000);
  CHECK(text == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("overlong forms, surrogates, high numbers, lone tails and cut sequences are not UTF-8") {
  for (const std::string_view bad :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xBF", "\xFE", "\xFF", "\xC3", "\xE2\x82",
        "\xF0\x9F\x98", "\xC3(", "\xE2\x82("}) {
    CHECK(!utf8::is_valid(bad));
    CHECK(utf8::valid_prefix(std::string("ab").append(bad)) == 2);
  }
  CHECK(utf8::is_valid(""));
  CHECK(utf8::is_valid(std::string_view("a\0b", 3)));
  CHECK(utf8::is_valid("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"));
}

TEST_CASE("each bad byte becomes one U+FFFD and the rest stays") {
  CHECK(utf8::clean("a\xF0\x9F\x98z") == "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
  CHECK(utf8::clean("\xC3\xA9\xFF") == "\xC3\xA9\xEF\xBF\xBD");
  CHECK(utf8::clean("plain") == "plain");
  CHECK(utf8::clean("") == "");
}

TEST_CASE("a cut never splits a code point") {
  const std::string_view text = "a\xC3\xA9\xF0\x9F\x98\x80z";  // 1, 2, 4 and 1 bytes
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 3, 7, 8, 8};
  for (std::size_t size = 0; size < 10; ++size) {
    CHECK(utf8::cut(text, size).size() == expected[size]);
  }
  CHECK(utf8::cut("\x80\x80\x80\x80\x80", 4).size() == 4);  // no UTF-8 at all: cut where asked
}

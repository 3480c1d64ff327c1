// SPDX-License-Identifier: Apache-2.0
#include "lib/base/lines.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kaic {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  CHECK(from == text.size());  // every line ends
  return lines;
}

TEST_CASE("a code point takes one column and a wide one two") {
  CHECK(columns("") == 0);
  CHECK(columns("abc") == 3);
  CHECK(columns("\xC3\xA9") == 1);
  CHECK(columns("\xE4\xB8\xAD"
                "a") == 3);                 // CJK
  CHECK(columns("\xF0\x9F\x98\x80") == 2);  // emoji
}

TEST_CASE("lines are broken at spaces and begin as they are told") {
  CHECK(wrap("one two three", 9, "- ", "  ") == "- one two\n  three\n");
  CHECK(wrap("one two", 100, "", "") == "one two\n");
  CHECK(wrap("", 10, "- ", "  ") == "- \n");
  CHECK(wrap("  one   two  ", 100, "", "") == "one two\n");
}

TEST_CASE("a line may be exactly as wide as allowed") {
  CHECK(wrap("12345 789", 9, "", "") == "12345 789\n");
  CHECK(wrap("12345 7890", 9, "", "") == "12345\n7890\n");
}

TEST_CASE("a word that is too long is broken anywhere, between code points") {
  CHECK(wrap("abcdefgh", 3, "", "") == "abc\ndef\ngh\n");
  CHECK(wrap("x abcdefgh", 5, "- ", "  ") == "- x\n  abc\n  def\n  gh\n");
  CHECK(wrap("\xC3\xA9\xC3\xA9\xC3\xA9", 2, "", "") == "\xC3\xA9\xC3\xA9\n\xC3\xA9\n");
  CHECK(wrap("\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD", 5, "", "") ==
        "\xE4\xB8\xAD\xE4\xB8\xAD\n\xE4\xB8\xAD\n");
}

TEST_CASE("no line is wider than asked and no letter is lost") {
  const std::string text =
      "a bb ccc dddd eeeee ffffff " + std::string(57, 'g') + " h \xE4\xB8\xAD\xE4\xB8\xAD i";
  for (std::size_t width = 6; width < 70; ++width) {
    CAPTURE(width);
    std::string letters, wanted;
    for (const std::string& line : lines_of(wrap(text, width, "  - ", "    "))) {
      CHECK(columns(line) <= width);
      letters += line.substr(4);
    }
    for (const char c : text) wanted += c == ' ' ? "" : std::string(1, c);
    std::erase(letters, ' ');
    CHECK(letters == wanted);
  }
}

TEST_CASE("beginnings that leave no room still leave room for one character a line") {
  CHECK(wrap("abc", 2, "...", "..") == "...a\n..b\n..c\n");
}

}  // namespace
}  // namespace kaic

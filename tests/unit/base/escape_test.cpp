// SPDX-License-Identifier: Apache-2.0
#include "lib/base/escape.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace escape = kaic::escape;

TEST_CASE("a terminal sees no control character, in one line") {
  CHECK(escape::terminal("\x1b[31mred") == "\\u{1B}[31mred");
  CHECK(escape::terminal("a\tb\r\nc") == "a\\u{09}b\\u{0D}\\u{0A}c");
  CHECK(escape::terminal(std::string_view("\0\x7f", 2)) == "\\u{00}\\u{7F}");
  CHECK(escape::terminal("\xC2\x85\xC2\x9B") == "\\u{85}\\u{9B}");
}

TEST_CASE("a terminal sees what reorders or hides text") {
  CHECK(escape::terminal("admin\xE2\x80\xAEtxt") == "admin\\u{202E}txt");
  CHECK(escape::terminal("\xE2\x81\xA6\xE2\x80\x8F\xD8\x9C") == "\\u{2066}\\u{200F}\\u{61C}");
  CHECK(escape::terminal("\xE2\x80\x8B\xEF\xBB\xBF") == "\\u{200B}\\u{FEFF}");
  CHECK(escape::terminal("\xE2\x80\xA8\xE2\x80\xA9") == "\\u{2028}\\u{2029}");
  CHECK(escape::terminal("\xF3\xA0\x81\x81") == "\\u{E0041}");
  CHECK(escape::terminal("\xEF\xBF\xBE\xEF\xB7\x90") == "\\u{FFFE}\\u{FDD0}");
  CHECK(escape::terminal("\xF4\x8F\xBF\xBF") == "\\u{10FFFF}");
  CHECK(escape::terminal("\xE1\x85\x9F\xE3\x85\xA4") == "\\u{115F}\\u{3164}");
}

TEST_CASE("a terminal keeps what can be seen and doubles the backslash") {
  CHECK(escape::terminal("caf\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x98\x80") ==
        "caf\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x98\x80");
  CHECK(escape::terminal("C:\\x\\u{1B}") == "C:\\\\x\\\\u{1B}");
  CHECK(escape::terminal("\xF0\x9F") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("HTML has the five characters as entities and nothing hidden") {
  CHECK(escape::html("<a href=\"x\" t='y'>&amp;") ==
        "&lt;a href=&quot;x&quot; t=&#39;y&#39;&gt;&amp;amp;");
  CHECK(escape::html("a\nb\xE2\x80\xAE\xFF") == "a\\u{0A}b\\u{202E}\xEF\xBF\xBD");
}

TEST_CASE("a JSON string reads back as the text, bad bytes replaced") {
  const std::string_view text("q\" b\\ \b\f\n\r\t \x01 \0 \x7f </script> \xE2\x80\xA8 \xC3\xA9",
                              35);
  const std::string written = escape::json_string(text);
  CHECK(nlohmann::json::parse(written) == nlohmann::json(text));
  CHECK(escape::json_string("\x01\xFF") == "\"\\u0001\xEF\xBF\xBD\"");
}

TEST_CASE("safe JSON keeps its value and holds nothing that ends a script or a line") {
  const std::string json = "{\"<b>&\x7f\":\"a\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA\"}";
  const std::string safe = escape::json_safe(json);
  CHECK(safe == "{\"\\u003cb\\u003e\\u0026\\u007f\":\"a\\u2028\\u2029\xE2\x80\xAA\"}");
  CHECK(nlohmann::json::parse(safe) == nlohmann::json::parse(json));
  CHECK(escape::json_safe("[1,\"x\"]") == "[1,\"x\"]");
  CHECK(escape::json_safe("<") == "\\u003c");
  CHECK(escape::json_safe("\xE2\x80") == "\xE2\x80");
}

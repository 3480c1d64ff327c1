// SPDX-License-Identifier: Apache-2.0
#include "lib/base/lines.h"

#include <algorithm>

#include "lib/base/utf8.h"

namespace kaic {
namespace {

/// East Asian wide and emoji ranges, roughly as terminals have them.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

/// The longest front of `word` within `width` columns, at least one code point.
std::size_t fit(std::string_view word, std::size_t width) {
  std::size_t bytes = 0, used = 0;
  while (bytes < word.size()) {
    const utf8::Decoded next = utf8::decode(word.substr(bytes));
    const std::size_t wide = is_wide(next.code_point) ? 2 : 1;
    if (bytes > 0 && used + wide > width) break;
    used += wide;
    bytes += next.size;
  }
  return bytes;
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const utf8::Decoded next = utf8::decode(text);
    count += is_wide(next.code_point) ? 2 : 1;
    text.remove_prefix(next.size);
  }
  return count;
}

std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest) {
  std::string out(first);
  std::size_t used = columns(first);
  bool line_empty = true;
  const auto new_line = [&] {
    out += '\n';
    out += rest;
    used = columns(rest);
    line_empty = true;
  };
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    if (!line_empty && used + 1 + columns(word) > width) new_line();
    if (!line_empty) out += ' ', ++used;
    while (!word.empty()) {
      const std::size_t room = width > used ? width - used : 1;
      const std::size_t bytes = fit(word, room);
      out += word.substr(0, bytes);
      used += columns(word.substr(0, bytes));
      word.remove_prefix(bytes);
      line_empty = false;
      if (!word.empty()) new_line();
    }
  }
  return out + "\n";
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/base/utf8.h"

namespace kaic::utf8 {
namespace {

constexpr bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes that a sequence with this first byte has; 0 where none starts with it.
constexpr std::size_t length_of(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;  // a tail byte, or the start of an overlong form
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

}  // namespace

Decoded decode(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = length_of(first);
  if (length == 1) return {first, 1, true};
  if (length == 0 || length > text.size()) return {};
  char32_t code_point = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_tail(text[i])) return {};
    code_point = code_point << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  const bool overlong =
      (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, length, true};
}

void append(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | (code_point >> shift & 0x3FU));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | code_point >> 6);
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | code_point >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | code_point >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t valid_prefix(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded next = decode(text.substr(at));
    if (!next.valid) break;
    at += next.size;
  }
  return at;
}

bool is_valid(std::string_view text) noexcept { return valid_prefix(text) == text.size(); }

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = valid_prefix(text);
    out += text.substr(0, good);
    text.remove_prefix(good);
    if (text.empty()) break;
    append(out, kReplacement);
    text.remove_prefix(1);
  }
  return out;
}

std::string_view cut(std::string_view text, std::size_t size) noexcept {
  if (text.size() <= size) return text;
  // Only a start byte within the last three can belong to a code point that crosses the cut.
  for (std::size_t back = 1; back <= 3 && back <= size; ++back) {
    const std::size_t start = size - back;
    if (is_tail(text[start])) continue;
    const Decoded last = decode(text.substr(start));
    return text.substr(0, last.size > back ? start : size);
  }
  return text.substr(0, size);
}

}  // namespace kaic::utf8

// SPDX-License-Identifier: Apache-2.0
#include "lib/base/escape.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/base/utf8.h"

namespace kaic::escape {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Characters that a reader does not see, or that change how the rest is seen. Sorted.
constexpr std::array kHidden = {
    Range{0x0000, 0x001F},    // C0
    Range{0x007F, 0x009F},    // DEL, C1
    Range{0x00AD, 0x00AD},    // soft hyphen
    Range{0x034F, 0x034F},    // combining grapheme joiner
    Range{0x061C, 0x061C},    // bidi
    Range{0x115F, 0x1160},    // Hangul fillers
    Range{0x17B4, 0x17B5},    // invisible vowels
    Range{0x180B, 0x180F},    // Mongolian selectors and separator
    Range{0x200B, 0x200F},    // zero-width, bidi
    Range{0x2028, 0x202E},    // line and paragraph separator, bidi
    Range{0x2060, 0x206F},    // invisible operators, bidi isolates, deprecated controls
    Range{0x3164, 0x3164},    // Hangul filler
    Range{0xFDD0, 0xFDEF},    // noncharacters
    Range{0xFEFF, 0xFEFF},    // byte order mark
    Range{0xFFA0, 0xFFA0},    // Hangul filler
    Range{0xFFF0, 0xFFFB},    // unassigned ignorables, annotation marks
    Range{0xE0000, 0xE0FFF},  // tags, further selectors
};

bool is_hidden(char32_t c) {
  if ((c & 0xFFFE) == 0xFFFE) return true;  // the two last code points of each plane
  const auto* range = std::lower_bound(kHidden.begin(), kHidden.end(), c,
                                       [](const Range& r, char32_t v) { return r.last < v; });
  return range != kHidden.end() && range->first <= c;
}

constexpr std::string_view kUpper = "0123456789ABCDEF";
constexpr std::string_view kLower = "0123456789abcdef";

/// `\u{1B}`: at least two digits.
void append_braced(std::string& out, char32_t c) {
  out += "\\u{";
  int shift = 4;
  while (shift < 20 && c >> (shift + 4) != 0) shift += 4;
  for (; shift >= 0; shift -= 4) out += kUpper[c >> shift & 0xF];
  out += '}';
}

/// `\u001b`. Precondition: within the basic plane.
void append_json_unit(std::string& out, char32_t c) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kLower[c >> shift & 0xF];
}

/// Calls `append_one(out, code_point)` for each code point, U+FFFD for each bad byte.
template <class AppendOne>
std::string each_code_point(std::string_view text, AppendOne append_one) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const utf8::Decoded next = utf8::decode(text);
    append_one(out, next.code_point);
    text.remove_prefix(next.size);
  }
  return out;
}

void append_visible(std::string& out, char32_t c) {
  if (is_hidden(c)) {
    append_braced(out, c);
  } else {
    utf8::append(out, c);
  }
}

/// Bytes of the character at the front, if JSON text should not hold it as it is; else 0.
std::size_t unsafe_in_json(std::string_view text) {
  const char c = text[0];
  if (c == '<' || c == '>' || c == '&' || c == '\x7F') return 1;
  return text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9") ? 3 : 0;
}

}  // namespace

std::string terminal(std::string_view text) {
  return each_code_point(text, [](std::string& out, char32_t c) {
    if (c == U'\\') {
      out += "\\\\";
    } else {
      append_visible(out, c);
    }
  });
}

std::string html(std::string_view text) {
  return each_code_point(text, [](std::string& out, char32_t c) {
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        append_visible(out, c);
    }
  });
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  out += each_code_point(text, [](std::string& to, char32_t c) {
    switch (c) {
      case U'"':
        to += "\\\"";
        break;
      case U'\\':
        to += "\\\\";
        break;
      case U'\b':
        to += "\\b";
        break;
      case U'\f':
        to += "\\f";
        break;
      case U'\n':
        to += "\\n";
        break;
      case U'\r':
        to += "\\r";
        break;
      case U'\t':
        to += "\\t";
        break;
      default:
        if (c < 0x20) {
          append_json_unit(to, c);
        } else {
          utf8::append(to, c);
        }
    }
  });
  out += '"';
  return out;
}

std::string json_safe(std::string json) {
  std::string out;
  std::size_t copied = 0;  // up to here the text is in `out`
  for (std::size_t at = 0; at < json.size();) {
    const std::string_view rest = std::string_view(json).substr(at);
    const std::size_t size = unsafe_in_json(rest);
    if (size == 0) {
      ++at;
      continue;
    }
    out.append(json, copied, at - copied);
    append_json_unit(out, utf8::decode(rest).code_point);
    at += size;
    copied = at;
  }
  if (copied == 0) return json;
  out.append(json, copied);
  return out;
}

}  // namespace kaic::escape

// SPDX-License-Identifier: Apache-2.0
/// UTF-8 as text enters and leaves: check it, mend it, cut it on a code point, walk it.
/// What is not UTF-8 (overlong forms, surrogates, beyond U+10FFFF, cut sequences) is bad byte by
/// byte.
#ifndef KAIC_LIB_BASE_UTF8_H
#define KAIC_LIB_BASE_UTF8_H

#include <cstddef>
#include <string>
#include <string_view>

namespace kaic::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// One step through a text: the code point at its front and the bytes it takes. A bad byte is
/// `kReplacement`, one byte long, not valid.
struct Decoded {
  char32_t code_point = kReplacement;
  std::size_t size = 1;
  bool valid = false;
};

/// Precondition: `text` is not empty.
Decoded decode(std::string_view text) noexcept;

/// Appends the code point as UTF-8; a surrogate or a number beyond U+10FFFF as U+FFFD.
void append(std::string& out, char32_t code_point);

/// How many bytes at the front are UTF-8; `text.size()` if all are.
std::size_t valid_prefix(std::string_view text) noexcept;
bool is_valid(std::string_view text) noexcept;

/// The text with each bad byte replaced by U+FFFD.
std::string clean(std::string_view text);

/// The longest front of at most `size` bytes that does not end inside a code point.
std::string_view cut(std::string_view text, std::size_t size) noexcept;

}  // namespace kaic::utf8

#endif  // KAIC_LIB_BASE_UTF8_H

// SPDX-License-Identifier: Apache-2.0
/// Lines of text within a width.
#ifndef KAIC_LIB_BASE_LINES_H
#define KAIC_LIB_BASE_LINES_H

#include <string>
#include <string_view>

namespace kaic {

/// Columns that an escaped text takes: one a code point. Escaping leaves no control or zero-width
/// characters.
std::size_t columns(std::string_view text);

/// `text` in lines of at most `width` columns, broken at spaces or, in a word that is too long,
/// anywhere. The first line begins with `first`, the others with `rest`; each ends with a newline.
std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest);

}  // namespace kaic

#endif  // KAIC_LIB_BASE_LINES_H

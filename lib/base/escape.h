// SPDX-License-Identifier: Apache-2.0
/// The one place where text from outside is made safe for an output format; no other code escapes.
/// One function a format. Input may be any bytes: what is not UTF-8 becomes U+FFFD, a byte at a
/// time. Nothing is cut here (utf8::cut does that, before).
///
///     std::string line = escape::terminal(condition.message);
#ifndef KAIC_LIB_BASE_ESCAPE_H
#define KAIC_LIB_BASE_ESCAPE_H

#include <string>
#include <string_view>

namespace kaic::escape {

/// For terminals, logs and error texts. What moves the cursor, reorders or hides text (control
/// characters, tab and newline too, bidi controls, zero-width, invisible and tag characters, line
/// separators, noncharacters) becomes `\u{XX}`; a backslash is doubled, so that it can be undone.
std::string terminal(std::string_view text);

/// For HTML text and always double-quoted attributes: the five characters as entities, what
/// `terminal` would hide as `\u{XX}`.
std::string html(std::string_view text);

/// A JSON string with its quotes, RFC 8259's escapes only. Pass the whole text through `json_safe`.
std::string json_string(std::string_view text);

/// Serialised JSON made safe to stand inside HTML or a line of a log: `<` `>` `&` DEL U+2028 U+2029
/// become `\uXXXX`. They occur inside strings only, so the value stays the same.
std::string json_safe(std::string json);

}  // namespace kaic::escape

#endif  // KAIC_LIB_BASE_ESCAPE_H

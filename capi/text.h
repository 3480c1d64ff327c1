// SPDX-License-Identifier: Apache-2.0
/// Text that crosses the border: borrowed out, bounded in.
#ifndef KAIC_CAPI_TEXT_H
#define KAIC_CAPI_TEXT_H

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "capi/handle.h"
#include "kaic.h"
#include "kaic/base/result.h"
#include "lib/base/limits.h"
#include "lib/base/try.h"

namespace kaic::capi {

/// No function returns a null `data`.
inline constexpr kaic_str kNoText = {"", 0};

/// `text` must have a NUL behind it, as strings, literals and kaic's tables have.
constexpr kaic_str borrow(std::string_view text) noexcept {
  return text.data() == nullptr ? kNoText : kaic_str{text.data(), text.size()};
}

inline Result<std::string> take_text(const char* text, std::string_view name) {
  if (text == nullptr) return argument_error(name, "is null");
  const std::size_t size = strnlen(text, limits::kArgumentText + 1);
  if (size > limits::kArgumentText)
    return Error{ErrorClass::kLimit, std::string(name),
                 "is longer than " + std::to_string(limits::kArgumentText) + " bytes"};
  return std::string(text, size);
}

/// An array of such texts. Null is an empty one if `count` is 0.
inline Result<std::vector<std::string>> take_texts(const char* const* texts, std::size_t count,
                                                   std::string_view name) {
  if (texts == nullptr && count > 0) return argument_error(name, "is null");
  if (count > limits::kArgumentArray)
    return Error{ErrorClass::kLimit, std::string(name),
                 "has more than " + std::to_string(limits::kArgumentArray) + " members"};
  std::vector<std::string> taken;
  for (std::size_t i = 0; i < count; ++i) {
    KAIC_TRY(std::string text,
             take_text(texts[i], std::string(name) + "[" + std::to_string(i) + "]"));
    taken.push_back(std::move(text));
  }
  return taken;
}

}  // namespace kaic::capi

#endif  // KAIC_CAPI_TEXT_H

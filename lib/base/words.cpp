// SPDX-License-Identifier: Apache-2.0
#include "kaic/base/words.h"

namespace kaic {

bool match_word(std::string_view pattern, std::string_view name) {
  if (pattern.size() > 1 && pattern.starts_with('*') && pattern.ends_with('*')) {
    return name.find(pattern.substr(1, pattern.size() - 2)) != std::string_view::npos;
  }
  if (pattern.ends_with('*')) return name.starts_with(pattern.substr(0, pattern.size() - 1));
  if (pattern.starts_with('*')) return name.ends_with(pattern.substr(1));
  return name == pattern;
}

bool Words::match(std::string_view name) const {
  for (const std::string_view word : *this) {
    if (match_word(word, name)) return true;
  }
  return false;
}

}  // namespace kaic

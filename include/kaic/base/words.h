// SPDX-License-Identifier: Apache-2.0
/// @file
/// A list of names as one constant text with blanks between them: what a table of names needs, and
/// readable in it. A word that ends in `*` stands for all names that begin so, one that begins with
/// `*` for all that end so.
///
///     constexpr kaic::Words kResources = "nvidia.com/gpu nvidia.com/mig-*";
///     kResources.match("nvidia.com/mig-1g.5gb");   // true
///     for (std::string_view word : kResources) use(word);
#ifndef KAIC_BASE_WORDS_H
#define KAIC_BASE_WORDS_H

#include <cstddef>
#include <iterator>
#include <string_view>

namespace kaic {

/// Borrows its text, which is meant to be a literal.
class Words {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = std::string_view;

    constexpr Iterator() = default;
    constexpr explicit Iterator(std::string_view rest) : rest_(rest) { cut(); }
    constexpr std::string_view operator*() const { return word_; }
    constexpr Iterator& operator++() {
      rest_.remove_prefix(word_.size());
      cut();
      return *this;
    }
    constexpr Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    constexpr bool operator==(const Iterator& other) const {
      return rest_.size() == other.rest_.size();
    }

   private:
    /// The next word to the front of what is left.
    constexpr void cut() {
      while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
      word_ = rest_.substr(0, rest_.find(' '));
    }
    std::string_view rest_, word_;
  };

  constexpr Words() = default;
  constexpr Words(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)

  constexpr Iterator begin() const { return Iterator(text_); }
  constexpr Iterator end() const { return Iterator(); }
  constexpr bool empty() const { return begin() == end(); }
  /// The first word; empty if there is none.
  constexpr std::string_view front() const { return empty() ? std::string_view() : *begin(); }
  /// True if some word is the name or stands for it. Case matters.
  bool match(std::string_view name) const;

 private:
  std::string_view text_;
};

/// True if `pattern` (a name, `prefix*`, `*suffix` or `*part*`) stands for `name`.
bool match_word(std::string_view pattern, std::string_view name);

}  // namespace kaic

#endif  // KAIC_BASE_WORDS_H

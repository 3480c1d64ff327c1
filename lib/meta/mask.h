// SPDX-License-Identifier: Apache-2.0
/// The fields of a type that somebody wants. Decoding through a mask leaves all others untouched,
/// which is what makes an inventory small.
#ifndef KAIC_LIB_META_MASK_H
#define KAIC_LIB_META_MASK_H

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "lib/meta/describe.h"

namespace kaic {

/// Which elements of a list are wanted, by their `name`.
using NameFilter = bool (*)(std::string_view name);

class Mask {
 public:
  struct Entry {
    const Field* field = nullptr;
    std::unique_ptr<Mask> below;  // null: all of the field
    // Of a list: wanted are the elements that one of these takes; none: all.
    std::vector<NameFilter> names;
  };

  /// From paths such as "spec.containers.resources.requests"; lists, maps and optionals are passed
  /// through. An unknown name is kArgument.
  static Result<Mask> of(const TypeInfo& type, std::span<const std::string_view> paths);
  /// Adds one path. One that ends in "[]" ("spec.containers.env[]") is a list of which only
  /// elements with such a name are wanted.
  Result<void> add(const TypeInfo& type, std::string_view path, NameFilter names = nullptr);

  std::span<const Entry> entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace kaic

#endif  // KAIC_LIB_META_MASK_H

// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/mask.h"

#include <algorithm>

#include "lib/base/try.h"

namespace kaic {
namespace {

/// The described type inside lists, maps and optionals, or null for a scalar.
const TypeInfo* object_type(const Value* value) {
  while (value->element != nullptr) value = value->element;
  return value->shape == Shape::kObject ? &value->type() : nullptr;
}

}  // namespace

Result<void> Mask::add(const TypeInfo& type, std::string_view path, NameFilter names) {
  const std::size_t dot = path.find('.');
  std::string_view name = path.substr(0, dot);
  const bool filtered = name.ends_with("[]");
  if (filtered) name.remove_suffix(2);
  const auto field = std::find_if(type.fields.begin(), type.fields.end(),
                                  [&](const Field& f) { return f.name == name; });
  if (field == type.fields.end()) {
    return Error{ErrorClass::kArgument, std::string(path),
                 std::string(type.name) + " has no field " + std::string(name)};
  }
  if (filtered &&
      (field->value->shape != Shape::kList || dot != std::string_view::npos || names == nullptr)) {
    return Error{ErrorClass::kArgument, std::string(path),
                 "only a list at the end of a path is filtered, by a given filter"};
  }
  auto entry = std::find_if(entries_.begin(), entries_.end(),
                            [&](const Entry& e) { return e.field == &*field; });
  const bool is_new = entry == entries_.end();
  if (is_new) {
    entry = entries_.insert(entries_.end(), Entry{&*field, nullptr, {}});
  } else if (!filtered) {
    entry->names.clear();  // somebody wants all elements
  }
  if (dot == std::string_view::npos) {
    entry->below.reset();  // all of each element that is wanted
    const bool all_elements = !is_new && entry->names.empty();
    if (filtered && !all_elements &&
        std::find(entry->names.begin(), entry->names.end(), names) == entry->names.end())
      entry->names.push_back(names);
    return {};
  }
  if (!is_new && !entry->below) return {};  // all of it already
  const TypeInfo* below = object_type(field->value);
  if (below == nullptr)
    return Error{ErrorClass::kArgument, std::string(path),
                 std::string(name) + " of " + std::string(type.name) + " has no fields"};
  if (is_new) entry->below = std::make_unique<Mask>();
  return entry->below->add(*below, path.substr(dot + 1), names);
}

Result<Mask> Mask::of(const TypeInfo& type, std::span<const std::string_view> paths) {
  Mask mask;
  for (const std::string_view path : paths) KAIC_CHECK(mask.add(type, path));
  return mask;
}

}  // namespace kaic

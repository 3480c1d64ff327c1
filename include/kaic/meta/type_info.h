// SPDX-License-Identifier: Apache-2.0
/// @file
/// Typed objects from JSON and back. Every Kubernetes type of kaic is a plain struct that is
/// described once; the description decodes it, encodes it and lists its fields.
///
///     kaic::Result<kaic::Pod> pod = kaic::decode<kaic::Pod>(text);
///     if (!pod) return pod.error();               // "spec.containers[0].name: found a number;
///     expected a string [schema-type]" std::string back = kaic::encode(*pod);
#ifndef KAIC_META_TYPE_INFO_H
#define KAIC_META_TYPE_INFO_H

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kaic/base/result.h"

namespace kaic {

/// The description of one type (lib/meta/describe.h). Static storage.
struct TypeInfo;

/// The description of T. Each API header declares the specialisations of its types; any other T
/// does not compile.
template <class T>
const TypeInfo& type_info() = delete;

/// Any JSON value, kept as its text, so that nothing in it is lost.
struct RawJson {
  std::string text;
  bool operator==(const RawJson&) const = default;
};

/// The members of an object that its type has no field for: name and JSON text. Decoding through a
/// mask keeps none.
using UnknownFields = std::vector<std::pair<std::string, std::string>>;

/// The names of a type's fields as JSON has them, in the description's order.
std::vector<std::string_view> field_names(const TypeInfo& type);

/// Decodes one JSON object into `object`, a default-constructed value of the described type.
/// Errors: those of reading JSON, and `schema-type`, `schema-value`, `number-range` with the
/// field's path as place.
Result<void> decode_into(const TypeInfo& type, void* object, std::string_view json);
/// The object as compact JSON text. Empty fields are left out, as Kubernetes does with `omitempty`.
std::string encode_from(const TypeInfo& type, const void* object);

/// decode_into for a T by value. Thread-safe.
template <class T>
Result<T> decode(std::string_view json) {
  T object{};
  if (auto done = decode_into(type_info<T>(), &object, json); !done) return std::move(done).error();
  return object;
}

/// encode_from for a T. Thread-safe.
template <class T>
std::string encode(const T& object) {
  return encode_from(type_info<T>(), &object);
}

}  // namespace kaic

#endif  // KAIC_META_TYPE_INFO_H

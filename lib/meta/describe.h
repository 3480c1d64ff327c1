// SPDX-License-Identifier: Apache-2.0
/// The one description that each type has, and how it is written:
///
///     template <> const TypeInfo& type_info<Container>() {
///       static constexpr Field kFields[] = {field<&Container::name>("name"),
///       field<&Container::image>("image")}; static constexpr TypeInfo kInfo{"Container", kFields};
///       return kInfo;
///     }
///
/// A field may be a string, bool, integer, Quantity, Timestamp, MicroTimestamp-like text,
/// IntOrString, RawJson, a described type, or a vector, optional, unique-key map of such. The
/// description is data (function pointers, no code per field), so one interpreter decodes, masks
/// and encodes all types.
#ifndef KAIC_LIB_META_DESCRIBE_H
#define KAIC_LIB_META_DESCRIBE_H

#include <concepts>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/meta/labels.h"
#include "kaic/meta/object.h"
#include "kaic/meta/quantity.h"
#include "kaic/meta/type_info.h"
#include "lib/base/json.h"

namespace kaic {

enum class Shape : std::uint8_t { kScalar, kObject, kList, kMap, kOptional };

/// What a scalar could not take. `error_class` kSchemaType: another JSON type was due.
struct Refusal {
  ErrorClass error_class = ErrorClass::kSchemaType;
  std::string message;
};

/// How values of one C++ type are read, reached and written.
struct Value {
  Shape shape = Shape::kScalar;
  std::string_view expected = {};  // for messages: "a string"
  bool (*read)(void* to, json::Cursor&, std::string& scratch, Refusal&) = nullptr;  // scalar
  bool (*write)(const void* from,
                nlohmann::ordered_json& to) = nullptr;  // scalar; false: empty, leave it out
  const TypeInfo& (*type)() = nullptr;                  // object
  const Value* element = nullptr;                       // list, map, optional
  void* (*grow)(void* container) = nullptr;             // list, optional: a new element
  void* (*insert)(void* container,
                  std::string_view key) = nullptr;  // map: a new element; null for a key it has
  void (*each)(const void* container, void* context,
               void (*visit)(void* context, std::string_view key, const void* element)) = nullptr;
};

struct Field {
  std::string_view name;
  void* (*at)(void* object) = nullptr;
  const Value* value = nullptr;
};

struct TypeInfo {
  std::string_view name;
  std::span<const Field> fields;
  UnknownFields* (*unknown)(void* object) =
      nullptr;  // null: the type does not keep what it does not know
};

// ---- values by C++ type
// -----------------------------------------------------------------------------------------------------------------

extern const Value kStringValue, kBoolValue, kInt32Value, kInt64Value, kQuantityValue,
    kTimestampValue, kIntOrStringValue, kRawJsonValue, kLabelsValue;

template <class T>
struct ValueOf {
  static constexpr Value value{
      .shape = Shape::kObject, .expected = "an object", .type = &type_info<T>};
};
template <>
struct ValueOf<std::string> {
  static constexpr const Value& value = kStringValue;
};
template <>
struct ValueOf<bool> {
  static constexpr const Value& value = kBoolValue;
};
template <>
struct ValueOf<std::int32_t> {
  static constexpr const Value& value = kInt32Value;
};
template <>
struct ValueOf<std::int64_t> {
  static constexpr const Value& value = kInt64Value;
};
template <>
struct ValueOf<Quantity> {
  static constexpr const Value& value = kQuantityValue;
};
template <>
struct ValueOf<Timestamp> {
  static constexpr const Value& value = kTimestampValue;
};
template <>
struct ValueOf<IntOrString> {
  static constexpr const Value& value = kIntOrStringValue;
};
template <>
struct ValueOf<RawJson> {
  static constexpr const Value& value = kRawJsonValue;
};
template <>
struct ValueOf<Labels> {
  static constexpr const Value& value = kLabelsValue;
};

template <class T>
struct ValueOf<std::vector<T>> {
  static constexpr Value value{
      .shape = Shape::kList,
      .expected = "an array",
      .element = &ValueOf<T>::value,
      .grow = [](void* list) -> void* {
        return &static_cast<std::vector<T>*>(list)->emplace_back();
      },
      .each =
          [](const void* list, void* context, void (*visit)(void*, std::string_view, const void*)) {
            for (const T& element : *static_cast<const std::vector<T>*>(list))
              visit(context, {}, &element);
          }};
};

template <class T>
struct ValueOf<std::optional<T>> {
  static constexpr Value value{
      .shape = Shape::kOptional,
      .element = &ValueOf<T>::value,
      .grow = [](void* maybe) -> void* {
        return &static_cast<std::optional<T>*>(maybe)->emplace();
      },
      .each =
          [](const void* maybe, void* context,
             void (*visit)(void*, std::string_view, const void*)) {
            if (const auto& some = *static_cast<const std::optional<T>*>(maybe))
              visit(context, {}, &*some);
          }};
};

template <class T>
struct ValueOf<std::map<std::string, T>> {
  static constexpr Value value{
      .shape = Shape::kMap,
      .expected = "an object",
      .element = &ValueOf<T>::value,
      .insert = [](void* map, std::string_view key) -> void* {
        return &(*static_cast<std::map<std::string, T>*>(map))[std::string(key)];
      },
      .each =
          [](const void* map, void* context, void (*visit)(void*, std::string_view, const void*)) {
            for (const auto& [key, element] : *static_cast<const std::map<std::string, T>*>(map))
              visit(context, key, &element);
          }};
};

template <class>
struct MemberOf;
template <class C, class M>
struct MemberOf<M C::*> {
  using Class = C;
  using Type = M;
};

/// The field of that JSON name: field<&Pod::spec>("spec").
template <auto member>
constexpr Field field(std::string_view name) {
  using Of = MemberOf<decltype(member)>;
  return {
      name,
      [](void* object) -> void* { return &(static_cast<typename Of::Class*>(object)->*member); },
      &ValueOf<typename Of::Type>::value};
}

/// For TypeInfo::unknown: the vector that keeps what the type has no field for.
template <auto member>
constexpr UnknownFields* unknown_of(void* object) {
  return &(static_cast<typename MemberOf<decltype(member)>::Class*>(object)->*member);
}

}  // namespace kaic

#endif  // KAIC_LIB_META_DESCRIBE_H

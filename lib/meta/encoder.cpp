// SPDX-License-Identifier: Apache-2.0
/// From a described type back to JSON, through nlohmann. Empty scalars, lists and maps are left
/// out; an optional that is set is written even if empty, since `emptyDir: {}` says something.
#include <nlohmann/json.hpp>

#include "lib/base/json_writer.h"
#include "lib/meta/describe.h"

namespace kaic {
namespace {

nlohmann::ordered_json encode_object(const TypeInfo& type, const void* object);

/// False: empty, to be left out of an object.
bool encode_value(const Value& value, const void* from, nlohmann::ordered_json& to) {
  switch (value.shape) {
    case Shape::kScalar:
      return value.write(from, to);
    case Shape::kObject:
      to = encode_object(value.type(), from);
      return !to.empty();
    case Shape::kOptional:
      break;
    case Shape::kList:
      to = nlohmann::ordered_json::array();
      break;
    case Shape::kMap:
      to = nlohmann::ordered_json::object();
      break;
  }
  struct Context {
    const Value& value;
    nlohmann::ordered_json& to;
    bool any = false;
  } context{value, to};
  value.each(from, &context, [](void* opaque, std::string_view key, const void* element) {
    auto& c = *static_cast<Context*>(opaque);
    nlohmann::ordered_json encoded;
    encode_value(*c.value.element, element, encoded);
    c.any = true;
    if (c.value.shape == Shape::kList) {
      c.to.push_back(std::move(encoded));
    } else if (c.value.shape == Shape::kMap) {
      c.to[std::string(key)] = std::move(encoded);
    } else {
      c.to = std::move(encoded);
    }
  });
  return context.any;
}

nlohmann::ordered_json encode_object(const TypeInfo& type, const void* object) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  void* mutable_object = const_cast<void*>(object);  // the accessors only take addresses
  for (const Field& field : type.fields) {
    nlohmann::ordered_json member;
    if (encode_value(*field.value, field.at(mutable_object), member))
      json[std::string(field.name)] = std::move(member);
  }
  if (type.unknown != nullptr) {
    for (const auto& [name, text] : *type.unknown(mutable_object))
      json[name] = nlohmann::ordered_json::parse(text, nullptr, false);
  }
  return json;
}

}  // namespace

std::string encode_from(const TypeInfo& type, const void* object) {
  return write_json(encode_object(type, object), -1);
}

std::vector<std::string_view> field_names(const TypeInfo& type) {
  std::vector<std::string_view> names;
  for (const Field& field : type.fields) names.push_back(field.name);
  return names;
}

}  // namespace kaic

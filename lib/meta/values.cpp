// SPDX-License-Identifier: Apache-2.0
/// The scalars that Kubernetes types are made of: how each is read from a JSON token and written
/// back. null leaves a field as it is, as in Go.
#include <charconv>
#include <nlohmann/json.hpp>

#include "lib/meta/describe.h"

namespace kaic {
namespace {

bool refuse(const json::Cursor& cursor, std::string_view expected, Refusal& refusal) {
  refusal = {ErrorClass::kSchemaType, "found " + std::string(json::to_string(cursor.type())) +
                                          "; expected " + std::string(expected)};
  return false;
}

/// True if a null stood there, which is then passed.
bool pass_null(json::Cursor& cursor) {
  if (cursor.type() != json::Type::kNull) return false;
  cursor.token();
  return true;
}

bool read_string(void* to, json::Cursor& cursor, std::string& scratch, Refusal& refusal) {
  if (cursor.type() == json::Type::kString) {
    static_cast<std::string*>(to)->assign(cursor.string(scratch));
    return true;
  }
  return pass_null(cursor) || refuse(cursor, "a string", refusal);
}

bool write_string(const void* from, nlohmann::ordered_json& to) {
  const auto& text = *static_cast<const std::string*>(from);
  to = text;
  return !text.empty();
}

bool read_bool(void* to, json::Cursor& cursor, std::string&, Refusal& refusal) {
  if (cursor.type() != json::Type::kBoolean)
    return pass_null(cursor) || refuse(cursor, "a boolean", refusal);
  *static_cast<bool*>(to) = cursor.token() == "true";
  return true;
}

bool write_bool(const void* from, nlohmann::ordered_json& to) {
  to = *static_cast<const bool*>(from);
  return *static_cast<const bool*>(from);
}

template <class Integer>
bool read_integer(void* to, json::Cursor& cursor, std::string&, Refusal& refusal) {
  if (cursor.type() != json::Type::kNumber)
    return pass_null(cursor) || refuse(cursor, "an integer", refusal);
  const std::string_view token = cursor.token();
  if (token.find_first_of(".eE") != std::string_view::npos) {
    refusal = {ErrorClass::kSchemaType,
               "found the number " + std::string(token) + "; expected an integer"};
    return false;
  }
  const auto parsed =
      std::from_chars(token.data(), token.data() + token.size(), *static_cast<Integer*>(to));
  if (parsed.ec != std::errc()) {
    refusal = {ErrorClass::kNumberRange, "the number " + std::string(token) + " does not fit " +
                                             std::to_string(8 * sizeof(Integer)) + " bits"};
    return false;
  }
  return true;
}

template <class Integer>
bool write_integer(const void* from, nlohmann::ordered_json& to) {
  to = *static_cast<const Integer*>(from);
  return *static_cast<const Integer*>(from) != 0;
}

bool read_quantity(void* to, json::Cursor& cursor, std::string&, Refusal& refusal) {
  if (cursor.type() != json::Type::kString && cursor.type() != json::Type::kNumber &&
      cursor.type() != json::Type::kNull) {
    return refuse(cursor, "a quantity", refusal);
  }
  auto parsed = Quantity::parse_json(cursor.token());
  if (!parsed) {
    refusal = {parsed.error().error_class, parsed.error().message};
    return false;
  }
  *static_cast<Quantity*>(to) = *std::move(parsed);
  return true;
}

bool write_quantity(const void* from, nlohmann::ordered_json& to) {
  to = static_cast<const Quantity*>(from)->canonical();
  return true;
}

bool read_time(void* to, json::Cursor& cursor, std::string& scratch, Refusal& refusal) {
  if (cursor.type() != json::Type::kString)
    return pass_null(cursor) || refuse(cursor, "a time", refusal);
  const std::string_view text = cursor.string(scratch);
  auto parsed = parse_time(text);
  if (!parsed) {
    refusal = {ErrorClass::kSchemaValue, parsed.error().message};
    return false;
  }
  *static_cast<Timestamp*>(to) = *parsed;
  return true;
}

bool write_time(const void* from, nlohmann::ordered_json& to) {
  const auto& time = *static_cast<const Timestamp*>(from);
  to = time.nanos == 0 ? format_time(time) : format_micro_time(time);
  return !time.is_zero();  // the zero time stands for none
}

bool read_int_or_string(void* to, json::Cursor& cursor, std::string& scratch, Refusal& refusal) {
  auto& value = static_cast<IntOrString*>(to)->value;
  if (cursor.type() == json::Type::kString) {
    value = std::string(cursor.string(scratch));
    return true;
  }
  std::int64_t number = 0;
  if (cursor.type() != json::Type::kNumber)
    return pass_null(cursor) || refuse(cursor, "an integer or a string", refusal);
  if (!read_integer<std::int64_t>(&number, cursor, scratch, refusal)) return false;
  value = number;
  return true;
}

bool write_int_or_string(const void* from, nlohmann::ordered_json& to) {
  std::visit([&](const auto& value) { to = value; }, static_cast<const IntOrString*>(from)->value);
  return true;
}

bool read_raw(void* to, json::Cursor& cursor, std::string&, Refusal&) {
  static_cast<RawJson*>(to)->text.assign(cursor.raw());
  return true;
}

bool write_raw(const void* from, nlohmann::ordered_json& to) {
  const auto& text = static_cast<const RawJson*>(from)->text;
  if (text.empty()) return false;
  to = nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
  return !to.is_discarded();
}

bool read_labels(void* to, json::Cursor& cursor, std::string& scratch, Refusal& refusal) {
  if (cursor.type() != json::Type::kObject)
    return pass_null(cursor) || refuse(cursor, "an object", refusal);
  std::vector<Labels::value_type> entries;
  json::KeySet seen;
  std::string key_scratch;
  std::string_view key;
  cursor.enter();
  while (cursor.next_key(key, key_scratch, seen)) {
    if (cursor.type() != json::Type::kString && cursor.type() != json::Type::kNull) {
      refuse(cursor, "a string", refusal);
      refusal.message = "at [" + std::string(key) + "]: " + refusal.message;
      return false;
    }
    auto& [name, text] = entries.emplace_back(key, std::string());
    if (!pass_null(cursor)) text = cursor.string(scratch);
  }
  *static_cast<Labels*>(to) = Labels(std::move(entries));
  return true;
}

bool write_labels(const void* from, nlohmann::ordered_json& to) {
  to = nlohmann::ordered_json::object();
  for (const auto& [key, value] : *static_cast<const Labels*>(from)) to[key] = value;
  return !to.empty();
}

constexpr Value scalar(std::string_view expected, decltype(Value::read) read,
                       decltype(Value::write) write) {
  return {.shape = Shape::kScalar, .expected = expected, .read = read, .write = write};
}

}  // namespace

constexpr Value kStringValue = scalar("a string", read_string, write_string);
constexpr Value kBoolValue = scalar("a boolean", read_bool, write_bool);
constexpr Value kInt32Value =
    scalar("an integer", read_integer<std::int32_t>, write_integer<std::int32_t>);
constexpr Value kInt64Value =
    scalar("an integer", read_integer<std::int64_t>, write_integer<std::int64_t>);
constexpr Value kQuantityValue = scalar("a quantity", read_quantity, write_quantity);
constexpr Value kTimestampValue = scalar("a time", read_time, write_time);
constexpr Value kIntOrStringValue =
    scalar("an integer or a string", read_int_or_string, write_int_or_string);
constexpr Value kRawJsonValue = scalar("a value", read_raw, write_raw);
constexpr Value kLabelsValue = scalar("an object", read_labels, write_labels);

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/ready_sign.h"

#include "lib/base/json.h"

namespace kaic {
namespace {

/// The member of a JSON object, as JSON; none if the text is no object or has no such member.
std::optional<std::string> member(const std::string& object, std::string_view name) {
  json::Index index;
  if (!index.read(object, "status")) return std::nullopt;
  json::Cursor cursor = index.root();
  if (cursor.type() != json::Type::kObject) return std::nullopt;
  json::KeySet seen;
  std::string scratch;
  std::string_view key;
  cursor.enter();
  while (cursor.next_key(key, scratch, seen)) {
    if (key == name) return std::string(cursor.raw());
    cursor.skip();
  }
  return std::nullopt;
}

std::optional<std::string> scalar(const std::string& text) {
  json::Index index;
  if (!index.read(text, "status")) return std::nullopt;
  json::Cursor cursor = index.root();
  std::string scratch;
  switch (cursor.type()) {
    case json::Type::kString:
      return std::string(cursor.string(scratch));
    case json::Type::kNumber:
    case json::Type::kBoolean:
      return std::string(cursor.token());
    default:
      return std::nullopt;
  }
}

/// True if the status as a whole is of an older generation.
bool is_behind(const CustomObject& object) {
  const auto& observed = object.status.observed_generation;
  return observed && *observed < object.metadata.generation;
}

}  // namespace

std::optional<std::string> status_text(const CustomStatus& status, std::string_view path) {
  std::size_t dot = path.find('.');
  const std::string_view first = path.substr(0, dot);
  for (const auto& [name, json] : status.unknown) {
    if (name != first) continue;
    std::optional<std::string> text = json;
    while (text && dot != std::string_view::npos) {
      path.remove_prefix(dot + 1);
      dot = path.find('.');
      text = member(*text, path.substr(0, dot));
    }
    return text ? scalar(*text) : std::nullopt;
  }
  return std::nullopt;
}

SignReading read_sign(const CustomObject& object, const ReadySign& sign) {
  SignReading reading;
  bool is_current_sign = !is_behind(object);
  if (!sign.condition.empty()) {
    reading.field = "status.conditions[" + std::string(sign.condition) + "].status";
    const Condition* condition = find_condition(object.status.conditions, sign.condition);
    if (condition == nullptr) return reading;
    reading.value = condition->status;
    if (!condition->is_true()) return reading;
    is_current_sign = is_current_sign && is_current(*condition, object.metadata);
  } else {
    reading.field = "status." + std::string(sign.field);
    reading.value = status_text(object.status, sign.field).value_or("");
    if (reading.value != sign.value) return reading;
  }
  reading.state = is_current_sign ? SignState::kReady : SignState::kStale;
  return reading;
}

}  // namespace kaic

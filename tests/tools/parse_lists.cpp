// SPDX-License-Identifier: Apache-2.0
/// Answers of an API server: a list and a watch, both of pods.
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "kaic/api/core.h"
#include "lib/base/json.h"
#include "lib/base/json_writer.h"
#include "lib/base/try.h"
#include "lib/cluster/list_page.h"
#include "lib/meta/decoder.h"
#include "tests/tools/parse.h"

namespace kaic::parse {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// The end of the JSON object that a text begins with, by its brackets and quotes; none if it is
/// cut.
std::optional<std::size_t> object_end(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::nullopt;
}

/// One event, as far as it was read.
struct Event {
  std::string type, reason;  // reason: of the Status of an ERROR
  bool has_object = false;
};

/// Decodes what an event is about. Its type may stand behind it: `cursor` is a copy.
Result<void> read_object(json::Cursor cursor, Event& event) {
  Decoder decoder;
  if (event.type != "ERROR") {
    Pod pod;
    return decoder.decode(type_info<Pod>(), &pod, cursor);
  }
  json::KeySet seen;
  std::string scratch;
  std::string_view key;
  cursor.enter();
  while (cursor.next_key(key, scratch, seen)) {
    if (key == "reason" && cursor.type() == json::Type::kString) {
      event.reason = cursor.string(scratch);
    } else {
      cursor.skip();
    }
  }
  return {};
}

Result<Event> read_event(json::Index& index, std::string_view text, const std::string& place) {
  KAIC_CHECK(index.read(text, place, json::Source::kWire));
  json::Cursor cursor = index.root();
  json::KeySet seen;
  std::string scratch;
  std::string_view key;
  Event event;
  std::optional<json::Cursor> object;
  cursor.enter();
  while (cursor.next_key(key, scratch, seen)) {
    const bool is_type = key == "type", is_object = key == "object";
    if ((is_type && cursor.type() != json::Type::kString) ||
        (is_object && cursor.type() != json::Type::kObject)) {
      return Error{ErrorClass::kSchemaType, cursor.place(),
                   std::string(key) + ": found " + std::string(to_string(cursor.type())) +
                       "; expected " + (is_type ? "a string" : "an object")};
    }
    if (is_type) {
      event.type = cursor.string(scratch);
    } else {
      if (is_object) object = cursor;
      cursor.skip();
    }
  }
  KAIC_CHECK(cursor.end());
  if (event.type.empty() || !object) {
    return Error{ErrorClass::kMissingField, place,
                 "an event without " + std::string(event.type.empty() ? "type" : "object")};
  }
  for (const std::string_view known : {"ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"}) {
    if (event.type != known) continue;
    auto read = read_object(*object, event);
    KAIC_CHECK(cursor.end());  // a fault that only reading the object finds, a second key in it
    KAIC_CHECK(std::move(read));
    return event;
  }
  return Error{
      ErrorClass::kSchemaValue, place,
      "type: found " + event.type + "; expected ADDED, MODIFIED, DELETED, BOOKMARK or ERROR"};
}

}  // namespace

Result<std::string> kubelist(const Input& input) {
  json::Index index;
  ListPage page(index, input.text, input.place, "Pod", json::Source::kWire);
  Decoder decoder;
  std::optional<Error> first;
  nlohmann::json names = nlohmann::json::array();
  const auto read = page.for_each([&](const ObjectView& object) {
    Pod pod;
    auto decoded = decoder.decode(type_info<Pod>(), &pod, object.cursor());
    if (!decoded && !first && object.cursor().ok()) {
      first = std::move(decoded).error();
      first->place.insert(0, input.place + ": items[" + std::to_string(names.size()) + "].");
    }
    names.push_back(pod.metadata.name);
  });
  if (first) return *std::move(first);
  KAIC_CHECK(read);
  return write_json(nlohmann::json{{"items", std::move(names)}});
}

Result<std::string> watch(const Input& input) {
  json::Index index;
  nlohmann::json value = {{"items", 0}};
  std::size_t events = 0;
  std::string_view rest = input.text;
  for (;;) {
    rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
    if (rest.empty()) break;
    const std::string place = input.place + ": event " + std::to_string(events);
    if (rest.front() != '{') return Error{ErrorClass::kJsonSyntax, place, "expected an object"};
    const std::optional<std::size_t> end = object_end(rest);
    if (!end) {
      // Events do not hold lines: where more lines follow, it is not the end that is missing.
      if (rest.find_first_not_of(kSpace, rest.find('\n')) == rest.npos) break;
      return Error{ErrorClass::kJsonSyntax, place, "an event that does not end"};
    }
    KAIC_TRY(const Event event, read_event(index, rest.substr(0, *end), place));
    if (!event.reason.empty()) value["error"] = event.reason;
    ++events;
    rest.remove_prefix(*end);
  }
  value["items"] = events;
  return write_json(value);
}

}  // namespace kaic::parse

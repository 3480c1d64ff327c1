// SPDX-License-Identifier: Apache-2.0
/// JSON and YAML.
#include <nlohmann/json.hpp>

#include "lib/base/escape.h"
#include "lib/base/json.h"
#include "lib/base/try.h"
#include "lib/base/yaml.h"
#include "tests/tools/parse.h"

namespace kaic::parse {
namespace {

/// Passes the value in front of the cursor and appends it. As deep as the cursor's limit allows.
void copy(json::Cursor& cursor, std::string& out) {
  std::string scratch;
  switch (cursor.type()) {
    case json::Type::kObject: {
      json::KeySet seen;
      std::string_view key;
      char before = '{';
      cursor.enter();
      while (cursor.next_key(key, scratch, seen)) {
        out += before;
        out += escape::json_string(key);
        out += ':';
        copy(cursor, out);
        before = ',';
      }
      out += before == '{' ? "{}" : "}";
      return;
    }
    case json::Type::kArray: {
      char before = '[';
      cursor.enter();
      while (cursor.next_element()) {
        out += before;
        copy(cursor, out);
        before = ',';
      }
      out += before == '[' ? "[]" : "]";
      return;
    }
    case json::Type::kString:
      out += escape::json_string(cursor.string(scratch));
      return;
    case json::Type::kNumber: {
      const std::string_view token = cursor.token();
      const bool beyond = nlohmann::json::parse(token, nullptr, false).is_discarded();
      out += beyond ? escape::json_string(token) : std::string(token);
      return;
    }
    default:
      out += cursor.token();
  }
}

Result<std::string> read(std::string_view text, const std::string& place, json::Source source) {
  json::Index index;
  KAIC_CHECK(index.read(text, place, source));
  json::Cursor cursor = index.root();
  std::string out;
  copy(cursor, out);
  KAIC_CHECK(cursor.end());
  return escape::json_safe(std::move(out));
}

}  // namespace

Result<std::string> json(const Input& input) {
  return read(input.text, input.place, json::Source::kFile);
}

Result<std::string> json_wire(const Input& input) {
  return read(input.text, input.place, json::Source::kWire);
}

Result<std::string> yaml(const Input& input) {
  KAIC_TRY(const std::string json, yaml_to_json(input.text, input.place));
  return read(json, input.place, json::Source::kFile);
}

}  // namespace kaic::parse

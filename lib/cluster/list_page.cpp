// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/list_page.h"

#include "lib/base/limits.h"
#include "lib/base/try.h"

namespace kaic {
namespace {

Error wrong_type(json::Cursor cursor, const std::string& field, std::string_view expected) {
  const json::Cursor before = cursor;
  cursor.skip();  // garbage has no type; passing it shows that
  return {ErrorClass::kSchemaType, before.place(),
          (field.empty() ? std::string() : field + ": ") + "found " +
              std::string(json::to_string(before.type())) + "; expected " + std::string(expected)};
}

/// A string member, null standing for the empty one.
Result<std::string> text_member(json::Cursor& cursor, const std::string& field) {
  if (cursor.type() == json::Type::kNull) {
    cursor.token();
    return std::string();
  }
  if (cursor.type() != json::Type::kString) return wrong_type(cursor, field, "a string");
  std::string scratch;
  return std::string(cursor.string(scratch));
}

Result<std::uint64_t> visit_items(json::Cursor& cursor,
                                  const std::function<void(const ObjectView&)>& visit) {
  if (cursor.type() == json::Type::kNull) {  // Go writes null for a nil slice
    cursor.token();
    return std::uint64_t{0};
  }
  if (cursor.type() != json::Type::kArray) return wrong_type(cursor, "items", "an array");
  std::uint64_t count = 0;
  cursor.enter();
  while (cursor.next_element()) {
    if (cursor.type() != json::Type::kObject)
      return wrong_type(cursor, "items[" + std::to_string(count) + "]", "an object");
    visit(ObjectView(cursor));
    ++count;
  }
  return count;
}

}  // namespace

Result<void> ListPage::for_each(const std::function<void(const ObjectView&)>& visit) {
  envelope_ = {};
  KAIC_CHECK(index_.read(text_, place_, source_));
  json::Cursor cursor = index_.root();
  auto done = read(cursor, visit);
  if (!cursor.ok()) return cursor.error();  // what is no JSON is that first
  if (!done) return done;
  return cursor.end();
}

Result<void> ListPage::read(json::Cursor& cursor,
                            const std::function<void(const ObjectView&)>& visit) {
  if (cursor.type() != json::Type::kObject) return wrong_type(cursor, "", "a list");
  json::KeySet seen;
  std::string scratch, message;
  std::string_view key;
  cursor.enter();
  while (cursor.next_key(key, scratch, seen)) {
    if (key == "kind") {
      KAIC_TRY(envelope_.kind, text_member(cursor, "kind"));
    } else if (key == "message") {
      KAIC_TRY(message, text_member(cursor, "message"));
    } else if (key == "metadata") {
      if (cursor.type() == json::Type::kNull) {
        cursor.token();
        continue;
      }
      if (cursor.type() != json::Type::kObject) return wrong_type(cursor, "metadata", "an object");
      json::KeySet inner;
      cursor.enter();
      while (cursor.next_key(key, scratch, inner)) {
        if (key == "continue") {
          KAIC_TRY(envelope_.continue_token, text_member(cursor, "metadata.continue"));
        } else if (key == "resourceVersion") {
          KAIC_TRY(envelope_.resource_version, text_member(cursor, "metadata.resourceVersion"));
        } else {
          cursor.skip();
        }
      }
    } else if (key == "items") {
      envelope_.has_items = true;
      KAIC_TRY(envelope_.items, visit_items(cursor, visit));
    } else {
      cursor.skip();
    }
  }
  if (envelope_.kind == "Status")
    return Error{ErrorClass::kStatusFailure, place_,
                 "the answer is a Status: " + message.substr(0, limits::kMessageBytes)};
  if (!kind_.empty() && !envelope_.kind.empty() && envelope_.kind != kind_ + "List" &&
      envelope_.kind != "List") {
    return Error{ErrorClass::kKindMismatch, place_,
                 "found kind " + envelope_.kind + "; expected " + kind_ + "List"};
  }
  return {};
}

Result<void> ItemBatch::for_each(const std::function<void(const ObjectView&)>& visit) {
  KAIC_CHECK(index_.read(text_, place_));
  json::Cursor cursor = index_.root();
  auto count = visit_items(cursor, visit);
  if (!cursor.ok()) return cursor.error();
  if (!count) return count.error();
  items_ = *count;
  return cursor.end();
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/object_scanner.h"

#include "lib/base/try.h"

namespace kaic {
namespace {

struct Seen {
  ObjectKind kind;
  bool has_items = false;
};

/// Passes an object and tells what it says of itself. A kind that is no string is none.
Seen inspect(json::Cursor& cursor) {
  Seen seen;
  json::KeySet keys;
  std::string scratch, text;
  std::string_view key;
  cursor.enter();
  while (cursor.next_key(key, scratch, keys)) {
    const bool is_text = cursor.type() == json::Type::kString;
    if (key == "kind" && is_text) {
      seen.kind.kind = cursor.string(text);
    } else if (key == "apiVersion" && is_text) {
      seen.kind.api_version = cursor.string(text);
    } else {
      seen.has_items = seen.has_items || (key == "items" && (cursor.type() == json::Type::kArray ||
                                                             cursor.type() == json::Type::kNull));
      cursor.skip();
    }
  }
  return seen;
}

}  // namespace

ObjectScanner::ObjectScanner(Sink sink, std::string place)
    : sink_(std::move(sink)),
      place_(std::move(place)),
      splitter_([this](std::string_view array) { return batch(array); }, place_,
                [this](std::string_view envelope) { return document(envelope); }) {}

Result<void> ObjectScanner::batch(std::string_view array) {
  KAIC_CHECK(index_.read(
      array, place_ + ": items from offset " + std::to_string(splitter_.batch_offset())));
  json::Cursor cursor = index_.root();
  cursor.enter();
  while (cursor.next_element()) {
    if (cursor.type() != json::Type::kObject) {
      return Error{ErrorClass::kSchemaType, cursor.place(),
                   "found " + std::string(json::to_string(cursor.type())) + "; expected an object"};
    }
    json::Cursor again = cursor;
    const Seen seen = inspect(cursor);
    if (!cursor.ok()) break;
    KAIC_CHECK(sink_.object(seen.kind, again.raw()));
  }
  return cursor.end();
}

Result<void> ObjectScanner::document(std::string_view envelope) {
  KAIC_CHECK(index_.read(envelope, place_));
  json::Cursor cursor = index_.root();
  if (cursor.type() == json::Type::kArray) {  // its elements went out as a batch
    cursor.skip();
    return cursor.end();
  }
  if (cursor.type() != json::Type::kObject) {
    return Error{ErrorClass::kSchemaType, cursor.place(),
                 "found " + std::string(json::to_string(cursor.type())) +
                     "; expected a Kubernetes object or list"};
  }
  const Seen seen = inspect(cursor);
  KAIC_CHECK(cursor.end());
  if (seen.has_items) {
    sink_.list_end(seen.kind);
    return {};
  }
  if (seen.kind.kind == "Status")
    return Error{ErrorClass::kStatusFailure, place_, "a Status instead of objects"};
  if (seen.kind.kind.empty() || seen.kind.api_version.empty()) {
    return Error{ErrorClass::kMissingField, place_,
                 "an object without apiVersion and kind; expected a Kubernetes object or list"};
  }
  return sink_.object(seen.kind, envelope);
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/decoder.h"

#include <algorithm>

namespace kaic {
namespace {

/// A key set of the next level, given back when the level ends.
class Level {
 public:
  Level(std::deque<json::KeySet>& sets, std::size_t& level) : level_(level) {
    if (level_ == sets.size()) sets.emplace_back();
    keys_ = &sets[level_++];
    keys_->clear();
  }
  ~Level() { --level_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  json::KeySet& keys() { return *keys_; }

 private:
  std::size_t& level_;
  json::KeySet* keys_;
};

struct Target {
  const Field* field = nullptr;
  const Mask::Entry* entry = nullptr;  // null without a mask
};

/// The field that a key means. Servers write fields in one order, so the search goes on from the
/// last hit.
Target find_target(const TypeInfo& type, const Mask* mask, std::string_view key,
                   std::size_t& hint) {
  const std::size_t count = mask != nullptr ? mask->entries().size() : type.fields.size();
  for (std::size_t tried = 0; tried < count; ++tried) {
    const std::size_t i = hint + tried < count ? hint + tried : hint + tried - count;
    const Field& field = mask != nullptr ? *mask->entries()[i].field : type.fields[i];
    if (field.name != key) continue;
    hint = i + 1 < count ? i + 1 : 0;
    return {&field, mask != nullptr ? &mask->entries()[i] : nullptr};
  }
  return {};
}

}  // namespace

bool Decoder::refuse(const json::Cursor& cursor, std::string_view expected) {
  refusal_ = {ErrorClass::kSchemaType, "found " + std::string(json::to_string(cursor.type())) +
                                           "; expected " + std::string(expected)};
  return false;
}

bool Decoder::object(const TypeInfo& type, void* to, json::Cursor& cursor, const Mask* mask) {
  if (cursor.type() != json::Type::kObject) return refuse(cursor, "an object");
  Level level(seen_, level_);
  cursor.enter();
  std::string_view key;
  std::size_t hint = 0;
  while (cursor.next_key(key, key_scratch_, level.keys())) {
    const Target target = find_target(type, mask, key, hint);
    if (target.field == nullptr) {
      if (mask == nullptr && type.unknown != nullptr) {
        std::string name(key);
        type.unknown(to)->emplace_back(std::move(name), cursor.raw());
      } else {
        cursor.skip();
      }
    } else if (!value(*target.field->value, target.field->at(to), cursor,
                      target.entry != nullptr ? target.entry->below.get() : nullptr,
                      target.entry)) {
      path_.emplace_back(target.field->name);
      return false;
    }
  }
  return true;
}

bool Decoder::value(const Value& value, void* to, json::Cursor& cursor, const Mask* mask,
                    const Mask::Entry* entry) {
  if (value.shape == Shape::kScalar) return value.read(to, cursor, scratch_, refusal_);
  if (cursor.type() == json::Type::kNull) {  // Go leaves a field alone when it meets null
    cursor.token();
    return true;
  }
  switch (value.shape) {
    case Shape::kObject:
      return object(value.type(), to, cursor, mask);
    case Shape::kList:
      return list(value, to, cursor, mask, entry);
    case Shape::kMap:
      return map(value, to, cursor, mask);
    default:
      return this->value(*value.element, value.grow(to), cursor, mask);
  }
}

/// The element's name is nearly always its first member; where it is not, the element is taken.
bool Decoder::is_wanted(json::Cursor element, const Mask::Entry& entry) {
  if (element.type() != json::Type::kObject) return true;
  Level level(seen_, level_);
  std::string_view key;
  element.enter();
  if (!element.next_key(key, key_scratch_, level.keys()) || key != "name" ||
      element.type() != json::Type::kString)
    return true;
  const std::string_view name = element.string(scratch_);
  return std::any_of(entry.names.begin(), entry.names.end(),
                     [&](NameFilter takes) { return takes(name); });
}

bool Decoder::list(const Value& value, void* to, json::Cursor& cursor, const Mask* mask,
                   const Mask::Entry* entry) {
  if (cursor.type() != json::Type::kArray) return refuse(cursor, value.expected);
  const bool filtered = entry != nullptr && !entry->names.empty();
  cursor.enter();
  for (std::size_t i = 0; cursor.next_element(); ++i) {
    if (filtered && !is_wanted(cursor, *entry)) {
      cursor.skip();
      continue;
    }
    if (!this->value(*value.element, value.grow(to), cursor, mask)) {
      path_.push_back("[" + std::to_string(i) + "]");
      return false;
    }
  }
  return true;
}

bool Decoder::map(const Value& value, void* to, json::Cursor& cursor, const Mask* mask) {
  if (cursor.type() != json::Type::kObject) return refuse(cursor, value.expected);
  Level level(seen_, level_);
  cursor.enter();
  std::string_view key;
  while (cursor.next_key(key, key_scratch_, level.keys())) {
    void* element = value.insert(to, key);
    const std::string name(cursor.type() == json::Type::kObject ||
                                   cursor.type() == json::Type::kArray
                               ? key
                               : std::string_view());
    const std::string_view shown =
        name.empty() ? key
                     : std::string_view(name);  // a nested object overwrites the key's scratch
    if (!this->value(*value.element, element, cursor, mask)) {
      path_.push_back("[" + std::string(shown) + "]");
      return false;
    }
  }
  return true;
}

Result<void> Decoder::decode(const TypeInfo& type, void* to, json::Cursor& cursor,
                             const Mask* mask) {
  if (!cursor.ok()) return cursor.error();
  const json::Cursor start = cursor;
  path_.clear();
  level_ = 0;
  const bool fits = object(type, to, cursor, mask);
  if (!cursor.ok()) return cursor.error();
  if (fits) return {};
  std::string path;
  for (auto segment = path_.rbegin(); segment != path_.rend(); ++segment) {
    if (!path.empty() && segment->front() != '[') path += '.';
    path += *segment;
  }
  const Error error{refusal_.error_class, path, refusal_.message};
  cursor = start;  // what follows in the list is still to be read
  cursor.skip();
  return error;
}

Result<void> decode_into(const TypeInfo& type, void* object, std::string_view json) {
  json::Index index;
  if (auto read = index.read(json, ""); !read) return read;
  json::Cursor cursor = index.root();
  Decoder decoder;
  auto decoded = decoder.decode(type, object, cursor);
  if (auto ended = cursor.end(); !ended) return ended;  // what is no JSON is that first
  return decoded;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/item_splitter.h"

#include <algorithm>
#include <cstring>

#include "lib/base/json.h"
#include "lib/base/try.h"

namespace kaic {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// How many bytes of a string's inside can be passed at once: up to its quote or a backslash.
std::size_t string_run(std::string_view text) {
  const void* quote = std::memchr(text.data(), '"', text.size());
  const std::size_t end =
      quote != nullptr ? static_cast<std::size_t>(static_cast<const char*>(quote) - text.data())
                       : text.size();
  const void* backslash = std::memchr(text.data(), '\\', end);
  return backslash != nullptr
             ? static_cast<std::size_t>(static_cast<const char*>(backslash) - text.data())
             : end;
}

bool is_plain(char c) { return c != '"' && c != '{' && c != '}' && c != '[' && c != ']'; }

}  // namespace

Result<void> ItemSplitter::flush() {
  if (batch_.empty()) return {};
  batch_ += ']';
  auto sent = sink_(batch_);
  batch_.clear();
  return sent;
}

Result<void> ItemSplitter::end_document() {
  if (!document_) return {};
  KAIC_CHECK(flush());
  auto taken = document_(envelope_);
  envelope_.clear();
  return taken;
}

Result<void> ItemSplitter::end_item() {
  where_ = Where::kBetween;
  if (too_large_) {
    ++skipped_;
    too_large_ = false;
    batch_.resize(item_start_);
  }
  return batch_.size() >= sizes_.batch ? flush() : Result<void>();
}

Result<void> ItemSplitter::between_byte(char c) {
  if (is_space(c)) return {};
  if (c == ']') {
    if (after_comma_)
      return Error{ErrorClass::kJsonSyntax, place_ + ": offset " + std::to_string(bytes_),
                   "found ']'; expected an object"};
    where_ = Where::kEnvelope;
    envelope_ += ']';
    depth_ = envelope_.front() == '[' ? 0 : 1;
    return depth_ == 0 ? end_document() : Result<void>();
  }
  if (c == ',' && !after_comma_ && item_start_ != std::string::npos) {
    after_comma_ = true;
    return {};
  }
  // An item begins. Whatever it is, the batch's parser will judge it.
  if (batch_.empty()) batch_offset_ = bytes_;
  batch_ += batch_.empty() ? '[' : ',';
  if (!after_comma_ && item_start_ != std::string::npos) {
    return Error{ErrorClass::kJsonSyntax, place_ + ": offset " + std::to_string(bytes_),
                 "found '" + std::string(1, c) + "'; expected ',' or ']'"};
  }
  after_comma_ = false;
  item_start_ = batch_.size() - 1;
  batch_ += c;
  where_ = Where::kItem;
  in_string_ = c == '"';
  depth_ = c == '{' || c == '[' ? 1 : 0;
  return {};
}

Result<void> ItemSplitter::envelope_byte(char c) {
  if (depth_ == 0 && envelope_.empty() && is_space(c)) return {};
  if (envelope_.size() >= sizes_.object) {
    return Error{ErrorClass::kLimit, place_,
                 "an object, or a list outside its items, of more than " +
                     std::to_string(sizes_.object) + " bytes"};
  }
  envelope_ += c;
  if (in_string_) {
    if (is_key_) key_ += c;
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return {};
  }
  switch (c) {
    case '"':
      in_string_ = true;
      is_key_ =
          depth_ == 1;  // a value of the list itself is taken for a key too, until no colon follows
      key_.clear();
      break;
    case ':':
      if (depth_ == 1 && is_key_ && !key_.empty()) {
        key_.pop_back();  // the quote
        std::string name;
        if (key_.find('\\') == std::string::npos) {
          name = key_;
        } else {
          json::Index index;
          const std::string quoted = "\"" + key_ + "\"";
          if (index.read(quoted, "")) {
            json::Cursor cursor = index.root();
            std::string scratch;
            name = cursor.string(scratch);
          }
        }
        items_next_ = name == "items";
        key_.clear();
      }
      break;
    case '[':
    case '{':
      // The items of a list, or those of an array that stands alone.
      if (c == '[' &&
          ((items_next_ && depth_ == 1) || (depth_ == 0 && document_ && envelope_.size() == 1))) {
        where_ = Where::kBetween;
        after_comma_ = false;
        item_start_ = std::string::npos;  // no item yet
      }
      items_next_ = false;
      ++depth_;
      break;
    case ']':
    case '}':
      if (depth_ > 0 && --depth_ == 0) return end_document();
      break;
    case ',':
      items_next_ = false;
      break;
    default:
      break;
  }
  return {};
}

Result<void> ItemSplitter::push(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const char c = bytes[i];
    if (where_ == Where::kEnvelope) {
      KAIC_CHECK(envelope_byte(c));
      ++i, ++bytes_;
      continue;
    }
    if (where_ == Where::kBetween) {
      KAIC_CHECK(between_byte(c));
      ++i, ++bytes_;
      continue;
    }
    // Inside an item: runs of bytes that decide nothing are passed at once.
    std::size_t run = 0;
    const std::string_view rest = bytes.substr(i);
    if (in_string_) {
      run = escaped_ ? 0 : string_run(rest);
    } else if (depth_ > 0) {
      run = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_plain) -
                                     rest.begin());
    }
    bool ends = false;
    std::size_t take = run;
    if (run < rest.size()) {
      const char next = rest[run];
      if (in_string_) {
        ++take;
        if (escaped_) {
          escaped_ = false;
        } else if (next == '\\') {
          escaped_ = true;
        } else {
          in_string_ = false;
          ends = depth_ == 0;
        }
      } else if (depth_ == 0 && (next == ',' || next == ']' || is_space(next))) {
        ends = true;  // a scalar item; the byte belongs to what follows
      } else {
        ++take;
        if (next == '"') in_string_ = true;
        if (next == '{' || next == '[') ++depth_;
        if ((next == '}' || next == ']') && depth_ > 0 && --depth_ == 0) ends = true;
      }
    }
    if (batch_.size() - item_start_ - 1 + take >
        sizes_.object) {  // 1: the bracket or comma before it
      too_large_ = true;
      batch_.resize(item_start_ + 1);
    }
    if (!too_large_) batch_.append(rest.substr(0, take));
    i += take;
    bytes_ += take;
    if (ends) KAIC_CHECK(end_item());
  }
  return {};
}

Result<void> ItemSplitter::finish() {
  if (where_ != Where::kEnvelope) {
    return Error{ErrorClass::kJsonSyntax, place_ + ": offset " + std::to_string(bytes_),
                 "the text ends inside the list's items"};
  }
  KAIC_CHECK(flush());
  return document_ && !envelope_.empty()
             ? document_(envelope_)
             : Result<void>();  // a text cut short: its parser will say so
}

}  // namespace kaic

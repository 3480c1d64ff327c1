// SPDX-License-Identifier: Apache-2.0
/// Reading JSON: simdjson finds where every token begins (and checks UTF-8, quotes and control
/// characters); a Cursor then walks those places and checks everything that it passes, skipped
/// values too. A value is accepted only when the document was walked to its end. Rules:
/// docs/security.md R3.1 to R3.4. Nothing here knows Kubernetes.
///
///     json::Index index;
///     KAIC_CHECK(index.read(text, "pods.json"));
///     json::Cursor cursor = index.root();
///     cursor.skip();
///     KAIC_CHECK(cursor.end());
#ifndef KAIC_LIB_BASE_JSON_H
#define KAIC_LIB_BASE_JSON_H

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "lib/base/limits.h"

namespace kaic::json {

struct Limits {
  std::size_t bytes = limits::kJsonBytes;
  std::size_t depth = limits::kJsonDepth;
  std::size_t string = limits::kJsonString;
  std::size_t number = limits::kJsonNumber;
  std::size_t key = limits::kJsonKey;
  std::size_t members = limits::kJsonMembers;
};

/// Where a text came from: a byte order mark is skipped in a file and refused from the wire.
enum class Source : std::uint8_t { kFile, kWire };

enum class Type : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };
std::string_view to_string(Type type) noexcept;

class Cursor;

/// The places of all tokens of one text. Reusable: memory is kept from one text to the next. Not
/// copied, one thread.
class Index {
 public:
  Index();
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// Finds the tokens of `text`, which must outlive the cursors. Errors: `limit`, `encoding`,
  /// `json-syntax`.
  Result<void> read(std::string_view text, std::string_view place, Source source = Source::kFile,
                    const Limits& limits = {});
  /// The document's value. Valid after a successful read().
  Cursor root();

  std::string_view text() const { return text_; }
  const Limits& limits() const { return limits_; }
  /// `place: offset N`, N counted in the caller's text.
  std::string place_of(std::size_t offset) const;

 private:
  friend class Cursor;
  struct Stage1;
  std::unique_ptr<Stage1> stage1_;
  std::string_view text_;
  std::string place_;
  Limits limits_;
  const std::uint32_t* starts_ = nullptr;  // where each token begins in text_
  std::uint32_t count_ = 0;
  std::uint32_t shift_ = 0;  // of text_ in the caller's text: 3 after a byte order mark
  bool failed_ = false;
  Error error_;
};

/// Finds a second key in an object while its keys go by. Cheap for the usual few dozen keys, n log
/// n for many.
class KeySet {
 public:
  void clear();
  std::size_t size() const { return count_; }
  /// False if `key` was there already. A `transient` key is copied.
  bool insert(std::string_view key, bool transient);

 private:
  static constexpr std::size_t kFew = 32;

  std::array<std::string_view, kFew> few_;
  std::set<std::string_view> many_;  // all of them, once there are more than a few
  std::deque<std::string> owned_;
  std::array<std::uint64_t, 4>
      bloom_{};  // a bit set for each key: most keys are told apart without looking at the others
  std::size_t count_ = 0;
};

/// A place in a document, in front of a value. Cheap to copy. Each function that passes a value
/// checks it. The first fault is kept in the Index: from then on every function does nothing and
/// gives false or an empty text, and `error()` tells it. So a reader asks once, at the end.
class Cursor {
 public:
  bool ok() const noexcept { return !index_->failed_; }
  /// The first fault. Precondition: !ok().
  const Error& error() const noexcept { return index_->error_; }

  /// By its first character; garbage shows when it is passed.
  Type type() const noexcept {
    switch (peek()) {
      case '{':
        return Type::kObject;
      case '[':
        return Type::kArray;
      case '"':
        return Type::kString;
      case 't':
      case 'f':
        return Type::kBoolean;
      case 'n':
        return Type::kNull;
      default:
        return Type::kNumber;
    }
  }
  /// Passes the value, of any size, and checks all of it.
  void skip();
  /// Passes a scalar and gives its token (`12`, `"a\u00e9"` with quotes, `null`).
  std::string_view token();
  /// Passes a string and gives its text: a view of the document, or of `scratch` if there were
  /// escapes.
  std::string_view string(std::string& scratch);
  /// Passes any value and gives its text.
  std::string_view raw();

  /// Enters the object or array in front of the cursor. Then: while (next_...()) { pass the value;
  /// }
  void enter();
  /// In an object: true with the next key, in front of its value; false when the object has been
  /// left. A key seen twice is a fault.
  bool next_key(std::string_view& key, std::string& scratch, KeySet& seen);
  /// In an array: true in front of the next element; false when the array has been left.
  bool next_element();
  /// Nothing may follow the document's value.
  Result<void> end();

  /// `place: offset N`, for messages.
  std::string place() const;
  /// Records a fault of the caller's own at this place, unless there was one before.
  void fail(ErrorClass error_class, std::string message);

 private:
  friend class Index;
  explicit Cursor(Index& index) : index_(&index) {}

  char peek() const noexcept {
    return at_ < index_->count_ ? index_->text_[index_->starts_[at_]] : '\0';
  }
  std::uint32_t begin() const noexcept { return index_->starts_[at_]; }
  std::uint32_t next_begin() const noexcept;
  void fail_syntax(const char* expected);
  std::uint32_t pass_string(std::size_t max, const char* what);
  std::uint32_t pass_scalar();
  std::uint32_t pass_number();
  std::uint32_t pass_literal(std::string_view literal);
  std::uint32_t next_backslash(std::uint32_t from);
  bool check_escapes(std::uint32_t begin, std::uint32_t end);

  Index* index_;
  std::uint32_t at_ = 0;         // number of the token in front
  std::uint32_t backslash_ = 0;  // offset of a backslash; none lies between the last search and it
  std::uint32_t searched_ = 0;   // where that search began
  std::uint32_t depth_ = 0;
  bool fresh_ = false;  // just entered an object or array
};

/// Appends the text of a JSON string's inside (between the quotes, checked before) to `out`.
void unescape(std::string_view inside, std::string& out);

}  // namespace kaic::json

#endif  // KAIC_LIB_BASE_JSON_H

// SPDX-License-Identifier: Apache-2.0
#include "lib/base/json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "lib/base/utf8.h"

namespace kaic::json {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_token(char c) { return is_space(c) || c == ',' || c == '}' || c == ']' || c == ':'; }

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The code unit of \uXXXX at `text` (its four digits), or -1.
int code_unit(std::string_view text) {
  if (text.size() < 4) return -1;
  int value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// The length of the escape that begins at text[0] == '\\', or 0 if it is none. A pair of
/// surrogates is one escape.
std::size_t escape_length(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text[1] != 'u')
    return std::strchr("\"\\/bfnrt", text[1]) != nullptr && text[1] != '\0' ? 2 : 0;
  const int unit = code_unit(text.substr(2));
  if (unit < 0 || is_low_surrogate(unit)) return 0;
  if (!is_high_surrogate(unit)) return 6;
  const bool pair = text.size() >= 12 && text[6] == '\\' && text[7] == 'u' &&
                    is_low_surrogate(code_unit(text.substr(8)));
  return pair ? 12 : 0;
}

/// By a byte order mark, or by where the NUL bytes of two ASCII characters stand (RFC 4627, section
/// 3).
bool is_utf16_or_32(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  if (text.size() < 4) return false;
  const bool little = text[0] != '\0' && text[1] == '\0' && text[3] == '\0';
  const bool big = text[0] == '\0' && text[2] == '\0' && text[3] != '\0';
  return little || big;
}

}  // namespace

std::string_view to_string(Type type) noexcept {
  constexpr std::array<std::string_view, 6> kNames = {"null",   "boolean", "number",
                                                      "string", "array",   "object"};
  return kNames[static_cast<std::size_t>(type)];
}

void unescape(std::string_view inside, std::string& out) {
  for (std::size_t i = 0; i < inside.size();) {
    const std::size_t backslash = std::min(inside.find('\\', i), inside.size());
    out.append(inside, i, backslash - i);
    if (backslash == inside.size()) return;
    i = backslash;
    switch (inside[i + 1]) {
      case 'b':
        out += '\b';
        break;
      case 'f':
        out += '\f';
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'u': {
        char32_t code = static_cast<char32_t>(code_unit(inside.substr(i + 2)));
        if (is_high_surrogate(static_cast<int>(code))) {
          code = 0x10000 + ((code - 0xD800) << 10) +
                 (static_cast<char32_t>(code_unit(inside.substr(i + 8))) - 0xDC00);
        }
        utf8::append(out, code);
        break;
      }
      default:
        out += inside[i + 1];
        break;
    }
    i += escape_length(inside.substr(i));
  }
}

// ---- Index
// ------------------------------------------------------------------------------------------------------------------------------

/// simdjson's first stage alone. Its second stage would walk every value into a tape; the cursor
/// walks by itself what is needed (docs/adr/0003-json.md). The interface is simdjson's own between
/// its two stages, the same in 1.0 to 4.x.
struct Index::Stage1 {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

Index::Index() : stage1_(std::make_unique<Stage1>()) {}
Index::~Index() = default;

std::string Index::place_of(std::size_t offset) const {
  std::string text = place_;
  if (!text.empty()) text += ": ";
  return text + "offset " + std::to_string(offset + shift_);
}

Result<void> Index::read(std::string_view text, std::string_view place, Source source,
                         const Limits& limits) {
  place_ = place;
  limits_ = limits;
  shift_ = 0;
  count_ = 0;
  failed_ = false;
  if (text.size() > limits.bytes) {
    return Error{ErrorClass::kLimit, place_,
                 "a JSON text of " + std::to_string(text.size()) + " bytes; at most " +
                     std::to_string(limits.bytes) + " are read"};
  }
  if (text.substr(0, 3) == kByteOrderMark) {
    if (source == Source::kWire)
      return Error{ErrorClass::kJsonSyntax, place_of(0),
                   "a byte order mark; an answer may not begin with one"};
    text.remove_prefix(3);
    shift_ = 3;
  }
  if (is_utf16_or_32(text))
    return Error{ErrorClass::kEncoding, place_of(0), "UTF-16 or UTF-32; expected UTF-8"};
  text_ = text;
  if (text.empty())
    return Error{ErrorClass::kJsonSyntax, place_of(0), "nothing there; expected a JSON value"};

  auto& parser = stage1_->parser;
  if (!parser || parser->capacity() < text.size()) {
    // Grown in steps, so that pages that differ little in size do not each allocate anew.
    const std::size_t capacity =
        std::max<std::size_t>(text.size() + text.size() / 8, 64 * kaic::limits::kKiB);
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(
            capacity, 1, parser) != simdjson::SUCCESS) {
      parser.reset();
      return Error{ErrorClass::kNomem, place_,
                   "no memory for the index of " + std::to_string(text.size()) + " bytes"};
    }
  }
  const simdjson::error_code code =
      parser->stage1(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                     simdjson::stage1_mode::regular);
  starts_ = parser->structural_indexes.get();
  count_ = parser->n_structural_indexes;
  switch (code) {
    case simdjson::SUCCESS:
      return {};
    case simdjson::UTF8_ERROR:
      return Error{ErrorClass::kEncoding, place_of(utf8::valid_prefix(text)), "not UTF-8"};
    case simdjson::UNCLOSED_STRING:
      return Error{ErrorClass::kJsonSyntax, place_of(text.size()), "the text ends inside a string"};
    case simdjson::UNESCAPED_CHARS:
      return Error{ErrorClass::kJsonSyntax, place_,
                   "a control character inside a string; expected an escape"};
    case simdjson::EMPTY:
      return Error{ErrorClass::kJsonSyntax, place_of(0),
                   "nothing but white space; expected a JSON value"};
    default:
      return Error{ErrorClass::kInternal, place_, simdjson::error_message(code)};
  }
}

Cursor Index::root() { return Cursor(*this); }

// ---- Cursor
// -----------------------------------------------------------------------------------------------------------------------------

std::uint32_t Cursor::next_begin() const noexcept {
  return at_ + 1 < index_->count_ ? index_->starts_[at_ + 1]
                                  : static_cast<std::uint32_t>(index_->text_.size());
}

std::string Cursor::place() const {
  return index_->place_of(at_ < index_->count_ ? index_->starts_[at_] : index_->text_.size());
}

void Cursor::fail(ErrorClass error_class, std::string message) {
  if (index_->failed_) return;
  index_->error_ = Error{error_class, place(), std::move(message)};
  index_->failed_ = true;
}

void Cursor::fail_syntax(const char* expected) {
  if (index_->failed_) return;
  const bool at_end = at_ >= index_->count_;
  std::string found =
      at_end ? "the end" : "'" + std::string(index_->text_.substr(begin(), 1)) + "'";
  if (!at_end && static_cast<unsigned char>(index_->text_[begin()]) >= 0x80)
    found = "a character outside ASCII";
  fail(ErrorClass::kJsonSyntax, "found " + found + "; expected " + expected);
}

std::uint32_t Cursor::next_backslash(std::uint32_t from) {
  if (from < searched_ || from > backslash_) {
    const void* found = from < index_->text_.size() ? std::memchr(index_->text_.data() + from, '\\',
                                                                  index_->text_.size() - from)
                                                    : nullptr;
    backslash_ =
        found ? static_cast<std::uint32_t>(static_cast<const char*>(found) - index_->text_.data())
              : static_cast<std::uint32_t>(index_->text_.size());
    searched_ = from;
  }
  return backslash_;
}

bool Cursor::check_escapes(std::uint32_t from, std::uint32_t end) {
  const std::string_view text = index_->text_.substr(0, end);
  for (std::size_t i = text.find('\\', from); i < text.size(); i = text.find('\\', i)) {
    const std::size_t length = escape_length(text.substr(i));
    if (length == 0) {
      if (!index_->failed_) {
        index_->error_ = Error{ErrorClass::kJsonSyntax, index_->place_of(i),
                               "a backslash that begins no escape, or half a surrogate pair"};
        index_->failed_ = true;
      }
      return false;
    }
    i += length;
  }
  return true;
}

/// Passes the string in front; gives the offset of its closing quote, 0 after a fault.
std::uint32_t Cursor::pass_string(std::size_t max, const char* what) {
  const std::uint32_t open = begin();
  std::uint32_t close = next_begin() - 1;
  while (is_space(index_->text_[close])) --close;
  // Stage 1 closes every string, so the last character before the next token is its quote, unless a
  // stray one stands between.
  if (close <= open || index_->text_[close] != '"') {
    fail_syntax("a string alone");
    return 0;
  }
  if (close - open - 1 > max) {
    fail(ErrorClass::kLimit, std::string(what) + " of " + std::to_string(close - open - 1) +
                                 " bytes; at most " + std::to_string(max) + " are read");
    return 0;
  }
  if (next_backslash(open) < close && !check_escapes(open + 1, close)) return 0;
  ++at_;
  return close;
}

std::uint32_t Cursor::pass_literal(std::string_view literal) {
  const std::uint32_t from = begin();
  const std::uint32_t end = from + static_cast<std::uint32_t>(literal.size());
  if (index_->text_.substr(from, literal.size()) != literal ||
      (end < index_->text_.size() && !ends_token(index_->text_[end]))) {
    fail_syntax("a JSON value");
    return 0;
  }
  ++at_;
  return end;
}

std::uint32_t Cursor::pass_number() {
  const std::uint32_t from = begin();
  const char* const text = index_->text_.data();
  const std::uint32_t end = next_begin();
  std::uint32_t i = from;
  const auto digits = [&] {
    const std::uint32_t first = i;
    while (i < end && is_digit(text[i])) ++i;
    return i > first;
  };
  if (i < end && text[i] == '-') ++i;
  const bool zero = i < end && text[i] == '0';
  bool good = zero ? (++i, true) : digits();
  if (good && i < end && text[i] == '.') good = (++i, digits());
  if (good && i < end && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < end && (text[i] == '+' || text[i] == '-')) ++i;
    good = digits();
  }
  if (!good || (i < index_->text_.size() && !ends_token(text[i]))) {
    fail_syntax("a JSON value");
    return 0;
  }
  if (i - from > index_->limits_.number) {
    fail(ErrorClass::kLimit, "a number of " + std::to_string(i - from) + " digits; at most " +
                                 std::to_string(index_->limits_.number) + " are read");
    return 0;
  }
  ++at_;
  return i;
}

/// Passes the scalar in front; gives the offset behind it, 0 after a fault.
std::uint32_t Cursor::pass_scalar() {
  switch (peek()) {
    case '"': {
      const std::uint32_t close = pass_string(index_->limits_.string, "a string");
      return close == 0 ? 0 : close + 1;
    }
    case 't':
      return pass_literal("true");
    case 'f':
      return pass_literal("false");
    case 'n':
      return pass_literal("null");
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return pass_number();
    default:
      fail_syntax("a JSON value");
      return 0;
  }
}

void Cursor::skip() {
  if (!ok()) return;
  // One entry an open object or array: its members so far, the top bit for an object.
  constexpr std::uint32_t kObject = 0x80000000U;
  std::array<std::uint32_t, 1025> open;
  std::uint32_t depth = 0;
  const std::size_t max_depth = std::min<std::size_t>(index_->limits_.depth, open.size() - 1);

  const auto pass_key = [&] {
    if (peek() != '"') return fail_syntax("a key"), false;
    if (pass_string(index_->limits_.key, "a key") == 0) return false;
    if (peek() != ':') return fail_syntax("':'"), false;
    ++at_;
    return true;
  };

  for (;;) {
    const char c = peek();
    if (c == '{' || c == '[') {
      if (depth_ + depth >= max_depth)
        return fail(ErrorClass::kLimit,
                    "more than " + std::to_string(max_depth) + " levels of brackets");
      ++at_;
      if (peek() == (c == '{' ? '}' : ']')) {
        ++at_;
      } else {
        open[depth++] = c == '{' ? kObject : 0;
        if (c == '{' && !pass_key()) return;
        continue;
      }
    } else if (pass_scalar() == 0) {
      return;
    }
    // Behind a value: close what ends here, or go on to the next.
    for (;;) {
      if (depth == 0) return;
      std::uint32_t& top = open[depth - 1];
      const bool object = (top & kObject) != 0;
      const char next = peek();
      if (next == ',') {
        ++at_;
        if ((++top & ~kObject) >= index_->limits_.members)
          return fail(ErrorClass::kLimit,
                      "more than " + std::to_string(index_->limits_.members) + " members");
        if (object && !pass_key()) return;
        break;
      }
      if (next != (object ? '}' : ']')) return fail_syntax(object ? "',' or '}'" : "',' or ']'");
      ++at_;
      --depth;
    }
  }
}

std::string_view Cursor::token() {
  if (!ok()) return {};
  const std::uint32_t from = at_ < index_->count_ ? begin() : 0;
  const std::uint32_t end = pass_scalar();
  return end == 0 ? std::string_view() : index_->text_.substr(from, end - from);
}

std::string_view Cursor::string(std::string& scratch) {
  if (!ok()) return {};
  if (peek() != '"') return fail_syntax("a string"), std::string_view();
  const std::uint32_t from = begin() + 1;
  const std::uint32_t close = pass_string(index_->limits_.string, "a string");
  if (close == 0) return {};
  const std::string_view inside = index_->text_.substr(from, close - from);
  if (next_backslash(from - 1) >= close) return inside;
  scratch.clear();
  unescape(inside, scratch);
  return scratch;
}

std::string_view Cursor::raw() {
  if (!ok() || at_ >= index_->count_) return skip(), std::string_view();
  const std::uint32_t from = begin();
  skip();
  if (!ok()) return {};
  std::uint32_t end =
      at_ < index_->count_ ? begin() : static_cast<std::uint32_t>(index_->text_.size());
  while (end > from && is_space(index_->text_[end - 1])) --end;
  return index_->text_.substr(from, end - from);
}

void Cursor::enter() {
  if (!ok()) return;
  const char c = peek();
  if (c != '{' && c != '[') return fail_syntax("an object or an array");
  if (depth_ >= index_->limits_.depth)
    return fail(ErrorClass::kLimit,
                "more than " + std::to_string(index_->limits_.depth) + " levels of brackets");
  ++depth_;
  ++at_;
  fresh_ = true;
}

bool Cursor::next_key(std::string_view& key, std::string& scratch, KeySet& seen) {
  if (!ok()) return false;
  const bool fresh = fresh_;
  fresh_ = false;
  if (peek() == '}') {
    ++at_;
    --depth_;
    return false;
  }
  if (!fresh) {
    if (peek() != ',') return fail_syntax("',' or '}'"), false;
    ++at_;
  }
  if (peek() != '"') return fail_syntax("a key"), false;
  const std::uint32_t from = begin() + 1;
  const std::uint32_t close = pass_string(index_->limits_.key, "a key");
  if (close == 0) return false;
  key = index_->text_.substr(from, close - from);
  const bool escaped = next_backslash(from - 1) < close;
  if (escaped) {
    scratch.clear();
    unescape(key, scratch);
    key = scratch;
  }
  if (!seen.insert(key, escaped))
    return fail(ErrorClass::kDuplicateKey,
                "the key \"" + std::string(key) + "\" stands twice in one object"),
           false;
  if (seen.size() > index_->limits_.members)
    return fail(ErrorClass::kLimit,
                "more than " + std::to_string(index_->limits_.members) + " members"),
           false;
  if (peek() != ':') return fail_syntax("':'"), false;
  ++at_;
  return true;
}

bool Cursor::next_element() {
  if (!ok()) return false;
  const bool fresh = fresh_;
  fresh_ = false;
  if (peek() == ']') {
    ++at_;
    --depth_;
    return false;
  }
  if (fresh) return true;
  if (peek() != ',') return fail_syntax("',' or ']'"), false;
  ++at_;
  return true;
}

Result<void> Cursor::end() {
  if (ok() && at_ < index_->count_) fail_syntax("the end");
  if (!ok()) return error();
  return {};
}

// ---- KeySet
// -----------------------------------------------------------------------------------------------------------------------------

void KeySet::clear() {
  if (count_ > kFew) many_.clear();
  if (!owned_.empty()) owned_.clear();
  bloom_ = {};
  count_ = 0;
}

bool KeySet::insert(std::string_view key, bool transient) {
  std::uint64_t hash = 0;  // of the ends, which is where the keys of one object differ
  const std::size_t ends = std::min<std::size_t>(key.size(), 8);
  std::memcpy(&hash, key.data() + (key.size() - ends), ends);
  hash = (hash + key.size()) * 0x9E3779B97F4A7C15U;
  std::uint64_t& word = bloom_[hash >> 62U];
  const std::uint64_t bit = std::uint64_t{1} << ((hash >> 56U) & 63U);
  if (count_ < kFew) {
    const auto end = few_.begin() + static_cast<std::ptrdiff_t>(count_);
    if ((word & bit) != 0 && std::find(few_.begin(), end, key) != end) return false;
    word |= bit;
    few_[count_] = transient ? std::string_view(owned_.emplace_back(key)) : key;
  } else {
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    if (!many_.insert(transient ? std::string_view(owned_.emplace_back(key)) : key).second)
      return false;
  }
  ++count_;
  return true;
}

}  // namespace kaic::json

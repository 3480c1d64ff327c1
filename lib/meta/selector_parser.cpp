// SPDX-License-Identifier: Apache-2.0
/// Reads the text of a label selector: `a=b,c in (x,y),!d,n>3`. Two steps, tokens and requirements;
/// neither recurses.
#include <algorithm>
#include <cstddef>
#include <string>

#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/base/utf8.h"
#include "lib/meta/selector_check.h"

namespace kaic {
namespace {

enum class Token {
  kEnd,
  kWord,
  kComma,
  kOpen,
  kClose,
  kNot,
  kEquals,
  kDoubleEquals,
  kNotEquals,
  kGreater,
  kLess
};

struct Lexeme {
  Token token = Token::kEnd;
  std::string_view text;
};

constexpr std::string_view kSymbols = "=!(),><";
// A NUL only separates, as in apimachinery, but never hides what follows it.
constexpr std::string_view kBlank = std::string_view(" \t\r\n\0", 5);

/// The tokens of a text, one looked at ahead.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : rest_(text) { advance(); }

  const Lexeme& peek() const { return next_; }
  Lexeme take() {
    const Lexeme taken = next_;
    advance();
    return taken;
  }

 private:
  void advance() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlank), rest_.size()));
    if (rest_.empty()) {
      next_ = {};
      return;
    }
    const auto [token, size] = scan();
    next_ = {token, rest_.substr(0, size)};
    rest_.remove_prefix(size);
  }

  std::pair<Token, std::size_t> scan() const {
    const bool equals_follows = rest_.size() > 1 && rest_[1] == '=';
    switch (rest_[0]) {
      case ',':
        return {Token::kComma, 1};
      case '(':
        return {Token::kOpen, 1};
      case ')':
        return {Token::kClose, 1};
      case '>':
        return {Token::kGreater, 1};
      case '<':
        return {Token::kLess, 1};
      case '!':
        if (equals_follows) return {Token::kNotEquals, 2};
        return {Token::kNot, 1};
      case '=':
        if (equals_follows) return {Token::kDoubleEquals, 2};
        return {Token::kEquals, 1};
      default:
        break;
    }
    std::size_t size = 1;
    while (size < rest_.size() && kSymbols.find(rest_[size]) == std::string_view::npos &&
           kBlank.find(rest_[size]) == std::string_view::npos) {
      ++size;
    }
    return {Token::kWord, size};
  }

  std::string_view rest_;
  Lexeme next_;
};

Error unexpected(const Lexeme& found, std::string_view expected) {
  std::string message = "selector: found ";
  if (found.token == Token::kEnd) {
    message += "the end";
  } else {
    message += '"';
    message += utf8::cut(found.text, 64);
    message += '"';
  }
  message += ", expected ";
  message += expected;
  return {ErrorClass::kSchemaValue, "", std::move(message)};
}

Result<LabelOperator> take_operator(Lexer& lexer) {
  const Lexeme found = lexer.take();
  switch (found.token) {
    case Token::kEquals:
      return LabelOperator::kEquals;
    case Token::kDoubleEquals:
      return LabelOperator::kDoubleEquals;
    case Token::kNotEquals:
      return LabelOperator::kNotEquals;
    case Token::kGreater:
      return LabelOperator::kGreaterThan;
    case Token::kLess:
      return LabelOperator::kLessThan;
    case Token::kWord:
      if (found.text == "in") return LabelOperator::kIn;
      if (found.text == "notin") return LabelOperator::kNotIn;
      break;
    default:
      break;
  }
  return unexpected(found, "in, notin, =, ==, !=, > or <");
}

/// `(x,y)`. A place without a value, as in `()`, `(a,)` and `(,,a)`, is the empty value. Commas are
/// taken two at a time, so `(a,,)` is refused while `(a,)` and `(a,,,)` are read: apimachinery's
/// way.
Result<std::vector<std::string>> take_set(Lexer& lexer) {
  if (lexer.peek().token != Token::kOpen) return unexpected(lexer.peek(), "'('");
  lexer.take();
  std::vector<std::string> values;
  if (lexer.peek().token == Token::kClose) values.emplace_back();
  while (lexer.peek().token != Token::kClose) {
    const Lexeme found = lexer.take();
    const Token next = lexer.peek().token;
    if (found.token == Token::kWord) {
      values.emplace_back(found.text);
      if (next != Token::kComma && next != Token::kClose) {
        return unexpected(lexer.peek(), "',' or ')'");
      }
    } else if (found.token == Token::kComma) {
      if (values.empty() || next == Token::kComma || next == Token::kClose) values.emplace_back();
      if (next == Token::kComma) {
        lexer.take();
        if (lexer.peek().token == Token::kClose) return unexpected(lexer.peek(), "',' or a value");
      }
    } else {
      return unexpected(found, "',', ')' or a value");
    }
  }
  lexer.take();
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

bool ends_requirement(const Lexeme& lexeme) {
  return lexeme.token == Token::kEnd || lexeme.token == Token::kComma;
}

Result<LabelRequirement> take_requirement(Lexer& lexer) {
  LabelRequirement requirement;
  const bool negated = lexer.peek().token == Token::kNot;
  if (negated) lexer.take();
  const Lexeme key = lexer.take();
  if (key.token != Token::kWord) return unexpected(key, "a key");
  requirement.key = key.text;
  if (negated || ends_requirement(lexer.peek())) {
    requirement.op = negated ? LabelOperator::kDoesNotExist : LabelOperator::kExists;
    return requirement;
  }
  KAIC_TRY(requirement.op, take_operator(lexer));
  if (requirement.op == LabelOperator::kIn || requirement.op == LabelOperator::kNotIn) {
    KAIC_TRY(requirement.values, take_set(lexer));
  } else if (ends_requirement(lexer.peek())) {
    requirement.values.emplace_back();
  } else {
    const Lexeme value = lexer.take();
    if (value.token != Token::kWord) return unexpected(value, "a value");
    requirement.values.emplace_back(value.text);
  }
  return requirement;
}

}  // namespace

Error too_many_requirements() {
  return {ErrorClass::kLimit, "",
          "selector: more than " + std::to_string(limits::kSelectorRequirements) + " requirements"};
}

Error selector_too_long() {
  return {ErrorClass::kLimit, "",
          "selector: longer than " + std::to_string(limits::kSelectorBytes) + " bytes"};
}

Result<std::vector<LabelRequirement>> parse_requirements(std::string_view text) {
  if (text.size() > limits::kSelectorBytes) return selector_too_long();
  std::vector<LabelRequirement> requirements;
  Lexer lexer(text);
  if (lexer.peek().token == Token::kEnd) return requirements;
  while (true) {
    if (requirements.size() == limits::kSelectorRequirements) return too_many_requirements();
    KAIC_TRY(LabelRequirement requirement, take_requirement(lexer));
    KAIC_CHECK(check_requirement(requirement, FieldPath(requirement.key)));
    requirements.push_back(std::move(requirement));
    const Lexeme found = lexer.take();
    if (found.token == Token::kEnd) return requirements;
    if (found.token != Token::kComma) return unexpected(found, "',' or the end");
  }
}

}  // namespace kaic

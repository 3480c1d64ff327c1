// SPDX-License-Identifier: Apache-2.0
#include "lib/base/json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace kaic::json {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// Passes the value element by element, with every token looked at.
void walk(Cursor& cursor) {
  std::string scratch;
  switch (cursor.type()) {
    case Type::kObject: {
      KeySet seen;
      std::string_view key;
      cursor.enter();
      while (cursor.next_key(key, scratch, seen)) walk(cursor);
      return;
    }
    case Type::kArray:
      cursor.enter();
      while (cursor.next_element()) walk(cursor);
      return;
    case Type::kString:
      cursor.string(scratch);
      return;
    default:
      cursor.token();
  }
}

void skip(Cursor& cursor) { cursor.skip(); }

using Pass = void (*)(Cursor&);
constexpr Pass kBoth[] = {skip, walk};

std::optional<Error> fault(std::string_view text, Pass pass, const Limits& limits = {},
                           Source source = Source::kFile) {
  Index index;
  if (auto read = index.read(text, "x", source, limits); !read) return read.error();
  Cursor cursor = index.root();
  pass(cursor);
  if (auto end = cursor.end(); !end) return end.error();
  return std::nullopt;
}

bool is_limit(const std::optional<Error>& error) {
  return error && error->error_class == ErrorClass::kLimit;
}

TEST_CASE("every kind of value is accepted, skipped or walked") {
  for (const std::string_view text :
       {"null", "true", "false", "0", "-0", "12.50e+3", "1E-7", "\"\"", "\"a\\u00e9\\n\"", "[]",
        "{}", "[[],{}]", " [ 1 , \"a\" ] ", "{\"a\":{\"b\":[null]},\"c\":\"\"}",
        "\"ends in blanks  \"  \n", "[1]\n"}) {
    CAPTURE(text);
    for (const Pass pass : kBoth) CHECK_FALSE(fault(text, pass));
  }
}

TEST_CASE("512 levels of brackets are read and 513 are not") {
  for (const Pass pass : kBoth) {
    CHECK_FALSE(fault(repeated("[", 512) + repeated("]", 512), pass));
    CHECK(is_limit(fault(repeated("[", 513) + repeated("]", 513), pass)));
    CHECK_FALSE(fault(repeated("{\"a\":", 511) + "[]" + repeated("}", 511), pass));
    CHECK(is_limit(fault(repeated("{\"a\":", 512) + "{}" + repeated("}", 512), pass)));
  }
}

TEST_CASE("a value that is skipped counts the levels around it") {
  const auto enter_then_skip = [](Cursor& cursor) {
    for (int i = 0; i < 300; ++i) {
      cursor.enter();
      cursor.next_element();
    }
    cursor.skip();
    for (int i = 0; i < 300; ++i) CHECK_FALSE(cursor.next_element());
  };
  CHECK_FALSE(fault(repeated("[", 512) + repeated("]", 512), enter_then_skip));
  Index index;
  const std::string deep = repeated("[", 513) + repeated("]", 513);
  REQUIRE(index.read(deep, "x"));
  Cursor cursor = index.root();
  for (int i = 0; i < 300; ++i) {
    cursor.enter();
    cursor.next_element();
  }
  cursor.skip();
  REQUIRE_FALSE(cursor.ok());
  CHECK(cursor.error().error_class == ErrorClass::kLimit);
}

TEST_CASE("strings, keys, numbers, members and bytes are read to their limit and no further") {
  constexpr std::size_t kMost = 20;
  Limits string, key, number, members, bytes;
  string.string = key.key = number.number = members.members = bytes.bytes = kMost;
  for (std::size_t n = kMost - 1; n <= kMost + 1; ++n) {
    CAPTURE(n);
    const bool over = n > kMost;
    const std::string letters(n, 'a');
    std::string list = "[0", object = "{\"0\":0";
    for (std::size_t i = 1; i < n; ++i) {
      list += ",0";
      object += ",\"" + std::to_string(i) + "\":0";
    }
    for (const Pass pass : kBoth) {
      CHECK(is_limit(fault("[\"" + letters + "\"]", pass, string)) == over);
      CHECK(is_limit(fault("{\"" + letters + "\":1}", pass, key)) == over);
      CHECK(is_limit(fault("[" + std::string(n, '7') + "]", pass, number)) == over);
      CHECK(is_limit(fault("[-0." + std::string(n - 3, '7') + "]", pass, number)) == over);
      CHECK(is_limit(fault(object + "}", pass, members)) == over);
      CHECK(is_limit(fault("[\"" + std::string(n - 4, 'a') + "\"]", pass, bytes)) == over);
    }
    CHECK(is_limit(fault(list + "]", skip, members)) == over);
  }
}

TEST_CASE("a string of 8 MiB is read and one of a byte more is not") {
  std::string text = "[\"" + std::string(limits::kJsonString, 'a') + "\"]";
  for (const Pass pass : kBoth) CHECK_FALSE(fault(text, pass));
  text.insert(3, "a");
  for (const Pass pass : kBoth) CHECK(is_limit(fault(text, pass)));
}

TEST_CASE("a key that stands twice is a fault, written with escapes or not") {
  for (const std::string_view text :
       {R"({"a":1,"a":2})", R"({"a":1,"\u0061":2})", R"({"\u0061":1,"b":0,"a":2})",
        R"({"\/":1,"/":2})", R"([{"b":{"":1,"":1}}])",
        "{\"\\ud83d\\ude00\":1,\"\xF0\x9F\x98\x80\":2}"}) {
    CAPTURE(text);
    const auto error = fault(text, walk);
    REQUIRE(error);
    CHECK(error->error_class == ErrorClass::kDuplicateKey);
  }
  CHECK_FALSE(fault(R"({"a":{"a":1},"b":{"a":2},"A":3})", walk));
}

TEST_CASE("a second key is found among 100,000") {
  std::string object = "{\"k0\":0";
  for (int i = 1; i < 100'000; ++i) object += ",\"k" + std::to_string(i) + "\":0";
  CHECK_FALSE(fault(object + "}", walk));
  for (const char* const again : {"k0", "k31", "k32", "k99999", "\\u006b500"}) {
    CAPTURE(again);
    const auto error = fault(object + ",\"" + again + "\":0}", walk);
    REQUIRE(error);
    CHECK(error->error_class == ErrorClass::kDuplicateKey);
  }
}

TEST_CASE("a key set finds what it has on both sides of 32 keys and after it was cleared") {
  KeySet keys;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 70; ++i) {
      std::string key = "key" + std::to_string(i);
      CHECK(keys.insert(key, true));
      key = "gone";  // it was copied
      CHECK(keys.size() == static_cast<std::size_t>(i) + 1);
      for (const int old : {0, i / 2, i})
        CHECK_FALSE(keys.insert("key" + std::to_string(old), true));
    }
    keys.clear();
    CHECK(keys.size() == 0);
  }
}

TEST_CASE("a byte order mark is skipped in a file, counted in offsets, and refused from the wire") {
  CHECK_FALSE(fault("\xEF\xBB\xBF{}", skip));
  const auto later = fault("\xEF\xBB\xBF[1,x]", skip);
  REQUIRE(later);
  CHECK(later->place == "x: offset 6");
  const auto wire = fault("\xEF\xBB\xBF{}", skip, {}, Source::kWire);
  REQUIRE(wire);
  CHECK(wire->error_class == ErrorClass::kJsonSyntax);
  CHECK(fault("\xEF\xBB\xBF", skip));
  CHECK(fault("[1]\xEF\xBB\xBF", skip));
  CHECK_FALSE(fault("{}", skip, {}, Source::kWire));
}

TEST_CASE("what is no JSON is refused wherever it stands, skipped or walked") {
  const std::string_view bad[] = {"nan",
                                  "NaN",
                                  "Infinity",
                                  "-Infinity",
                                  "tru",
                                  "truee",
                                  "nul",
                                  "nullx",
                                  "False",
                                  "01",
                                  "+1",
                                  ".5",
                                  "1.",
                                  "1.e2",
                                  "1e",
                                  "1e+",
                                  "-",
                                  "--1",
                                  "0x10",
                                  "1_0",
                                  "1 2",
                                  "'a'",
                                  "a",
                                  R"("\x")",
                                  R"("\u12")",
                                  R"("\u12g4")",
                                  R"("\ud800")",
                                  R"("\udc00")",
                                  R"("\ud800\u0041")",
                                  R"("\ud800x\udc00")",
                                  R"("\U0041")",
                                  R"("a"b)",
                                  R"("a" "b")",
                                  R"("a""b")",
                                  R"(1"a")",
                                  "[1}",
                                  "[1,,2]",
                                  "[,1]",
                                  "[1,]",
                                  "[1 2]",
                                  "[1;2]",
                                  "{,}",
                                  R"({"a"})",
                                  R"({"a" 1})",
                                  R"({"a":})",
                                  R"({"a":1,})",
                                  R"({"a":1 "b":2})",
                                  R"({"a":1,,"b":2})",
                                  R"({1:2})",
                                  R"({null:2})",
                                  R"({"a":1:2})",
                                  R"({"a":1])",
                                  R"({"a"::1})",
                                  R"({"\q":1})",
                                  ",",
                                  ":",
                                  "]",
                                  "}",
                                  "",
                                  "\f",
                                  "1\f",
                                  "\v",
                                  "/**/1",
                                  "\"\t\"",
                                  "\"\x01\""};
  const std::string_view around[] = {"@",
                                     "[@]",
                                     "[1,@]",
                                     "[@,1]",
                                     "[[],@,{}]",
                                     R"({"k":@})",
                                     R"({"k":@,"l":1})",
                                     R"({"j":[{"k":@}]})"};
  for (const std::string_view value : bad) {
    for (const std::string_view frame : around) {
      const std::size_t at = frame.find('@');
      if (value.empty() && frame == "[@]") continue;  // an empty list
      const std::string text =
          std::string(frame.substr(0, at)) + std::string(value) + std::string(frame.substr(at + 1));
      CAPTURE(text);
      for (const Pass pass : kBoth) {
        const auto error = fault(text, pass);
        REQUIRE(error);
        CHECK(error->error_class == ErrorClass::kJsonSyntax);
        CHECK(error->place.starts_with("x"));
      }
    }
  }
}

TEST_CASE("brackets that do not close, or close too often, are refused") {
  for (const std::string_view text :
       {"[", "{", "[[]", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "[]]", "{}}", "[]{}",
        "{\"a\":[}", "\"", "\"a\\\"", "[\"a]", " ", "\n"}) {
    CAPTURE(text);
    for (const Pass pass : kBoth) {
      const auto error = fault(text, pass);
      REQUIRE(error);
      CHECK(error->error_class == ErrorClass::kJsonSyntax);
    }
  }
}

TEST_CASE("what is not UTF-8 is refused with the place of its first bad byte") {
  const auto error = fault("[\"ab\xFF\"]", skip);
  REQUIRE(error);
  CHECK(error->error_class == ErrorClass::kEncoding);
  CHECK(error->place == "x: offset 4");
  CHECK(fault("[\"\xED\xA0\x80\"]", skip));  // a surrogate
  CHECK(fault("[\"\xC0\x80\"]", skip));      // overlong
}

TEST_CASE("escapes become the characters that they stand for") {
  const auto text_of = [](std::string_view inside) {
    std::string out = "<";
    unescape(inside, out);
    return out;
  };
  CHECK(text_of("") == "<");
  CHECK(text_of("plain") == "<plain");
  CHECK(text_of(R"(\"\\\/\b\f\n\r\t)") == "<\"\\/\b\f\n\r\t");
  CHECK(text_of(R"(\u0041\u00e9\u20AC)") == "<A\xC3\xA9\xE2\x82\xAC");
  CHECK(text_of(R"(a\ud83d\ude00b)") ==
        "<a\xF0\x9F\x98\x80"
        "b");
  CHECK(text_of(R"(\uDBFF\uDFFF)") == "<\xF4\x8F\xBF\xBF");
  CHECK(text_of(R"(\u0000x)") == std::string("<\0x", 3));
  CHECK(text_of(R"(\\u0041)") == "<\\u0041");
}

TEST_CASE("a string is a view of the document unless it has escapes") {
  Index index;
  const std::string text = R"( ["plain", "a\tb", 12, "c" ] )";
  REQUIRE(index.read(text, "x"));
  Cursor cursor = index.root();
  std::string scratch;
  cursor.enter();
  REQUIRE(cursor.next_element());
  const std::string_view plain = cursor.string(scratch);
  CHECK(plain == "plain");
  CHECK(plain.data() == text.data() + 3);
  REQUIRE(cursor.next_element());
  CHECK(cursor.string(scratch) == "a\tb");
  REQUIRE(cursor.next_element());
  CHECK(cursor.type() == Type::kNumber);
  CHECK(cursor.token() == "12");
  REQUIRE(cursor.next_element());
  CHECK(cursor.token() == "\"c\"");
  CHECK_FALSE(cursor.next_element());
  CHECK(cursor.end());
}

TEST_CASE("raw gives the value's text without the blanks around it") {
  Index index;
  REQUIRE(index.read("{ \"a\" : [1, {\"b\": 2} ] , \"c\":  \"x \"  }", "x"));
  Cursor cursor = index.root();
  std::string scratch;
  std::string_view key;
  KeySet seen;
  cursor.enter();
  REQUIRE(cursor.next_key(key, scratch, seen));
  CHECK(cursor.raw() == "[1, {\"b\": 2} ]");
  REQUIRE(cursor.next_key(key, scratch, seen));
  CHECK(key == "c");
  CHECK(cursor.raw() == "\"x \"");
  CHECK_FALSE(cursor.next_key(key, scratch, seen));
  CHECK(cursor.end());
}

TEST_CASE("the first fault stays and everything after it does nothing") {
  Index index;
  REQUIRE(index.read("[1, 2]", "x"));
  Cursor cursor = index.root();
  cursor.enter();
  REQUIRE(cursor.next_element());
  cursor.fail(ErrorClass::kSchemaValue, "mine");
  cursor.fail(ErrorClass::kLimit, "later");
  CHECK_FALSE(cursor.ok());
  CHECK_FALSE(cursor.next_element());
  CHECK(cursor.token().empty());
  CHECK(cursor.raw().empty());
  const auto end = cursor.end();
  REQUIRE_FALSE(end);
  CHECK(end.error().error_class == ErrorClass::kSchemaValue);
  CHECK(end.error().place == "x: offset 1");
  CHECK(end.error().message == "mine");
}

TEST_CASE("an index serves one text after another, faults and all") {
  Index index;
  const std::string large = "[" + repeated("1,", 100'000) + "1]";
  for (const std::string& text :
       {std::string("[x]"), std::string("[1]"), large, std::string("\xFF"), std::string("{}")}) {
    const bool good = text != "[x]" && text != "\xFF";
    bool accepted = false;
    if (index.read(text, "x")) {
      Cursor cursor = index.root();
      cursor.skip();
      accepted = cursor.end().has_value();
    }
    CHECK(accepted == good);
  }
}

TEST_CASE("a reader that asks for what is not there gets a fault") {
  Index index;
  std::string scratch;
  REQUIRE(index.read("12", "x"));
  Cursor number = index.root();
  CHECK(number.string(scratch).empty());
  CHECK_FALSE(number.ok());
  REQUIRE(index.read("\"a\"", "x"));
  Cursor text = index.root();
  text.enter();
  CHECK_FALSE(text.ok());
  REQUIRE(index.read("[1]", "x"));
  Cursor array = index.root();
  CHECK(array.token().empty());
  CHECK_FALSE(array.ok());
}

/// Texts near JSON: grown by rule, then damaged in some places. Always the same ones.
class Generator {
 public:
  std::string next() {
    std::string text = value(4);
    for (std::size_t damage = pick(3); damage > 0 && !text.empty(); --damage) {
      static constexpr std::string_view kBytes = "{}[]:,\"\\ utfnrae-.\n\t\f\x01\x1A\xC3\xA9\xFF/+";
      const std::size_t at = pick(text.size());
      switch (pick(3)) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text[at] = kBytes[pick(kBytes.size())];
          break;
        default:
          text.insert(at, 1, kBytes[pick(kBytes.size())]);
      }
    }
    return text;
  }

 private:
  std::size_t pick(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }

  std::string value(int depth) {
    static const std::vector<std::string> kScalars = {"0",
                                                      "-3",
                                                      "7.5",
                                                      "2e-1",
                                                      "1E2",
                                                      "true",
                                                      "false",
                                                      "null",
                                                      "\"\"",
                                                      "\"a b\"",
                                                      R"("\n\\\"")",
                                                      R"("\u00e9")",
                                                      R"("\ud83d\ude00")",
                                                      "\"\xC3\xA9\"",
                                                      R"("{[,:]}")"};
    const std::size_t kind = depth == 0 ? 9 : pick(10);
    if (kind > 5) return kScalars[pick(kScalars.size())];
    const bool object = kind < 3;
    std::string text(1, object ? '{' : '[');
    for (std::size_t n = pick(4), i = 0; i < n; ++i) {
      if (i > 0) text += pick(4) == 0 ? " , " : ",";
      if (object) text += "\"k" + std::string(i, '\'') + "\":" + (pick(4) == 0 ? "\n" : "");
      text += value(depth - 1);
    }
    return text + (object ? '}' : ']');
  }

  std::uint64_t state_ = 1;
};

TEST_CASE("6,000 generated texts are taken and refused as another strict parser does") {
  Generator generator;
  int taken = 0;
  constexpr int kTexts = 6000;
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = generator.next();
    CAPTURE(text);
    const bool other =
        !nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false).is_discarded();
    CHECK(!fault(text, skip) == other);
    const auto walked = fault(text, walk);
    const bool second_key =
        walked && walked->error_class == ErrorClass::kDuplicateKey;  // which the other takes
    if (!second_key) CHECK(!walked == other);
    taken += other ? 1 : 0;
  }
  CHECK(taken > kTexts / 4);  // both sides were tried
  CHECK(taken < kTexts * 3 / 4);
}

TEST_CASE("UTF-16 and UTF-32 are the wrong encoding, with a byte order mark and without") {
  using namespace std::string_view_literals;
  Index index;
  for (const std::string_view text :
       {"\xFF\xFE{\0}\0"sv, "\xFE\xFF\0{\0}"sv, "{\0}\0"sv, "\0{\0}"sv}) {
    const auto read = index.read(text, "x");
    REQUIRE_FALSE(read);
    CHECK(read.error().error_class == ErrorClass::kEncoding);
  }
  const auto nul = index.read("{}\0\0"sv, "x");  // a NUL behind the text is no other encoding
  if (nul)
    CHECK_FALSE([&] {
      Cursor cursor = index.root();
      cursor.skip();
      return cursor.end().has_value();
    }());
}

}  // namespace
}  // namespace kaic::json

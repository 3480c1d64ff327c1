// SPDX-License-Identifier: Apache-2.0
/// The text of label selectors, through Selector::parse.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "kaic/meta/labels.h"
#include "lib/base/limits.h"

using kaic::ErrorClass;
using kaic::Selector;

namespace {

/// The canonical text, or "invalid".
std::string read(std::string_view text) {
  const auto selector = Selector::parse(text);
  if (selector) return selector->to_string();
  return selector.error().error_class == ErrorClass::kSchemaValue ? "invalid" : "?";
}

}  // namespace

TEST_CASE("selectors are read with any white space and written in canonical form") {
  CHECK(read("") == "");
  CHECK(read(" \t\r\n") == "");
  CHECK(read(" b = c , !a ,\tz in ( y , x ) ") == "!a,b=c,z in (x,y)");
  CHECK(read("a==b") == "a==b");
  CHECK(read("a notin(b)") == "a notin (b)");
  CHECK(read("n>007") == "n>007");
  CHECK(read("b,a=1,b!=2") == "a=1,b,b!=2");
}

TEST_CASE("in and notin are words like others where no operator is due") {
  CHECK(read("in in (in,notin)") == "in in (in,notin)");
  CHECK(read("in") == "in");
  CHECK(read("a=notin") == "a=notin");
}

TEST_CASE("a missing value is the empty one") {
  CHECK(read("a=") == "a=");
  CHECK(read("a=,b") == "a=,b");
  CHECK(read("a in ()") == "a in ()");
  CHECK(read("a in (,)") == "a in ()");
  CHECK(read("a in (b,)") == "a in (,b)");
  CHECK(read("a in (,,b)") == "a in (,b)");
  CHECK(read("a in (b,,,)") == "a in (,b)");
  CHECK(read("a in (b,b)") == "a in (b)");
}

TEST_CASE("what apimachinery refuses is refused") {
  for (const std::string_view bad :
       {",",          "a,",         ",a",         "a,,b",    "a b",
        "(a)",        "=b",         "!",          "!!a",     "!a=b",
        "a in",       "a in b",     "a in (",     "a in (b", "a in (b c)",
        "a in (b=c)", "a in ((b))", "a in (b,,)", "a=b=c",   "a=b,",
        "a>b",        "n>",         "n>=5",       "n>-1",    "n>99999999999999999999",
        "n gt 3",     "-a=b",       "a=-b",       "a/b/c",   "A/b",
        "a=\"b\"",    "\xC3\xA9"}) {
    CAPTURE(bad);
    CHECK(read(bad) == "invalid");
  }
}

TEST_CASE("a NUL separates and hides nothing") {
  CHECK(read(std::string_view("a\0=b\0", 5)) == "a=b");
  CHECK(read(std::string_view("a=b \0 c", 7)) == "invalid");
}

TEST_CASE("length and number of requirements have their limits, at n-1, n and n+1") {
  const auto class_of_length = [](std::size_t size) {
    return Selector::parse("a" + std::string(size - 1, ' '));
  };
  CHECK(class_of_length(kaic::limits::kSelectorBytes - 1));
  CHECK(class_of_length(kaic::limits::kSelectorBytes));
  CHECK(class_of_length(kaic::limits::kSelectorBytes + 1).error().error_class ==
        ErrorClass::kLimit);
  const auto of_size = [](std::size_t size) {
    std::string text = "a";
    for (std::size_t i = 1; i < size; ++i) text += ",a";
    return Selector::parse(text);
  };
  CHECK(of_size(kaic::limits::kSelectorRequirements - 1));
  CHECK(of_size(kaic::limits::kSelectorRequirements));
  CHECK(of_size(kaic::limits::kSelectorRequirements + 1).error().error_class == ErrorClass::kLimit);
}

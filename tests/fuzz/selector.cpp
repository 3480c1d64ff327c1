// SPDX-License-Identifier: Apache-2.0
/// A selector that is printed and read again is the same one and chooses the same objects.
#include <string>

#include "kaic/meta/labels.h"
#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {

void one(std::string_view input) {
  const Labels none, some{{"app", "web"}, {"tier", "7"}, {"a/b", ""}};
  if (const auto selector = Selector::parse(input)) {
    const std::string text = selector->to_string();
    const auto again = Selector::parse(text);
    FUZZ_CHECK(again);
    FUZZ_CHECK(again->to_string() == text);
    FUZZ_CHECK(again->matches(none) == selector->matches(none) &&
               again->matches(some) == selector->matches(some));
    if (selector->empty()) FUZZ_CHECK(selector->matches(none) && selector->matches(some));
  }
  if (const auto selector = FieldSelector::parse(input)) {
    // As in Kubernetes, terms are sorted as they were written (`a==1` behind `a=2`), so it may take
    // two turns.
    const auto again = FieldSelector::parse(selector->to_string());
    FUZZ_CHECK(again);
    FUZZ_CHECK(again->matches(some) == selector->matches(some) &&
               again->terms().size() == selector->terms().size());
    const auto third = FieldSelector::parse(again->to_string());
    FUZZ_CHECK(third);
    FUZZ_CHECK(third->to_string() == again->to_string());
  }
}

}  // namespace kaic::fuzz

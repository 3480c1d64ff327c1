// SPDX-License-Identifier: Apache-2.0
/// A quantity's canonical form means the same quantity and is its own canonical form; arithmetic
/// and order are those of numbers.
#include "kaic/meta/quantity.h"

#include <string>

#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

/// The sign of a decimal text, from its digits.
int sign_of(std::string_view exact) {
  const bool zero = exact.find_first_of("123456789") == std::string_view::npos;
  return zero ? 0 : exact.front() == '-' ? -1 : 1;
}

}  // namespace

void one(std::string_view input) {
  const std::size_t half = input.find('|');
  const auto a = Quantity::parse(input.substr(0, half));
  (void)Quantity::parse_json(input);
  if (!a) return;
  FUZZ_CHECK(sign_of(a->exact()) == a->sign());
  const auto again = Quantity::parse(a->canonical());
  FUZZ_CHECK(again);
  FUZZ_CHECK(*again == *a);
  FUZZ_CHECK(again->canonical() == a->canonical());
  FUZZ_CHECK((*a - *a).sign() == 0);
  FUZZ_CHECK(*a + Quantity() == *a);
  const Quantity copy = *a;  // NOLINT: the copy is what is looked at
  FUZZ_CHECK(copy.exact() == a->exact());

  const auto b = half == std::string_view::npos ? Result<Quantity>(Quantity(1))
                                                : Quantity::parse(input.substr(half + 1));
  if (!b) return;
  FUZZ_CHECK((*a < *b) == (*b > *a));
  FUZZ_CHECK((*a - *b).sign() == (*a < *b ? -1 : *a > *b ? 1 : 0));
  FUZZ_CHECK(*a + *b == *b + *a);
}

}  // namespace kaic::fuzz

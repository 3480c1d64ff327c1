// SPDX-License-Identifier: Apache-2.0
#include "lib/meta/digits.h"

#include <algorithm>
#include <cstddef>

namespace kaic::digits {
namespace {

/// The digit `place` places from the right, 0 beyond the left end.
int digit_at(std::string_view a, std::size_t place) noexcept {
  return place < a.size() ? a[a.size() - 1 - place] - '0' : 0;
}

/// Digits gathered from the right, turned into a canonical number.
std::string turned(std::string from_the_right) {
  while (from_the_right.size() > 1 && from_the_right.back() == '0') from_the_right.pop_back();
  std::reverse(from_the_right.begin(), from_the_right.end());
  return from_the_right;
}

char to_digit(std::uint64_t value) { return static_cast<char>('0' + value); }

}  // namespace

std::strong_ordering compare(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

std::string add(std::string_view a, std::string_view b) {
  std::string out;
  int carry = 0;
  for (std::size_t place = 0; place < std::max(a.size(), b.size()) || carry != 0; ++place) {
    const int sum = digit_at(a, place) + digit_at(b, place) + carry;
    out += static_cast<char>('0' + sum % 10);
    carry = sum / 10;
  }
  return turned(std::move(out));
}

std::string subtract(std::string_view a, std::string_view b) {
  std::string out;
  int borrow = 0;
  for (std::size_t place = 0; place < a.size(); ++place) {
    const int difference = digit_at(a, place) - digit_at(b, place) - borrow;
    borrow = difference < 0 ? 1 : 0;
    out += static_cast<char>('0' + difference + 10 * borrow);
  }
  return turned(std::move(out));
}

std::string multiply(std::string_view a, std::uint32_t factor) {
  std::string out;
  std::uint64_t carry = 0;
  for (std::size_t place = 0; place < a.size() || carry != 0; ++place) {
    carry += static_cast<std::uint64_t>(digit_at(a, place)) * factor;
    out += to_digit(carry % 10);
    carry /= 10;
  }
  return turned(std::move(out));
}

Division divide(std::string_view a, std::uint32_t divisor) {
  std::string quotient;
  std::uint64_t rest = 0;
  for (const char c : a) {
    rest = rest * 10 + static_cast<std::uint64_t>(c - '0');
    quotient += to_digit(rest / divisor);
    rest %= divisor;
  }
  return {std::string(strip_leading_zeros(quotient)), static_cast<std::uint32_t>(rest)};
}

std::string_view strip_leading_zeros(std::string_view a) noexcept {
  while (a.size() > 1 && a[0] == '0') a.remove_prefix(1);
  return a.empty() ? "0" : a;
}

}  // namespace kaic::digits

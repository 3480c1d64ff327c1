// SPDX-License-Identifier: Apache-2.0
/// What the fuzz targets share. A target is one file with
///
///     void kaic::fuzz::one(std::string_view input) { ... FUZZ_CHECK(...); }
///
/// that says with FUZZ_CHECK what must hold whatever the input is.
#ifndef KAIC_TESTS_FUZZ_FUZZ_H
#define KAIC_TESTS_FUZZ_FUZZ_H

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#define FUZZ_CHECK(condition)                                                             \
  do {                                                                                    \
    if (!(condition)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (false)

namespace kaic::fuzz {

/// The target's own.
void one(std::string_view input);

/// Numbers that depend on the input alone, so that a finding can be replayed.
class Dice {
 public:
  explicit Dice(std::string_view seed) {
    for (const char c : seed) state_ = (state_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  /// 0 to `sides` - 1.
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % sides;
  }

 private:
  std::uint64_t state_ = 14695981039346656037ULL;
};

}  // namespace kaic::fuzz

#endif  // KAIC_TESTS_FUZZ_FUZZ_H

// SPDX-License-Identifier: Apache-2.0
/// SHA-256 (FIPS 180-4) over bytes as they arrive. Our own, since the core links no crypto library;
/// it guards against damage and mix-ups, and keeps no secrets, so it is not hardened against
/// timing.
///
///     kaic::Sha256 sha;
///     while (...) sha.update(chunk);
///     if (sha.hex() != expected) ...
#ifndef KAIC_LIB_BASE_SHA256_H
#define KAIC_LIB_BASE_SHA256_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kaic {

class Sha256 {
 public:
  using State = std::array<std::uint32_t, 8>;
  using Digest = std::array<std::uint8_t, 32>;
  /// Takes `blocks` blocks of 64 bytes into the state.
  using Kernel = void (*)(State& state, const std::uint8_t* data, std::size_t blocks);

  /// Uses the processor's SHA instructions where it has them.
  Sha256() : Sha256(fastest()) {}
  explicit Sha256(Kernel kernel) : kernel_(kernel) {}

  void update(std::string_view bytes);
  /// The digest of all bytes so far. More may follow.
  Digest digest() const;
  /// The same as 64 lower-case hexadecimal digits.
  std::string hex() const;

  /// The two kernels, so that a test can hold one against the other.
  static Kernel portable() noexcept;
  static Kernel fastest() noexcept;

 private:
  Kernel kernel_;
  State state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> block_{};  // what does not fill a block yet
  std::uint64_t size_ = 0;                // bytes so far
};

}  // namespace kaic

#endif  // KAIC_LIB_BASE_SHA256_H

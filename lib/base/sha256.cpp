// SPDX-License-Identifier: Apache-2.0
#include "lib/base/sha256.h"

#include <algorithm>
#include <bit>
#include <cstring>

// Which machine has instructions for SHA-256 that this compiler can be told about for one function.
// clang before 16 hides arm64's intrinsics unless the whole file is compiled for them.
#if defined(__x86_64__)
#define KAIC_SHA256_X86 1
#include <cpuid.h>
#include <immintrin.h>
#elif defined(__aarch64__) && defined(__linux__) && defined(__AARCH64EL__) && \
    (!defined(__clang__) || __clang_major__ >= 16 || defined(__ARM_FEATURE_SHA2))
#define KAIC_SHA256_ARM64 1
#include <arm_neon.h>
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

namespace kaic {
namespace {

// The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
alignas(16) constexpr std::uint32_t kRound[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t load_big_endian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

void store_big_endian(std::uint32_t value, std::uint8_t* bytes) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

void compress_portable(Sha256::State& state, const std::uint8_t* data, std::size_t blocks) {
  for (; blocks != 0; --blocks, data += 64) {
    std::uint32_t w[64];
    for (int i = 0; i < 16; ++i) w[i] = load_big_endian(data + std::ptrdiff_t{4} * i);
    for (int i = 16; i < 64; ++i) {
      const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ w[i - 15] >> 3;
      const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ w[i - 2] >> 10;
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (int i = 0; i < 64; ++i) {
      const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
      const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + kRound[i] + w[i];
      const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
      const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    const Sha256::State mixed = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += mixed[i];
  }
}

#if defined(KAIC_SHA256_X86)

bool has_sha_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return false;
  const bool ssse3 = (c >> 9 & 1) != 0;
  const bool sse41 = (c >> 19 & 1) != 0;
  if (!ssse3 || !sse41 || __get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return false;
  return (b >> 29 & 1) != 0;
}

// The instructions keep the state as (a b e f) and (c d g h), each from high to low, and do two
// rounds at a time. m[] is the message schedule's last 16 words; four rounds use four and make the
// four after next.
__attribute__((target("sha,sse4.1,ssse3"))) void compress_fast(Sha256::State& state,
                                                               const std::uint8_t* data,
                                                               std::size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i* in = reinterpret_cast<const __m128i*>(state.data());
  const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128(in), 0xB1);
  const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128(in + 1), 0x1B);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
  __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);

  for (; blocks != 0; --blocks, data += 64) {
    const __m128i abef_before = abef;
    const __m128i cdgh_before = cdgh;
    __m128i m[4];
    for (int i = 0; i < 4; ++i) {
      m[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(data) + i), swap);
    }
#if defined(__clang__)
#pragma clang loop unroll(full)
#else
#pragma GCC unroll 16
#endif
    for (int i = 0; i < 16; ++i) {
      const __m128i words = m[i & 3];
      const __m128i* round = reinterpret_cast<const __m128i*>(kRound) + i;
      const __m128i sum = _mm_add_epi32(words, _mm_load_si128(round));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
      if (i < 12) {
        const __m128i w9 = _mm_alignr_epi8(m[(i + 3) & 3], m[(i + 2) & 3], 4);
        const __m128i part = _mm_add_epi32(_mm_sha256msg1_epu32(words, m[(i + 1) & 3]), w9);
        m[i & 3] = _mm_sha256msg2_epu32(part, m[(i + 3) & 3]);
      }
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  __m128i* out = reinterpret_cast<__m128i*>(state.data());
  _mm_storeu_si128(out, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(out + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#elif defined(KAIC_SHA256_ARM64)

bool has_sha_instructions() { return (getauxval(AT_HWCAP) & HWCAP_SHA2) != 0; }

__attribute__((target("+crypto"))) void compress_fast(Sha256::State& state,
                                                      const std::uint8_t* data,
                                                      std::size_t blocks) {
  uint32x4_t abcd = vld1q_u32(state.data());
  uint32x4_t efgh = vld1q_u32(state.data() + 4);
  for (; blocks != 0; --blocks, data += 64) {
    const uint32x4_t abcd_before = abcd;
    const uint32x4_t efgh_before = efgh;
    uint32x4_t m[4];
    for (int i = 0; i < 4; ++i) {
      m[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(data + 16 * i)));
    }
#if !defined(__clang__)
#pragma GCC unroll 16
#endif
    for (int i = 0; i < 16; ++i) {
      const uint32x4_t sum = vaddq_u32(m[i & 3], vld1q_u32(kRound + 4 * i));
      if (i < 12) {
        const uint32x4_t part = vsha256su0q_u32(m[i & 3], m[(i + 1) & 3]);
        m[i & 3] = vsha256su1q_u32(part, m[(i + 2) & 3], m[(i + 3) & 3]);
      }
      const uint32x4_t abcd_now = abcd;
      abcd = vsha256hq_u32(abcd, efgh, sum);
      efgh = vsha256h2q_u32(efgh, abcd_now, sum);
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }
  vst1q_u32(state.data(), abcd);
  vst1q_u32(state.data() + 4, efgh);
}

#endif

}  // namespace

Sha256::Kernel Sha256::portable() noexcept { return compress_portable; }

Sha256::Kernel Sha256::fastest() noexcept {
#if defined(KAIC_SHA256_X86) || defined(KAIC_SHA256_ARM64)
  static const Kernel kernel = has_sha_instructions() ? compress_fast : compress_portable;
  return kernel;
#else
  return compress_portable;
#endif
}

void Sha256::update(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  const std::size_t held = size_ % 64;
  size_ += left;
  if (held != 0) {
    const std::size_t taken = std::min(left, 64 - held);
    std::copy_n(data, taken, block_.data() + held);
    data += taken;
    left -= taken;
    if (held + taken < 64) return;
    kernel_(state_, block_.data(), 1);
  }
  if (left >= 64) kernel_(state_, data, left / 64);
  std::copy_n(data + left / 64 * 64, left % 64, block_.data());
}

Sha256::Digest Sha256::digest() const {
  // A one bit, zeros, and the size in bits as 64 bits, to whole blocks (FIPS 180-4, 5.1.1).
  std::array<std::uint8_t, 128> tail{};
  const std::size_t held = size_ % 64;
  const std::size_t blocks = held < 56 ? 1 : 2;
  std::copy_n(block_.data(), held, tail.data());
  tail[held] = 0x80;
  const std::uint64_t bits = size_ * 8;
  store_big_endian(static_cast<std::uint32_t>(bits >> 32), tail.data() + blocks * 64 - 8);
  store_big_endian(static_cast<std::uint32_t>(bits), tail.data() + blocks * 64 - 4);
  State state = state_;
  kernel_(state, tail.data(), blocks);
  Digest digest{};
  for (std::size_t i = 0; i < 8; ++i) store_big_endian(state[i], digest.data() + 4 * i);
  return digest;
}

std::string Sha256::hex() const {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (const std::uint8_t byte : digest()) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace kaic

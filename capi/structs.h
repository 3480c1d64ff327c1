// SPDX-License-Identifier: Apache-2.0
/// Structs that begin with `struct_size`: a caller may be older than the library (its struct is
/// shorter) or newer (longer).
#ifndef KAIC_CAPI_STRUCTS_H
#define KAIC_CAPI_STRUCTS_H

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "capi/handle.h"
#include "kaic/base/result.h"

namespace kaic::capi {

/// No struct of this ABI will ever be so long; a larger size is garbage.
inline constexpr std::size_t kStructCeiling = 4096;

/// The first release's size of each struct. Never changes; a new version of a struct only makes
/// sizeof grow.
template <class T>
inline constexpr std::size_t kFirstSize = 0;
#if SIZE_MAX > 0xFFFFFFFF
template <>
inline constexpr std::size_t kFirstSize<kaic_cluster_open_options> = 16;
template <>
inline constexpr std::size_t kFirstSize<kaic_audit_options> = 72;
template <>
inline constexpr std::size_t kFirstSize<kaic_finding> = 152;
template <>
inline constexpr std::size_t kFirstSize<kaic_evidence> = 136;
template <>
inline constexpr std::size_t kFirstSize<kaic_requirement> = 96;
#else
template <>
inline constexpr std::size_t kFirstSize<kaic_cluster_open_options> = 12;
template <>
inline constexpr std::size_t kFirstSize<kaic_audit_options> = 40;
template <>
inline constexpr std::size_t kFirstSize<kaic_finding> = 76;
template <>
inline constexpr std::size_t kFirstSize<kaic_evidence> = 68;
template <>
inline constexpr std::size_t kFirstSize<kaic_requirement> = 52;
#endif

template <class T>
Result<void> check_size(std::size_t size, std::string_view name) {
  static_assert(kFirstSize<T> != 0 && kFirstSize<T> <= sizeof(T));
  if (size >= kFirstSize<T> && size <= kStructCeiling) return {};
  return argument_error(std::string(name) + ".struct_size",
                        "is " + std::to_string(size) + "; set it to the size of the struct");
}

/// The caller's options, or the defaults if null. A caller that is newer than the library may leave
/// what the library does not know at zero; asking for it is an error, since it would be ignored.
template <class T>
Result<T> take_options(const T* options, std::string_view name) {
  T taken{};
  if (options == nullptr) return taken;
  const std::size_t size = options->struct_size;
  if (const Result<void> fits = check_size<T>(size, name); !fits) return fits.error();
  const auto* bytes = reinterpret_cast<const unsigned char*>(options);
  if (size > sizeof(T) &&
      std::any_of(bytes + sizeof(T), bytes + size, [](unsigned char byte) { return byte != 0; })) {
    return argument_error(name, "sets an option that this version of the library does not know");
  }
  std::memcpy(&taken, options, std::min(size, sizeof(T)));
  return taken;
}

/// For kaic_<noun>_options_init: zero, but for the size. A size that is none leaves the struct
/// alone, and the call that gets it will say so.
template <class T>
void init_options(T* options, std::size_t size) noexcept {
  if (options == nullptr || size < sizeof(options->struct_size) || size > kStructCeiling) return;
  std::memset(static_cast<void*>(options), 0, size);
  options->struct_size = size;
}

/// `value` into the caller's struct, as far as that goes. What the library does not know becomes
/// zero.
template <class T>
Result<void> give_struct(const T& value, T* out, std::string_view name) {
  if (out == nullptr) return argument_error(name, "is null");
  const std::size_t size = out->struct_size;
  if (const Result<void> fits = check_size<T>(size, name); !fits) return fits.error();
  init_options(out, size);
  std::memcpy(static_cast<void*>(out), &value, std::min(size, sizeof(T)));
  out->struct_size = size;
  return {};
}

}  // namespace kaic::capi

#endif  // KAIC_CAPI_STRUCTS_H

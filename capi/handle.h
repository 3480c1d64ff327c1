// SPDX-License-Identifier: Apache-2.0
/// What every handle of the C ABI begins with, and the check that each call makes of the handles it
/// is given: not null, of the right kind, not freed, not from before fork().
#ifndef KAIC_CAPI_HANDLE_H
#define KAIC_CAPI_HANDLE_H

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>

#include "kaic.h"
#include "kaic/base/result.h"

namespace kaic::capi {

/// The first word of a handle. Unlikely numbers, so that memory that is no handle is seen.
enum class Kind : std::uint32_t {
  kBuffer = 0x6B61'1C01,
  kError = 0x6B61'1C02,
  kCancel = 0x6B61'1C03,
  kCluster = 0x6B61'1C04,
  kReport = 0x6B61'1C05,
  kCatalogue = 0x6B61'1C06,
};

/// The second word.
enum class State : std::uint32_t {
  kLive = 0x11FE'11FE,
  kStatic = 0x57A7'1C57,  ///< never freed: the error that says that there is no memory
  kFreed = 0xDEAD'DEAD,
};

/// The base of all handles; not polymorphic, so that the two words come first.
struct Handle {
  Kind kind;
  State state = State::kLive;
  pid_t pid = 0;  ///< who made it; 0 for what is memory only and good in every process

  constexpr explicit Handle(Kind its_kind, pid_t its_pid = 0) noexcept
      : kind(its_kind), pid(its_pid) {}
};

inline Error argument_error(std::string_view place, std::string message) {
  return {ErrorClass::kArgument, std::string(place), std::move(message)};
}

/// The handle if it can be used, else null. For functions that return a value.
template <class T>
const T* usable(const T* handle) noexcept {
  if (handle == nullptr || handle->kind != T::kKind || handle->state == State::kFreed)
    return nullptr;
  return handle->pid == 0 || handle->pid == getpid() ? handle : nullptr;
}

/// Why it cannot be used. `name` is the parameter's.
template <class T>
Result<void> check(const T* handle, std::string_view name) {
  if (usable(handle) != nullptr) return {};
  if (handle == nullptr) return argument_error(name, "is null");
  if (handle->kind != T::kKind)
    return Error{ErrorClass::kHandle, std::string(name), "is a handle of another kind"};
  if (handle->state == State::kFreed)
    return Error{ErrorClass::kHandle, std::string(name), "was freed"};
  return Error{ErrorClass::kForked, std::string(name),
               "was made before fork(); a child process can only free it"};
}

/// Ends a handle, whatever process made it. Null, another kind and one that is freed are left
/// alone, since nobody could be told. Builds with assertions keep the two words of the last freed
/// handles for a while, so that using one is an error and not undefined.
template <class T>
void dispose(T* handle) noexcept {
  if (handle == nullptr || handle->kind != T::kKind || handle->state != State::kLive) return;
#ifdef NDEBUG
  delete handle;
#else
  static constinit std::array<std::atomic<void*>, 16> quarantine = {};
  static constinit std::atomic<unsigned> next = 0;
  handle->~T();
  (new (handle) Handle(T::kKind))->state = State::kFreed;
  ::operator delete(quarantine[next++ % quarantine.size()].exchange(handle));
#endif
}

}  // namespace kaic::capi

#endif  // KAIC_CAPI_HANDLE_H

// SPDX-License-Identifier: Apache-2.0
/// The one wall between C++ and C: whatever happens inside becomes a status, and out parameters are
/// always set.
///
///     kaic_status kaic_thing_do(const kaic_thing* thing, kaic_buffer** out, kaic_error** error) {
///       return guard(out, error, [&]() -> Result<std::unique_ptr<kaic_buffer>> { ... });
///     }
#ifndef KAIC_CAPI_GUARD_H
#define KAIC_CAPI_GUARD_H

#include <memory>

#include "capi/error.h"
#include "capi/handle.h"
#include "kaic.h"
#include "kaic/base/result.h"

namespace kaic::capi {

/// `body`: () -> Result<void>.
template <class Body>
kaic_status guard(kaic_error** error, const Body& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    const Result<void> result = body();
    return result ? KAIC_OK : fail(error, result.error());
  } catch (...) {
    return fail_by_exception(error);
  }
}

/// `body`: () -> Result<std::unique_ptr<T>>, which goes to `*out`.
template <class T, class Body>
kaic_status guard(T** out, kaic_error** error, const Body& body) noexcept {
  if (out != nullptr) *out = nullptr;
  return guard(error, [&]() -> Result<void> {
    if (out == nullptr) return argument_error("out", "is null");
    Result<std::unique_ptr<T>> result = body();
    if (!result) return std::move(result).error();
    *out = std::move(*result).release();
    return {};
  });
}

}  // namespace kaic::capi

#endif  // KAIC_CAPI_GUARD_H

// SPDX-License-Identifier: Apache-2.0
/// From a kaic::Error or an exception to a kaic_error, without ever throwing.
#ifndef KAIC_CAPI_ERROR_H
#define KAIC_CAPI_ERROR_H

#include "kaic.h"
#include "kaic/base/result.h"

namespace kaic::capi {

/// Puts a new handle into `*error` if that is not null. Without memory for it, the static one that
/// says so. Returns the code.
kaic_status fail(kaic_error** error, const Error& why) noexcept;
/// The same for the exception that is being handled. Call it in a catch block.
kaic_status fail_by_exception(kaic_error** error) noexcept;

}  // namespace kaic::capi

#endif  // KAIC_CAPI_ERROR_H

// SPDX-License-Identifier: Apache-2.0
/// KAIC_TRY(auto page, read(path)): the value, or return the Error to the caller. KAIC_CHECK(f())
/// for Result<void>.
#ifndef KAIC_LIB_BASE_TRY_H
#define KAIC_LIB_BASE_TRY_H

#include "kaic/base/result.h"

#define KAIC_TRY_NAME2(a, b) a##b
#define KAIC_TRY_NAME(a, b) KAIC_TRY_NAME2(a, b)
#define KAIC_TRY(declaration, expression)                         \
  auto KAIC_TRY_NAME(kaic_try_, __LINE__) = (expression);         \
  if (!KAIC_TRY_NAME(kaic_try_, __LINE__))                        \
    return std::move(KAIC_TRY_NAME(kaic_try_, __LINE__)).error(); \
  declaration = *std::move(KAIC_TRY_NAME(kaic_try_, __LINE__))
#define KAIC_CHECK(expression)                                        \
  do {                                                                \
    if (auto KAIC_TRY_NAME(kaic_check_, __LINE__) = (expression);     \
        !KAIC_TRY_NAME(kaic_check_, __LINE__)) {                      \
      return std::move(KAIC_TRY_NAME(kaic_check_, __LINE__)).error(); \
    }                                                                 \
  } while (false)

#endif  // KAIC_LIB_BASE_TRY_H

// SPDX-License-Identifier: Apache-2.0
/// What a signal handler may call: an atomic flag and nothing else. A running call looks at it
/// (audit.cpp).
#include "capi/guard.h"
#include "capi/handles.h"

using namespace kaic::capi;

kaic_status kaic_cancel_new(kaic_cancel** out, kaic_error** error) {
  return guard(out, error, []() -> kaic::Result<std::unique_ptr<kaic_cancel>> {
    return std::make_unique<kaic_cancel>();
  });
}

void kaic_cancel_request(kaic_cancel* cancel) {
  if (usable(cancel) != nullptr) cancel->requested.store(true, std::memory_order_release);
}

int32_t kaic_cancel_requested(const kaic_cancel* cancel) {
  const kaic_cancel* self = usable(cancel);
  return self != nullptr && self->requested.load(std::memory_order_acquire) ? 1 : 0;
}

void kaic_cancel_free(kaic_cancel* cancel) { dispose(cancel); }

// SPDX-License-Identifier: Apache-2.0
#include "capi/handles.h"
#include "capi/text.h"

using namespace kaic::capi;

kaic_str kaic_buffer_str(const kaic_buffer* buffer) {
  const kaic_buffer* self = usable(buffer);
  return self != nullptr ? borrow(self->bytes) : kNoText;
}

void kaic_buffer_free(kaic_buffer* buffer) { dispose(buffer); }

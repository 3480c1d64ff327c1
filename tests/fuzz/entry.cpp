// SPDX-License-Identifier: Apache-2.0
/// What libFuzzer calls.
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kaic::fuzz::one({reinterpret_cast<const char*>(data), size});
  return 0;
}

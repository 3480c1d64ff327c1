// SPDX-License-Identifier: Apache-2.0
/// Bytes in order, pulled by whoever wants them.
#ifndef KAIC_LIB_BASE_BYTE_READER_H
#define KAIC_LIB_BASE_BYTE_READER_H

#include <cstddef>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic {

class ByteReader {
 public:
  virtual ~ByteReader() = default;
  /// At most `size` bytes to `to`; 0 is the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

/// Bytes that lie in memory, which must outlive the reader.
class MemoryReader final : public ByteReader {
 public:
  explicit MemoryReader(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t taken = rest_.copy(to, size);
    rest_.remove_prefix(taken);
    return taken;
  }

 private:
  std::string_view rest_;
};

}  // namespace kaic

#endif  // KAIC_LIB_BASE_BYTE_READER_H

// SPDX-License-Identifier: Apache-2.0
/// gzip and zstd as they arrive, in fixed memory. Checksums and lengths are checked, nothing may
/// follow the end, and no more comes out than L12 allows for what went in. One layer: what comes
/// out is not looked at.
///
///     KAIC_TRY(auto plain, gunzip(std::make_unique<FileReader>(std::move(file)), "pods.json.gz"));
///     KAIC_TRY(const std::size_t got, plain->read(buffer, sizeof(buffer)));
#ifndef KAIC_LIB_CLUSTER_UNPACK_H
#define KAIC_LIB_CLUSTER_UNPACK_H

#include <cstdint>
#include <memory>
#include <string>

#include "kaic/base/result.h"
#include "lib/base/byte_reader.h"
#include "lib/base/limits.h"

namespace kaic {

struct UnpackLimits {
  std::uint64_t unpacked = limits::kArchiveUnpacked;
  std::uint64_t ratio = limits::kArchiveRatio;
  std::uint64_t ratio_free = limits::kArchiveRatioFree;
  int zstd_window_log = limits::kZstdWindowLog;
};

/// RFC 1952, one or more members. The reader's errors have `place`: `corrupt`, `limit`, those of
/// `packed`.
Result<std::unique_ptr<ByteReader>> gunzip(std::unique_ptr<ByteReader> packed, std::string place,
                                           UnpackLimits limits = {});

/// RFC 8878, one or more frames. Errors as of gunzip; a window of over 128 MiB is `limit`.
Result<std::unique_ptr<ByteReader>> unzstd(std::unique_ptr<ByteReader> packed, std::string place,
                                           UnpackLimits limits = {});

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_UNPACK_H

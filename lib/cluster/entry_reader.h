// SPDX-License-Identifier: Apache-2.0
/// What tar and zip have in common: entries one after the other, as the archive names them. Nothing
/// here has been judged but that the archive is whole; archive.h says what may be used.
#ifndef KAIC_LIB_CLUSTER_ENTRY_READER_H
#define KAIC_LIB_CLUSTER_ENTRY_READER_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/base/result.h"
#include "lib/base/byte_reader.h"
#include "lib/base/limits.h"
#include "lib/cluster/unpack.h"

namespace kaic {

/// L12.
struct ArchiveLimits {
  std::uint64_t packed = limits::kArchivePacked;
  std::uint64_t entry = limits::kArchiveEntry;
  std::size_t entries = limits::kArchiveEntries;
  std::uint64_t extended_header = limits::kArchiveExtendedHeader;
  UnpackLimits unpack;
};

enum class EntryKind : std::uint8_t { kFile, kFolder, kLink, kOther };

struct RawEntry {
  std::string path;  ///< any bytes
  EntryKind kind = EntryKind::kOther;
  std::uint64_t size = 0;  ///< of a file, in bytes
};

class EntryReader : public ByteReader {
 public:
  /// The next entry, or none at the end, by when the whole archive has been checked.
  virtual Result<std::optional<RawEntry>> next() = 0;
  /// ByteReader::read gives the bytes of the last entry. At its end they have been checked.

  /// What is odd and yet no fault.
  const std::vector<std::string>& warnings() const { return warnings_; }

 protected:
  std::vector<std::string> warnings_;
};

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_ENTRY_READER_H

// SPDX-License-Identifier: Apache-2.0
/// tar (ustar, pax, GNU) through libarchive's tar reader and nothing else of it; TarBlocks sees
/// each byte first, and where the two disagree the archive is refused.
#ifndef KAIC_LIB_CLUSTER_TAR_H
#define KAIC_LIB_CLUSTER_TAR_H

#include <memory>
#include <string>

#include "kaic/base/result.h"
#include "lib/cluster/entry_reader.h"

namespace kaic {

/// The members of a plain tar file. The reader's errors have `place`: those of `plain`, `corrupt`,
/// `limit`, `unsafe-type`.
Result<std::unique_ptr<EntryReader>> read_tar(std::unique_ptr<ByteReader> plain, std::string place,
                                              const ArchiveLimits& limits = {});

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_TAR_H

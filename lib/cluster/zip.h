// SPDX-License-Identifier: Apache-2.0
/// zip by its central directory, which must agree with each local header and leave no byte to two
/// entries. Stored and deflated entries; what inflates is bounded by the size claimed, and the
/// claims by L12.
#ifndef KAIC_LIB_CLUSTER_ZIP_H
#define KAIC_LIB_CLUSTER_ZIP_H

#include <memory>

#include "kaic/base/result.h"
#include "lib/base/files.h"
#include "lib/cluster/entry_reader.h"

namespace kaic {

/// The entries of a zip file, in the central directory's order. An entry that is not read to its
/// end is not unpacked. Errors, with the file as place: `corrupt`, `limit`, `io`, `unsupported`
/// (zip64, encryption, several disks, other methods).
Result<std::unique_ptr<EntryReader>> read_zip(std::shared_ptr<const File> file,
                                              const ArchiveLimits& limits = {});

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_ZIP_H

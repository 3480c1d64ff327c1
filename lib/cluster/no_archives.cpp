// SPDX-License-Identifier: Apache-2.0
/// What stands in for archives in a build without them (KAIC_WITH_ARCHIVES=OFF).
#include "lib/cluster/file_store.h"

namespace kaic {

Result<std::unique_ptr<FileStore>> open_archive(const std::string& path, bool) {
  return Error{
      ErrorClass::kUnsupported, path,
      "an archive; this build of kaic reads folders and plain files only (KAIC_WITH_ARCHIVES)"};
}

Result<std::unique_ptr<ByteReader>> decoded(std::unique_ptr<ByteReader> reader,
                                            const std::string& path) {
  if (!path.ends_with(".gz") && !path.ends_with(".zst")) return reader;
  return Error{ErrorClass::kUnsupported, path,
               "a compressed page; this build of kaic reads plain ones only (KAIC_WITH_ARCHIVES)"};
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// Reads the pages of many recorded lists: side by side where the store can be opened anywhere, in
/// the store's order where it cannot.
#ifndef KAIC_LIB_CLUSTER_PAGE_RUN_H
#define KAIC_LIB_CLUSTER_PAGE_RUN_H

#include <deque>

#include "lib/cluster/file_store.h"
#include "lib/cluster/recorded_list.h"

namespace kaic {

/// Calls `visit` (may be null) for the parts of all lists, and verifies each list's hash. Errors:
/// `corrupt`, `cancelled`, those of reading files.
Result<void> read_pages(const FileStore& store, std::deque<RecordedList>& lists,
                        const ListVisitor* visit, const ReadOptions& options);

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_PAGE_RUN_H

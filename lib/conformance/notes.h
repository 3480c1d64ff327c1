// SPDX-License-Identifier: Apache-2.0
/// Facts outside the score: no checklist asks for image caching, JobSet, confidential containers,
/// or the health and repair of accelerators, but whoever runs AI workloads wants to know of them.
#ifndef KAIC_LIB_CONFORMANCE_NOTES_H
#define KAIC_LIB_CONFORMANCE_NOTES_H

#include <span>
#include <vector>

#include "kaic/conformance/report.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/read.h"

namespace kaic {

/// What notes() looks at. All supporting: what could not be read is not noted.
extern const std::span<const Read> kNoteReads;

/// One note for each subject of which a sign was seen, in a fixed order. What was not seen gives
/// none: some of it cannot be seen in objects.
std::vector<Note> notes(const Inventory& inventory);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_NOTES_H

// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a requirement or a finding's reason means, for people.
///
///     std::cout << *kaic::explain("gang_scheduling") << *kaic::explain("StaleGeneration");
#ifndef KAIC_CONFORMANCE_EXPLAIN_H
#define KAIC_CONFORMANCE_EXPLAIN_H

#include <string>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic {

/// A requirement's id: its summary, its level in each version, what kaic looks at and reads, and
/// the reasons that it can give. A reason: what it means and how to mend it. Lines of at most 100
/// columns. Thread-safe. Error: `argument`.
Result<std::string> explain(std::string_view name);

}  // namespace kaic

#endif  // KAIC_CONFORMANCE_EXPLAIN_H

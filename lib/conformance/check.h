// SPDX-License-Identifier: Apache-2.0
/// A check: which reads one requirement needs, and the pure function that judges them. One
/// requirement, one file in checks/, one line in checks.cpp.
#ifndef KAIC_LIB_CONFORMANCE_CHECK_H
#define KAIC_LIB_CONFORMANCE_CHECK_H

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "kaic/conformance/report.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/read.h"

namespace kaic {

struct Check {
  std::string_view requirement;  ///< the catalogue's id
  std::string_view looks_at;     ///< one sentence; docs/requirements.md is made from it
  std::span<const Read> reads;
  Outcome (*evaluate)(const Inventory&);
};

/// All checks, in the catalogue's order. An id without one is not checked yet.
std::span<const Check* const> all_checks();
const Check* find_check(std::string_view requirement);
/// The runner's rule, for every check alike: what could not be read is never a pass, and nothing
/// less than observed is one.
Outcome judge(const Check& check, const Inventory& inventory);

// ---- words for writing checks
// -------------------------------------------------------------------------------------------------------------

/// Nothing of it counts as proof until the check sets a verdict.
inline void add_finding(Outcome& outcome, ObjectRef object, std::string field, std::string reason,
                        std::string message) {
  outcome.findings.push_back(
      {std::move(object), std::move(field), std::move(reason), std::move(message)});
}
inline void add_evidence(Outcome& outcome, ObjectRef object, std::string field, std::string value,
                         std::string path) {
  outcome.evidence.push_back(
      {std::move(object), std::move(field), std::move(value), std::move(path)});
}
inline Outcome& conclude(Outcome& outcome, Verdict verdict, Proof proof, std::string summary) {
  outcome.verdict = verdict;
  outcome.proof = proof;
  outcome.summary = std::move(summary);
  return outcome;
}

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_CHECK_H

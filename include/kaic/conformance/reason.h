// SPDX-License-Identifier: Apache-2.0
/// @file
/// What each reason of a finding means, and what to do about it.
///
///     const kaic::Reason* reason = kaic::find_reason("GatewayClassNotAccepted");
///     if (reason != nullptr) use(reason->remedy);
#ifndef KAIC_CONFORMANCE_REASON_H
#define KAIC_CONFORMANCE_REASON_H

#include <span>
#include <string_view>

namespace kaic {

/// A row of the table. All texts are literals.
struct Reason {
  std::string_view name;  ///< CamelCase, unique
  std::string_view
      requirement;           ///< the catalogue's id; empty for one that several requirements give
  std::string_view meaning;  ///< what was found, and why it counts
  std::string_view remedy;   ///< what an operator of the cluster does about it
};

/// The row of that name, or null. Case matters. Thread-safe.
const Reason* find_reason(std::string_view name);
/// All rows: the general ones, then by requirement in the catalogue's order. Static storage;
/// thread-safe.
std::span<const Reason> reasons();

}  // namespace kaic

#endif  // KAIC_CONFORMANCE_REASON_H

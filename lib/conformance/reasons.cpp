// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/reasons.h"

#include <vector>

namespace kaic {

std::span<const Reason> reasons() {
  static const std::vector<Reason> all = [] {
    using namespace reason_table;
    std::vector<Reason> rows;
    for (const std::span<const Reason> part : {kGeneral, kAccelerators, kNetworking, kScheduling,
                                               kAutoscaling, kMetrics, kSecurity, kOperators}) {
      rows.insert(rows.end(), part.begin(), part.end());
    }
    return rows;
  }();
  return all;
}

const Reason* find_reason(std::string_view name) {
  for (const Reason& reason : reasons()) {
    if (reason.name == name) return &reason;
  }
  return nullptr;
}

}  // namespace kaic

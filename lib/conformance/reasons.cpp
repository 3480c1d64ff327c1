// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/reasons.h"

#include <array>

namespace kaic {

namespace {

/// All parts in one row; of fixed size, so that nothing is left to be freed behind main.
struct Rows {
  std::array<Reason, 256> all{};
  std::size_t count = 0;
};

Rows join() {
  using namespace reason_table;
  Rows rows;
  for (const std::span<const Reason> part : {kGeneral, kAccelerators, kNetworking, kScheduling,
                                             kAutoscaling, kMetrics, kSecurity, kOperators}) {
    for (const Reason& reason : part) rows.all.at(rows.count++) = reason;
  }
  return rows;
}

}  // namespace

std::span<const Reason> reasons() {
  static const Rows kRows = join();
  return std::span(kRows.all).first(kRows.count);
}

const Reason* find_reason(std::string_view name) {
  for (const Reason& reason : reasons()) {
    if (reason.name == name) return &reason;
  }
  return nullptr;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// Whether an operator reconciled one of its custom resources: it reached its ready sign in its
/// present generation, and owns what was made of it.
#ifndef KAIC_LIB_CONFORMANCE_RECONCILED_H
#define KAIC_LIB_CONFORMANCE_RECONCILED_H

#include <vector>

#include "kaic/conformance/report.h"
#include "lib/conformance/children.h"
#include "lib/conformance/components.h"
#include "lib/conformance/inventory.h"

namespace kaic {

struct Reconciled {
  bool any = false;                ///< an object of the operator's kinds is there
  bool ready = false;              ///< one is ready
  bool owns = false;               ///< one is ready and owns something
  std::vector<Finding> problems;   ///< of each object, as long as none is as it should be
  std::vector<Evidence> evidence;  ///< of the best object
};

Reconciled reconciled_by(const Inventory& inventory, const AiOperator& op,
                         const Children& children);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_RECONCILED_H

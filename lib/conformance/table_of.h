// SPDX-License-Identifier: Apache-2.0
/// The definition behind make_table (table.h), for the files that make it for a type.
#ifndef KAIC_LIB_CONFORMANCE_TABLE_OF_H
#define KAIC_LIB_CONFORMANCE_TABLE_OF_H

#include "lib/conformance/table.h"

namespace kaic {

template <class T>
std::unique_ptr<TableBase> make_table() {
  return std::make_unique<Table<T>>();
}

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_TABLE_OF_H

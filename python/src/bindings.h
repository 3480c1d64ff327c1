// SPDX-License-Identifier: Apache-2.0
/// The parts of the module _kaic.
#ifndef KAIC_PYTHON_BINDINGS_H
#define KAIC_PYTHON_BINDINGS_H

#include <pybind11/pybind11.h>

#include <utility>

#include "kaic/base/result.h"
#include "kaic/conformance/report.h"

namespace kaic::python {

/// Raises the kaic.Error subclass of the error's code.
[[noreturn]] void raise(const Error& error);

template <class T>
T value_or_raise(Result<T> result) {
  if (!result) raise(result.error());
  return *std::move(result);
}

/// A PyCapsule `arrow_array_stream` with one row a requirement.
pybind11::capsule arrow_stream(const Report& report);

void bind_audit(pybind11::module_& module);
void bind_catalogue(pybind11::module_& module);

}  // namespace kaic::python

#endif  // KAIC_PYTHON_BINDINGS_H

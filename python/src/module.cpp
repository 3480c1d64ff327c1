// SPDX-License-Identifier: Apache-2.0
/// The extension module kaic._kaic. python/kaic/_kaic.pyi documents it; the package kaic is its
/// public face.
#include <pybind11/pybind11.h>

#include "bindings.h"

namespace py = pybind11;

namespace kaic::python {

void raise(const Error& error) {
  // The exception tree lives in Python (kaic/_errors.py): one class a code.
  const py::object make = py::module_::import("kaic._errors").attr("make_error");
  const py::object exception =
      make(static_cast<int>(error.code()), std::string(to_string(error.error_class)), error.place,
           error.message, error.to_string());
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
  throw py::error_already_set();
}

}  // namespace kaic::python

PYBIND11_MODULE(_kaic, module) {
  module.attr("version") = KAIC_VERSION;
  kaic::python::bind_audit(module);
  kaic::python::bind_catalogue(module);
}

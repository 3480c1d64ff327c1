// SPDX-License-Identifier: Apache-2.0
/// The catalogue and the table of reasons, as JSON-like Python values.
#include "kaic/conformance/catalogue.h"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "bindings.h"
#include "kaic/conformance/explain.h"
#include "kaic/conformance/reason.h"

namespace py = pybind11;

namespace kaic::python {
namespace {

py::dict dict_of(const Requirement& requirement) {
  py::dict row;
  row["id"] = requirement.id;
  row["category"] = requirement.category;
  row["kar"] = requirement.kar;
  row["level"] = to_string(requirement.level);
  row["conditional"] = requirement.conditional;
  row["summary"] = requirement.summary;
  row["description_sha256"] = requirement.description_sha256;
  return row;
}

}  // namespace

void bind_catalogue(py::module_& module) {
  module.def("catalogue_versions", &Catalogue::versions);
  module.def(
      "catalogue",
      [](const std::string& version) {
        const Catalogue catalogue = value_or_raise(Catalogue::load(version));
        py::list rows;
        for (const Requirement& requirement : catalogue.requirements())
          rows.append(dict_of(requirement));
        return rows;
      },
      py::arg("version"));
  module.def(
      "explain", [](const std::string& name) { return value_or_raise(explain(name)); },
      py::arg("name"));
}

}  // namespace kaic::python

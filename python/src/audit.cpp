// SPDX-License-Identifier: Apache-2.0
/// Snapshots, the audit and its report. The audit runs on a thread of its own, so that this one can
/// look at signals (Ctrl-C) and call the progress callback with the interpreter's lock; the lock is
/// released while it waits.
#include "kaic/conformance/audit.h"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "bindings.h"
#include "kaic/cluster/snapshot.h"
#include "kaic/render/render.h"

namespace py = pybind11;

namespace kaic::python {
namespace {

constexpr std::chrono::milliseconds kSignalInterval{50};

/// What the reading threads leave for the waiting one.
struct Shared {
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  bool has_progress = false;
  std::uint64_t bytes = 0, total = 0;
  std::string path;
};

Report run_audit(Cluster& cluster, AuditOptions options, const py::object& on_progress) {
  Shared shared;
  std::stop_source stop;
  options.read.stop = stop.get_token();
  if (!on_progress.is_none()) {
    options.read.on_progress = [&](const Progress& progress) {
      const std::scoped_lock lock(shared.mutex);
      shared.has_progress = true;
      shared.bytes = progress.bytes;
      shared.total = progress.total_bytes;
      shared.path = progress.path;
      shared.changed.notify_one();
    };
  }
  std::optional<Result<Report>> result;
  std::exception_ptr exception;
  std::thread worker([&] {
    try {
      result.emplace(audit(cluster, options));
    } catch (...) {
      exception = std::current_exception();
    }
    const std::scoped_lock lock(shared.mutex);
    shared.done = true;
    shared.changed.notify_one();
  });
  std::exception_ptr raised;  // by a signal handler or the callback
  for (bool done = false; !done;) {
    std::uint64_t bytes = 0, total = 0;
    std::string path;
    bool report_progress = false;
    {
      py::gil_scoped_release released;
      std::unique_lock lock(shared.mutex);
      shared.changed.wait_for(lock, kSignalInterval,
                              [&] { return shared.done || shared.has_progress; });
      done = shared.done;
      std::swap(report_progress, shared.has_progress);
      bytes = shared.bytes;
      total = shared.total;
      path = shared.path;
    }
    if (raised) continue;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      if (report_progress) on_progress(bytes, total, path);
    } catch (...) {
      raised = std::current_exception();
      stop.request_stop();
    }
  }
  {
    py::gil_scoped_release released;
    worker.join();
  }
  if (raised) std::rethrow_exception(raised);
  if (exception) std::rethrow_exception(exception);
  return value_or_raise(std::move(*result));
}

}  // namespace

void bind_audit(py::module_& module) {
  py::class_<Cluster>(module, "Cluster")
      .def_property_readonly("kind", [](const Cluster& cluster) { return cluster.origin().kind; })
      .def_property_readonly("digest",
                             [](const Cluster& cluster) { return cluster.origin().digest; })
      .def_property_readonly("captured",
                             [](const Cluster& cluster) -> std::optional<std::string> {
                               const auto& captured = cluster.origin().captured;
                               return captured ? std::optional(format_time(*captured))
                                               : std::nullopt;
                             })
      .def_property_readonly("warnings",
                             [](const Cluster& cluster) { return cluster.origin().warnings; });

  module.def(
      "open_snapshot",
      [](const std::vector<std::string>& paths, bool complete) {
        std::optional<Result<std::unique_ptr<Cluster>>> opened;
        {
          py::gil_scoped_release released;
          opened.emplace(kaic::open_snapshot(paths, {.complete = complete}));
        }
        return value_or_raise(std::move(*opened));
      },
      py::arg("paths"), py::kw_only(), py::arg("complete"));

  module.def(
      "audit",
      [](Cluster& cluster, const std::string& catalogue, std::vector<std::string> requirements,
         const std::optional<std::string>& now, unsigned parallelism,
         const py::object& on_progress) {
        AuditOptions options;
        options.catalogue = catalogue;
        options.requirements = std::move(requirements);
        options.read.parallelism = parallelism;
        if (now) options.now = value_or_raise(parse_time(*now));
        return run_audit(cluster, std::move(options), on_progress);
      },
      py::arg("cluster"), py::kw_only(), py::arg("catalogue"), py::arg("requirements"),
      py::arg("now"), py::arg("parallelism"), py::arg("on_progress"));

  py::class_<Report>(module, "Report")
      .def("to_json", [](const Report& report) { return render_json(report); })
      .def(
          "to_text",
          [](const Report& report, bool colour) { return render_text(report, {.colour = colour}); },
          py::kw_only(), py::arg("colour"))
      .def(
          "render",
          [](const Report& report, const std::string& format) {
            return value_or_raise(render(report, format));
          },
          py::arg("format"))
      .def_property_readonly("exit_code", &Report::exit_code)
      .def("arrow_stream", [](const Report& report) { return arrow_stream(report); });
}

}  // namespace kaic::python

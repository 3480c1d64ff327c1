// SPDX-License-Identifier: Apache-2.0
/// @file
/// A report as text for people or JSON for programs.
///
///     std::string table = kaic::render_text(report, {.colour = false});
#ifndef KAIC_RENDER_RENDER_H
#define KAIC_RENDER_RENDER_H

#include <string>
#include <string_view>

#include "kaic/base/result.h"
#include "kaic/conformance/report.h"

namespace kaic {

struct TextOptions {
  bool colour = false;  ///< ANSI colours; whether the output is a terminal is the caller's to know
};

/// A table within 100 columns, then findings and reads. Outside text is escaped.
std::string render_text(const Report& report, const TextOptions& options = {});
/// kaic.report/1 (docs/report-format.md). The same report gives the same bytes.
std::string render_json(const Report& report);
/// By name: "text" or "json". Error: `argument`.
Result<std::string> render(const Report& report, std::string_view format);

}  // namespace kaic

#endif  // KAIC_RENDER_RENDER_H

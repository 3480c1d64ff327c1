// SPDX-License-Identifier: Apache-2.0
#include "kaic/render/render.h"

namespace kaic {

Result<std::string> render(const Report& report, std::string_view format) {
  if (format == "text") return render_text(report);
  if (format == "json") return render_json(report);
  return Error{ErrorClass::kArgument, "format",
               "no format \"" + std::string(format) + "\"; there are text and json"};
}

}  // namespace kaic

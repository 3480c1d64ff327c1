// SPDX-License-Identifier: Apache-2.0
#include "kaic/render/render.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

TEST_CASE("a format is chosen by its name") {
  Report report;
  report.catalogue = "1.37";
  CHECK(*render(report, "text") == render_text(report));
  CHECK(*render(report, "json") == render_json(report));
}

TEST_CASE("a format that there is not is an argument error that names those that there are") {
  for (const std::string_view format : {"", "JSON", "yaml", "text "}) {
    const auto rendered = render({}, format);
    REQUIRE_FALSE(rendered);
    CHECK(rendered.error().error_class == ErrorClass::kArgument);
    CHECK(rendered.error().message ==
          "no format \"" + std::string(format) + "\"; there are text and json");
  }
}

}  // namespace
}  // namespace kaic

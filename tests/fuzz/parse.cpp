// SPDX-License-Identifier: Apache-2.0
/// Each entry point that kaic-parse has takes any text: it ends, a value that it gives is JSON, and
/// a refusal says what it is.
#include "tests/tools/parse.h"

#include <nlohmann/json.hpp>

#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {

void one(std::string_view input) {
  for (const parse::Format& format : parse::formats()) {
    if (format.reads_path) continue;
    const auto value = format.read({input, "input"});
    if (value) {
      FUZZ_CHECK(nlohmann::json::accept(*value));
    } else {
      FUZZ_CHECK(value.error().error_class != ErrorClass::kInternal &&
                 !value.error().message.empty());
    }
  }
}

}  // namespace kaic::fuzz

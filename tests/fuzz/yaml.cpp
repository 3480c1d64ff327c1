// SPDX-License-Identifier: Apache-2.0
/// Whatever YAML is accepted comes out as strict JSON without second keys, within the limits, and
/// the stream always ends.
#include "lib/base/yaml.h"

#include <nlohmann/json.hpp>

#include "lib/base/json.h"
#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {

void one(std::string_view input) {
  YamlStream stream(input, "input");
  std::size_t documents = 0, line = 0;
  for (;;) {
    auto document = stream.next();
    if (!document || !*document) break;
    FUZZ_CHECK(++documents <= input.size() + 1);
    FUZZ_CHECK((*document)->line >= line);
    line = (*document)->line;
    json::Index index;
    FUZZ_CHECK(index.read((*document)->json, "output"));
    json::Cursor cursor = index.root();
    cursor.skip();
    const auto end = cursor.end();
    FUZZ_CHECK(end || end.error().error_class == ErrorClass::kLimit);
  }
  const auto alone = yaml_to_json(input, "input");
  if (alone) FUZZ_CHECK(documents <= 1);
}

}  // namespace kaic::fuzz

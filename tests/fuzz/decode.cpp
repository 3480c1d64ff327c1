// SPDX-License-Identifier: Apache-2.0
/// A Pod that was decoded, encoded and decoded again is encoded alike, and a mask never sees what
/// decoding whole does not accept as JSON.
#include <nlohmann/json.hpp>
#include <string>

#include "kaic/api/core.h"
#include "lib/meta/decoder.h"
#include "lib/meta/mask.h"
#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

constexpr std::string_view kPaths[] = {"metadata.name", "metadata.labels",
                                       "spec.containers.resources", "status.phase"};

/// Decodes through a mask; true if the text is JSON to its end.
bool masked_is_json(std::string_view input) {
  static const Mask mask = *Mask::of(type_info<Pod>(), kPaths);
  json::Index index;
  if (!index.read(input, "input")) return false;
  json::Cursor cursor = index.root();
  Decoder decoder;
  Pod pod;
  (void)decoder.decode(type_info<Pod>(), &pod, cursor, &mask);
  return cursor.end().has_value();
}

}  // namespace

void one(std::string_view input) {
  const auto pod = decode<Pod>(input);
  const bool masked = masked_is_json(input);
  if (!pod) return;
  FUZZ_CHECK(masked);
  const std::string text = encode(*pod);
  FUZZ_CHECK(nlohmann::json::accept(text));
  const auto again = decode<Pod>(text);
  FUZZ_CHECK(again);
  FUZZ_CHECK(encode(*again) == text);
}

}  // namespace kaic::fuzz

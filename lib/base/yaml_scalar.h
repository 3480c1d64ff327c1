// SPDX-License-Identifier: Apache-2.0
/// What a plain (unquoted) YAML scalar means: YAML 1.2's core schema, of which booleans are `true`
/// and `false` only (docs/security.md R3.5). `yes`, `0b1`, `1_000` and `2001-12-14` are strings.
#ifndef KAIC_LIB_BASE_YAML_SCALAR_H
#define KAIC_LIB_BASE_YAML_SCALAR_H

#include <cstdint>
#include <string>
#include <string_view>

#include "kaic/base/result.h"

namespace kaic::yaml {

enum class ScalarType : std::uint8_t { kString, kNull, kBoolean, kInteger, kFloat, kNotFinite };

ScalarType plain_type(std::string_view text) noexcept;

/// The JSON token for a plain scalar that is no string. Decimal digits stay as they are written,
/// but for a plus sign and leading zeros; 0o and 0x become decimal. The place is left empty.
/// Errors: `number-range` for .inf, .nan and 0o or 0x beyond 64 bits, `limit` for a token of over
/// 1,024 bytes.
Result<std::string> plain_to_json(std::string_view text, ScalarType type);

}  // namespace kaic::yaml

#endif  // KAIC_LIB_BASE_YAML_SCALAR_H

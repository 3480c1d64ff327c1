// SPDX-License-Identifier: Apache-2.0
/// Whether a custom resource says that it reached its wanted state, by the table of ready signs.
///
///     const SignReading reading = read_sign(cluster, sign);
///     if (reading.state == SignState::kReady) show(reading.field, reading.value);
#ifndef KAIC_LIB_CONFORMANCE_READY_SIGN_H
#define KAIC_LIB_CONFORMANCE_READY_SIGN_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kaic/api/custom.h"
#include "lib/conformance/components.h"

namespace kaic {

enum class SignState : std::uint8_t {
  kReady,     ///< it does
  kStale,     ///< it did, for an older generation of the object
  kNotReady,  ///< it does not
};

struct SignReading {
  SignState state = SignState::kNotReady;
  std::string field;  ///< where it stands, or would
  std::string value;  ///< what stands there; empty: nothing
};

SignReading read_sign(const CustomObject& object, const ReadySign& sign);

/// The text of a scalar below status, by a dotted path of members that CustomStatus has no field
/// for: `state`, `applicationState.state`. None if it is not there or no scalar.
std::optional<std::string> status_text(const CustomStatus& status, std::string_view path);

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_READY_SIGN_H

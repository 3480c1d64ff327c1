// SPDX-License-Identifier: Apache-2.0
/// What every described type must do: keep all that was read, and say where a value of another type
/// stands.
#ifndef KAIC_TESTS_SUPPORT_ROUND_TRIP_H
#define KAIC_TESTS_SUPPORT_ROUND_TRIP_H

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "kaic/meta/type_info.h"

namespace kaic {

/// The object, after it was seen that it is written with every member of `json` (which holds no
/// empty ones), and twice the same.
template <class T>
T decoded_and_kept(std::string_view json) {
  Result<T> object = decode<T>(json);
  if (!object) FAIL(object.error().to_string());
  const std::string written = encode(*object);
  CHECK(nlohmann::json::parse(written) == nlohmann::json::parse(json));
  const Result<T> again = decode<T>(written);
  REQUIRE(again);
  CHECK(encode(*again) == written);
  return *std::move(object);
}

/// `place: message` of the refusal of a value of the wrong type.
template <class T>
std::string refused(std::string_view json) {
  const Result<T> object = decode<T>(json);
  if (object) return "accepted";
  CHECK(object.error().error_class == ErrorClass::kSchemaType);
  return object.error().place + ": " + object.error().message;
}

}  // namespace kaic

#endif  // KAIC_TESTS_SUPPORT_ROUND_TRIP_H

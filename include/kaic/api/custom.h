// SPDX-License-Identifier: Apache-2.0
/// @file
/// A custom resource of any kind, as far as every kind is alike: metadata and status with
/// conditions.
#ifndef KAIC_API_CUSTOM_H
#define KAIC_API_CUSTOM_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kaic/meta/object.h"

namespace kaic {

/// What a status has no field for is in `unknown`: state, phase and the like.
struct CustomStatus {
  std::optional<std::int64_t> observed_generation;
  std::vector<Condition> conditions;
  UnknownFields unknown;
};

struct CustomObject {
  std::string api_version;
  std::string kind;
  ObjectMeta metadata;
  CustomStatus status;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<CustomStatus>();
template <>
const TypeInfo& type_info<CustomObject>();

}  // namespace kaic

#endif  // KAIC_API_CUSTOM_H

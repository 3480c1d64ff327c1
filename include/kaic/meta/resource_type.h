// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which resource of the API a C++ type stands for.
///
///     kaic::Pod::kResource.resource == "pods"
#ifndef KAIC_META_RESOURCE_TYPE_H
#define KAIC_META_RESOURCE_TYPE_H

#include <array>
#include <string_view>

namespace kaic {

/// A resource in the versions that a type can read, the preferred one first; unused places are
/// empty.
struct ResourceType {
  std::string_view group = {}, resource = {}, kind = {};
  std::array<std::string_view, 4> versions = {};
};

}  // namespace kaic

#endif  // KAIC_META_RESOURCE_TYPE_H

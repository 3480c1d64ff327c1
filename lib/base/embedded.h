// SPDX-License-Identifier: Apache-2.0
/// Data files that the build compiled into the library (cmake/EmbedFiles.cmake). Each table is
/// declared where it is read:
///
///     namespace kaic::embedded { extern const std::span<const File> catalogue; }
#ifndef KAIC_LIB_BASE_EMBEDDED_H
#define KAIC_LIB_BASE_EMBEDDED_H

#include <span>
#include <string_view>

namespace kaic::embedded {

struct File {
  std::string_view name;  ///< without its folder: `1.37.json`
  std::string_view text;
};

}  // namespace kaic::embedded

#endif  // KAIC_LIB_BASE_EMBEDDED_H

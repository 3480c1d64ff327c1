// SPDX-License-Identifier: Apache-2.0
/// Recordings that other tools make: which of their files hold objects, and where the server's
/// version stands. None of them holds discovery or refusals, and none proves that a kind is whole.
#ifndef KAIC_LIB_CLUSTER_LAYOUTS_H
#define KAIC_LIB_CLUSTER_LAYOUTS_H

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/cluster/file_store.h"

namespace kaic {

struct Layout {
  std::string_view kind;  ///< as Origin::kind
  std::string_view name;  ///< for people
  /// True if these files are of this layout. Paths have one common top folder taken away.
  bool (*matches)(const std::vector<std::string>& paths);
  /// True if the file holds objects of the cluster (JSON or YAML by its ending).
  bool (*holds_objects)(std::string_view path);
  /// The file with the server's version (empty: none), and the member that holds it (empty: the
  /// document itself).
  std::string_view version_file, version_member;
};

/// The layout of a folder or archive, or null.
const Layout* find_layout(const std::vector<std::string>& paths);
/// Of single files that the caller names.
const Layout& kubectl_layout();
/// The names of all layouts, for messages.
std::string layout_names();

bool is_json_file(std::string_view path);
bool is_yaml_file(std::string_view path);

}  // namespace kaic

#endif  // KAIC_LIB_CLUSTER_LAYOUTS_H

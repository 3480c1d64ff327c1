// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/layouts.h"

#include <algorithm>

namespace kaic {
namespace {

bool any_path(const std::vector<std::string>& paths, bool (*is)(std::string_view)) {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) { return is(path); });
}

bool is_object_file(std::string_view path) { return is_json_file(path) || is_yaml_file(path); }

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool has_folder(std::string_view path, std::string_view folder) {
  return path.starts_with(std::string(folder) + "/") ||
         path.find("/" + std::string(folder) + "/") != std::string_view::npos;
}

// ---- Sonobuoy: resources/cluster/*.json, resources/ns/NS/*.json, serverversion.json
// ---------------------------------------------------------

bool sonobuoy_file(std::string_view path) {
  return path.starts_with("resources/") && is_json_file(path);
}
bool sonobuoy(const std::vector<std::string>& paths) {
  return any_path(paths, sonobuoy_file) && any_path(paths, [](std::string_view path) {
           return path == "serverversion.json" || path.starts_with("meta/");
         });
}

// ---- troubleshoot.sh: cluster-resources/NOUN/NS.json, cluster-info/cluster_version.json
// ------------------------------------------------------

bool bundle_file(std::string_view path) {
  // auth-cancan-i answers and error notes are no objects.
  return path.starts_with("cluster-resources/") && is_object_file(path) &&
         !has_folder(path, "auth-cani-list") && !path.ends_with("-errors.json") &&
         !has_folder(path, "pods/logs");
}
bool bundle(const std::vector<std::string>& paths) { return any_path(paths, bundle_file); }

// ---- must-gather: [IMAGE/]cluster-scoped-resources/GROUP/..., [IMAGE/]namespaces/NS/GROUP/...
// ------------------------------------------------

bool gather_file(std::string_view path) {
  return is_yaml_file(path) &&
         (has_folder(path, "cluster-scoped-resources") || has_folder(path, "namespaces"));
}
bool gather(const std::vector<std::string>& paths) {
  return any_path(paths, [](std::string_view path) {
    return gather_file(path) && has_folder(path, "cluster-scoped-resources");
  });
}

// ---- kubectl cluster-info dump --output-directory: nodes.json, NS/pods.json, ...
// ------------------------------------------------------------

bool dump_file(std::string_view path) {
  constexpr std::string_view kNames[] = {
      "nodes",      "events",      "pods",        "services",
      "daemonsets", "deployments", "replicasets", "replication-controllers"};
  if (!is_object_file(path)) return false;
  const std::string_view name = file_name(path);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  return std::find(std::begin(kNames), std::end(kNames), stem) != std::end(kNames);
}
bool dump(const std::vector<std::string>& paths) {
  return any_path(
             paths,
             [](std::string_view path) { return path == "nodes.json" || path == "nodes.yaml"; }) &&
         any_path(paths, [](std::string_view path) {
           return path.find('/') != std::string_view::npos && dump_file(path);
         });
}

// ---- kubectl get: any files
// -----------------------------------------------------------------------------------------------------------------

bool kubectl(const std::vector<std::string>& paths) {
  return !paths.empty() && std::all_of(paths.begin(), paths.end(), [](const std::string& path) {
    return path.find('/') == std::string::npos && is_object_file(path);
  });
}

/// Of a folder that matches each is one, and what a caller names is one whatever he calls it.
bool any_file(std::string_view) { return true; }

constexpr Layout kLayouts[] = {
    {"sonobuoy", "a Sonobuoy results archive", sonobuoy, sonobuoy_file, "serverversion.json", ""},
    {"support-bundle", "a troubleshoot.sh support bundle", bundle, bundle_file,
     "cluster-info/cluster_version.json", "info"},
    {"must-gather", "an OpenShift must-gather folder", gather, gather_file, "", ""},
    {"cluster-info", "a kubectl cluster-info dump folder", dump, dump_file, "", ""},
    {"kubectl", "kubectl get -o json|yaml output", kubectl, any_file, "", ""},
};

}  // namespace

bool is_json_file(std::string_view path) { return path.ends_with(".json"); }
bool is_yaml_file(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

const Layout* find_layout(const std::vector<std::string>& paths) {
  for (const Layout& layout : kLayouts) {
    if (layout.matches(paths)) return &layout;
  }
  return nullptr;
}

const Layout& kubectl_layout() { return kLayouts[std::size(kLayouts) - 1]; }

std::string layout_names() {
  std::string names = "a kaic.snapshot/1";
  for (const Layout& layout : kLayouts)
    names += std::string(&layout == &kLayouts[std::size(kLayouts) - 1] ? " or " : ", ") +
             std::string(layout.name);
  return names;
}

}  // namespace kaic

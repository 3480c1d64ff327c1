// SPDX-License-Identifier: Apache-2.0
#include "lib/cluster/layouts.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using kaic::find_layout;
using kaic::Layout;

namespace {

std::string kind(const std::vector<std::string>& paths) {
  const Layout* layout = find_layout(paths);
  return layout == nullptr ? "none" : std::string(layout->kind);
}

/// The paths that a layout takes objects from.
std::vector<std::string> object_files(const std::vector<std::string>& paths) {
  const Layout* layout = find_layout(paths);
  REQUIRE(layout != nullptr);
  std::vector<std::string> taken;
  for (const std::string& path : paths) {
    if (layout->holds_objects(path)) taken.push_back(path);
  }
  return taken;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a Sonobuoy archive is known by resources and its meta data") {
  const Paths paths = {"meta/config.json",
                       "plugins/e2e/results/global/e2e.log",
                       "podlogs/a/b.txt",
                       "resources/cluster/core_v1_nodes.json",
                       "resources/ns/default/core_v1_pods.json",
                       "serverversion.json"};
  CHECK(kind(paths) == "sonobuoy");
  CHECK(object_files(paths) ==
        Paths{"resources/cluster/core_v1_nodes.json", "resources/ns/default/core_v1_pods.json"});
  CHECK(find_layout(paths)->version_file == "serverversion.json");
  CHECK(kind({"resources/cluster/a.json", "meta/x"}) == "sonobuoy");
  CHECK(kind({"resources/cluster/a.json"}) == "none");
}

TEST_CASE(
    "a support bundle is known by cluster-resources; logs, errors and answers about rights are no "
    "objects") {
  const Paths paths = {"analysis.json",
                       "cluster-info/cluster_version.json",
                       "cluster-resources/auth-cani-list/default.json",
                       "cluster-resources/nodes.json",
                       "cluster-resources/pods-errors.json",
                       "cluster-resources/pods/default.json",
                       "cluster-resources/pods/logs/default/web/app.json",
                       "cluster-resources/custom-resources/x.yaml"};
  CHECK(kind(paths) == "support-bundle");
  CHECK(object_files(paths) == Paths{"cluster-resources/nodes.json",
                                     "cluster-resources/pods/default.json",
                                     "cluster-resources/custom-resources/x.yaml"});
  CHECK(find_layout(paths)->version_file == "cluster-info/cluster_version.json");
  CHECK(find_layout(paths)->version_member == "info");
}

TEST_CASE("a must-gather is known with and without an image's folder") {
  CHECK(kind({"cluster-scoped-resources/core/nodes/n1.yaml", "namespaces/a/core/pods.yaml"}) ==
        "must-gather");
  const Paths paths = {"quay-io-x-sha256-0123/cluster-scoped-resources/core/nodes/n1.yaml",
                       "quay-io-x-sha256-0123/host_service_logs/masters/kubelet.log",
                       "quay-io-x-sha256-0123/namespaces/a/core/pods.yaml",
                       "quay-io-x-sha256-0123/namespaces/a/pods/p/p.log", "timestamp"};
  CHECK(kind(paths) == "must-gather");
  CHECK(object_files(paths) == Paths{paths[0], paths[2]});
  CHECK(kind({"namespaces/a/core/pods.yaml"}) == "none");
}

TEST_CASE("a cluster-info dump is known by its nodes and a namespace's folder") {
  const Paths paths = {"default/events.json",      "default/pods.json",
                       "default/web/logs.txt",     "kube-system/replication-controllers.json",
                       "kube-system/secrets.json", "nodes.json"};
  CHECK(kind(paths) == "cluster-info");
  CHECK(object_files(paths) == Paths{paths[0], paths[1], paths[3], paths[5]});
  CHECK(kind({"default/pods.yaml", "nodes.yaml"}) == "cluster-info");
  CHECK(kind({"default/pods.json"}) == "none");
}

TEST_CASE("a folder of nothing but objects' files is kubectl output") {
  CHECK(kind({"a.json", "b.yaml", "c.yml"}) == "kubectl");
  CHECK(kind({"a.json", "README.md"}) == "none");
  CHECK(kind({"a.json", "b/c.json"}) == "none");
  CHECK(kind({}) == "none");
  CHECK(kaic::kubectl_layout().kind == "kubectl");
  CHECK(kaic::kubectl_layout().holds_objects("/dev/shm/pods"));  // a file that the caller names
}

TEST_CASE("the names of all layouts are told to people") {
  const std::string names = kaic::layout_names();
  for (const char* name : {"a kaic.snapshot/1", "Sonobuoy", "troubleshoot.sh", "must-gather",
                           "cluster-info", " or kubectl get"})
    CHECK(names.find(name) != std::string::npos);
}

// SPDX-License-Identifier: Apache-2.0
/// @file
/// Snapshot: a recorded cluster. Opens kaic.snapshot/1 (a folder, .tar.gz, .tar.zst, .zip) and what
/// people already have: `kubectl get -o json|yaml` files, a `kubectl cluster-info dump` folder, an
/// OpenShift must-gather folder, a Sonobuoy tarball, a support bundle.
///
///     kaic::Result<std::unique_ptr<kaic::Cluster>> cluster =
///     kaic::open_snapshot("cluster.tar.gz");
///
/// docs/snapshot-format.md tells what each form can show and what it cannot.
#ifndef KAIC_CLUSTER_SNAPSHOT_H
#define KAIC_CLUSTER_SNAPSHOT_H

#include <memory>
#include <string>
#include <vector>

#include "kaic/cluster/cluster.h"

namespace kaic {

struct SnapshotOptions {
  /// The caller vouches that a recording without that knowledge of its own (`kubectl get -A -o
  /// json`) holds all objects, of all namespaces, of each kind that it shows. The report says so.
  bool complete = false;
};

/// Opens a recording; nothing is ever written beside it. More than one path: several `kubectl get`
/// files read as one. Errors: `file-missing`, `corrupt`, `unsupported`, `empty-snapshot`, `limit`,
/// the archive classes; `place` names the file and entry.
Result<std::unique_ptr<Cluster>> open_snapshot(const std::string& path,
                                               const SnapshotOptions& options = {});
Result<std::unique_ptr<Cluster>> open_snapshot(const std::vector<std::string>& paths,
                                               const SnapshotOptions& options = {});

}  // namespace kaic

#endif  // KAIC_CLUSTER_SNAPSHOT_H

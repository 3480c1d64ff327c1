// SPDX-License-Identifier: Apache-2.0
/// What was read of the cluster for the chosen checks, typed, and for each read how far it got. A
/// check is a pure function of it.
///
///     for (const Node& node : inventory.all<Node>()) ...
///     if (inventory.state<ResourceSlice>() == ReadState::kAbsent) ...     // the API is not
///     served: a fact
#ifndef KAIC_LIB_CONFORMANCE_INVENTORY_H
#define KAIC_LIB_CONFORMANCE_INVENTORY_H

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"
#include "kaic/base/time.h"
#include "kaic/cluster/cluster.h"
#include "kaic/conformance/report.h"
#include "lib/conformance/discovery.h"
#include "lib/conformance/read.h"

namespace kaic {

/// The server's answer to /version.
struct ServerVersion {
  std::string major, minor, git_version, emulation_minor;
  /// The minor that it behaves as: 36 for an emulating 1.37. None if it cannot be read from the
  /// answer.
  std::optional<int> minor_number() const;
};

class Inventory {
 public:
  /// Reads everything that `reads` name, each resource once. An Error is one of the cluster's
  /// (nothing can be relied on).
  static Result<Inventory> collect(Cluster& cluster, const std::vector<const Read*>& reads,
                                   const ReadOptions& options);

  /// The objects of T that some check asked for, in the server's order.
  template <class T>
  std::span<const T> all() const {
    return objects<T>(T::kResource.group, T::kResource.resource);
  }
  /// Custom resources of a kind without a type of its own.
  std::span<const CustomObject> custom(std::string_view group, std::string_view resource) const {
    return objects<CustomObject>(group, resource);
  }
  /// The one object that a named<T>() read asked for, or null. `state` says whether null means that
  /// there is none.
  template <class T>
  const T* one(std::string_view namespace_, std::string_view name) const {
    const std::span<const T> found =
        objects<T>(T::kResource.group, T::kResource.resource, namespace_, name);
    return found.empty() ? nullptr : &found.front();
  }

  template <class T>
  ReadState state() const {
    return state(T::kResource.group, T::kResource.resource);
  }
  ReadState state(std::string_view group, std::string_view resource) const;
  /// True if the list was read whole or is known not to be served: what is not in it does not
  /// exist.
  bool is_known(std::string_view group, std::string_view resource) const;
  /// The path that a resource was read from, for evidence.
  std::string path(std::string_view group, std::string_view resource) const;
  /// An object of T as a report names it.
  template <class T>
  ObjectRef ref(const T& object) const {
    return ref(T::kResource.group, T::kResource.resource, T::kResource.kind, object.metadata);
  }
  ObjectRef ref(std::string_view group, std::string_view resource, std::string_view kind,
                const ObjectMeta& metadata) const;

  const Discovery& discovery() const { return discovery_; }
  const ServerVersion& server_version() const { return server_version_; }
  std::optional<Timestamp> now() const { return now_; }  ///< none: nothing that ages may be judged
  void set_now(std::optional<Timestamp> now) { now_ = now; }

  /// How far a read got. Never asked for: refused.
  ReadReport outcome(const Read& read) const;
  /// All reads in the order in which they were asked: /version, discovery, objects.
  const std::vector<ReadReport>& reads() const { return reads_; }

 private:
  friend class Collector;
  struct Entry {
    std::string path, version, reason;
    ReadState state = ReadState::kRefused;
    std::unique_ptr<TableBase> table;
  };
  using Key = std::string;  // group/resource, and /namespace/name of a single object

  static Key key_of(std::string_view group, std::string_view resource,
                    std::string_view namespace_ = {}, std::string_view name = {});
  const Entry* find(const Key& key) const;

  template <class T>
  std::span<const T> objects(std::string_view group, std::string_view resource,
                             std::string_view namespace_ = {}, std::string_view name = {}) const {
    const Entry* entry = find(key_of(group, resource, namespace_, name));
    if (entry == nullptr || !entry->table) return {};
    return static_cast<const Table<T>&>(*entry->table).objects();
  }

  std::map<Key, Entry> entries_;
  std::vector<ReadReport> reads_;
  Discovery discovery_;
  ServerVersion server_version_;
  std::optional<Timestamp> now_;
};

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_INVENTORY_H

// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/discovery.h"

#include <algorithm>
#include <set>

#include "kaic/meta/object.h"
#include "lib/base/try.h"
#include "lib/meta/describe.h"

namespace kaic {

// The documents of discovery, as far as they matter: apidiscovery.k8s.io/v2 and meta/v1's
// APIGroupList, APIVersions, APIResourceList.
namespace wire {
struct AggregatedResource {
  std::string resource;
  std::vector<std::string> verbs;
};
struct AggregatedVersion {
  std::string version, freshness;
  std::vector<AggregatedResource> resources;
};
struct AggregatedGroup {
  ObjectMeta metadata;
  std::vector<AggregatedVersion> versions;
};
struct AggregatedList {
  std::string kind;
  std::vector<AggregatedGroup> items;
};
struct GroupVersion {
  std::string version;
};
struct Group {
  std::string name;
  std::vector<GroupVersion> versions;
};
struct GroupList {
  std::string kind;
  std::vector<Group> groups;
};
struct CoreVersions {
  std::string kind;
  std::vector<std::string> versions;
};
struct Resource {
  std::string name;
  std::vector<std::string> verbs;
};
struct ResourceList {
  std::string kind;
  std::vector<Resource> resources;
};
}  // namespace wire

#define KAIC_DISCOVERY_TYPE(Type, ...)                \
  template <>                                         \
  const TypeInfo& type_info<wire::Type>() {           \
    using T = wire::Type;                             \
    static constexpr Field kFields[] = {__VA_ARGS__}; \
    static constexpr TypeInfo kInfo{#Type, kFields};  \
    return kInfo;                                     \
  }

KAIC_DISCOVERY_TYPE(AggregatedResource, field<&T::resource>("resource"), field<&T::verbs>("verbs"))
KAIC_DISCOVERY_TYPE(AggregatedVersion, field<&T::version>("version"),
                    field<&T::freshness>("freshness"), field<&T::resources>("resources"))
KAIC_DISCOVERY_TYPE(AggregatedGroup, field<&T::metadata>("metadata"),
                    field<&T::versions>("versions"))
KAIC_DISCOVERY_TYPE(AggregatedList, field<&T::kind>("kind"), field<&T::items>("items"))
KAIC_DISCOVERY_TYPE(GroupVersion, field<&T::version>("version"))
KAIC_DISCOVERY_TYPE(Group, field<&T::name>("name"), field<&T::versions>("versions"))
KAIC_DISCOVERY_TYPE(GroupList, field<&T::kind>("kind"), field<&T::groups>("groups"))
KAIC_DISCOVERY_TYPE(CoreVersions, field<&T::kind>("kind"), field<&T::versions>("versions"))
KAIC_DISCOVERY_TYPE(Resource, field<&T::name>("name"), field<&T::verbs>("verbs"))
KAIC_DISCOVERY_TYPE(ResourceList, field<&T::kind>("kind"), field<&T::resources>("resources"))
#undef KAIC_DISCOVERY_TYPE

namespace {
constexpr std::string_view kAggregated =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
}

/// Fills a Discovery from one cluster.
class DiscoveryReader {
 public:
  DiscoveryReader(Cluster& cluster, std::vector<ReadReport>& reads)
      : cluster_(cluster), reads_(reads) {}

  Result<Discovery> read(const std::vector<std::string>& groups) {
    KAIC_TRY(const bool core, aggregated("/api", ""));
    KAIC_TRY(const bool named, aggregated("/apis", "/"));
    bool core_known = core, named_known = named;
    if (!core) {
      KAIC_TRY(core_known, core_versions());
    }
    if (!named) {
      KAIC_TRY(named_known, group_list());
    }
    discovery_.groups_known_ = named_known;
    discovery_.core_known_ = core_known;
    for (const std::string& group : groups) KAIC_CHECK(fill(group));
    return std::move(discovery_);
  }

 private:
  /// Reads a document; none if it could not be read or is not what was asked for, which goes into
  /// `reads`.
  template <class T>
  Result<std::optional<T>> document(const std::string& path, std::string_view accept,
                                    std::string_view kind, bool say_missing) {
    KAIC_TRY(Document answer, cluster_.get(path, accept));
    ReadReport row{path, answer.state, answer.reason};
    std::optional<T> value;
    if (answer.state == ReadState::kComplete) {
      auto decoded = decode<T>(answer.body);
      if (decoded && decoded->kind == kind) {
        value = *std::move(decoded);
      } else {
        row.state = ReadState::kRefused;
        row.reason = decoded ? "KindMismatch" : "Unparsable";
      }
    }
    if (value || say_missing) reads_.push_back(std::move(row));
    return value;
  }

  Result<bool> aggregated(const std::string& path, std::string_view core_marker) {
    KAIC_TRY(auto list,
             document<wire::AggregatedList>(path, kAggregated, "APIGroupDiscoveryList", false));
    if (!list) return false;
    for (wire::AggregatedGroup& group : list->items) {
      for (wire::AggregatedVersion& version : group.versions) {
        const std::string name = core_marker.empty() ? std::string() : group.metadata.name;
        Discovery::Version& target = add(name, version.version);
        target.stale = version.freshness == "Stale";
        target.resources_known = !target.stale;
        for (wire::AggregatedResource& resource : version.resources)
          target.verbs_by_resource[resource.resource] = std::move(resource.verbs);
      }
    }
    return true;
  }

  Result<bool> core_versions() {
    KAIC_TRY(auto versions, document<wire::CoreVersions>("/api", "", "APIVersions", true));
    if (!versions) return false;
    for (const std::string& version : versions->versions) add("", version);
    return true;
  }

  Result<bool> group_list() {
    KAIC_TRY(auto list, document<wire::GroupList>("/apis", "", "APIGroupList", true));
    if (!list) return false;
    for (const wire::Group& group : list->groups) {
      for (const wire::GroupVersion& version : group.versions) add(group.name, version.version);
    }
    return true;
  }

  /// Reads the resources of those versions of a group that are not known yet.
  Result<void> fill(const std::string& group) {
    const auto found = discovery_.groups_.find(group);
    if (found == discovery_.groups_.end()) return {};
    for (const std::string& version : found->second.order) {
      Discovery::Version& target = found->second.versions[version];
      if (target.resources_known || target.stale) continue;
      const std::string path = group.empty() ? "/api/" + version : "/apis/" + group + "/" + version;
      KAIC_TRY(auto list, document<wire::ResourceList>(path, "", "APIResourceList", true));
      if (!list) continue;
      target.resources_known = true;
      for (wire::Resource& resource : list->resources) {
        if (resource.name.find('/') == std::string::npos)
          target.verbs_by_resource[resource.name] = std::move(resource.verbs);
      }
    }
    return {};
  }

  Discovery::Version& add(const std::string& group, const std::string& version) {
    Discovery::Group& target = discovery_.groups_[group];
    if (std::find(target.order.begin(), target.order.end(), version) == target.order.end())
      target.order.push_back(version);
    return target.versions[version];
  }

  Cluster& cluster_;
  std::vector<ReadReport>& reads_;
  Discovery discovery_;
};

Result<Discovery> Discovery::read(Cluster& cluster, const std::vector<std::string>& groups,
                                  std::vector<ReadReport>& reads) {
  return DiscoveryReader(cluster, reads).read(groups);
}

const Discovery::Version* Discovery::find(std::string_view group, std::string_view version) const {
  const auto g = groups_.find(group);
  if (g == groups_.end()) return nullptr;
  const auto v = g->second.versions.find(version);
  return v == g->second.versions.end() ? nullptr : &v->second;
}

Served Discovery::group(std::string_view group) const {
  if (const auto g = groups_.find(group); g != groups_.end() && !g->second.order.empty())
    return Served::kYes;
  return groups_known_ && !group.empty() ? Served::kNo : Served::kUnknown;
}

bool Discovery::is_complete(std::string_view group) const {
  if (!groups_known_) return false;
  const auto g = groups_.find(group);
  if (g == groups_.end()) return !group.empty() || core_known_;
  return std::all_of(g->second.versions.begin(), g->second.versions.end(),
                     [](const auto& entry) { return entry.second.resources_known; });
}

Served Discovery::version(std::string_view group, std::string_view version) const {
  const Served served = this->group(group);
  if (served != Served::kYes) return served;
  return find(group, version) != nullptr ? Served::kYes : Served::kNo;
}

Served Discovery::resource(std::string_view group, std::string_view version,
                           std::string_view resource) const {
  const Served served = this->version(group, version);
  if (served != Served::kYes) return served;
  const Version& v = *find(group, version);
  if (v.verbs_by_resource.contains(resource)) return Served::kYes;
  return v.resources_known ? Served::kNo : Served::kUnknown;
}

std::optional<std::vector<std::string>> Discovery::verbs(std::string_view group,
                                                         std::string_view version,
                                                         std::string_view resource) const {
  const Version* v = find(group, version);
  if (v == nullptr) return std::nullopt;
  const auto found = v->verbs_by_resource.find(resource);
  if (found == v->verbs_by_resource.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Discovery::versions(std::string_view group) const {
  const auto g = groups_.find(group);
  return g == groups_.end() ? std::vector<std::string>() : g->second.order;
}

std::vector<std::string> Discovery::groups() const {
  std::vector<std::string> names;
  for (const auto& [name, group] : groups_) names.push_back(name);
  return names;
}

bool Discovery::is_stale(std::string_view group, std::string_view version) const {
  const Version* v = find(group, version);
  return v != nullptr && v->stale;
}

}  // namespace kaic

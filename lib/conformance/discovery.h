// SPDX-License-Identifier: Apache-2.0
/// What the API server says it serves. Three answers are possible for everything: yes, no, and not
/// known.
#ifndef KAIC_LIB_CONFORMANCE_DISCOVERY_H
#define KAIC_LIB_CONFORMANCE_DISCOVERY_H

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/cluster/cluster.h"
#include "kaic/conformance/report.h"

namespace kaic {

enum class Served : std::uint8_t { kUnknown, kYes, kNo };

class Discovery {
 public:
  /// Reads aggregated discovery, or else /api, /apis and the documents of the `groups` that matter.
  /// What was asked is added to `reads`.
  static Result<Discovery> read(Cluster& cluster, const std::vector<std::string>& groups,
                                std::vector<ReadReport>& reads);

  /// The list of groups was read.
  bool known() const { return groups_known_; }
  /// And of this group all versions with their resources, none of them marked stale; or it is known
  /// not to be served.
  bool is_complete(std::string_view group) const;
  Served group(std::string_view group) const;
  Served version(std::string_view group, std::string_view version) const;
  Served resource(std::string_view group, std::string_view version,
                  std::string_view resource) const;
  /// The verbs of a resource; none if it is not known to be served.
  std::optional<std::vector<std::string>> verbs(std::string_view group, std::string_view version,
                                                std::string_view resource) const;
  /// Versions of a group in the server's order.
  std::vector<std::string> versions(std::string_view group) const;
  /// All groups, sorted; the core group is "".
  std::vector<std::string> groups() const;
  /// The server itself marks this version's answer as old (its backend does not answer).
  bool is_stale(std::string_view group, std::string_view version) const;

 private:
  struct Version {
    std::map<std::string, std::vector<std::string>, std::less<>> verbs_by_resource;
    bool resources_known = false;
    bool stale = false;
  };
  struct Group {
    std::vector<std::string> order;
    std::map<std::string, Version, std::less<>> versions;
  };
  friend class DiscoveryReader;

  const Version* find(std::string_view group, std::string_view version) const;

  std::map<std::string, Group, std::less<>> groups_;
  bool groups_known_ = false;
  bool core_known_ = false;
};

}  // namespace kaic

#endif  // KAIC_LIB_CONFORMANCE_DISCOVERY_H

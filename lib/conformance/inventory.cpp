// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/inventory.h"

#include <charconv>

#include "lib/conformance/collector.h"

namespace kaic {

std::optional<int> ServerVersion::minor_number() const {
  const std::string& text = emulation_minor.empty() ? minor : emulation_minor;
  int number = 0;
  const auto parsed =
      std::from_chars(text.data(), text.data() + text.size(), number);  // "34+" is 34
  if (parsed.ec != std::errc()) return std::nullopt;
  return number;
}

Result<Inventory> Inventory::collect(Cluster& cluster, const std::vector<const Read*>& reads,
                                     const ReadOptions& options) {
  return Collector(cluster, options).run(reads);
}

Inventory::Key Inventory::key_of(std::string_view group, std::string_view resource,
                                 std::string_view namespace_, std::string_view name) {
  Key key;
  key.append(group).append("/").append(resource);
  if (!name.empty()) key.append("/").append(namespace_).append("/").append(name);
  return key;
}

const Inventory::Entry* Inventory::find(const Key& key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

ReadState Inventory::state(std::string_view group, std::string_view resource) const {
  const Entry* entry = find(key_of(group, resource));
  return entry != nullptr ? entry->state : ReadState::kRefused;
}

bool Inventory::is_known(std::string_view group, std::string_view resource) const {
  const ReadState state = this->state(group, resource);
  return state == ReadState::kComplete || state == ReadState::kAbsent;
}

std::string Inventory::path(std::string_view group, std::string_view resource) const {
  const Entry* entry = find(key_of(group, resource));
  return entry != nullptr ? entry->path : std::string();
}

ObjectRef Inventory::ref(std::string_view group, std::string_view resource, std::string_view kind,
                         const ObjectMeta& metadata) const {
  const Entry* entry = find(key_of(group, resource));
  return {std::string(group), entry != nullptr ? entry->version : std::string(), std::string(kind),
          metadata.namespace_, metadata.name};
}

ReadReport Inventory::outcome(const Read& read) const {
  if (read.is_discovery()) {
    const std::string path =
        read.resource.group.empty() ? "/apis" : "/apis/" + std::string(read.resource.group);
    if (read.resource.group.empty() ? discovery_.known()
                                    : discovery_.is_complete(read.resource.group))
      return {path, ReadState::kComplete, ""};
    for (const ReadReport& row : reads_) {  // the answer that is missing, for its reason; a list
                                            // lies one level below a version
      const bool of_group = row.path.starts_with(path + "/") &&
                            row.path.find('/', path.size() + 1) == std::string::npos;
      if (row.state != ReadState::kComplete && (row.path == "/apis" || of_group)) return row;
    }
    return {path, ReadState::kRefused, "DiscoveryIncomplete"};
  }
  const Entry* entry =
      find(key_of(read.resource.group, read.resource.resource, read.namespace_, read.name));
  if (entry == nullptr)
    return {ListRequest{std::string(read.resource.group),
                        std::string(read.resource.versions[0]),
                        std::string(read.resource.resource),
                        {}}
                .path(),
            ReadState::kRefused, "NotAsked"};
  return {entry->path, entry->state, entry->reason};
}

}  // namespace kaic

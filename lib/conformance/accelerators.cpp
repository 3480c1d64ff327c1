// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/accelerators.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include "kaic/base/words.h"
#include "kaic/telemetry/vendor.h"
#include "lib/conformance/accelerator_devices.h"

namespace kaic {
namespace {

constexpr std::string_view kDra = "dra";
constexpr std::string_view kDevicePlugin = "device-plugin";
constexpr std::string_view kLabel = "label";
/// The extended resource name that every DeviceClass has without asking (KEP-5004).
constexpr std::string_view kImplicitResourcePrefix = "deviceclass.resource.kubernetes.io/";
std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

bool is_extended(std::string_view resource) {
  const std::size_t slash = resource.find('/');
  return slash != std::string_view::npos && !resource.substr(0, slash).ends_with("kubernetes.io");
}

/// The extended resources of a container with more than 0 asked for. Limits only: Kubernetes makes
/// requests equal to them.
template <class Visit>
bool any_extended(const Container& container, const Visit& visit) {
  for (const auto* amounts : {&container.resources.limits, &container.resources.requests}) {
    for (const auto& [name, amount] : *amounts) {
      if (amount.sign() > 0 && visit(name)) return true;
    }
  }
  return false;
}

template <class Visit>
bool any_container(const PodSpec& spec, const Visit& visit) {
  return std::any_of(spec.containers.begin(), spec.containers.end(), visit) ||
         std::any_of(spec.init_containers.begin(), spec.init_containers.end(), visit);
}

std::string key_of(std::string_view namespace_, std::string_view name) {
  return std::string(namespace_) + "/" + std::string(name);
}

/// The value of the first of these labels that the node has.
std::string_view label(const Node& node, Words keys) {
  for (const std::string_view key : keys) {
    if (const std::string* value = node.metadata.labels.find(key)) return *value;
  }
  return {};
}

/// How many of a resource a node has; what is allocatable where no capacity was read.
std::int64_t amount_of(const Node& node, std::string_view resource) {
  for (const auto* amounts : {&node.status.capacity, &node.status.allocatable}) {
    const auto at = amounts->find(std::string(resource));
    if (at != amounts->end() && at->second.sign() > 0) return at->second.ceil_value(0).value_or(0);
  }
  return 0;
}

}  // namespace

bool may_request_accelerator(const Pod& pod) {
  return !pod.spec.resource_claims.empty() ||
         any_container(pod.spec, [](const Container& container) {
           return any_extended(container, is_extended);
         });
}

Accelerators::Accelerators(const Inventory& inventory) : inventory_(inventory) {
  NodesByName nodes;
  for (const Node& node : inventory.all<Node>()) nodes.emplace(node.metadata.name, &node);
  for (const ResourceClaim& claim : inventory.all<ResourceClaim>()) {
    claims_.emplace(key_of(claim.metadata.namespace_, claim.metadata.name), &claim);
  }
  for (const ResourceClaimTemplate& each : inventory.all<ResourceClaimTemplate>()) {
    templates_.emplace(key_of(each.metadata.namespace_, each.metadata.name), &each);
  }
  find_drivers();
  count_devices(nodes);
  for (const Node& node : inventory.all<Node>()) {
    count_resources(node);
    count_labels(node);
  }
  std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.vendor, a.model, a.via) < std::tie(b.vendor, b.model, b.via);
  });
}

void Accelerators::find_drivers() {
  for (DevicePool& pool : newest_pools(inventory_.all<ResourceSlice>())) {
    if (is_fabric_driver(pool.driver)) continue;
    bool is_accelerator =
        vendor_of_driver(pool.driver) != nullptr || names_accelerator(pool.driver);
    for (const ResourceSlice* slice : pool.slices) {
      if (is_accelerator) break;
      is_accelerator = std::any_of(slice->spec.devices.begin(), slice->spec.devices.end(),
                                   looks_like_accelerator);
    }
    if (is_accelerator) drivers_.insert(pool.driver);
    pools_.push_back(std::move(pool));
  }
  // By driver and not by pool: a pool that happens to show no device yet is one all the same.
  std::erase_if(pools_, [&](const DevicePool& pool) { return drivers_.count(pool.driver) == 0; });
  for (const DeviceClass& device_class : inventory_.all<DeviceClass>()) {
    const std::string& name = device_class.metadata.name;
    const bool is_accelerator =
        is_accelerator_driver(name) ||
        std::any_of(drivers_.begin(), drivers_.end(),
                    [&](const std::string& driver) { return speaks_of(device_class, driver); }) ||
        std::any_of(vendors().begin(), vendors().end(), [&](const Vendor& vendor) {
          return std::any_of(
              vendor.dra_drivers.begin(), vendor.dra_drivers.end(),
              [&](std::string_view driver) { return speaks_of(device_class, driver); });
        });
    if (!is_accelerator) continue;
    classes_.insert(name);
    if (device_class.spec.extended_resource_name)
      mapped_resources_.insert(*device_class.spec.extended_resource_name);
  }
}

void Accelerators::count_devices(const NodesByName& nodes) {
  const bool nodes_known = inventory_.is_known(Node::kResource.group, Node::kResource.resource);
  for (const DevicePool& pool : pools_) {
    const std::string vendor = vendor_name_of(pool.driver);
    std::set<std::string> seen;
    for (const ResourceSlice* slice : pool.slices) {
      std::vector<std::string> names;
      for (const Node* node : reached_nodes(*slice, nodes)) names.push_back(node->metadata.name);
      if (const std::string& own = slice->spec.node_name; !own.empty() && names.empty()) {
        if (nodes_known) continue;  // left over from a node that is gone
        names.push_back(own);
      }
      for (const Device& device : slice->spec.devices) {
        if (!seen.insert(identity_of(device)).second) continue;
        add(vendor, model_of(device, pool.driver), kDra, 1, names);
      }
    }
  }
}

void Accelerators::count_resources(const Node& node) {
  for (const Vendor& vendor : vendors()) {
    if (has_vendor(node.metadata.name, vendor.name)) continue;  // the same devices, shown by DRA
    std::int64_t whole = 0, parts = 0;
    for (const std::string_view resource : vendor.resources) {
      if (resource.find('*') != std::string_view::npos) {
        for (const auto& [name, amount] : node.status.capacity) {
          const bool is_part = match_word(resource, name) && vendor_of_resource(name) == &vendor;
          if (is_part) parts += amount_of(node, name);
        }
      } else if (whole == 0) {  // a vendor's further names are other units of the same devices
        whole = amount_of(node, resource);
      }
    }
    if (whole == 0 && parts == 0) continue;
    // The label counts hardware; the resource counts what is handed out, which sharing multiplies
    // and partitioning divides.
    const std::int64_t labelled = whole_number(label(node, vendor.count_labels)).value_or(0);
    const bool is_shared = parts > 0 || whole > labelled;
    const std::int64_t count = labelled > 0 && is_shared ? labelled : whole + parts;
    add(std::string(vendor.name), std::string(label(node, vendor.model_labels)), kDevicePlugin,
        count, {node.metadata.name});
  }
}

void Accelerators::count_labels(const Node& node) {
  for (const Vendor& vendor : vendors()) {
    const std::string_view present = label(node, vendor.present_labels);
    if (present.empty() || present == "false" || has_vendor(node.metadata.name, vendor.name)) {
      continue;
    }
    // Without a count: at least the one that is said to be there.
    const std::int64_t labelled = whole_number(label(node, vendor.count_labels)).value_or(1);
    if (labelled == 0) continue;
    add(std::string(vendor.name), std::string(label(node, vendor.model_labels)), kLabel, labelled,
        {node.metadata.name});
  }
}

bool Accelerators::has_vendor(std::string_view node, std::string_view vendor) const {
  const auto& all = on(node);
  return std::any_of(all.begin(), all.end(),
                     [&](const NodeAccelerators& each) { return each.vendor == vendor; });
}

void Accelerators::add(const std::string& vendor, const std::string& model, std::string_view via,
                       std::int64_t count, const std::vector<std::string>& nodes) {
  const auto same = [&](const auto& each) {
    return each.vendor == vendor && each.model == model && each.via == via;
  };
  auto row = std::find_if(rows_.begin(), rows_.end(), same);
  if (row == rows_.end()) {
    row = rows_.insert(rows_.end(), {vendor, model, 0, 0, std::string(via)});
  }
  row->count += count;
  for (const std::string& node : nodes) {
    auto& all = by_node_[node];
    auto at = std::find_if(all.begin(), all.end(), same);
    if (at == all.end()) {
      at = all.insert(all.end(), {vendor, model, via, 0});
      ++row->nodes;
    }
    at->count += count;
  }
}

std::span<const NodeAccelerators> Accelerators::on(std::string_view node) const {
  const auto at = by_node_.find(node);
  if (at == by_node_.end()) return {};
  return at->second;
}

bool Accelerators::is_accelerator_driver(std::string_view driver) const {
  return vendor_of_driver(driver) != nullptr || drivers_.find(driver) != drivers_.end();
}

bool Accelerators::is_accelerator_class(std::string_view device_class) const {
  // By its name where the class itself is gone or was not read.
  return classes_.find(device_class) != classes_.end() ||
         vendor_of_driver(device_class) != nullptr || names_accelerator(device_class);
}

bool Accelerators::is_accelerator_resource(std::string_view resource) const {
  if (kaic::requests_accelerator(resource) ||
      mapped_resources_.find(resource) != mapped_resources_.end()) {
    return true;
  }
  return resource.starts_with(kImplicitResourcePrefix) &&
         is_accelerator_class(resource.substr(kImplicitResourcePrefix.size()));
}

std::vector<const DeviceClass*> Accelerators::classes_behind(std::string_view resource) const {
  std::vector<const DeviceClass*> found;
  for (const DeviceClass& device_class : inventory_.all<DeviceClass>()) {
    const bool is_implicit =
        resource.starts_with(kImplicitResourcePrefix) &&
        resource.substr(kImplicitResourcePrefix.size()) == device_class.metadata.name;
    if (is_implicit || device_class.spec.extended_resource_name == resource) {
      found.push_back(&device_class);
    }
  }
  return found;
}

bool Accelerators::asks_by_spec(const ResourceClaimSpec& spec) const {
  const auto asks_by_request = [&](const DeviceRequest& request) {
    const auto& subs = request.first_available;
    return is_accelerator_class(request.exactly ? request.exactly->device_class_name
                                                : request.device_class_name) ||
           std::any_of(subs.begin(), subs.end(), [&](const DeviceSubRequest& sub) {
             return is_accelerator_class(sub.device_class_name);
           });
  };
  const auto& requests = spec.devices.requests;
  return std::any_of(requests.begin(), requests.end(), asks_by_request);
}

bool Accelerators::is_accelerator_claim(const ResourceClaim& claim) const {
  if (asks_by_spec(claim.spec)) return true;
  if (!claim.status.allocation) return false;
  const auto& results = claim.status.allocation->devices.results;
  return std::any_of(results.begin(), results.end(),
                     [&](const auto& result) { return is_accelerator_driver(result.driver); });
}

const ResourceClaim* Accelerators::claim_of(
    const PodResourceClaim& claim, std::string_view namespace_,
    const std::vector<PodResourceClaimStatus>& statuses) const {
  std::string_view name = claim.resource_claim_name;
  for (const PodResourceClaimStatus& status : statuses) {
    if (name.empty() && status.name == claim.name) name = status.resource_claim_name;
  }
  const auto at = claims_.find(key_of(namespace_, name));
  return at == claims_.end() ? nullptr : at->second;
}

bool Accelerators::asks(const PodSpec& spec, std::string_view namespace_,
                        const std::vector<PodResourceClaimStatus>& statuses,
                        const Container* container) const {
  const auto by_resource = [&](const Container& each) {
    return any_extended(each, [&](std::string_view name) { return is_accelerator_resource(name); });
  };
  if (container != nullptr ? by_resource(*container) : any_container(spec, by_resource)) {
    return true;
  }
  return std::any_of(
      spec.resource_claims.begin(), spec.resource_claims.end(), [&](const PodResourceClaim& claim) {
        const auto uses = [&](const ResourceClaimName& own) { return own.name == claim.name; };
        if (container != nullptr && std::none_of(container->resources.claims.begin(),
                                                 container->resources.claims.end(), uses)) {
          return false;
        }
        if (const ResourceClaim* found = claim_of(claim, namespace_, statuses)) {
          return is_accelerator_claim(*found);
        }
        const auto at = templates_.find(key_of(namespace_, claim.resource_claim_template_name));
        return at != templates_.end() && asks_by_spec(at->second->spec.spec);
      });
}

bool Accelerators::requests_accelerator(const Pod& pod) const {
  return asks(pod.spec, pod.metadata.namespace_, pod.status.resource_claim_statuses, nullptr);
}

bool Accelerators::requests_accelerator(const Pod& pod, const Container& container) const {
  return asks(pod.spec, pod.metadata.namespace_, pod.status.resource_claim_statuses, &container);
}

bool Accelerators::requests_accelerator(const PodSpec& spec, std::string_view namespace_) const {
  return asks(spec, namespace_, {}, nullptr);
}

std::vector<const ResourceClaim*> Accelerators::claims_of(const Pod& pod) const {
  std::vector<const ResourceClaim*> found;
  const std::string& namespace_ = pod.metadata.namespace_;
  for (const PodResourceClaim& claim : pod.spec.resource_claims) {
    const auto* one = claim_of(claim, namespace_, pod.status.resource_claim_statuses);
    if (one != nullptr) found.push_back(one);
  }
  if (const auto& extended = pod.status.extended_resource_claim_status) {
    const auto at = claims_.find(key_of(namespace_, extended->resource_claim_name));
    if (at != claims_.end()) found.push_back(at->second);
  }
  return found;
}

std::vector<Note> accelerator_notes(const Inventory& inventory) {
  std::vector<Note> notes;
  const Accelerators accelerators(inventory);
  for (const DevicePool& pool : accelerators.pools()) {
    if (pool.is_complete()) continue;
    Note note{"accelerator-pool-incomplete",
              "Pool " + pool.name + " of " + pool.driver + " shows " +
                  std::to_string(pool.slices.size()) + " of " + std::to_string(pool.announced) +
                  " slices of generation " + std::to_string(pool.generation) +
                  ": the scheduler does not use it, and its accelerators may be counted short.",
              {}};
    for (const ResourceSlice* slice : pool.slices) {
      note.evidence.push_back(
          {inventory.ref(*slice), "spec.pool.resourceSliceCount",
           std::to_string(slice->spec.pool.resource_slice_count),
           inventory.path(ResourceSlice::kResource.group, ResourceSlice::kResource.resource)});
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace kaic

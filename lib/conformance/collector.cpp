// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/collector.h"

#include <algorithm>
#include <set>

#include "lib/base/json.h"
#include "lib/base/try.h"
#include "lib/meta/decoder.h"
#include "lib/meta/describe.h"

namespace kaic {

struct VersionAnswer {
  std::string major, minor, git_version, emulation_minor;
};

template <>
const TypeInfo& type_info<VersionAnswer>() {
  static constexpr Field kFields[] = {field<&VersionAnswer::major>("major"),
                                      field<&VersionAnswer::minor>("minor"),
                                      field<&VersionAnswer::git_version>("gitVersion"),
                                      field<&VersionAnswer::emulation_minor>("emulationMinor")};
  static constexpr TypeInfo kInfo{"Info", kFields};
  return kInfo;
}

namespace {

constexpr std::string_view kAlways[] = {"metadata.name", "metadata.namespace"};

std::string named_path(const Read& read, const std::string& version) {
  const ResourceType& r = read.resource;
  std::string path =
      r.group.empty() ? "/api/" + version : "/apis/" + std::string(r.group) + "/" + version;
  if (!read.namespace_.empty()) path += "/namespaces/" + std::string(read.namespace_);
  return path + "/" + std::string(r.resource) + "/" + std::string(read.name);
}

/// True if another version is worth a try: this one may only be missing from a recording.
bool may_be_elsewhere(const ListSummary& summary) {
  return summary.state == ReadState::kRefused &&
         (summary.reason == "NotRecorded" || summary.reason == "NotFound");
}

}  // namespace

Result<void> Collector::plan(const std::vector<const Read*>& reads) {
  std::map<Inventory::Key, std::size_t> known;
  for (const Read* read : reads) {
    if (read->is_discovery()) continue;
    const auto [place, is_new] =
        known.try_emplace(Inventory::key_of(read->resource.group, read->resource.resource,
                                            read->namespace_, read->name),
                          plans_.size());
    if (is_new) plans_.emplace_back().read = read;
    Plan& plan = plans_[place->second];
    const TypeInfo& type = read->table->type();
    for (const std::string_view field : kAlways) KAIC_CHECK(plan.mask.add(type, field));
    for (const std::string_view field : read->fields)
      KAIC_CHECK(plan.mask.add(type, field, read->names));
    if (read->keep == nullptr) {
      plan.keep_all = true;
    } else if (std::find(plan.keeps.begin(), plan.keeps.end(), read->keep) == plan.keeps.end()) {
      plan.keeps.push_back(read->keep);
    }
  }
  return {};
}

void Collector::choose_versions(Plan& plan) const {
  const ResourceType& resource = plan.read->resource;
  const Discovery& discovery = inventory_.discovery_;
  for (const std::string_view version : resource.versions) {
    if (!version.empty() &&
        discovery.resource(resource.group, version, resource.resource) != Served::kNo)
      plan.versions.emplace_back(version);
  }
  // Served versions before those of which nothing is known.
  std::stable_sort(plan.versions.begin(), plan.versions.end(),
                   [&](const std::string& a, const std::string& b) {
                     return discovery.resource(resource.group, a, resource.resource) >
                            discovery.resource(resource.group, b, resource.resource);
                   });
  plan.entry.version =
      plan.versions.empty() ? std::string(resource.versions[0]) : plan.versions.front();
  if (!plan.versions.empty()) return;
  plan.entry.state = ReadState::kAbsent;
  plan.entry.reason = "NotServed";
  for (const std::string& version : discovery.versions(resource.group)) {
    switch (discovery.resource(resource.group, version, resource.resource)) {
      case Served::kNo:
        break;
      case Served::kYes:
        plan.entry.state = ReadState::kRefused;
        plan.entry.reason = "VersionNotSupported";
        return;
      case Served::kUnknown:
        plan.entry.state = ReadState::kRefused;
        plan.entry.reason = "DiscoveryIncomplete";
        break;
    }
  }
}

bool Collector::keeps(const Plan& plan, const void* object) const {
  return plan.keep_all ||
         std::any_of(plan.keeps.begin(), plan.keeps.end(), [&](auto keep) { return keep(object); });
}

Result<void> Collector::visit(Plan& plan, ListPart& part) {
  const TypeInfo& type = plan.read->table->type();
  Decoder decoder;
  std::unique_ptr<TablePart> objects = plan.entry.table->new_part();
  std::string undecodable;
  std::uint64_t number = 0;
  KAIC_CHECK(part.for_each([&](const ObjectView& view) {
    void* object = objects->add();
    auto decoded = decoder.decode(type, object, view.cursor(), &plan.mask);
    if (!decoded && view.cursor().ok() && undecodable.empty()) {
      const Error& error = decoded.error();
      undecodable = "object " + std::to_string(number) + " of its part: " + error.place + ": " +
                    error.message;
    }
    if (!decoded || !keeps(plan, object)) objects->drop_last();
    ++number;
  }));
  plan.entry.table->put(part.ordinal, std::move(objects));
  if (!undecodable.empty()) {
    const std::scoped_lock lock(mutex_);
    if (plan.undecodable.empty()) plan.undecodable = std::move(undecodable);
  }
  return {};
}

Result<void> Collector::read_lists() {
  std::vector<Plan*> pending;
  for (Plan& plan : plans_) {
    if (plan.read->name.empty() && !plan.versions.empty()) pending.push_back(&plan);
  }
  while (!pending.empty()) {
    std::vector<ListRequest> requests;
    for (Plan* plan : pending) {
      const ResourceType& r = plan->read->resource;
      plan->entry.version = plan->versions.front();
      plan->versions.erase(plan->versions.begin());
      plan->entry.table = plan->read->table->make();
      requests.push_back({std::string(r.group), plan->entry.version, std::string(r.resource),
                          std::string(r.kind)});
    }
    KAIC_TRY(std::vector<ListSummary> summaries,
             cluster_.list(
                 requests, [&](ListPart& part) { return visit(*pending[part.request], part); },
                 options_));
    std::vector<Plan*> again;
    for (std::size_t i = 0; i < pending.size(); ++i) {
      Plan& plan = *pending[i];
      const ListSummary& summary = summaries[i];
      plan.entry.path = requests[i].path();
      plan.entry.state = summary.state;
      plan.entry.reason = summary.reason;
      if (summary.state == ReadState::kComplete && !plan.undecodable.empty()) {
        plan.entry.state = ReadState::kCut;
        plan.entry.reason = "ObjectUndecodable";
      }
      if (may_be_elsewhere(summary) && !plan.versions.empty()) again.push_back(&plan);
    }
    pending = std::move(again);
  }
  return {};
}

Result<void> Collector::read_named(Plan& plan) {
  plan.entry.path = named_path(*plan.read, plan.entry.version);
  if (plan.versions.empty()) return {};
  KAIC_TRY(Document answer, cluster_.get(plan.entry.path, ""));
  plan.entry.state = answer.state;
  plan.entry.reason = answer.reason;
  plan.entry.table = plan.read->table->make();
  if (answer.status == 404) {  // of a single object that is an answer: there is none
    plan.entry.state = ReadState::kComplete;
    plan.entry.reason.clear();
  } else if (answer.state == ReadState::kComplete) {
    json::Index index;
    Decoder decoder;
    auto part = plan.entry.table->new_part();
    auto read = index.read(answer.body, plan.entry.path, json::Source::kWire);
    if (read) {
      json::Cursor cursor = index.root();
      read = decoder.decode(plan.read->table->type(), part->add(), cursor, &plan.mask);
      if (read) read = cursor.end();
    }
    if (read) {
      plan.entry.table->put(0, std::move(part));
    } else {
      plan.entry.state = ReadState::kRefused;
      plan.entry.reason = "Unparsable";
    }
  }
  return {};
}

Result<void> Collector::read_server_version() {
  KAIC_TRY(const Document answer, cluster_.get("/version", ""));
  ReadReport row{"/version", answer.state, answer.reason};
  if (answer.state == ReadState::kComplete) {
    if (auto version = decode<VersionAnswer>(answer.body)) {
      inventory_.server_version_ = {version->major, version->minor, version->git_version,
                                    version->emulation_minor};
    } else {
      row.state = ReadState::kRefused;
      row.reason = "Unparsable";
    }
  }
  inventory_.reads_.push_back(std::move(row));
  return {};
}

Result<Inventory> Collector::run(const std::vector<const Read*>& reads) {
  KAIC_CHECK(read_server_version());
  std::set<std::string> groups;
  for (const Read* read : reads) groups.emplace(read->resource.group);
  KAIC_TRY(inventory_.discovery_,
           Discovery::read(cluster_, {groups.begin(), groups.end()}, inventory_.reads_));
  KAIC_CHECK(plan(reads));
  for (Plan& plan : plans_) choose_versions(plan);
  KAIC_CHECK(read_lists());
  for (Plan& plan : plans_) {
    if (!plan.read->name.empty()) KAIC_CHECK(read_named(plan));
    const ResourceType& r = plan.read->resource;
    if (plan.entry.path.empty()) {
      plan.entry.path =
          ListRequest{std::string(r.group), plan.entry.version, std::string(r.resource), {}}.path();
    }
    if (plan.entry.table) {
      // What a part of a refused list held is of no use.
      plan.entry.state == ReadState::kRefused ? plan.entry.table->clear()
                                              : plan.entry.table->finish();
    }
    inventory_.reads_.push_back({plan.entry.path, plan.entry.state, plan.entry.reason});
    inventory_.entries_.emplace(
        Inventory::key_of(r.group, r.resource, plan.read->namespace_, plan.read->name),
        std::move(plan.entry));
  }
  return std::move(inventory_);
}

}  // namespace kaic

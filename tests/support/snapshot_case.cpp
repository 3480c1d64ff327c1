// SPDX-License-Identifier: Apache-2.0
#include "tests/support/snapshot_case.h"

#include <stdlib.h>  // mkdtemp

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "lib/base/sha256.h"

namespace kaic::testing {
namespace fs = std::filesystem;
using nlohmann::json;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "kaic-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void forget(const fs::path& folder, const std::string& path) {
  std::string list = path;  // .../namespaces/NS/RESOURCE/NAME
  if (const std::size_t at = path.find("/namespaces/"); at != std::string::npos) {
    const std::size_t resource = path.find('/', at + 12), name = path.find('/', resource + 1);
    list = path.substr(0, at) + path.substr(resource, name - resource);
  }
  json index = json::parse(read_file(folder / "index.json"));
  json kept = json::array();
  for (const json& entry : index["entries"]) {
    if (entry["path"] != path && entry["path"] != list) kept.push_back(entry);
  }
  index["entries"] = std::move(kept);
  write_file(folder / "index.json", index.dump());
}

namespace {

const json kVerbs = {"create", "delete", "deletecollection", "get",
                     "list",   "patch",  "update",           "watch"};

json default_served() {
  return {{"v1",
           {{"nodes", "Node"},
            {"pods", "Pod"},
            {"services", "Service"},
            {"namespaces", "Namespace"},
            {"configmaps", "ConfigMap"},
            {"events", "Event"}}},
          {"apps/v1",
           {{"deployments", "Deployment"},
            {"daemonsets", "DaemonSet"},
            {"statefulsets", "StatefulSet"},
            {"replicasets", "ReplicaSet"}}},
          {"batch/v1", {{"jobs", "Job"}}},
          {"autoscaling/v2", {{"horizontalpodautoscalers", "HorizontalPodAutoscaler"}}},
          {"discovery.k8s.io/v1", {{"endpointslices", "EndpointSlice"}}},
          {"admissionregistration.k8s.io/v1",
           {{"validatingwebhookconfigurations", "ValidatingWebhookConfiguration"},
            {"mutatingwebhookconfigurations", "MutatingWebhookConfiguration"},
            {"validatingadmissionpolicies", "ValidatingAdmissionPolicy"},
            {"validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding"}}},
          {"apiextensions.k8s.io/v1", {{"customresourcedefinitions", "CustomResourceDefinition"}}},
          {"apiregistration.k8s.io/v1", {{"apiservices", "APIService"}}},
          {"resource.k8s.io/v1",
           {{"deviceclasses", "DeviceClass"},
            {"resourceslices", "ResourceSlice"},
            {"resourceclaims", "ResourceClaim"},
            {"resourceclaimtemplates", "ResourceClaimTemplate"}}}};
}

std::string root_of(const std::string& group_version) {
  return group_version.find('/') == std::string::npos ? "/api/" + group_version
                                                      : "/apis/" + group_version;
}

/// A snapshot folder being written.
class Writer {
 public:
  explicit Writer(fs::path folder) : folder_(std::move(folder)) {}

  void put(const std::string& path, int status, const json& body,
           const std::string& accept = "application/json", std::optional<std::size_t> items = {}) {
    const std::string text = body.dump();
    std::string page =
        path.substr(1) + (accept == "application/json" ? "" : "@aggregated") + "/0000.json";
    std::replace(page.begin(), page.end(), '?', '@');
    write_file(folder_ / page, text);
    Sha256 hash;
    hash.update(text);
    json entry = {{"path", path},        {"accept", accept},
                  {"status", status},    {"contentType", "application/json"},
                  {"pages", {page}},     {"bytes", text.size()},
                  {"sha256", hash.hex()}};
    if (items)
      entry["items"] = *items, entry["complete"] = !(body["metadata"].contains("continue"));
    entries_.push_back(std::move(entry));
  }

  void finish(const json& version, const json& captured) {
    json index = {{"format", "kaic.snapshot/1"}, {"server", version}, {"entries", entries_}};
    if (!captured.is_null()) index["captured"] = captured;
    write_file(folder_ / "index.json", index.dump(1));
  }

 private:
  fs::path folder_;
  json entries_ = json::array();
};

}  // namespace

SnapshotCase SnapshotCase::load(const fs::path& folder) {
  return {folder.filename().string(), json::parse(read_file(folder / "case.json"))};
}

std::vector<SnapshotCase> SnapshotCase::all() {
  std::vector<SnapshotCase> cases;
  for (const auto& entry :
       fs::directory_iterator(fs::path(KAIC_SOURCE_DIR) / "tests" / "snapshots")) {
    if (fs::exists(entry.path() / "case.json")) cases.push_back(load(entry.path()));
  }
  std::sort(cases.begin(), cases.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return cases;
}

void SnapshotCase::write(const fs::path& folder) const {
  json served = default_served();
  const json added = data.value("serve", json::object());  // items() of a temporary would dangle
  for (const auto& [version, resources] : added.items()) {
    for (const auto& [resource, kind] : resources.items()) served[version][resource] = kind;
  }
  for (const std::string what : data.value("unserve", json::array())) {
    const std::size_t parts = static_cast<std::size_t>(std::count(what.begin(), what.end(), '/'));
    const bool core = what.starts_with("v1");
    if (parts == (core ? 0U : 1U)) {
      served.erase(what);
    } else {
      const std::size_t slash = what.rfind('/');
      served[what.substr(0, slash)].erase(what.substr(slash + 1));
    }
  }
  std::set<std::string> drop;
  for (const std::string path : data.value("drop", json::array())) drop.insert(path);
  const auto refuse = data.value("refuse", json::object());
  const auto cut = data.value("cut", json::array());
  const auto stale = data.value("stale", json::array());
  const std::string git_version = data.value("version", "v1.37.2");

  Writer writer(folder);
  const auto put = [&](const std::string& path, const nlohmann::json& body,
                       const std::string& accept = "application/json",
                       std::optional<std::size_t> items = {}) {
    if (drop.contains(path)) return;
    if (refuse.contains(path)) {
      const int status = refuse[path];
      writer.put(path, status,
                 {{"kind", "Status"},
                  {"apiVersion", "v1"},
                  {"status", "Failure"},
                  {"message", "refused by the case"},
                  {"code", status}},
                 accept);
    } else {
      writer.put(path, 200, body, accept, items);
    }
  };
  const std::string minor = git_version.substr(
      git_version.find('.') + 1,
      git_version.find('.', git_version.find('.') + 1) - git_version.find('.') - 1);
  const nlohmann::json version = {{"major", "1"}, {"minor", minor}, {"gitVersion", git_version}};
  put("/version", version);

  // Discovery, aggregated as every server since 1.30 gives it.
  std::map<std::string, nlohmann::json> groups;
  for (const auto& [group_version, resources] : served.items()) {
    const std::size_t slash = group_version.find('/');
    const std::string group = slash == std::string::npos ? "" : group_version.substr(0, slash);
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [resource, kind] : resources.items()) {
      list.push_back(json{{"resource", resource},
                          {"scope", "Namespaced"},
                          {"verbs", kind.is_object() ? kind.value("verbs", kVerbs) : kVerbs}});
    }
    const bool is_stale = std::find(stale.begin(), stale.end(), group_version) != stale.end();
    groups[group].push_back(json{
        {"version", slash == std::string::npos ? group_version : group_version.substr(slash + 1)},
        {"resources", is_stale ? nlohmann::json::array() : list},
        {"freshness", is_stale ? "Stale" : "Current"}});
  }
  const auto discovery = [&](bool core) {
    nlohmann::json items = nlohmann::json::array();
    for (const auto& [group, versions] : groups) {
      if (group.empty() == core)
        items.push_back(json{{"metadata", {{"name", group}}}, {"versions", versions}});
    }
    return nlohmann::json{{"kind", "APIGroupDiscoveryList"},
                          {"apiVersion", "apidiscovery.k8s.io/v2"},
                          {"metadata", nlohmann::json::object()},
                          {"items", items}};
  };
  if (!drop.contains("discovery")) {
    put("/api", discovery(true),
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
    put("/apis", discovery(false),
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
  }

  std::map<std::string, nlohmann::json> objects;  // by apiVersion/kind
  for (const auto& object : data.value("objects", nlohmann::json::array())) {
    objects[object.at("apiVersion").get<std::string>() + "/" + object.at("kind").get<std::string>()]
        .push_back(object);
  }
  for (const auto& [group_version, resources] : served.items()) {
    for (const auto& [resource, kind] : resources.items()) {
      const std::string kind_name =
          kind.is_object() ? kind.at("kind").get<std::string>() : kind.get<std::string>();
      const auto found = objects.find(group_version + "/" + kind_name);
      nlohmann::json items = found != objects.end() ? found->second : nlohmann::json::array();
      if (found != objects.end()) objects.erase(found);
      const std::string path = root_of(group_version) + "/" + resource;
      nlohmann::json metadata = {{"resourceVersion", "1000"}};
      if (std::find(cut.begin(), cut.end(), path) != cut.end()) metadata["continue"] = "more";
      const std::size_t count = items.size();
      put(path,
          {{"kind", kind_name + "List"},
           {"apiVersion", group_version},
           {"metadata", metadata},
           {"items", std::move(items)}},
          "application/json", count);
    }
  }
  if (!objects.empty())
    throw std::runtime_error(this->name + ": nothing serves " + objects.begin()->first);
  writer.finish(version, data.contains("captured") ? data["captured"]
                                                   : nlohmann::json("2026-11-24T12:00:00Z"));
}

}  // namespace kaic::testing

// SPDX-License-Identifier: Apache-2.0
/// A Cluster made of texts by path, for tests of what reads one. What was not given is refused,
/// `NotRecorded`.
///
///     FakeCluster cluster;
///     cluster.serve("/version", R"({"minor": "36"})");
///     cluster.discover(R"({"": ["v1/nodes"], "apps": ["v1/deployments"]})");     // discovery of
///     everything cluster.serve("/api/v1/nodes", R"({"kind": "NodeList", "items": []})");
#ifndef KAIC_TESTS_SUPPORT_FAKE_CLUSTER_H
#define KAIC_TESTS_SUPPORT_FAKE_CLUSTER_H

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/cluster.h"
#include "lib/cluster/list_page.h"

namespace kaic {

class FakeCluster final : public Cluster {
 public:
  static constexpr std::string_view kAggregated =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  void serve(const std::string& path, std::string body, std::string_view accept = "") {
    answers_[path + std::string(accept)] = {ReadState::kComplete, 200, "", "", "application/json",
                                            std::move(body)};
  }
  void refuse(const std::string& path, int status, std::string reason,
              std::string_view accept = "") {
    answers_[path + std::string(accept)] = {
        ReadState::kRefused, status, std::move(reason), "", "", ""};
  }
  /// Aggregated discovery from {"group": ["version/resource", ...]}, every resource with get and
  /// list. A version ending in `!` is stale.
  void discover(const std::string& served) {
    nlohmann::json core = nlohmann::json::array(), named = nlohmann::json::array();
    const nlohmann::json groups = nlohmann::json::parse(served);
    for (const auto& [group, resources] : groups.items()) {
      nlohmann::json versions = nlohmann::json::array();
      for (const auto& entry : resources) {
        const std::string text = entry.get<std::string>();
        std::string version = text.substr(0, text.find('/'));
        const bool stale = version.ends_with('!');
        if (stale) version.pop_back();
        auto at = std::find_if(versions.begin(), versions.end(),
                               [&](const auto& v) { return v["version"] == version; });
        if (at == versions.end()) {
          versions.push_back({{"version", version},
                              {"freshness", stale ? "Stale" : "Current"},
                              {"resources", nlohmann::json::array()}});
          at = versions.end() - 1;
        }
        (*at)["resources"].push_back(
            {{"resource", text.substr(text.find('/') + 1)}, {"verbs", {"get", "list"}}});
      }
      (group.empty() ? core : named)
          .push_back({{"metadata", {{"name", group}}}, {"versions", versions}});
    }
    const auto list = [](const nlohmann::json& items) {
      return nlohmann::json{{"kind", "APIGroupDiscoveryList"}, {"items", items}}.dump();
    };
    serve("/api", list(core), kAggregated);
    serve("/apis", list(named), kAggregated);
  }

  Result<std::vector<ListSummary>> list(std::span<const ListRequest> requests,
                                        const ListVisitor& visit,
                                        const ReadOptions& options) override {
    std::vector<ListSummary> summaries;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if (options.stop.stop_requested())
        return Error{ErrorClass::kCancelled, requests[i].path(), "cancelled"};
      asked.push_back(requests[i].path());
      const Document answer = answer_to(requests[i].path());
      ListSummary& summary = summaries.emplace_back();
      summary.state = answer.state;
      summary.reason = answer.reason;
      if (answer.state != ReadState::kComplete) continue;
      json::Index index;
      ListPage page(index, answer.body, requests[i].path(), requests[i].kind, json::Source::kWire);
      page.request = i;
      if (!visit(page)) {
        summary.state = ReadState::kRefused;
        summary.reason = "Unparsable";
      } else if (!page.envelope().continue_token.empty()) {
        summary.state = ReadState::kCut;
        summary.reason = "ContinueToken";
      }
      summary.items = page.envelope().items;
    }
    return summaries;
  }
  Result<Document> get(std::string_view path, std::string_view accept) override {
    asked.push_back(std::string(path) + std::string(accept));
    if (path == broken_path) return Error{ErrorClass::kCorrupt, std::string(path), "broken"};
    return answer_to(asked.back());
  }
  const Origin& origin() const override { return source; }

  Origin source{"snapshot", "sha256:0", std::nullopt, false, true, {}};
  std::string broken_path;         ///< get() of it is an Error
  std::vector<std::string> asked;  ///< every path, in order

 private:
  Document answer_to(const std::string& key) const {
    const auto found = answers_.find(key);
    return found != answers_.end() ? found->second
                                   : Document{ReadState::kRefused, 0, "NotRecorded", "", "", ""};
  }

  std::map<std::string, Document> answers_;
};

}  // namespace kaic

#endif  // KAIC_TESTS_SUPPORT_FAKE_CLUSTER_H

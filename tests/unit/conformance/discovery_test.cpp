// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/discovery.h"

#include <doctest/doctest.h>

#include "tests/support/fake_cluster.h"

namespace kaic {
namespace {

using Names = std::vector<std::string>;

struct Answer {
  Discovery discovery;
  std::vector<ReadReport> rows;
};

Answer read(FakeCluster& cluster, const Names& groups) {
  Answer result;
  auto discovery = Discovery::read(cluster, groups, result.rows);
  REQUIRE(discovery);
  result.discovery = *std::move(discovery);
  return result;
}

TEST_CASE("aggregated discovery tells all groups, versions, resources and verbs in two answers") {
  FakeCluster cluster;
  cluster.discover(
      R"({"": ["v1/pods"], "resource.k8s.io": ["v1/resourceslices", "v1beta1/resourceslices", "v1beta1/resourceclaims"]})");
  const auto [discovery, rows] = read(cluster, {"", "resource.k8s.io"});
  CHECK(cluster.asked.size() == 2);
  CHECK(discovery.known());
  CHECK(discovery.is_complete("resource.k8s.io"));
  CHECK(discovery.versions("resource.k8s.io") == Names{"v1", "v1beta1"});
  CHECK(discovery.groups() == Names{"", "resource.k8s.io"});
  CHECK(discovery.resource("resource.k8s.io", "v1", "resourceslices") == Served::kYes);
  CHECK(discovery.resource("resource.k8s.io", "v1", "resourceclaims") == Served::kNo);
  CHECK(discovery.resource("resource.k8s.io", "v2", "resourceslices") == Served::kNo);
  CHECK(discovery.resource("", "v1", "pods") == Served::kYes);
  CHECK(discovery.verbs("", "v1", "pods") == Names{"get", "list"});
  CHECK_FALSE(discovery.verbs("", "v1", "nodes"));
  CHECK(discovery.group("kueue.x-k8s.io") == Served::kNo);
  CHECK(discovery.is_complete("kueue.x-k8s.io"));  // known not to be served
  CHECK(discovery.versions("kueue.x-k8s.io").empty());
  CHECK(rows.size() == 2);
}

TEST_CASE("a server without it is asked for its lists, and for the groups that matter alone") {
  FakeCluster cluster;
  cluster.serve("/api", R"({"kind": "APIVersions", "versions": ["v1"]})");
  cluster.serve("/apis", R"({"kind": "APIGroupList", "groups": [
      {"name": "apps", "versions": [{"groupVersion": "apps/v1", "version": "v1"}]}, {"name": "ray.io", "versions": [{"version": "v1"}]}]})");
  cluster.serve("/apis/apps/v1", R"({"kind": "APIResourceList", "resources": [
      {"name": "deployments", "verbs": ["list"]}, {"name": "deployments/status", "verbs": ["get"]}]})");
  const auto [discovery, rows] = read(cluster, {"apps"});
  CHECK(discovery.known());
  CHECK(discovery.resource("apps", "v1", "deployments") == Served::kYes);
  CHECK(discovery.resource("apps", "v1", "deployments/status") == Served::kNo);
  CHECK(discovery.resource("apps", "v1", "daemonsets") == Served::kNo);
  CHECK(discovery.group("ray.io") == Served::kYes);
  CHECK(discovery.resource("ray.io", "v1", "rayclusters") == Served::kUnknown);  // not asked
  CHECK_FALSE(discovery.is_complete("ray.io"));
  CHECK(discovery.group("") == Served::kYes);
  CHECK(std::find(cluster.asked.begin(), cluster.asked.end(), "/apis/ray.io/v1") ==
        cluster.asked.end());
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].path == "/apis/apps/v1");
  CHECK(rows[2].state == ReadState::kComplete);
}

TEST_CASE("without discovery nothing is known, and nothing is said to be absent") {
  FakeCluster cluster;
  cluster.refuse("/apis", 403, "Forbidden");
  const auto [discovery, rows] = read(cluster, {"apps"});
  CHECK_FALSE(discovery.known());
  CHECK_FALSE(discovery.is_complete("apps"));
  CHECK(discovery.group("apps") == Served::kUnknown);
  CHECK(discovery.resource("apps", "v1", "deployments") == Served::kUnknown);
  CHECK(discovery.group("") == Served::kUnknown);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].reason == "NotRecorded");
  CHECK(rows[1].path == "/apis");
  CHECK(rows[1].reason == "Forbidden");
}

TEST_CASE("of a stale version nothing is said to be absent") {
  FakeCluster cluster;
  cluster.discover(
      R"({"": ["v1/pods"], "custom.metrics.k8s.io": ["v1beta1!/pods"], "two.example": ["v1!/a", "v2/b"]})");
  const auto [discovery, rows] = read(cluster, {"custom.metrics.k8s.io", "two.example"});
  CHECK(discovery.is_stale("custom.metrics.k8s.io", "v1beta1"));
  CHECK_FALSE(discovery.is_complete("custom.metrics.k8s.io"));
  CHECK(discovery.resource("custom.metrics.k8s.io", "v1beta1", "pods") == Served::kYes);
  CHECK(discovery.resource("custom.metrics.k8s.io", "v1beta1", "services") == Served::kUnknown);
  CHECK_FALSE(discovery.is_stale("two.example", "v2"));
  CHECK_FALSE(discovery.is_complete("two.example"));
  CHECK(discovery.resource("two.example", "v2", "a") == Served::kNo);
  CHECK(cluster.asked.size() == 2);  // asking again would not make it fresh
}

TEST_CASE("an answer of another kind, or none at all, counts as refused with its reason") {
  FakeCluster cluster;
  cluster.serve("/api", "<html>");
  cluster.serve("/apis", R"({"kind": "Status"})");
  const auto [discovery, rows] = read(cluster, {});
  CHECK_FALSE(discovery.known());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].reason == "Unparsable");
  CHECK(rows[1].reason == "KindMismatch");
  for (const ReadReport& row : rows) CHECK(row.state == ReadState::kRefused);
}

TEST_CASE("a group of which one document is missing is not complete") {
  FakeCluster cluster;
  cluster.serve("/api", R"({"kind": "APIVersions", "versions": []})");
  cluster.serve(
      "/apis",
      R"({"kind": "APIGroupList", "groups": [{"name": "a.example", "versions": [{"version": "v1"}, {"version": "v2"}]}]})");
  cluster.serve("/apis/a.example/v1",
                R"({"kind": "APIResourceList", "resources": [{"name": "things", "verbs": []}]})");
  cluster.refuse("/apis/a.example/v2", 503, "ServiceUnavailable");
  const auto [discovery, rows] = read(cluster, {"a.example"});
  CHECK_FALSE(discovery.is_complete("a.example"));
  CHECK(discovery.resource("a.example", "v1", "others") == Served::kNo);
  CHECK(discovery.resource("a.example", "v2", "things") == Served::kUnknown);
  CHECK(rows.back().reason == "ServiceUnavailable");
}

TEST_CASE("a cluster that cannot be relied on is an error") {
  FakeCluster cluster;
  cluster.broken_path = "/apis";
  std::vector<ReadReport> rows;
  const auto discovery = Discovery::read(cluster, {}, rows);
  REQUIRE_FALSE(discovery);
  CHECK(discovery.error().error_class == ErrorClass::kCorrupt);
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/object.h"

#include <doctest/doctest.h>

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("metadata is read as a server writes it and keeps what it does not know") {
  const ObjectMeta meta =
      decoded_and_kept<ObjectMeta>(R"({"name": "web-0", "namespace": "shop", "uid": "u-1",
      "resourceVersion": "42", "generation": 3, "creationTimestamp": "2026-11-03T06:30:00Z",
      "deletionTimestamp": "2026-11-03T07:00:00Z", "labels": {"app": "web"}, "annotations": {"note": "x"},
      "ownerReferences": [{"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "web", "uid": "u-0", "controller": true}],
      "finalizers": ["example.com/hold"], "generateName": "web-", "managedFields": [{"manager": "kubectl"}]})");
  CHECK(meta.name == "web-0");
  CHECK(meta.namespace_ == "shop");
  CHECK(meta.generation == 3);
  REQUIRE(meta.creation_timestamp);
  CHECK(format_time(*meta.creation_timestamp) == "2026-11-03T06:30:00Z");
  CHECK(meta.deletion_timestamp > meta.creation_timestamp);
  CHECK(*meta.labels.find("app") == "web");
  REQUIRE(meta.owner_references.size() == 1);
  CHECK(meta.owner_references[0] == OwnerReference{"apps/v1", "StatefulSet", "web", "u-0", true});
  CHECK(meta.unknown.size() == 2);
  CHECK(refused<ObjectMeta>(R"({"ownerReferences": [{"kind": 1}]})") ==
        "ownerReferences[0].kind: found number; expected a string");
}

TEST_CASE("a resource has the path of its group") {
  CHECK(GroupVersionResource{"", "v1", "pods"}.path() == "/api/v1/pods");
  CHECK(GroupVersionResource{"apps", "v1", "deployments"}.path() == "/apis/apps/v1/deployments");
}

TEST_CASE("an object is named with its group where its kind alone would not do") {
  CHECK(ObjectRef{"", "v1", "Pod", "default", "web-0"}.to_string() == "Pod default/web-0");
  CHECK(ObjectRef{"apps", "v1", "Deployment", "a", "b"}.to_string() == "Deployment a/b");
  CHECK(ObjectRef{"resource.k8s.io", "v1", "ResourceSlice", "", "node-7-gpu"}.to_string() ==
        "ResourceSlice node-7-gpu");
  CHECK(ObjectRef{"gateway.networking.k8s.io", "v1", "Gateway", "web", "main"}.to_string() ==
        "Gateway.gateway.networking.k8s.io web/main");
  CHECK(ObjectRef{"ray.io", "v1", "RayCluster", "", ""}.to_string() == "RayCluster.ray.io");
}

TEST_CASE("a condition is found by its type, the first of it") {
  const std::vector<Condition> conditions = {
      *decode<Condition>(R"({"type": "Ready", "status": "Unknown"})"),
      *decode<Condition>(R"({"type": "Synced", "status": "True"})"),
      *decode<Condition>(R"({"type": "Ready", "status": "True"})")};
  REQUIRE(find_condition(conditions, "Ready") != nullptr);
  CHECK_FALSE(find_condition(conditions, "Ready")->is_true());
  CHECK(find_condition(conditions, "Synced")->is_true());
  CHECK(find_condition(conditions, "ready") == nullptr);
  CHECK(find_condition({}, "Ready") == nullptr);
}

TEST_CASE("a condition speaks of the present unless it says that it is behind") {
  ObjectMeta meta;
  meta.generation = 4;
  Condition condition;
  CHECK(is_current(condition, meta));
  condition.observed_generation = 4;
  CHECK(is_current(condition, meta));
  condition.observed_generation = 3;
  CHECK_FALSE(is_current(condition, meta));
  condition.observed_generation = 5;  // the object is the older reading
  CHECK(is_current(condition, meta));
}

TEST_CASE("an integer or a string prints as what it is") {
  CHECK(IntOrString{std::int64_t{8080}}.to_string() == "8080");
  CHECK(IntOrString{std::string("http")}.to_string() == "http");
  CHECK(IntOrString{}.to_string() == "0");
}

TEST_CASE("a label selector is kept whole") {
  const LabelSelector selector = decoded_and_kept<LabelSelector>(R"({"matchLabels": {"app": "web"},
      "matchExpressions": [{"key": "tier", "operator": "In", "values": ["a", "b"]}]})");
  CHECK(selector.match_labels == Labels{{"app", "web"}});
  CHECK(selector.match_expressions ==
        std::vector<LabelSelectorRequirement>{{"tier", "In", {"a", "b"}}});
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/apiextensions.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("a definition tells its names, versions and conditions") {
  const auto crd = decoded_and_kept<CustomResourceDefinition>(R"({
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "rayclusters.ray.io"},
      "spec": {"group": "ray.io", "scope": "Namespaced", "conversion": {"strategy": "None"},
        "names": {"plural": "rayclusters", "singular": "raycluster", "kind": "RayCluster", "listKind": "RayClusterList",
                  "shortNames": ["rc"]},
        "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object"}}},
                     {"name": "v1alpha1", "served": true, "deprecated": true}]},
      "status": {"conditions": [{"type": "Established", "status": "True", "reason": "InitialNamesAccepted"}],
                 "storedVersions": ["v1"], "acceptedNames": {"kind": "RayCluster"}}})");
  CHECK(crd.spec.group == "ray.io");
  CHECK(crd.spec.names.plural == "rayclusters");
  CHECK(crd.spec.names.list_kind == "RayClusterList");
  REQUIRE(crd.spec.versions.size() == 2);
  CHECK(crd.spec.versions[0].storage);
  CHECK(crd.spec.versions[1].served);
  CHECK_FALSE(crd.spec.versions[1].storage);
  CHECK(crd.spec.versions[1].deprecated);
  REQUIRE(find_condition(crd.status.conditions, "Established") != nullptr);
  CHECK(find_condition(crd.status.conditions, "Established")->is_true());
  CHECK(crd.status.stored_versions == std::vector<std::string>{"v1"});
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<CustomResourceDefinition>(
            R"({"spec": {"versions": [{"name": "v1"}, {"served": "yes"}]}})") ==
        "spec.versions[1].served: found string; expected a boolean");
  CHECK(refused<CustomResourceDefinition>(R"({"status": {"conditions": {}}})") ==
        "status.conditions: found object; expected an array");
}

}  // namespace
}  // namespace kaic

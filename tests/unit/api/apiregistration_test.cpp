// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/apiregistration.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("an APIService tells the group that it brings, who answers, and whether he does") {
  const auto service = decoded_and_kept<APIService>(
      R"({"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService",
      "metadata": {"name": "v1beta1.custom.metrics.k8s.io"},
      "spec": {"group": "custom.metrics.k8s.io", "version": "v1beta1", "groupPriorityMinimum": 100, "versionPriority": 200,
        "insecureSkipTLSVerify": true, "caBundle": "Zm9v",
        "service": {"namespace": "monitoring", "name": "prometheus-adapter", "port": 6443, "path": "/x", "extra": 1}},
      "status": {"conditions": [{"type": "Available", "status": "False", "reason": "MissingEndpoints",
                                 "message": "no endpoints", "lastTransitionTime": "2026-11-03T06:30:00Z"}]}})");
  CHECK(service.spec.group == "custom.metrics.k8s.io");
  CHECK(service.spec.version == "v1beta1");
  CHECK(service.spec.insecure_skip_tls_verify);
  REQUIRE(service.spec.service);
  CHECK(service.spec.service->name == "prometheus-adapter");
  CHECK(service.spec.service->port == 6443);
  const Condition* available = find_condition(service.status.conditions, "Available");
  REQUIRE(available != nullptr);
  CHECK_FALSE(available->is_true());
  CHECK(available->reason == "MissingEndpoints");
}

TEST_CASE("a group of the server itself names no service") {
  CHECK_FALSE(decoded_and_kept<APIService>(
                  R"({"metadata": {"name": "v1.apps"}, "spec": {"group": "apps"}})")
                  .spec.service);
  CHECK_FALSE(decode<APIService>(R"({"spec": {"service": null}})")->spec.service);
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<APIService>(R"({"spec": {"service": {"port": "https"}}})") ==
        "spec.service.port: found string; expected an integer");
  CHECK(refused<APIService>(R"({"status": []})") == "status: found array; expected an object");
}

}  // namespace
}  // namespace kaic

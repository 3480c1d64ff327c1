// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/admission.h"

#include "tests/support/round_trip.h"

namespace kaic {
namespace {

TEST_CASE("a webhook configuration tells what it watches and where it calls") {
  const auto configuration = decoded_and_kept<ValidatingWebhookConfiguration>(R"({
      "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
      "metadata": {"name": "kueue-validating"},
      "webhooks": [{"name": "vworkload.kb.io", "admissionReviewVersions": ["v1"], "sideEffects": "None",
        "clientConfig": {"caBundle": "Zm9v", "service": {"namespace": "kueue-system", "name": "webhook", "port": 443,
                                                         "path": "/validate"}},
        "rules": [{"operations": ["CREATE", "UPDATE"], "apiGroups": ["kueue.x-k8s.io"], "apiVersions": ["v1beta1"],
                   "resources": ["workloads", "workloads/status"], "scope": "Namespaced"}],
        "failurePolicy": "Fail", "matchConditions": [{"name": "x", "expression": "true"}], "timeoutSeconds": 10}]})");
  REQUIRE(configuration.webhooks.size() == 1);
  const Webhook& webhook = configuration.webhooks[0];
  REQUIRE(webhook.client_config.service);
  CHECK(webhook.client_config.service->namespace_ == "kueue-system");
  CHECK(webhook.client_config.service->port == 443);
  CHECK(webhook.client_config.ca_bundle == "Zm9v");
  CHECK_FALSE(webhook.client_config.url);
  REQUIRE(webhook.rules.size() == 1);
  CHECK(webhook.rules[0].operations == std::vector<std::string>{"CREATE", "UPDATE"});
  CHECK(webhook.rules[0].resources[1] == "workloads/status");
  CHECK(webhook.failure_policy == "Fail");
}

TEST_CASE("a mutating configuration may call a URL") {
  const auto configuration = decoded_and_kept<MutatingWebhookConfiguration>(
      R"({"metadata": {"name": "m"}, "webhooks": [{"name": "w", "clientConfig": {"url": "https://hook.example"},
          "reinvocationPolicy": "Never"}]})");
  CHECK(configuration.webhooks[0].client_config.url == "https://hook.example");
  CHECK_FALSE(configuration.webhooks[0].client_config.service);
}

TEST_CASE("an admission policy and its binding are read") {
  const auto policy = decoded_and_kept<ValidatingAdmissionPolicy>(
      R"({"metadata": {"name": "no-host-path"}, "spec": {
      "failurePolicy": "Fail", "paramKind": {"kind": "X"}, "matchConstraints": {"matchPolicy": "Equivalent",
        "resourceRules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["*"], "resources": ["pods"]}]},
      "validations": [{"expression": "object.spec.hostPID == false", "message": "no", "reason": "Forbidden"}]}})");
  REQUIRE(policy.spec.match_constraints);
  CHECK(policy.spec.match_constraints->resource_rules[0].resources[0] == "pods");
  CHECK(policy.spec.validations[0].expression == "object.spec.hostPID == false");
  const auto binding = decoded_and_kept<ValidatingAdmissionPolicyBinding>(
      R"({"metadata": {"name": "b"}, "spec": {"policyName": "no-host-path", "validationActions": ["Deny"], "x": 1}})");
  CHECK(binding.spec.policy_name == "no-host-path");
  CHECK(binding.spec.validation_actions == std::vector<std::string>{"Deny"});
}

TEST_CASE("a value of another type is refused with its path") {
  CHECK(refused<ValidatingWebhookConfiguration>(
            R"({"webhooks": [{"rules": [{"operations": "CREATE"}]}]})") ==
        "webhooks[0].rules[0].operations: found string; expected an array");
  CHECK(refused<MutatingWebhookConfiguration>(
            R"({"webhooks": [{"clientConfig": {"service": {"port": "443"}}}]})") ==
        "webhooks[0].clientConfig.service.port: found string; expected an integer");
}

}  // namespace
}  // namespace kaic

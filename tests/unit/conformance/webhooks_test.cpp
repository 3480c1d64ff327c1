// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/webhooks.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/cluster/snapshot.h"
#include "lib/conformance/workloads.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

using Json = nlohmann::json;

template <class T>
T decoded(const Json& json) {
  auto object = decode<T>(json.dump());
  REQUIRE(object);
  return *std::move(object);
}

Json hook(const std::string& group, const std::string& service = "op",
          const std::string& ca = "Q0E=") {
  return {
      {"name", "v." + group},
      {"clientConfig", {{"service", {{"namespace", "x"}, {"name", service}}}, {"caBundle", ca}}},
      {"failurePolicy", "Fail"},
      {"rules", {{{"apiGroups", {group}}, {"resources", {"*"}}}}}};
}

Json slice_of(const std::string& service, bool ready) {
  return {{"apiVersion", "discovery.k8s.io/v1"},
          {"kind", "EndpointSlice"},
          {"metadata",
           {{"name", service},
            {"namespace", "x"},
            {"labels", {{"kubernetes.io/service-name", service}}}}},
          {"endpoints", {{{"addresses", {"10.0.0.1"}}, {"conditions", {{"ready", ready}}}}}}};
}

std::string problem(const Json& webhook, bool ready = true) {
  const std::vector<EndpointSlice> slices = {decoded<EndpointSlice>(slice_of("op", ready))};
  const auto found = problem_of(decoded<Webhook>(webhook), 3, slices);
  return found ? found->reason + " " + found->field : "";
}

TEST_CASE("a webhook can be called if it has rules, a CA and a ready endpoint") {
  CHECK(problem(hook("ray.io")) == "");
  Json without_rules = hook("ray.io");
  without_rules.erase("rules");
  CHECK(problem(without_rules) == "WebhookNoRules webhooks[3].rules");
  CHECK(problem(hook("ray.io", "op", "")) ==
        "WebhookCaBundleEmpty webhooks[3].clientConfig.caBundle");
  CHECK(problem(hook("ray.io"), false) == "WebhookServiceMissing webhooks[3].clientConfig.service");
  CHECK(problem(hook("ray.io", "other")) ==
        "WebhookServiceMissing webhooks[3].clientConfig.service");
}

TEST_CASE("the placeholder of the scaffolding is no CA") {
  CHECK(problem(hook("ray.io", "op", "Cg==")) ==
        "WebhookCaBundleEmpty webhooks[3].clientConfig.caBundle");
}

TEST_CASE(
    "nothing is said of a webhook that is called by a URL, and one that nobody serves is wrong") {
  Json outside = hook("ray.io");
  outside["clientConfig"] = {{"url", "https://example.com"}};
  CHECK(problem(outside) == "");
  outside["clientConfig"] = Json::object();
  CHECK(problem(outside) == "WebhookServiceMissing webhooks[3].clientConfig");
}

TEST_CASE("a configuration is an operator's if it speaks of no other custom resources") {
  const auto only = [](const std::vector<Json>& hooks) {
    std::vector<Webhook> webhooks;
    for (const Json& each : hooks) webhooks.push_back(decoded<Webhook>(each));
    return is_only_over(webhooks, "ray.io");
  };
  CHECK(only({hook("ray.io")}));
  CHECK(only({hook("ray.io"), hook(""), hook("apps"), hook("gateway.networking.k8s.io")}));
  CHECK_FALSE(only({hook("ray.io"), hook("kueue.x-k8s.io")}));
  CHECK_FALSE(only({hook("apps")}));
  CHECK_FALSE(only({hook("*")}));
  CHECK_FALSE(only({}));
}

constexpr Read kReads[] = {
    list_of<ValidatingWebhookConfiguration>(Need::kRequired, kWebhookFields),
    list_of<MutatingWebhookConfiguration>(Need::kRequired, kWebhookFields),
    list_of<Service>(Need::kRequired, kServiceFields),
    list_of<EndpointSlice>(Need::kRequired, kEndpointSliceFields),
    list_of<Deployment>(Need::kRequired, kWorkloadFields),
};

Inventory inventory_of(const std::vector<Json>& objects) {
  testing::TemporaryFolder folder;
  testing::SnapshotCase{"webhooks", {{"objects", objects}}}.write(folder.path());
  auto cluster = open_snapshot(folder.path().string());
  REQUIRE(cluster);
  std::vector<const Read*> reads;
  for (const Read& read : kReads) reads.push_back(&read);
  auto inventory = Inventory::collect(**cluster, reads, {});
  REQUIRE(inventory);
  return *std::move(inventory);
}

Json configuration(const std::string& kind, const Json& webhook) {
  return {{"apiVersion", "admissionregistration.k8s.io/v1"},
          {"kind", kind},
          {"metadata", {{"name", "c"}}},
          {"webhooks", {webhook}}};
}

Json service(const std::string& name, const std::string& app) {
  return {{"apiVersion", "v1"},
          {"kind", "Service"},
          {"metadata", {{"name", name}, {"namespace", "x"}}},
          {"spec", {{"selector", {{"app", app}}}}}};
}

Json deployment(const std::string& app) {
  return {{"apiVersion", "apps/v1"},
          {"kind", "Deployment"},
          {"metadata", {{"name", app}, {"namespace", "x"}}},
          {"spec", {{"template", {{"metadata", {{"labels", {{"app", app}}}}}}}}}};
}

TEST_CASE("a webhook whose Service leads to another's pods is not the operator's") {
  const Inventory inventory =
      inventory_of({configuration("ValidatingWebhookConfiguration", hook("ray.io", "policy")),
                    service("policy", "policy"), slice_of("policy", true), deployment("policy"),
                    deployment("operator")});
  const auto deployments = inventory.all<Deployment>();
  REQUIRE(deployments.size() == 2);
  const auto foreign = webhooks_of(inventory, "ray.io", {&deployments[1]});
  CHECK_FALSE(foreign.any);
  CHECK(foreign.evidence.empty());
  const auto own = webhooks_of(inventory, "ray.io", {&deployments[0]});
  CHECK(own.any);
  CHECK(own.works);
  CHECK_FALSE(own.broken);
  REQUIRE(own.evidence.size() == 2);
  CHECK(own.evidence[0].value == "x/policy, ready endpoints: 1");
}

TEST_CASE("where no Deployment of the operator is known, those behind its webhook are given") {
  const Inventory inventory =
      inventory_of({configuration("ValidatingWebhookConfiguration", hook("ray.io")),
                    service("op", "renamed"), slice_of("op", true), deployment("renamed")});
  const auto seen = webhooks_of(inventory, "ray.io", {});
  CHECK(seen.works);
  REQUIRE(seen.servers.size() == 1);
  CHECK(seen.servers[0]->metadata.name == "renamed");
}

TEST_CASE("a mutating webhook refuses nothing, but a broken one breaks the operator") {
  const Inventory inventory =
      inventory_of({configuration("MutatingWebhookConfiguration", hook("ray.io", "op", "")),
                    service("op", "op"), slice_of("op", true), deployment("op")});
  const auto seen = webhooks_of(inventory, "ray.io", {});
  CHECK_FALSE(seen.any);
  CHECK_FALSE(seen.works);
  CHECK(seen.broken);
  REQUIRE(seen.findings.size() == 1);
  CHECK(seen.findings[0].reason == "WebhookCaBundleEmpty");
}

}  // namespace
}  // namespace kaic

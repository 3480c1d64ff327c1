// SPDX-License-Identifier: Apache-2.0
#include "lib/conformance/webhooks.h"

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <utility>

#include "lib/conformance/workloads.h"

namespace kaic {
namespace {

/// The base64 of a line end: what scaffolding writes until a certificate is put in.
constexpr std::string_view kPlaceholder = "Cg==";

/// `*`, the core group and those of the server itself are not groups of custom resources.
bool is_custom_group(std::string_view group) {
  return group.find('.') != std::string_view::npos && !group.ends_with(".k8s.io");
}

/// Collects what is seen of one operator's webhooks.
class Looker {
 public:
  Looker(const Inventory& inventory, const Words& api_groups,
         const std::vector<const Deployment*>& workloads)
      : inventory_(inventory), api_groups_(api_groups), workloads_(workloads) {}

  template <class T>
  void look() {
    for (const T& configuration : inventory_.all<T>()) {
      if (!is_only_over(configuration.webhooks, api_groups_)) continue;
      for (std::size_t i = 0; i < configuration.webhooks.size(); ++i) {
        if (is_own(configuration.webhooks[i])) judge(configuration, i);
      }
    }
  }
  WebhooksSeen& seen() { return seen_; }

 private:
  /// False for a webhook that somebody else runs.
  bool is_own(const Webhook& webhook) {
    if (!webhook.client_config.service) return true;
    const ServiceReference& service = *webhook.client_config.service;
    const std::vector<const Deployment*> servers = deployments_behind(
        inventory_.all<Service>(), inventory_.all<Deployment>(), service.namespace_, service.name);
    const bool own =
        servers.empty() || workloads_.empty() ||
        std::any_of(servers.begin(), servers.end(), [&](const Deployment* server) {
          return std::find(workloads_.begin(), workloads_.end(), server) != workloads_.end();
        });
    if (own) seen_.servers.insert(seen_.servers.end(), servers.begin(), servers.end());
    return own;
  }

  template <class T>
  void judge(const T& configuration, std::size_t index) {
    constexpr bool kValidating = std::is_same_v<T, ValidatingWebhookConfiguration>;
    const Webhook& webhook = configuration.webhooks[index];
    const std::string place = "webhooks[" + std::to_string(index) + "]";
    const auto find = [&](std::string field, std::string reason, std::string message) {
      seen_.findings.push_back(
          {inventory_.ref(configuration), std::move(field), std::move(reason), std::move(message)});
    };
    seen_.any = seen_.any || kValidating;
    const auto& slices = inventory_.all<EndpointSlice>();
    if (auto problem = problem_of(webhook, index, slices)) {
      seen_.broken = true;
      find(problem->field, problem->reason, problem->message);
      if (webhook.failure_policy != "Ignore") return;
      find(place + ".failurePolicy", "WebhookIgnoresFailure",
           "Ignore lets everything through while webhook " + webhook.name +
               " does not work; expected Fail");
      return;
    }
    if (!webhook.client_config.service) {
      find(place + ".clientConfig.url", "WebhookNotSeen",
           "webhook " + webhook.name + " is outside the cluster; whether it answers is not seen");
      return;
    }
    if (!kValidating || seen_.works) return;
    seen_.works = true;
    const ServiceReference& service = *webhook.client_config.service;
    const std::size_t ready = ready_endpoints(slices, service.namespace_, service.name);
    show(configuration, place + ".clientConfig.service",
         service.namespace_ + "/" + service.name + ", ready endpoints: " + std::to_string(ready));
    show(configuration, place + ".failurePolicy", webhook.failure_policy);
  }

  template <class T>
  void show(const T& configuration, std::string field, std::string value) {
    seen_.evidence.push_back({inventory_.ref(configuration), std::move(field), std::move(value),
                              inventory_.path(T::kResource.group, T::kResource.resource)});
  }

  const Inventory& inventory_;
  const Words& api_groups_;
  const std::vector<const Deployment*>& workloads_;
  WebhooksSeen seen_;
};

}  // namespace

std::optional<WebhookProblem> problem_of(const Webhook& webhook, std::size_t index,
                                         std::span<const EndpointSlice> slices) {
  const std::string place = "webhooks[" + std::to_string(index) + "]";
  const std::string config = place + ".clientConfig";
  if (webhook.rules.empty()) {
    return WebhookProblem{place + ".rules", "WebhookNoRules",
                          "webhook " + webhook.name + " has no rules, so it is never called"};
  }
  if (!webhook.client_config.service) {
    if (webhook.client_config.url) return std::nullopt;
    return WebhookProblem{config, "WebhookServiceMissing",
                          "webhook " + webhook.name + " has neither a Service nor a URL"};
  }
  const std::string& ca = webhook.client_config.ca_bundle;
  if (ca.empty() || ca == kPlaceholder) {
    return WebhookProblem{config + ".caBundle", "WebhookCaBundleEmpty",
                          "webhook " + webhook.name +
                              " has no CA, so the server trusts no answer of it; expected the CA "
                              "that signed its certificate"};
  }
  const ServiceReference& service = *webhook.client_config.service;
  if (ready_endpoints(slices, service.namespace_, service.name) == 0) {
    return WebhookProblem{config + ".service", "WebhookServiceMissing",
                          "Service " + service.namespace_ + "/" + service.name + " of webhook " +
                              webhook.name + " has no ready endpoint; expected one"};
  }
  return std::nullopt;
}

bool is_only_over(const std::vector<Webhook>& webhooks, const Words& api_groups) {
  bool any = false;
  for (const Webhook& webhook : webhooks) {
    for (const RuleWithOperations& rule : webhook.rules) {
      for (const std::string& group : rule.api_groups) {
        if (api_groups.match(group)) {
          any = true;
        } else if (is_custom_group(group)) {
          return false;
        }
      }
    }
  }
  return any;
}

WebhooksSeen webhooks_of(const Inventory& inventory, const Words& api_groups,
                         const std::vector<const Deployment*>& workloads) {
  Looker looker(inventory, api_groups, workloads);
  looker.look<ValidatingWebhookConfiguration>();
  looker.look<MutatingWebhookConfiguration>();
  return std::move(looker.seen());
}

}  // namespace kaic

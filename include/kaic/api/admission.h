// SPDX-License-Identifier: Apache-2.0
/// @file
/// admissionregistration.k8s.io: webhooks and validating policies.
#ifndef KAIC_API_ADMISSION_H
#define KAIC_API_ADMISSION_H

#include <optional>
#include <string>
#include <vector>

#include "kaic/api/apiregistration.h"
#include "kaic/meta/object.h"
#include "kaic/meta/resource_type.h"

namespace kaic {

struct WebhookClientConfig {
  std::optional<std::string> url;
  std::optional<ServiceReference> service;
  std::string ca_bundle;
  UnknownFields unknown;
};

struct RuleWithOperations {
  std::vector<std::string> operations;
  std::vector<std::string> api_groups;
  std::vector<std::string> api_versions;
  std::vector<std::string> resources;
  std::string scope;
  UnknownFields unknown;
};

/// One webhook of a validating or mutating configuration.
struct Webhook {
  std::string name;
  WebhookClientConfig client_config;
  std::vector<RuleWithOperations> rules;
  std::string failure_policy;
  UnknownFields unknown;
};

struct ValidatingWebhookConfiguration {
  static constexpr ResourceType kResource{"admissionregistration.k8s.io",
                                          "validatingwebhookconfigurations",
                                          "ValidatingWebhookConfiguration",
                                          {"v1"}};
  ObjectMeta metadata;
  std::vector<Webhook> webhooks;
  UnknownFields unknown;
};

struct MutatingWebhookConfiguration {
  static constexpr ResourceType kResource{"admissionregistration.k8s.io",
                                          "mutatingwebhookconfigurations",
                                          "MutatingWebhookConfiguration",
                                          {"v1"}};
  ObjectMeta metadata;
  std::vector<Webhook> webhooks;
  UnknownFields unknown;
};

struct PolicyValidation {
  std::string expression;
  std::string message;
  UnknownFields unknown;
};

struct PolicyMatchResources {
  std::vector<RuleWithOperations> resource_rules;
  UnknownFields unknown;
};

struct ValidatingAdmissionPolicySpec {
  std::string failure_policy;
  std::optional<PolicyMatchResources> match_constraints;
  std::vector<PolicyValidation> validations;
  UnknownFields unknown;
};

struct ValidatingAdmissionPolicy {
  static constexpr ResourceType kResource{"admissionregistration.k8s.io",
                                          "validatingadmissionpolicies",
                                          "ValidatingAdmissionPolicy",
                                          {"v1"}};
  ObjectMeta metadata;
  ValidatingAdmissionPolicySpec spec;
  UnknownFields unknown;
};

struct ValidatingAdmissionPolicyBindingSpec {
  std::string policy_name;
  std::vector<std::string> validation_actions;
  UnknownFields unknown;
};

struct ValidatingAdmissionPolicyBinding {
  static constexpr ResourceType kResource{"admissionregistration.k8s.io",
                                          "validatingadmissionpolicybindings",
                                          "ValidatingAdmissionPolicyBinding",
                                          {"v1"}};
  ObjectMeta metadata;
  ValidatingAdmissionPolicyBindingSpec spec;
  UnknownFields unknown;
};

template <>
const TypeInfo& type_info<WebhookClientConfig>();
template <>
const TypeInfo& type_info<RuleWithOperations>();
template <>
const TypeInfo& type_info<Webhook>();
template <>
const TypeInfo& type_info<ValidatingWebhookConfiguration>();
template <>
const TypeInfo& type_info<MutatingWebhookConfiguration>();
template <>
const TypeInfo& type_info<PolicyValidation>();
template <>
const TypeInfo& type_info<PolicyMatchResources>();
template <>
const TypeInfo& type_info<ValidatingAdmissionPolicySpec>();
template <>
const TypeInfo& type_info<ValidatingAdmissionPolicy>();
template <>
const TypeInfo& type_info<ValidatingAdmissionPolicyBindingSpec>();
template <>
const TypeInfo& type_info<ValidatingAdmissionPolicyBinding>();

}  // namespace kaic

#endif  // KAIC_API_ADMISSION_H

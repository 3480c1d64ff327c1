// SPDX-License-Identifier: Apache-2.0
#include "kaic/api/admission.h"

#include "lib/meta/describe.h"

namespace kaic {

template <>
const TypeInfo& type_info<WebhookClientConfig>() {
  static constexpr Field kFields[] = {field<&WebhookClientConfig::url>("url"),
                                      field<&WebhookClientConfig::service>("service"),
                                      field<&WebhookClientConfig::ca_bundle>("caBundle")};
  static constexpr TypeInfo kInfo{"WebhookClientConfig", kFields,
                                  unknown_of<&WebhookClientConfig::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<RuleWithOperations>() {
  static constexpr Field kFields[] = {field<&RuleWithOperations::operations>("operations"),
                                      field<&RuleWithOperations::api_groups>("apiGroups"),
                                      field<&RuleWithOperations::api_versions>("apiVersions"),
                                      field<&RuleWithOperations::resources>("resources"),
                                      field<&RuleWithOperations::scope>("scope")};
  static constexpr TypeInfo kInfo{"RuleWithOperations", kFields,
                                  unknown_of<&RuleWithOperations::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<Webhook>() {
  static constexpr Field kFields[] = {
      field<&Webhook::name>("name"), field<&Webhook::client_config>("clientConfig"),
      field<&Webhook::rules>("rules"), field<&Webhook::failure_policy>("failurePolicy")};
  static constexpr TypeInfo kInfo{"Webhook", kFields, unknown_of<&Webhook::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ValidatingWebhookConfiguration>() {
  static constexpr Field kFields[] = {field<&ValidatingWebhookConfiguration::metadata>("metadata"),
                                      field<&ValidatingWebhookConfiguration::webhooks>("webhooks")};
  static constexpr TypeInfo kInfo{"ValidatingWebhookConfiguration", kFields,
                                  unknown_of<&ValidatingWebhookConfiguration::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<MutatingWebhookConfiguration>() {
  static constexpr Field kFields[] = {field<&MutatingWebhookConfiguration::metadata>("metadata"),
                                      field<&MutatingWebhookConfiguration::webhooks>("webhooks")};
  static constexpr TypeInfo kInfo{"MutatingWebhookConfiguration", kFields,
                                  unknown_of<&MutatingWebhookConfiguration::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PolicyValidation>() {
  static constexpr Field kFields[] = {field<&PolicyValidation::expression>("expression"),
                                      field<&PolicyValidation::message>("message")};
  static constexpr TypeInfo kInfo{"PolicyValidation", kFields,
                                  unknown_of<&PolicyValidation::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<PolicyMatchResources>() {
  static constexpr Field kFields[] = {
      field<&PolicyMatchResources::resource_rules>("resourceRules")};
  static constexpr TypeInfo kInfo{"PolicyMatchResources", kFields,
                                  unknown_of<&PolicyMatchResources::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ValidatingAdmissionPolicySpec>() {
  static constexpr Field kFields[] = {
      field<&ValidatingAdmissionPolicySpec::failure_policy>("failurePolicy"),
      field<&ValidatingAdmissionPolicySpec::match_constraints>("matchConstraints"),
      field<&ValidatingAdmissionPolicySpec::validations>("validations")};
  static constexpr TypeInfo kInfo{"ValidatingAdmissionPolicySpec", kFields,
                                  unknown_of<&ValidatingAdmissionPolicySpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ValidatingAdmissionPolicy>() {
  static constexpr Field kFields[] = {field<&ValidatingAdmissionPolicy::metadata>("metadata"),
                                      field<&ValidatingAdmissionPolicy::spec>("spec")};
  static constexpr TypeInfo kInfo{"ValidatingAdmissionPolicy", kFields,
                                  unknown_of<&ValidatingAdmissionPolicy::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ValidatingAdmissionPolicyBindingSpec>() {
  static constexpr Field kFields[] = {
      field<&ValidatingAdmissionPolicyBindingSpec::policy_name>("policyName"),
      field<&ValidatingAdmissionPolicyBindingSpec::validation_actions>("validationActions")};
  static constexpr TypeInfo kInfo{"ValidatingAdmissionPolicyBindingSpec", kFields,
                                  unknown_of<&ValidatingAdmissionPolicyBindingSpec::unknown>};
  return kInfo;
}

template <>
const TypeInfo& type_info<ValidatingAdmissionPolicyBinding>() {
  static constexpr Field kFields[] = {
      field<&ValidatingAdmissionPolicyBinding::metadata>("metadata"),
      field<&ValidatingAdmissionPolicyBinding::spec>("spec")};
  static constexpr TypeInfo kInfo{"ValidatingAdmissionPolicyBinding", kFields,
                                  unknown_of<&ValidatingAdmissionPolicyBinding::unknown>};
  return kInfo;
}

}  // namespace kaic

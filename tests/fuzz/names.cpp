// SPDX-License-Identifier: Apache-2.0
/// The quick answer and the one with reasons agree for every rule of names, and rules that contain
/// each other do.
#include "kaic/meta/names.h"

#include <string>
#include <vector>

#include "tests/fuzz/fuzz.h"

namespace kaic::fuzz {
namespace {

std::vector<std::string> faults(NameRule rule, std::string_view text) {
  switch (rule) {
    case NameRule::kCIdentifier:
      return is_c_identifier(text);
    case NameRule::kConfigMapKey:
      return is_config_map_key(text);
    case NameRule::kDns1035Label:
      return is_dns1035_label(text);
    case NameRule::kDns1123Label:
      return is_dns1123_label(text);
    case NameRule::kDns1123Subdomain:
      return is_dns1123_subdomain(text);
    case NameRule::kEnvVarName:
      return is_env_var_name(text);
    case NameRule::kHttpHeaderName:
      return is_http_header_name(text);
    case NameRule::kLabelValue:
      return is_label_value(text);
    case NameRule::kPercent:
      return is_percent(text);
    case NameRule::kPortName:
      return is_port_name(text);
    case NameRule::kQualifiedName:
      return is_qualified_name(text);
    case NameRule::kWildcardDns1123Subdomain:
      return is_wildcard_dns1123_subdomain(text);
  }
  return {};
}

}  // namespace

void one(std::string_view input) {
  for (const NameRule rule : kNameRules)
    FUZZ_CHECK(is_valid_name(rule, input) == faults(rule, input).empty());
  if (is_valid_name(NameRule::kDns1035Label, input))
    FUZZ_CHECK(is_valid_name(NameRule::kDns1123Label, input));
  if (is_valid_name(NameRule::kDns1123Label, input))
    FUZZ_CHECK(is_valid_name(NameRule::kDns1123Subdomain, input));
}

}  // namespace kaic::fuzz

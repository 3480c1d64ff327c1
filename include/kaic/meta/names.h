// SPDX-License-Identifier: Apache-2.0
/// @file
/// The rules that names in the Kubernetes API follow (k8s.io/apimachinery, util/validation).
///
///     if (!kaic::is_valid_name(kaic::NameRule::kDns1123Label, name)) ...
///     for (const std::string& problem : kaic::is_dns1123_label(name)) ...   // says what is wrong
///
/// All are pure functions of bytes; lengths are bytes, letters are ASCII.
#ifndef KAIC_META_NAMES_H
#define KAIC_META_NAMES_H

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kaic {

enum class NameRule : std::uint8_t {
  kCIdentifier,
  kConfigMapKey,
  kDns1035Label,
  kDns1123Label,
  kDns1123Subdomain,
  kEnvVarName,
  kHttpHeaderName,
  kLabelValue,
  kPercent,
  kPortName,
  kQualifiedName,
  kWildcardDns1123Subdomain,
};

inline constexpr std::array kNameRules = {
    NameRule::kCIdentifier,    NameRule::kConfigMapKey,     NameRule::kDns1035Label,
    NameRule::kDns1123Label,   NameRule::kDns1123Subdomain, NameRule::kEnvVarName,
    NameRule::kHttpHeaderName, NameRule::kLabelValue,       NameRule::kPercent,
    NameRule::kPortName,       NameRule::kQualifiedName,    NameRule::kWildcardDns1123Subdomain,
};

/// For example `dns1123_label`. Static storage.
std::string_view to_string(NameRule rule) noexcept;

/// Whether the text keeps the rule. Allocates nothing.
bool is_valid_name(NameRule rule, std::string_view text) noexcept;

/// What keeps the text from being a name of that kind; empty: nothing does.
/// @{
std::vector<std::string> is_c_identifier(std::string_view text);
std::vector<std::string> is_config_map_key(std::string_view text);
std::vector<std::string> is_dns1035_label(std::string_view text);
std::vector<std::string> is_dns1123_label(std::string_view text);
std::vector<std::string> is_dns1123_subdomain(std::string_view text);
std::vector<std::string> is_env_var_name(std::string_view text);
std::vector<std::string> is_http_header_name(std::string_view text);
std::vector<std::string> is_label_value(std::string_view text);
std::vector<std::string> is_percent(std::string_view text);
std::vector<std::string> is_port_name(std::string_view text);
std::vector<std::string> is_qualified_name(std::string_view text);  ///< label keys, resource names
std::vector<std::string> is_wildcard_dns1123_subdomain(std::string_view text);
/// @}

}  // namespace kaic

#endif  // KAIC_META_NAMES_H

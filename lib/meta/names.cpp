// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/names.h"

#include <cstddef>

namespace kaic {
namespace {

constexpr std::size_t kLabelBytes = 63;
constexpr std::size_t kSubdomainBytes = 253;
constexpr std::size_t kPortNameBytes = 15;

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alnum(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }
constexpr bool is_lower_alnum(char c) { return is_lower(c) || is_digit(c); }
constexpr bool is_name_char(char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; }

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
  for (const char c : text) {
    if (!predicate(c)) return false;
  }
  return true;
}

// The shapes, without their lengths: what apimachinery's patterns match.

bool is_c_shape(std::string_view text) {
  return !text.empty() && !is_digit(text[0]) &&
         all(text, [](char c) { return is_alnum(c) || c == '_'; });
}

bool is_label_shape(std::string_view text) {
  return !text.empty() && is_lower_alnum(text.front()) && is_lower_alnum(text.back()) &&
         all(text, [](char c) { return is_lower_alnum(c) || c == '-'; });
}

bool is_dns1035_shape(std::string_view text) {
  return is_label_shape(text) && is_lower(text.front());
}

bool is_subdomain_shape(std::string_view text) {
  while (true) {
    const std::size_t dot = text.find('.');
    if (!is_label_shape(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_wildcard_shape(std::string_view text) {
  return text.starts_with("*.") && is_subdomain_shape(text.substr(2));
}

bool is_name_part_shape(std::string_view text) {
  return !text.empty() && is_alnum(text.front()) && is_alnum(text.back()) &&
         all(text, is_name_char);
}

bool is_env_var_shape(std::string_view text) {
  return !text.empty() && !is_digit(text[0]) && all(text, is_name_char);
}

bool is_key_shape(std::string_view text) { return !text.empty() && all(text, is_name_char); }

bool is_header_shape(std::string_view text) {
  return !text.empty() && all(text, [](char c) { return is_alnum(c) || c == '-'; });
}

bool is_percent_shape(std::string_view text) {
  return text.size() >= 2 && text.back() == '%' && all(text.substr(0, text.size() - 1), is_digit);
}

bool is_port_shape(std::string_view text) {
  return !text.empty() && all(text, [](char c) { return is_lower_alnum(c) || c == '-'; });
}

/// "." and what begins with ".." would walk out of the folder that a key is mounted in.
bool is_path_step(std::string_view text) { return text == "." || text.starts_with(".."); }

struct Qualified {
  bool has_prefix;
  bool has_more;  // a second slash
  std::string_view prefix, name;
};

Qualified split_qualified(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {false, false, {}, text};
  const std::string_view name = text.substr(slash + 1);
  return {true, name.find('/') != std::string_view::npos, text.substr(0, slash), name};
}

/// Gathers the problems of one text.
class Problems {
 public:
  void unless(bool holds, std::string problem) {
    if (!holds) list_.push_back(std::move(problem));
  }
  void longer_than(std::size_t most, std::string_view text, std::string what = {}) {
    unless(text.size() <= most, what + "must be no more than " + std::to_string(most) + " bytes");
  }
  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

constexpr const char* kSubdomainWords =
    "a lowercase RFC 1123 subdomain must be labels of lower case letters, digits and '-' joined by "
    "'.', each starting and ending with a letter or digit (like 'gpu.example.com')";
constexpr const char* kKeyWords = "must be letters, digits, '-', '_' or '.' (like 'key.name')";

void check_path_step(Problems& problems, std::string_view text) {
  problems.unless(text != ".", "must not be '.'");
  problems.unless(text != "..", "must not be '..'");
  problems.unless(text == ".." || !text.starts_with(".."), "must not start with '..'");
}

}  // namespace

std::string_view to_string(NameRule rule) noexcept {
  switch (rule) {
    case NameRule::kCIdentifier:
      return "c_identifier";
    case NameRule::kConfigMapKey:
      return "config_map_key";
    case NameRule::kDns1035Label:
      return "dns1035_label";
    case NameRule::kDns1123Label:
      return "dns1123_label";
    case NameRule::kDns1123Subdomain:
      return "dns1123_subdomain";
    case NameRule::kEnvVarName:
      return "env_var_name";
    case NameRule::kHttpHeaderName:
      return "http_header_name";
    case NameRule::kLabelValue:
      return "label_value";
    case NameRule::kPercent:
      return "percent";
    case NameRule::kPortName:
      return "port_name";
    case NameRule::kQualifiedName:
      return "qualified_name";
    case NameRule::kWildcardDns1123Subdomain:
      return "wildcard_dns1123_subdomain";
  }
  return "";
}

bool is_valid_name(NameRule rule, std::string_view text) noexcept {
  switch (rule) {
    case NameRule::kCIdentifier:
      return is_c_shape(text);
    case NameRule::kConfigMapKey:
      return text.size() <= kSubdomainBytes && is_key_shape(text) && !is_path_step(text);
    case NameRule::kDns1035Label:
      return text.size() <= kLabelBytes && is_dns1035_shape(text);
    case NameRule::kDns1123Label:
      return text.size() <= kLabelBytes && is_label_shape(text);
    case NameRule::kDns1123Subdomain:
      return text.size() <= kSubdomainBytes && is_subdomain_shape(text);
    case NameRule::kEnvVarName:
      return is_env_var_shape(text) && !is_path_step(text);
    case NameRule::kHttpHeaderName:
      return is_header_shape(text);
    case NameRule::kLabelValue:
      return text.empty() || (text.size() <= kLabelBytes && is_name_part_shape(text));
    case NameRule::kPercent:
      return is_percent_shape(text);
    case NameRule::kPortName:
      return text.size() <= kPortNameBytes && is_port_shape(text) &&
             !all(text, [](char c) { return !is_lower(c); }) &&
             text.find("--") == std::string_view::npos && text.front() != '-' && text.back() != '-';
    case NameRule::kQualifiedName: {
      const Qualified parts = split_qualified(text);
      return !parts.has_more && parts.name.size() <= kLabelBytes &&
             is_name_part_shape(parts.name) &&
             (!parts.has_prefix || is_valid_name(NameRule::kDns1123Subdomain, parts.prefix));
    }
    case NameRule::kWildcardDns1123Subdomain:
      return text.size() <= kSubdomainBytes && is_wildcard_shape(text);
  }
  return false;
}

std::vector<std::string> is_c_identifier(std::string_view text) {
  Problems problems;
  problems.unless(is_c_shape(text),
                  "a C identifier must be letters, digits and '_', not starting with a digit");
  return problems.take();
}

std::vector<std::string> is_config_map_key(std::string_view text) {
  Problems problems;
  problems.longer_than(kSubdomainBytes, text);
  problems.unless(is_key_shape(text), kKeyWords);
  check_path_step(problems, text);
  return problems.take();
}

std::vector<std::string> is_dns1035_label(std::string_view text) {
  Problems problems;
  problems.longer_than(kLabelBytes, text);
  problems.unless(is_dns1035_shape(text),
                  "a DNS-1035 label must be lower case letters, digits and '-', starting with a "
                  "letter and ending with a letter or digit (like 'gpu-0')");
  return problems.take();
}

std::vector<std::string> is_dns1123_label(std::string_view text) {
  Problems problems;
  problems.longer_than(kLabelBytes, text);
  problems.unless(is_label_shape(text),
                  "a lowercase RFC 1123 label must be lower case letters, digits and '-', starting "
                  "and ending with a letter or digit (like 'gpu-0')");
  return problems.take();
}

std::vector<std::string> is_dns1123_subdomain(std::string_view text) {
  Problems problems;
  problems.longer_than(kSubdomainBytes, text);
  problems.unless(is_subdomain_shape(text), kSubdomainWords);
  return problems.take();
}

std::vector<std::string> is_env_var_name(std::string_view text) {
  Problems problems;
  problems.unless(is_env_var_shape(text),
                  "an environment variable's name must be letters, digits, '_', '-' or '.', not "
                  "starting with a digit (like 'MY_ENV')");
  check_path_step(problems, text);
  return problems.take();
}

std::vector<std::string> is_http_header_name(std::string_view text) {
  Problems problems;
  problems.unless(is_header_shape(text),
                  "an HTTP header's name must be letters, digits and '-' (like 'X-Name')");
  return problems.take();
}

std::vector<std::string> is_label_value(std::string_view text) {
  Problems problems;
  problems.longer_than(kLabelBytes, text);
  problems.unless(text.empty() || is_name_part_shape(text),
                  "a label's value must be empty, or letters, digits, '-', '_' and '.', starting "
                  "and ending with a letter or digit (like 'my_value')");
  return problems.take();
}

std::vector<std::string> is_percent(std::string_view text) {
  Problems problems;
  problems.unless(is_percent_shape(text), "must be digits and a '%' (like '93%')");
  return problems.take();
}

std::vector<std::string> is_port_name(std::string_view text) {
  Problems problems;
  problems.longer_than(kPortNameBytes, text);
  problems.unless(is_port_shape(text), "must be lower case letters, digits and '-'");
  problems.unless(!all(text, [](char c) { return !is_lower(c); }),
                  "must have at least one letter (a-z)");
  problems.unless(text.find("--") == std::string_view::npos, "must not have '-' twice in a row");
  problems.unless(text.empty() || (text.front() != '-' && text.back() != '-'),
                  "must not begin or end with '-'");
  return problems.take();
}

std::vector<std::string> is_qualified_name(std::string_view text) {
  Problems problems;
  const Qualified parts = split_qualified(text);
  if (parts.has_more) {
    problems.unless(false, "must be a name, or a DNS subdomain, one '/' and a name");
    return problems.take();
  }
  if (parts.has_prefix) {
    problems.unless(!parts.prefix.empty(), "prefix part must not be empty");
    for (const std::string& problem :
         parts.prefix.empty() ? std::vector<std::string>{} : is_dns1123_subdomain(parts.prefix)) {
      problems.unless(false, "prefix part " + problem);
    }
  }
  problems.unless(!parts.name.empty(), "name part must not be empty");
  problems.longer_than(kLabelBytes, parts.name, "name part ");
  problems.unless(is_name_part_shape(parts.name),
                  "name part must be letters, digits, '-', '_' and '.', starting and ending with "
                  "a letter or digit (like 'my.name')");
  return problems.take();
}

std::vector<std::string> is_wildcard_dns1123_subdomain(std::string_view text) {
  Problems problems;
  problems.longer_than(kSubdomainBytes, text);
  problems.unless(is_wildcard_shape(text),
                  std::string("must be '*.' and a subdomain: ") + kSubdomainWords);
  return problems.take();
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/meta/names.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using kaic::is_valid_name;
using kaic::NameRule;

namespace {

void check(NameRule rule, std::initializer_list<std::string_view> good,
           std::initializer_list<std::string_view> bad) {
  CAPTURE(kaic::to_string(rule));
  for (const std::string_view text : good) CHECK_MESSAGE(is_valid_name(rule, text), text);
  for (const std::string_view text : bad) CHECK_MESSAGE(!is_valid_name(rule, text), text);
}

}  // namespace

TEST_CASE("labels, subdomains and wildcards follow DNS") {
  check(NameRule::kDns1123Label, {"a", "9a", "a-b", "a--b"},
        {"", "-a", "a-", "A", "a.b", "a_b", "a\n", "\xC3\xA9"});
  check(NameRule::kDns1035Label, {"a", "a9"}, {"", "9a", "a-"});
  check(NameRule::kDns1123Subdomain, {"a", "a.b", "9.9"},
        {"", ".", "a.", ".a", "a..b", "a-.b", "*.a"});
  check(NameRule::kWildcardDns1123Subdomain, {"*.a.b"}, {"*", "*.", "a.b", "*.*.a", "a.*.b"});
}

TEST_CASE(
    "identifiers, keys, variables, headers, percentages and ports have their own characters") {
  check(NameRule::kCIdentifier, {"_", "a9_"}, {"", "9a", "a-b", "a.b"});
  check(NameRule::kConfigMapKey, {".a", "_A-9"}, {"", ".", "..", "..a", "a/b"});
  check(NameRule::kEnvVarName, {"-", "_a.b-9", ".a"}, {"", "9a", ".", "..", "..a", "a b"});
  check(NameRule::kHttpHeaderName, {"-", "X-Name", "9"}, {"", "a_b", "a:b", "a\r\nb"});
  check(NameRule::kPercent, {"0%", "101%"}, {"", "%", "1", "-1%", "1%%", "1.5%"});
  check(NameRule::kPortName, {"a", "9a", "a-9"}, {"", "9", "-a", "a-", "a--b", "A", "a_b"});
}

TEST_CASE("label keys and values") {
  check(NameRule::kLabelValue, {"", "A_b.9"}, {"-a", "a-", "a b", "a/b"});
  check(NameRule::kQualifiedName, {"a", "A_b", "a.b/C"},
        {"", "/a", "a/", "a/b/c", "A/b", "a..b/c", "a/.b"});
}

TEST_CASE("lengths end at their limit") {
  const auto ends_at = [](NameRule rule, std::size_t most, const std::string& before = {}) {
    CAPTURE(kaic::to_string(rule));
    CHECK(is_valid_name(rule, before + std::string(most - 1, 'a')));
    CHECK(is_valid_name(rule, before + std::string(most, 'a')));
    CHECK(!is_valid_name(rule, before + std::string(most + 1, 'a')));
  };
  ends_at(NameRule::kDns1123Label, 63);
  ends_at(NameRule::kDns1035Label, 63);
  ends_at(NameRule::kDns1123Subdomain, 253);
  ends_at(NameRule::kWildcardDns1123Subdomain, 251, "*.");
  ends_at(NameRule::kConfigMapKey, 253);
  ends_at(NameRule::kLabelValue, 63);
  ends_at(NameRule::kPortName, 15);
  ends_at(NameRule::kQualifiedName, 63);
  ends_at(NameRule::kQualifiedName, 63, "a.b/");
  CHECK(is_valid_name(NameRule::kQualifiedName, std::string(253, 'a') + "/a"));
  CHECK(!is_valid_name(NameRule::kQualifiedName, std::string(254, 'a') + "/a"));
}

TEST_CASE("a problem is told for each part that breaks the rule") {
  CHECK(kaic::is_dns1123_label("gpu-0").empty());
  CHECK(kaic::is_dns1123_label(std::string(64, 'A')).size() == 2);
  CHECK(kaic::is_label_value(std::string(64, 'a')).at(0) == "must be no more than 63 bytes");
  CHECK(kaic::is_qualified_name("A/").size() == 3);
  CHECK(kaic::is_qualified_name("/x").at(0) == "prefix part must not be empty");
  CHECK(kaic::is_qualified_name("a/b/c").size() == 1);
  CHECK(kaic::is_port_name("-9--").size() == 3);
  CHECK(kaic::is_config_map_key("..").size() == 1);
  CHECK(kaic::is_env_var_name("..x").at(0) == "must not start with '..'");
}

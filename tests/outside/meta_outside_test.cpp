// SPDX-License-Identifier: Apache-2.0
/// Every case of the outside collection badinput/{quantity,selectors,timestamps,names}. Its
/// expected values come from running k8s.io/apimachinery. The data is not part of the repository:
/// $KAIC_SHARED/data/badinput, by default beside the repository; the tests are skipped without it.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/base/time.h"
#include "kaic/meta/labels.h"
#include "kaic/meta/names.h"
#include "kaic/meta/quantity.h"

namespace {

using Json = nlohmann::json;
using kaic::Quantity;

/// The cases of one file, one JSON object a line; none where the collection is absent.
std::vector<Json> cases(const std::string& name) {
  const char* shared = std::getenv("KAIC_SHARED");
  const std::filesystem::path root = shared != nullptr && *shared != '\0'
                                         ? std::filesystem::path(shared)
                                         : std::filesystem::path(KAIC_SOURCE_DIR) / ".." / "shared";
  std::ifstream file(root / "data" / "badinput" / name);
  if (!file) {
    MESSAGE("skipped: the outside collection's " << name << " is absent");
    return {};
  }
  std::vector<Json> all;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) all.push_back(Json::parse(line));
  }
  CHECK(!all.empty());
  return all;
}

kaic::Labels labels_of(const Json& object) {
  std::vector<kaic::Labels::value_type> entries;
  for (const auto& [key, value] : object.items())
    entries.emplace_back(key, value.get<std::string>());
  return kaic::Labels(std::move(entries));
}

/// Value() and MilliValue() as they should be: from the exact decimal text, away from zero, none
/// beyond int64. The collection's own columns overflow there.
std::string ceil_of(std::string exact, std::size_t places) {
  const bool negative = exact[0] == '-';
  if (negative) exact.erase(0, 1);
  std::size_t point = exact.find('.');
  if (point == std::string::npos) {
    point = exact.size();
  } else {
    exact.erase(point, 1);
  }
  while (exact.size() < point + places) exact += '0';
  std::string whole = "0" + exact.substr(0, point + places);
  if (exact.find_first_not_of('0', point + places) != std::string::npos) {
    std::size_t at = whole.size() - 1;
    while (whole[at] == '9') whole[at--] = '0';
    ++whole[at];
  }
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  const std::string most = negative ? "9223372036854775808" : "9223372036854775807";
  if (whole.size() > most.size() || (whole.size() == most.size() && whole > most)) return "none";
  return (negative && whole != "0" ? "-" : "") + whole;
}

std::string text_of(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "none";
}

/// metav1.LabelSelector from JSON; none where a member has another type. Go's encoding/json, which
/// gave the expected values, does not look at the case of a member's name.
std::optional<kaic::LabelSelector> selector_of(const Json& object) {
  kaic::LabelSelector selector;
  for (const auto& [name, value] : object.items()) {
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (value.is_null()) continue;
    if (lower == "matchlabels") {
      if (!value.is_object()) return std::nullopt;
      selector.match_labels = labels_of(value);
    } else if (lower == "matchexpressions") {
      if (!value.is_array()) return std::nullopt;
      for (const Json& expression : value) {
        selector.match_expressions.push_back(
            {expression.value("key", ""), expression.value("operator", ""),
             expression.value("values", std::vector<std::string>{})});
      }
    }
  }
  return selector;
}

void check_time(const Json& c, const std::string& kind,
                kaic::Result<kaic::Timestamp> (*parse)(std::string_view),
                std::string (*format)(const kaic::Timestamp&)) {
  const auto time = parse(c["in"].get<std::string>());
  REQUIRE(time.has_value() == c[kind + "_valid"].get<bool>());
  if (!time) {
    CHECK(time.error().error_class == kaic::ErrorClass::kSchemaValue);
    return;
  }
  CHECK(time->unix_seconds == c[kind + "_unix"].get<std::int64_t>());
  CHECK(time->nanos == c[kind + "_nanos"].get<std::int32_t>());
  CHECK(time->is_zero() == c[kind + "_zero"].get<bool>());
  const std::string out = time->is_zero() ? "null" : "\"" + format(*time) + "\"";
  CHECK(out == c[kind + "_out"].get<std::string>());
}

}  // namespace

TEST_CASE("every outside quantity is read, refused or limited as expected") {
  for (const Json& c : cases("quantity/quantities.jsonl")) {
    const std::string text = c["in"].get<std::string>();
    CAPTURE(text);
    const auto start = std::chrono::steady_clock::now();
    const auto quantity = Quantity::parse(text);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(50));
    if (c["kaic"] != "valid") {
      REQUIRE(!quantity);
      CHECK(quantity.error().error_class ==
            (c["kaic"] == "limit" ? kaic::ErrorClass::kLimit : kaic::ErrorClass::kSchemaValue));
      continue;
    }
    REQUIRE(quantity);
    const std::string exact = c["exact"].get<std::string>();
    CHECK(quantity->exact() == exact);
    CHECK(quantity->canonical() == c["canonical"].get<std::string>());
    CHECK(kaic::to_string(quantity->format()) == c["format"].get<std::string>());
    CHECK(quantity->sign() == c["sign"].get<int>());
    CHECK(text_of(quantity->as_int64()) ==
          (c["as_int64_ok"].get<bool>() ? c["as_int64"].get<std::string>() : "none"));
    CHECK(text_of(quantity->ceil_value(0)) == ceil_of(exact, 0));
    CHECK(text_of(quantity->ceil_value(-3)) == ceil_of(exact, 3));
  }
}

TEST_CASE("outside quantities are compared, added and subtracted as expected") {
  for (const Json& c : cases("quantity/arithmetic.jsonl")) {
    CAPTURE(c.dump());
    const auto a = Quantity::parse(c["a"].get<std::string>());
    const auto b = Quantity::parse(c["b"].get<std::string>());
    REQUIRE(a);
    REQUIRE(b);
    CHECK((*a <=> *b) == (c["cmp"].get<int>() <=> 0));
    CHECK((*a + *b).canonical() == c["sum"].get<std::string>());
    CHECK((*a - *b).canonical() == c["diff"].get<std::string>());
  }
}

TEST_CASE("outside JSON forms of quantities are read and written back as expected") {
  for (const Json& c : cases("quantity/json_forms.jsonl")) {
    CAPTURE(c.dump());
    const auto quantity = Quantity::parse_json(c["json"].get<std::string>());
    REQUIRE(quantity.has_value() == c["valid"].get<bool>());
    if (!quantity) continue;
    CHECK(quantity->exact() == c["exact"].get<std::string>());
    CHECK("\"" + quantity->canonical() + "\"" == c["written_back"].get<std::string>());
  }
}

TEST_CASE("outside selector strings are read and match as expected") {
  for (const Json& c : cases("selectors/selector_strings.jsonl")) {
    const std::string text = c["in"].get<std::string>();
    CAPTURE(text);
    const auto check = [&](const auto& selector) {
      REQUIRE(selector.has_value() == c["valid"].get<bool>());
      if (!selector) return;
      CHECK(selector->to_string() == c["canonical"].get<std::string>());
      for (const Json& match : c["matches"]) {
        CHECK(selector->matches(labels_of(match["set"])) == match["match"].get<bool>());
      }
    };
    if (c["kind"] == "label") {
      check(kaic::Selector::parse(text));
    } else {
      check(kaic::FieldSelector::parse(text));
    }
  }
}

TEST_CASE("outside LabelSelector objects are read and match as expected") {
  for (const Json& c : cases("selectors/label_selector_objects.jsonl")) {
    CAPTURE(c.dump());
    const auto object = selector_of(c["selector"]);
    REQUIRE(object.has_value() == c["decodes"].get<bool>());
    if (!object) continue;
    const auto selector = kaic::Selector::from(*object);
    REQUIRE(selector.has_value() == c["valid"].get<bool>());
    if (!selector) continue;
    CHECK(selector->to_string() == c["canonical"].get<std::string>());
    for (const Json& match : c["matches"]) {
      CHECK(selector->matches(labels_of(match["set"])) == match["match"].get<bool>());
    }
  }
}

TEST_CASE("outside timestamps are read and written as expected, by both types") {
  for (const Json& c : cases("timestamps/timestamps.jsonl")) {
    CAPTURE(c.dump());
    check_time(c, "time", kaic::parse_time, kaic::format_time);
    check_time(c, "micro", kaic::parse_micro_time, kaic::format_micro_time);
  }
}

TEST_CASE("outside names keep or break each rule as expected, with a reason when they break it") {
  using Problems = std::vector<std::string> (*)(std::string_view);
  constexpr Problems kProblems[] = {
      kaic::is_c_identifier,     kaic::is_config_map_key,    kaic::is_dns1035_label,
      kaic::is_dns1123_label,    kaic::is_dns1123_subdomain, kaic::is_env_var_name,
      kaic::is_http_header_name, kaic::is_label_value,       kaic::is_percent,
      kaic::is_port_name,        kaic::is_qualified_name,    kaic::is_wildcard_dns1123_subdomain,
  };
  for (const Json& c : cases("names/names.jsonl")) {
    const std::string text = c["in"].get<std::string>();
    CAPTURE(text);
    for (std::size_t i = 0; i < kaic::kNameRules.size(); ++i) {
      const std::string rule(kaic::to_string(kaic::kNameRules[i]));
      CAPTURE(rule);
      REQUIRE(c.contains(rule));
      const bool expected = c[rule].get<bool>();
      CHECK(kaic::is_valid_name(kaic::kNameRules[i], text) == expected);
      CHECK(kProblems[i](text).empty() == expected);
    }
  }
}

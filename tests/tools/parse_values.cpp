// SPDX-License-Identifier: Apache-2.0
/// Small values that stand in one string: quantities, selectors, times, names.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "kaic/base/time.h"
#include "kaic/meta/labels.h"
#include "kaic/meta/names.h"
#include "kaic/meta/object.h"
#include "kaic/meta/quantity.h"
#include "lib/base/json_writer.h"
#include "lib/base/try.h"
#include "tests/tools/parse.h"

namespace kaic::parse {
namespace {

using Json = nlohmann::json;

/// The case's own sets, each with what the selector says of it.
template <class T>
Result<std::string> describe(const T& selector, const Json* line) {
  Json matches = Json::array();
  for (const Json& wanted :
       line != nullptr ? line->value("matches", Json::array()) : Json::array()) {
    std::vector<Labels::value_type> set;
    const Json labels = wanted.value("set", Json::object());
    for (const auto& [key, value] : labels.items())
      set.emplace_back(key, value.template get<std::string>());
    matches.push_back(Json{{"match", selector.matches(Labels(std::move(set)))}, {"set", labels}});
  }
  return write_json(Json{{"canonical", selector.to_string()}, {"matches", std::move(matches)}});
}

/// The name that a member has in a LabelSelector; another stays as it is.
std::string folded(const std::string& member) {
  for (const std::string_view known :
       {"matchLabels", "matchExpressions", "key", "operator", "values"}) {
    const auto same = [](char a, char b) {
      const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      };
      return lower(a) == lower(b);
    };
    if (std::equal(member.begin(), member.end(), known.begin(), known.end(), same))
      return std::string(known);
  }
  return member;
}

Json fold(const Json& object) {
  if (!object.is_object()) return object;
  Json out = Json::object();
  for (const auto& [member, value] : object.items()) {
    const std::string name = folded(member);
    out[name] = value;
    if (name != "matchExpressions" || !value.is_array()) continue;
    for (Json& expression : out[name]) expression = fold(expression);
  }
  return out;
}

Result<std::string> describe(const Result<Timestamp>& time) {
  KAIC_CHECK(time);
  return write_json(Json{{"unix", time->unix_seconds}, {"nanos", time->nanos}});
}

}  // namespace

Result<std::string> quantity(const Input& input) {
  const bool raw =
      input.line != nullptr && !input.line->contains("in") && input.line->contains("json");
  KAIC_TRY(const Quantity quantity,
           raw ? Quantity::parse_json(input.text) : Quantity::parse(input.text));
  return write_json(Json{{"exact", quantity.exact()}, {"canonical", quantity.canonical()}});
}

Result<std::string> selector(const Input& input) {
  if (input.line != nullptr && input.line->value("kind", "") == "field") {
    KAIC_TRY(const FieldSelector fields, FieldSelector::parse(input.text));
    return describe(fields, input.line);
  }
  KAIC_TRY(const Selector labels, Selector::parse(input.text));
  return describe(labels, input.line);
}

Result<std::string> label_selector(const Input& input) {
  KAIC_TRY(const std::string text, json(input));  // JSON at all, and no member twice
  KAIC_TRY(const auto object, decode<LabelSelector>(fold(Json::parse(text)).dump()));
  KAIC_TRY(const Selector labels, Selector::from(object));
  return describe(labels, input.line);
}

Result<std::string> time(const Input& input) { return describe(parse_time(input.text)); }

Result<std::string> micro_time(const Input& input) {
  return describe(parse_micro_time(input.text));
}

Result<std::string> name(const Input& input) {
  Json rules = Json::object();
  for (const NameRule rule : kNameRules)
    rules[std::string(to_string(rule))] = is_valid_name(rule, input.text);
  return write_json(rules);
}

}  // namespace kaic::parse

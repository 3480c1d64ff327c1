// SPDX-License-Identifier: Apache-2.0
// kaic.report/1, lib/render/json.cpp.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kaic/conformance/reason.h"
#include "kaic/render/render.h"
#include "tests/support/full_report.h"

namespace kaic {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::vector<std::string>;

Json rendered(const Report& report) {
  const std::string text = render_json(report);
  CHECK(text.ends_with("}\n"));
  Json json = Json::parse(text, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

Names members(const Json& object) {
  REQUIRE(object.is_object());
  Names names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

TEST_CASE("the members are exactly those of kaic.report/1, in its order") {
  const Json json = rendered(full_report());
  CHECK(members(json) == Names{"format", "kaic", "cluster", "catalogue", "source", "requirements",
                               "reads", "notes", "totals"});
  CHECK(members(json["cluster"]) == Names{"platforms", "serverVersion", "nodes", "accelerators"});
  CHECK(members(json["cluster"]["platforms"][0]) == Names{"id", "name", "score", "signs"});
  CHECK(members(json["cluster"]["accelerators"][0]) ==
        Names{"vendor", "model", "count", "nodes", "via"});
  CHECK(members(json["source"]) == Names{"kind", "digest", "captured", "now", "remarks"});
  CHECK(members(json["requirements"][0]) ==
        Names{"id", "category", "level", "verdict", "proof", "summary", "findings", "evidence"});
  CHECK(members(json["requirements"][1]["findings"][0]) ==
        Names{"object", "field", "reason", "message", "remedy"});
  CHECK(members(json["requirements"][0]["evidence"][0]) ==
        Names{"object", "field", "value", "path"});
  CHECK(members(json["requirements"][0]["evidence"][0]["object"]) ==
        Names{"group", "version", "kind", "namespace", "name"});
  CHECK(members(json["reads"][0]) == Names{"path", "state", "reason"});
  CHECK(members(json["notes"][0]) == Names{"id", "summary", "evidence"});
  CHECK(members(json["totals"]) == Names{"MUST", "SHOULD", "none"});
  CHECK(members(json["totals"]["MUST"]) ==
        Names{"pass", "partial", "fail", "unknown", "not_applicable"});
}

TEST_CASE("the values are the report's") {
  const Json json = rendered(full_report());
  CHECK(json["format"] == "kaic.report/1");
  CHECK(json["kaic"] == KAIC_VERSION);
  CHECK(json["cluster"]["platforms"][0]["score"] == 90);
  CHECK(json["cluster"]["platforms"][0]["signs"] == Json::array({"providerID aws:///"}));
  CHECK(json["cluster"]["nodes"] == 3);
  CHECK(json["cluster"]["accelerators"][0]["count"] == 16);
  CHECK(json["source"]["captured"] == "2026-11-03T06:30:00Z");
  CHECK(json["source"]["now"] == "2026-11-04T06:30:00Z");
  CHECK(json["source"]["remarks"] == Json::array({"a remark"}));
  const Json& pass = json["requirements"][0];
  CHECK(pass["level"] == "MUST");
  CHECK(pass["verdict"] == "pass");
  CHECK(pass["proof"] == "observed");
  CHECK(pass["evidence"][0]["object"]["namespace"] == "ml");
  CHECK(pass["evidence"][0]["path"] == "/api/v1/pods");
  CHECK(json["reads"][2]["state"] == "absent");
  CHECK(json["reads"][3]["state"] == "cut");
}

TEST_CASE("a reason of the table comes with its remedy, another one with none") {
  const Json json = rendered(full_report());
  const Json& known = json["requirements"][1]["findings"][0];
  CHECK(known["object"].is_null());
  CHECK(known["remedy"] == std::string(find_reason("ReadRefused")->remedy));
  CHECK(json["requirements"][2]["findings"][0]["remedy"].is_null());
}

TEST_CASE("totals count every requirement once, by level and verdict") {
  const Json totals = rendered(full_report())["totals"];
  CHECK(totals["MUST"] ==
        Json{{"pass", 1}, {"partial", 0}, {"fail", 0}, {"unknown", 1}, {"not_applicable", 0}});
  CHECK(totals["SHOULD"]["fail"] == 1);
  CHECK(totals["none"] ==
        Json{{"pass", 0}, {"partial", 0}, {"fail", 0}, {"unknown", 0}, {"not_applicable", 0}});
}

TEST_CASE("an empty report has every member, null where nothing is known") {
  const Json json = rendered({});
  CHECK(members(json) == members(rendered(full_report())));
  CHECK(json["cluster"]["nodes"].is_null());
  CHECK(json["source"]["captured"].is_null());
  CHECK(json["source"]["now"].is_null());
  for (const char* const list : {"requirements", "reads", "notes"})
    CHECK(json[list] == Json::array());
  CHECK(json["cluster"]["platforms"] == Json::array());
  CHECK(json["source"]["remarks"] == Json::array());
}

TEST_CASE("text from outside is escaped, and comes back as it was") {
  const std::string hostile = "a\"b\\c\n\t\x01</script>&\xE2\x80\xA8\x7F\xC3\xA9";
  Report report = full_report();
  report.requirements[0].outcome.evidence[0].value = hostile;
  report.source.remarks = {hostile};
  report.reads[1].reason = hostile;
  report.cluster.server_version = hostile;
  const std::string text = render_json(report);
  for (const std::string_view raw : {"</script>", "\x01", "\x7F", "\xE2\x80\xA8", "\t"})
    CHECK(text.find(raw) == std::string::npos);
  const Json json = Json::parse(text);
  CHECK(json["requirements"][0]["evidence"][0]["value"] == hostile);
  CHECK(json["source"]["remarks"][0] == hostile);
  CHECK(json["reads"][1]["reason"] == hostile);
  CHECK(json["cluster"]["serverVersion"] == hostile);
}

TEST_CASE("what is not UTF-8 still gives a report that is") {
  Report report = full_report();
  report.source.remarks = {
      "a\xFF"
      "b\xC3"};
  CHECK_FALSE(rendered(report)["source"]["remarks"][0].get<std::string>().empty());
}

TEST_CASE("the same report gives the same bytes") {
  CHECK(render_json(full_report()) == render_json(full_report()));
}

}  // namespace
}  // namespace kaic

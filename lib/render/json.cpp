// SPDX-License-Identifier: Apache-2.0
/// kaic.report/1, as docs/report-format.md and its JSON Schema say.
#include <map>
#include <nlohmann/json.hpp>

#include "kaic/conformance/reason.h"
#include "kaic/render/render.h"
#include "lib/base/json_writer.h"

namespace kaic {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Finding& finding);
Json json_of(const Evidence& evidence);
Json json_of(const RequirementReport& requirement);
Json json_of(const PlatformReport& platform);
Json json_of(const AcceleratorReport& accelerator);
Json json_of(const ReadReport& read);
Json json_of(const Note& note);

template <class T>
Json json_of(const std::vector<T>& values) {
  Json array = Json::array();
  for (const T& value : values) array.push_back(json_of(value));
  return array;
}

Json json_of(const ObjectRef& object) {
  if (object == ObjectRef{}) return nullptr;
  return {{"group", object.group},
          {"version", object.version},
          {"kind", object.kind},
          {"namespace", object.namespace_},
          {"name", object.name}};
}

Json json_of(const std::optional<Timestamp>& time) {
  return time ? Json(format_time(*time)) : Json(nullptr);
}

Json json_of(const Finding& finding) {
  const Reason* reason = find_reason(finding.reason);
  return {{"object", json_of(finding.object)},
          {"field", finding.field},
          {"reason", finding.reason},
          {"message", finding.message},
          {"remedy", reason != nullptr ? Json(std::string(reason->remedy)) : Json(nullptr)}};
}

Json json_of(const Evidence& evidence) {
  return {{"object", json_of(evidence.object)},
          {"field", evidence.field},
          {"value", evidence.value},
          {"path", evidence.path}};
}

Json json_of(const RequirementReport& requirement) {
  const Outcome& outcome = requirement.outcome;
  return {{"id", requirement.id},
          {"category", requirement.category},
          {"level", to_string(requirement.level)},
          {"verdict", to_string(outcome.verdict)},
          {"proof", to_string(outcome.proof)},
          {"summary", outcome.summary},
          {"findings", json_of(outcome.findings)},
          {"evidence", json_of(outcome.evidence)}};
}

Json json_of(const PlatformReport& platform) {
  return {{"id", platform.id},
          {"name", platform.name},
          {"score", platform.score},
          {"signs", platform.signs}};
}

Json json_of(const AcceleratorReport& accelerator) {
  return {{"vendor", accelerator.vendor},
          {"model", accelerator.model},
          {"count", accelerator.count},
          {"nodes", accelerator.nodes},
          {"via", accelerator.via}};
}

Json json_of(const ReadReport& read) {
  return {{"path", read.path}, {"state", to_string(read.state)}, {"reason", read.reason}};
}

Json json_of(const Note& note) {
  return {{"id", note.id}, {"summary", note.summary}, {"evidence", json_of(note.evidence)}};
}

/// How many requirements of each level have each verdict.
Json totals(const Report& report) {
  Json totals = Json::object();
  for (const Level level : {Level::kMust, Level::kShould, Level::kNone}) {
    Json counts = Json::object();
    for (const Verdict verdict : {Verdict::kPass, Verdict::kPartial, Verdict::kFail,
                                  Verdict::kUnknown, Verdict::kNotApplicable}) {
      std::int64_t count = 0;
      for (const RequirementReport& r : report.requirements)
        count += r.level == level && r.outcome.verdict == verdict ? 1 : 0;
      counts[std::string(to_string(verdict))] = count;
    }
    totals[std::string(to_string(level))] = std::move(counts);
  }
  return totals;
}

}  // namespace

std::string render_json(const Report& report) {
  const ClusterReport& cluster = report.cluster;
  const Json json = {
      {"format", "kaic.report/1"},
      {"kaic", KAIC_VERSION},
      {"cluster",
       {{"platforms", json_of(cluster.platforms)},
        {"serverVersion", cluster.server_version},
        {"nodes", cluster.nodes ? Json(*cluster.nodes) : Json(nullptr)},
        {"accelerators", json_of(cluster.accelerators)}}},
      {"catalogue", report.catalogue},
      {"source",
       {{"kind", report.source.kind},
        {"digest", report.source.digest},
        {"captured", json_of(report.source.captured)},
        {"now", json_of(report.source.now)},
        {"remarks", report.source.remarks}}},
      {"requirements", json_of(report.requirements)},
      {"reads", json_of(report.reads)},
      {"notes", json_of(report.notes)},
      {"totals", totals(report)},
  };
  return write_json(json, 1) + "\n";
}

}  // namespace kaic

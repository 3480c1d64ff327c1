// SPDX-License-Identifier: Apache-2.0
/// What `kubectl get -A -o json` and a stream of YAML documents would show of the recorded control
/// planes of shared/data/snapshots, which are not in this repository: the snapshot's verdict where
/// the file shows all that it rests on, `unknown` elsewhere, never a better one.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "lib/base/json.h"
#include "tests/outside/snapshots.h"
#include "tests/support/snapshot_case.h"

namespace {

using Json = nlohmann::ordered_json;
using kaic::Verdict;
using kaic::testing::audit_nine;
using kaic::testing::nine;
using kaic::testing::open;
using kaic::testing::outcome_of;
using kaic::testing::TemporaryFolder;
using kaic::testing::write_file;

/// Every object of a snapshot as kubectl shows it: once, in the version that the server prefers,
/// which stands first in the index, with apiVersion and kind.
std::vector<Json> objects_of(const std::filesystem::path& snapshot) {
  const auto cluster = open(snapshot);
  const nlohmann::json index = kaic::testing::index_of(snapshot);
  std::set<std::string> seen;
  std::vector<Json> objects;
  for (const auto& entry : index["entries"]) {
    const std::string path = entry["path"];
    const auto request = kaic::testing::request_of(path);
    if (!request || !entry.contains("items") ||
        !seen.insert(request->group + "/" + request->resource).second)
      continue;
    const auto answer = cluster->get(path, "");
    REQUIRE_MESSAGE(answer, path);
    const Json list = Json::parse(answer->body);
    std::string kind = list["kind"];
    kind.resize(kind.size() - 4);  // ...List
    for (const Json& item : list["items"]) {
      Json object = {{"apiVersion", list["apiVersion"]}, {"kind", kind}};
      object.update(item);
      objects.push_back(std::move(object));
    }
  }
  REQUIRE(!objects.empty());
  return objects;
}

std::string list_json(const std::vector<Json>& objects) {
  return Json{{"apiVersion", "v1"},
              {"kind", "List"},
              {"metadata", {{"resourceVersion", ""}}},
              {"items", objects}}
      .dump(4);
}

/// Block style, each scalar as JSON writes it.
void write_yaml(const Json& value, const std::string& indent, std::string& out) {
  if (!value.is_structured() || value.empty()) {
    out += " " + value.dump() + "\n";
    return;
  }
  out += "\n";
  for (const auto& [key, each] : value.items()) {
    out += indent + (value.is_array() ? std::string("-") : Json(key).dump() + ":");
    write_yaml(each, indent + "  ", out);
  }
}

std::string yaml_stream(const std::vector<Json>& objects) {
  std::string out;
  for (const Json& object : objects) {
    out += "---";
    write_yaml(object, "", out);
  }
  return out;
}

/// The requirements whose reads are all of kinds that the file shows; so is each `unknown` of the
/// snapshot's own. The others rest on discovery (dra_support; pod_autoscaling asks which APIs
/// answer) or on kinds of which there is no object, so that a file cannot tell "none" from "not
/// asked for": monitors and exporters' scrapes, other operators' resources, and of a cluster whose
/// own gangs do not run, other schedulers' groups.
struct Shown {
  const char* snapshot;
  std::set<std::string> requirements;
};
const Shown kShown[] = {
    {"v1.34-full", {"ai_inference", "secure_accelerator_access"}},
    {"v1.35-full", {"ai_inference", "secure_accelerator_access"}},
    {"v1.37-full", {"ai_inference", "gang_scheduling", "secure_accelerator_access"}},
    {"v1.37-broken", {"ai_inference", "secure_accelerator_access"}},
    {"v1.37-plain", {}}};

void check_vouched(const kaic::Report& whole, const kaic::Report& file, const Shown& shown) {
  CHECK(file.source.kind == "kubectl");
  for (const std::string& id : nine()) {
    CAPTURE(id);
    const kaic::Outcome &expected = outcome_of(whole, id), &found = outcome_of(file, id);
    if (shown.requirements.contains(id)) {
      CHECK(to_string(found.verdict) == to_string(expected.verdict));
      CHECK(to_string(found.proof) == to_string(expected.proof));
    } else {
      CHECK(to_string(found.verdict) == "unknown");
    }
  }
}

void check_not_vouched(const kaic::Report& file) {
  for (const std::string& id : nine()) {
    CAPTURE(id);
    CHECK(to_string(outcome_of(file, id).verdict) == "unknown");
    CHECK(!outcome_of(file, id).findings.empty());
  }
}

}  // namespace

TEST_CASE("the objects of an outside snapshot in one kubectl file give its verdicts or unknown") {
  const auto folder = kaic::testing::outside("snapshots");
  if (!folder) return;
  for (const Shown& shown : kShown) {
    CAPTURE(std::string(shown.snapshot));
    const TemporaryFolder temporary;
    write_file(temporary / "all.json", list_json(objects_of(*folder / shown.snapshot)));
    const auto whole = open(*folder / shown.snapshot), vouched = open(temporary / "all.json", true),
               plain = open(temporary / "all.json");
    check_vouched(audit_nine(*whole), audit_nine(*vouched), shown);
    check_not_vouched(audit_nine(*plain));
  }
}

TEST_CASE(
    "the objects of an outside snapshot as a stream of YAML documents give the same report as in "
    "JSON") {
  const auto folder = kaic::testing::outside("snapshots");
  if (!folder) return;
  const std::vector<Json> objects = objects_of(*folder / "v1.37-full");
  const TemporaryFolder temporary;
  write_file(temporary / "all.json", list_json(objects));
  write_file(temporary / "all.yaml", yaml_stream(objects));
  for (const bool complete : {true, false}) {
    const auto json = open(temporary / "all.json", complete),
               yaml = open(temporary / "all.yaml", complete);
    const kaic::Report a = audit_nine(*json), b = audit_nine(*yaml);
    for (const std::string& id : nine()) {
      CAPTURE(id);
      const kaic::Outcome &left = outcome_of(a, id), &right = outcome_of(b, id);
      CHECK(to_string(left.verdict) == to_string(right.verdict));
      CHECK(to_string(left.proof) == to_string(right.proof));
      CHECK(left.findings.size() == right.findings.size());
      CHECK(left.evidence.size() == right.evidence.size());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
/// Every case of tests/snapshots gives the verdict, proof, findings and evidence that it says; and
/// whatever read is taken away, no verdict rises.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "kaic/cluster/snapshot.h"
#include "kaic/conformance/audit.h"
#include "kaic/conformance/reason.h"
#include "kaic/render/render.h"
#include "lib/conformance/check.h"
#include "tests/support/snapshot_case.h"

namespace kaic {
namespace {

using testing::SnapshotCase;
using testing::TemporaryFolder;

Report audit_of(const std::filesystem::path& folder, const std::string& requirement) {
  auto cluster = open_snapshot(folder.string());
  REQUIRE_MESSAGE(cluster, (cluster ? "" : cluster.error().to_string()));
  auto report =
      audit(**cluster, {.catalogue = "", .requirements = {requirement}, .now = {}, .read = {}});
  REQUIRE_MESSAGE(report, (report ? "" : report.error().to_string()));
  return *std::move(report);
}

template <class T>
bool mentions(const std::vector<T>& rows, const nlohmann::json& want) {
  return std::any_of(rows.begin(), rows.end(), [&](const T& row) {
    if (want.contains("object") && want["object"] != row.object.to_string()) return false;
    if (want.contains("field") && want["field"] != row.field) return false;
    if constexpr (requires { row.reason; }) {
      if (want.contains("reason") && want["reason"] != row.reason) return false;
    } else {
      if (want.contains("value") && want["value"] != row.value) return false;
    }
    return true;
  });
}

TEST_CASE("every snapshot case gives what it says") {
  for (const SnapshotCase& c : SnapshotCase::all()) {
    CAPTURE(c.name);
    TemporaryFolder folder;
    c.write(folder.path());
    const Report report = audit_of(folder.path(), c.data.at("requirement"));
    REQUIRE(report.requirements.size() == 1);
    const Outcome& outcome = report.requirements[0].outcome;
    // Left for tests/lint/schemas.py, which holds them against docs/report.schema.json.
    testing::write_file(std::filesystem::path(KAIC_REPORTS_DIR) / c.name / "report.json",
                        render_json(report));
    INFO(render_text(report));
    const auto& expect = c.data.at("expect");
    CHECK(std::string(to_string(outcome.verdict)) == expect.at("verdict").get<std::string>());
    if (expect.contains("proof"))
      CHECK(std::string(to_string(outcome.proof)) == expect["proof"].get<std::string>());
    std::set<std::string> want, got;
    for (const auto& finding : expect.value("findings", nlohmann::json::array())) {
      want.insert(finding.at("reason"));
      CHECK_MESSAGE(mentions(outcome.findings, finding), finding.dump());
    }
    for (const Finding& finding : outcome.findings) {
      got.insert(finding.reason);
      CHECK_MESSAGE(find_reason(finding.reason) != nullptr, finding.reason);
      CHECK(!finding.message.empty());
    }
    CHECK(got == want);
    for (const auto& evidence : expect.value("evidence", nlohmann::json::array()))
      CHECK_MESSAGE(mentions(outcome.evidence, evidence), evidence.dump());
    if (outcome.verdict == Verdict::kPass) CHECK(!outcome.evidence.empty());
    if (outcome.verdict != Verdict::kPass && outcome.verdict != Verdict::kNotApplicable)
      CHECK(!outcome.findings.empty());
  }
}

TEST_CASE("whatever read is taken away, no verdict rises") {
  for (const SnapshotCase& c : SnapshotCase::all()) {
    CAPTURE(c.name);
    TemporaryFolder folder;
    c.write(folder.path());
    const std::string index = testing::read_file(folder / "index.json");
    const Report whole = audit_of(folder.path(), c.data.at("requirement"));
    const Verdict before = whole.requirements[0].outcome.verdict;
    std::set<std::string> paths;
    for (const ReadReport& read : whole.reads) {
      if (read.state == ReadState::kComplete) paths.insert(read.path);
    }
    for (const std::string& path : paths) {
      CAPTURE(path);
      testing::forget(folder.path(), path);
      const Verdict after =
          audit_of(folder.path(), c.data.at("requirement")).requirements[0].outcome.verdict;
      INFO("before " << to_string(before) << ", after " << to_string(after));
      CHECK((after == before || after == Verdict::kUnknown));
      testing::write_file(folder / "index.json", index);
    }
  }
}

TEST_CASE("every check has a case for a read that was refused") {
  std::set<std::string> with_refusal;
  for (const SnapshotCase& c : SnapshotCase::all()) {
    if (c.data.contains("refuse") && c.data["expect"]["verdict"] == "unknown")
      with_refusal.insert(c.data.at("requirement"));
  }
  for (const Check* check : all_checks())
    CHECK_MESSAGE(with_refusal.contains(std::string(check->requirement)), check->requirement);
}

}  // namespace
}  // namespace kaic

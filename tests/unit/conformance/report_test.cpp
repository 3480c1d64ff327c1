// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/report.h"

#include <doctest/doctest.h>

namespace kaic {
namespace {

Report report_of(const std::vector<std::pair<Level, Verdict>>& rows) {
  Report report;
  for (const auto& [level, verdict] : rows) {
    RequirementReport& requirement = report.requirements.emplace_back();
    requirement.id = "r" + std::to_string(report.requirements.size());
    requirement.level = level;
    requirement.outcome.verdict = verdict;
  }
  return report;
}

TEST_CASE("the exit code is 0 if every MUST passes or does not apply") {
  CHECK(report_of({}).exit_code() == 0);
  CHECK(report_of({{Level::kMust, Verdict::kPass}, {Level::kMust, Verdict::kNotApplicable}})
            .exit_code() == 0);
}

TEST_CASE("the exit code is 1 if a MUST fails or is partial, whatever else is unknown") {
  CHECK(report_of({{Level::kMust, Verdict::kFail}}).exit_code() == 1);
  CHECK(report_of({{Level::kMust, Verdict::kPartial}}).exit_code() == 1);
  CHECK(
      report_of({{Level::kMust, Verdict::kUnknown}, {Level::kMust, Verdict::kFail}}).exit_code() ==
      1);
  CHECK(
      report_of({{Level::kMust, Verdict::kFail}, {Level::kMust, Verdict::kUnknown}}).exit_code() ==
      1);
}

TEST_CASE("the exit code is 2 if a MUST is unknown and none fails") {
  CHECK(
      report_of({{Level::kMust, Verdict::kPass}, {Level::kMust, Verdict::kUnknown}}).exit_code() ==
      2);
}

TEST_CASE("SHOULD and what is outside the catalogue never change the exit code") {
  for (const Level level : {Level::kShould, Level::kNone}) {
    for (const Verdict verdict : {Verdict::kFail, Verdict::kPartial, Verdict::kUnknown}) {
      CHECK(report_of({{Level::kMust, Verdict::kPass}, {level, verdict}}).exit_code() == 0);
    }
  }
}

TEST_CASE("a requirement is found by its id") {
  const Report report =
      report_of({{Level::kMust, Verdict::kPass}, {Level::kShould, Verdict::kFail}});
  REQUIRE(report.find("r2") != nullptr);
  CHECK(report.find("r2")->outcome.verdict == Verdict::kFail);
  CHECK(report.find("r3") == nullptr);
}

TEST_CASE("an outcome that says nothing is unknown without proof") {
  CHECK(Outcome{}.verdict == Verdict::kUnknown);
  CHECK(Outcome{}.proof == Proof::kNone);
  CHECK(static_cast<int>(Verdict::kUnknown) == 0);
  CHECK(ReadReport{}.state == ReadState::kRefused);
}

TEST_CASE("verdicts and proofs have the report's names, and an unknown number is no pass") {
  CHECK(to_string(Verdict::kUnknown) == "unknown");
  CHECK(to_string(Verdict::kPass) == "pass");
  CHECK(to_string(Verdict::kPartial) == "partial");
  CHECK(to_string(Verdict::kFail) == "fail");
  CHECK(to_string(Verdict::kNotApplicable) == "not_applicable");
  CHECK(to_string(static_cast<Verdict>(9)) == "unknown");
  CHECK(to_string(Proof::kNone) == "none");
  CHECK(to_string(Proof::kDeclared) == "declared");
  CHECK(to_string(Proof::kInstalled) == "installed");
  CHECK(to_string(Proof::kObserved) == "observed");
  CHECK(to_string(Proof::kDemonstrated) == "demonstrated");
  CHECK(to_string(static_cast<Proof>(9)) == "none");
}

}  // namespace
}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/audit.h"

#include <doctest/doctest.h>

#include "kaic/api/core.h"
#include "lib/conformance/check.h"
#include "tests/support/fake_cluster.h"

namespace kaic {
namespace {

// ---- the runner's rule, with checks made here
// -------------------------------------------------------------------------------------------

constexpr Read kRequiredPods[] = {list_of<Pod>(Need::kRequired, {}),
                                  list_of<Node>(Need::kSupporting, {})};
constexpr Read kDiscoveryOnly[] = {discovery(Need::kRequired, "resource.k8s.io")};

template <Verdict verdict, Proof proof>
Outcome says(const Inventory&) {
  Outcome outcome;
  add_finding(outcome, {}, "", "Own", "of the check");
  return conclude(outcome, verdict, proof, "judged");
}

FakeCluster cluster_of(const std::string& minor = "36") {
  FakeCluster cluster;
  cluster.serve("/version", R"({"major": "1", "minor": ")" + minor + R"(", "gitVersion": "v1.)" +
                                minor + R"(.0"})");
  cluster.discover(R"({"": ["v1/pods", "v1/nodes"], "resource.k8s.io": ["v1/deviceclasses"]})");
  cluster.serve("/api/v1/pods", R"({"items": []})");
  cluster.serve("/api/v1/nodes", R"({"items": []})");
  return cluster;
}

template <Verdict verdict, Proof proof>
Outcome judged(FakeCluster& cluster, std::span<const Read> reads = kRequiredPods) {
  const Check check{"x", "x", reads, says<verdict, proof>};
  std::vector<const Read*> list;
  for (const Read& read : reads) list.push_back(&read);
  const auto inventory = Inventory::collect(cluster, list, {});
  REQUIRE(inventory);
  return judge(check, *inventory);
}

TEST_CASE("with everything read a check's word stands") {
  FakeCluster cluster = cluster_of();
  CHECK(judged<Verdict::kPass, Proof::kObserved>(cluster).verdict == Verdict::kPass);
  CHECK(judged<Verdict::kPass, Proof::kDemonstrated>(cluster).verdict == Verdict::kPass);
  CHECK(judged<Verdict::kFail, Proof::kNone>(cluster).verdict == Verdict::kFail);
  CHECK(judged<Verdict::kPartial, Proof::kInstalled>(cluster).verdict == Verdict::kPartial);
  const Outcome outcome = judged<Verdict::kNotApplicable, Proof::kNone>(cluster);
  CHECK(outcome.verdict == Verdict::kNotApplicable);
  CHECK(outcome.findings.size() == 1);
}

TEST_CASE("without a required read the check is not called") {
  FakeCluster cluster = cluster_of();
  cluster.refuse("/api/v1/pods", 403, "Forbidden");
  const Outcome outcome = judged<Verdict::kFail, Proof::kObserved>(cluster);
  CHECK(outcome.verdict == Verdict::kUnknown);
  CHECK(outcome.proof == Proof::kNone);
  CHECK(outcome.summary == "Not judged: 1 read that it needs could not be made whole.");
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].reason == "ReadRefused");
  CHECK(outcome.findings[0].field == "/api/v1/pods");
  CHECK(outcome.findings[0].message.find("Forbidden") != std::string::npos);
}

TEST_CASE("a required list that was cut is not whole either") {
  FakeCluster cluster = cluster_of();
  cluster.serve("/api/v1/pods", R"({"metadata": {"continue": "x"}, "items": []})");
  const Outcome outcome = judged<Verdict::kPass, Proof::kObserved>(cluster);
  CHECK(outcome.verdict == Verdict::kUnknown);
  CHECK(outcome.findings[0].reason == "ReadCut");
}

TEST_CASE("without a supporting read only a pass stands") {
  FakeCluster cluster = cluster_of();
  cluster.refuse("/api/v1/nodes", 403, "Forbidden");
  CHECK(judged<Verdict::kPass, Proof::kObserved>(cluster).verdict == Verdict::kPass);
  CHECK(judged<Verdict::kPass, Proof::kObserved>(cluster).findings.size() == 1);
  CHECK(judged<Verdict::kPartial, Proof::kObserved>(cluster).verdict == Verdict::kUnknown);
  CHECK(judged<Verdict::kNotApplicable, Proof::kNone>(cluster).verdict == Verdict::kUnknown);
  const Outcome outcome = judged<Verdict::kFail, Proof::kObserved>(cluster);
  CHECK(outcome.verdict == Verdict::kUnknown);
  REQUIRE(outcome.findings.size() == 2);  // the check's own stay
  CHECK(outcome.findings[1].field == "/api/v1/nodes");
}

TEST_CASE("a resource that is not served is a fact that the check sees") {
  FakeCluster cluster = cluster_of();
  cluster.discover(R"({"": ["v1/nodes"]})");
  CHECK(judged<Verdict::kFail, Proof::kObserved>(cluster).verdict == Verdict::kFail);
}

TEST_CASE("a pass on less than observed is unknown and says so") {
  FakeCluster cluster = cluster_of();
  for (const Outcome& outcome : {judged<Verdict::kPass, Proof::kNone>(cluster),
                                 judged<Verdict::kPass, Proof::kDeclared>(cluster),
                                 judged<Verdict::kPass, Proof::kInstalled>(cluster)}) {
    CHECK(outcome.verdict == Verdict::kUnknown);
    CHECK(outcome.findings.back().reason == "ProofTooWeak");
  }
}

TEST_CASE("stale discovery is a required read that is not whole") {
  FakeCluster cluster = cluster_of();
  const auto judge_now = [&] {
    return judged<Verdict::kFail, Proof::kObserved>(cluster, kDiscoveryOnly).verdict;
  };
  CHECK(judge_now() == Verdict::kFail);
  cluster.discover(R"({"": ["v1/pods"], "resource.k8s.io": ["v1!/deviceclasses"]})");
  CHECK(judge_now() == Verdict::kUnknown);
}

// ---- the audit
// --------------------------------------------------------------------------------------------------------------------------

Report report_of(FakeCluster& cluster, const AuditOptions& options = {}) {
  auto report = audit(cluster, options);
  if (!report) FAIL(report.error().to_string());
  return *std::move(report);
}

bool has_remark(const Report& report, std::string_view part) {
  return std::any_of(
      report.source.remarks.begin(), report.source.remarks.end(),
      [&](const std::string& remark) { return remark.find(part) != std::string::npos; });
}

TEST_CASE("a cluster is judged by the catalogue of its own minor") {
  FakeCluster cluster = cluster_of("35");
  const Report report = report_of(cluster);
  CHECK(report.catalogue == "1.35");
  CHECK(report.source.remarks.empty());
  const auto catalogue = Catalogue::load("1.35");
  REQUIRE(report.requirements.size() == catalogue->requirements().size());
  for (std::size_t i = 0; i < report.requirements.size(); ++i) {
    CHECK(report.requirements[i].id == catalogue->requirements()[i].id);
    CHECK(report.requirements[i].level == catalogue->requirements()[i].level);
  }
}

TEST_CASE("a cluster outside the catalogues is judged by the nearest, with a remark") {
  FakeCluster old = cluster_of("29"), coming = cluster_of("44"), nameless = cluster_of("x");
  CHECK(report_of(old).catalogue == "1.33");
  CHECK(has_remark(report_of(old), "no catalogue for 1.29; judged by the nearest, 1.33"));
  CHECK(report_of(coming).catalogue == "1.37");
  CHECK(has_remark(report_of(coming), "1.44"));
  CHECK(report_of(nameless).catalogue == "1.37");
  CHECK(has_remark(report_of(nameless), "the server's version is not known"));
}

TEST_CASE("a catalogue that was asked for is used without a remark") {
  FakeCluster cluster = cluster_of("36");
  const Report report =
      report_of(cluster, {.catalogue = "v1.34", .requirements = {}, .now = {}, .read = {}});
  CHECK(report.catalogue == "1.34");
  CHECK(report.source.remarks.empty());
}

TEST_CASE(
    "chosen requirements come in the catalogue's order, those outside it last and without a "
    "level") {
  FakeCluster cluster = cluster_of("36");
  AuditOptions options;
  options.catalogue = "1.37";
  options.requirements = {"dra_support", "robust_controller", "gang_scheduling",
                          "robust_controller"};
  const Report report = report_of(cluster, options);
  REQUIRE(report.requirements.size() == 3);
  CHECK(report.requirements[0].id == "gang_scheduling");
  CHECK(report.requirements[0].level == Level::kMust);
  CHECK(report.requirements[1].id == "robust_controller");
  CHECK(report.requirements[2].id == "dra_support");
  CHECK(report.requirements[2].level == Level::kNone);
}

TEST_CASE("what kaic has no check for is unknown and says so") {
  FakeCluster cluster = cluster_of("36");
  AuditOptions options;
  options.catalogue = "1.37";
  options.requirements = {"gpu_sharing"};
  const Report report = report_of(cluster, options);
  REQUIRE(find_check("gpu_sharing") == nullptr);
  CHECK(report.requirements[0].outcome.verdict == Verdict::kUnknown);
  CHECK(report.requirements[0].outcome.findings[0].reason == "NotChecked");
}

TEST_CASE(
    "an unknown requirement and an unknown catalogue are argument errors that name what there is") {
  FakeCluster cluster = cluster_of();
  AuditOptions options;
  options.requirements = {"gang_scheduling", "gang-scheduling"};
  const auto requirement = audit(cluster, options);
  REQUIRE_FALSE(requirement);
  CHECK(requirement.error().error_class == ErrorClass::kArgument);
  CHECK(requirement.error().message.find("\"gang-scheduling\"; there are ") != std::string::npos);
  CHECK(requirement.error().message.find("dra_support") != std::string::npos);
  cluster.asked.clear();
  const auto catalogue =
      audit(cluster, {.catalogue = "1.12", .requirements = {}, .now = {}, .read = {}});
  REQUIRE_FALSE(catalogue);
  CHECK(catalogue.error().error_class == ErrorClass::kArgument);
  CHECK(catalogue.error().message.find("1.37") != std::string::npos);
  CHECK(cluster.asked.empty());  // said before anything was read
}

TEST_CASE("a cancelled audit gives an error and no report") {
  FakeCluster cluster = cluster_of();
  std::stop_source stop;
  stop.request_stop();
  AuditOptions options;
  options.read.stop = stop.get_token();
  const auto report = audit(cluster, options);
  REQUIRE_FALSE(report);
  CHECK(report.error().code() == ErrorCode::kCancelled);
}

TEST_CASE("the report tells its source, its time and every read") {
  FakeCluster cluster = cluster_of();
  cluster.source.captured = *parse_time("2026-11-03T06:30:00Z");
  cluster.source.warnings = {"an entry for Secrets was not read"};
  cluster.source.vouched_complete = true;
  Report report = report_of(cluster);
  CHECK(report.source.kind == "snapshot");
  CHECK(report.source.digest == "sha256:0");
  CHECK(report.source.now == cluster.source.captured);
  CHECK(has_remark(report, "Secrets"));
  CHECK(has_remark(report, "vouches"));
  CHECK(report.cluster.server_version == "v1.36.0");
  CHECK(report.cluster.nodes == 0);
  REQUIRE(report.reads.size() > 3);
  CHECK(report.reads[0].path == "/version");
  AuditOptions options;
  options.now = *parse_time("2026-11-04T00:00:00Z");
  CHECK(report_of(cluster, options).source.now == options.now);
}

TEST_CASE("an audit of a cluster that refuses everything judges nothing and fails nothing") {
  FakeCluster cluster;
  const Report report = report_of(cluster);
  for (const RequirementReport& requirement : report.requirements) {
    CAPTURE(requirement.id);
    CHECK(requirement.outcome.verdict == Verdict::kUnknown);
    CHECK_FALSE(requirement.outcome.findings.empty());
  }
  CHECK(report.exit_code() == 2);
  CHECK_FALSE(report.cluster.nodes);
  for (const ReadReport& read : report.reads) CHECK(read.state == ReadState::kRefused);
}

}  // namespace
}  // namespace kaic

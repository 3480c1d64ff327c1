// SPDX-License-Identifier: Apache-2.0
/// Joins the outcomes of checks with the catalogue, and keeps the rule that what could not be read
/// is never a pass.
#include "kaic/conformance/audit.h"

#include <algorithm>
#include <map>

#include "lib/base/limits.h"
#include "lib/base/try.h"
#include "lib/conformance/accelerators.h"
#include "lib/conformance/check.h"
#include "lib/conformance/cluster_facts.h"
#include "lib/conformance/inventory.h"
#include "lib/conformance/notes.h"

namespace kaic {
namespace {

bool is_unread(ReadState state) { return state == ReadState::kRefused || state == ReadState::kCut; }

Finding finding_of(const ReadReport& read) {
  const bool cut = read.state == ReadState::kCut;
  return {{},
          read.path,
          cut ? "ReadCut" : "ReadRefused",
          std::string(cut ? "the list was not read whole" : "could not be read") + " (" +
              read.reason + "); what it holds is not known"};
}

}  // namespace

Outcome judge(const Check& check, const Inventory& inventory) {
  std::vector<Finding> required, supporting;
  for (const Read& read : check.reads) {
    const ReadReport row = inventory.outcome(read);
    if (is_unread(row.state))
      (read.need == Need::kRequired ? required : supporting).push_back(finding_of(row));
  }
  if (!required.empty()) {
    Outcome outcome;
    outcome.summary = "Not judged: " + std::to_string(required.size()) +
                      (required.size() == 1 ? " read" : " reads") +
                      " that it needs could not be made whole.";
    outcome.findings = std::move(required);
    return outcome;
  }
  Outcome outcome = check.evaluate(inventory);
  if (!supporting.empty() && outcome.verdict != Verdict::kPass) {
    outcome.verdict = Verdict::kUnknown;
    outcome.findings.insert(outcome.findings.end(), std::make_move_iterator(supporting.begin()),
                            std::make_move_iterator(supporting.end()));
  }
  // Held here and not in each check: nothing less than observed passes.
  if (outcome.verdict == Verdict::kPass && outcome.proof != Proof::kObserved &&
      outcome.proof != Proof::kDemonstrated) {
    outcome.verdict = Verdict::kUnknown;
    outcome.findings.push_back({{},
                                "",
                                "ProofTooWeak",
                                "the check passed on " + std::string(to_string(outcome.proof)) +
                                    "; observed or demonstrated is needed"});
  }
  return outcome;
}

namespace {

/// Keeps a report readable whatever the cluster (L18): of one reason so many objects are named, and
/// the rest counted.
void bound(Outcome& outcome, std::size_t& left) {
  std::map<std::string, std::size_t> seen;
  std::vector<Finding> kept;
  for (Finding& finding : outcome.findings) {
    if (++seen[finding.reason] > limits::kFindingObjects || left == 0) continue;
    --left;
    kept.push_back(std::move(finding));
  }
  std::map<std::string, std::size_t> shown;
  for (const Finding& finding : kept) ++shown[finding.reason];
  for (const auto& [reason, count] : seen) {
    if (count > shown[reason])
      kept.push_back({{},
                      "",
                      reason,
                      std::to_string(count - shown[reason]) + " more like these are not listed"});
  }
  outcome.findings = std::move(kept);
}

Outcome not_checked() {
  Outcome outcome;
  outcome.summary = "kaic does not check this requirement yet.";
  outcome.findings.push_back(
      {{}, "", "NotChecked", "no check for this requirement; look at the cluster by hand"});
  return outcome;
}

/// The requirements to report: the catalogue's, or the chosen ones in its order, then those outside
/// it.
Result<std::vector<Requirement>> choose(const Catalogue& catalogue,
                                        const std::vector<std::string>& ids) {
  if (ids.empty()) return catalogue.requirements();
  std::vector<Requirement> chosen;
  for (const Requirement& requirement : catalogue.requirements()) {
    if (std::find(ids.begin(), ids.end(), requirement.id) != ids.end())
      chosen.push_back(requirement);
  }
  const std::vector<Requirement> all = Catalogue::all_requirements();
  for (const Requirement& requirement : all) {
    if (std::find(ids.begin(), ids.end(), requirement.id) != ids.end() &&
        catalogue.find(requirement.id) == nullptr)
      chosen.push_back(requirement);
  }
  for (const std::string& id : ids) {
    const auto same = [&](const Requirement& requirement) { return requirement.id == id; };
    if (std::find_if(chosen.begin(), chosen.end(), same) == chosen.end()) {
      std::string known;
      for (const Requirement& requirement : all)
        known += (known.empty() ? "" : ", ") + requirement.id;
      return Error{ErrorClass::kArgument, "requirements",
                   "no requirement \"" + id + "\"; there are " + known};
    }
  }
  return chosen;
}

/// The reads of all checks: which of them count is known only when the server's version has told
/// the catalogue.
std::vector<const Read*> reads_for(const std::vector<std::string>& ids) {
  std::vector<const Read*> reads;
  const auto add = [&](std::span<const Read> some) {
    for (const Read& read : some) reads.push_back(&read);
  };
  add(kClusterFactReads);
  add(kAcceleratorReads);
  for (const Check* check : all_checks()) {
    if (ids.empty() || std::find(ids.begin(), ids.end(), check->requirement) != ids.end())
      add(check->reads);
  }
  add(kNoteReads);
  return reads;
}

Result<Catalogue> choose_catalogue(const std::string& asked, const ServerVersion& server,
                                   std::vector<std::string>& remarks) {
  if (!asked.empty()) return Catalogue::load(asked);
  const std::string nearest = Catalogue::nearest_version(server.minor_number());
  if (!server.minor_number()) {
    remarks.push_back("the server's version is not known; judged by the catalogue of " + nearest);
  } else if ("1." + std::to_string(*server.minor_number()) != nearest) {
    remarks.push_back("there is no catalogue for 1." + std::to_string(*server.minor_number()) +
                      "; judged by the nearest, " + nearest);
  }
  return Catalogue::load(nearest);
}

}  // namespace

Result<Report> audit(Cluster& cluster, const AuditOptions& options) {
  if (!options.catalogue.empty())
    KAIC_CHECK(Catalogue::load(options.catalogue));  // said before anything is read
  KAIC_TRY(Inventory inventory,
           Inventory::collect(cluster, reads_for(options.requirements), options.read));
  const Origin& origin = cluster.origin();
  inventory.set_now(options.now ? options.now : origin.captured);

  Report report;
  report.source = {origin.kind, origin.digest, origin.captured, inventory.now(), origin.warnings};
  if (origin.vouched_complete)
    report.source.remarks.push_back(
        "the caller vouches that the recording holds every object of each kind that it shows");
  KAIC_TRY(const Catalogue catalogue,
           choose_catalogue(options.catalogue, inventory.server_version(), report.source.remarks));
  report.catalogue = catalogue.version();
  KAIC_TRY(const std::vector<Requirement> requirements, choose(catalogue, options.requirements));
  std::size_t findings_left = limits::kReportFindings;
  for (const Requirement& requirement : requirements) {
    const Check* check = find_check(requirement.id);
    report.requirements.push_back({requirement.id, requirement.category, requirement.level,
                                   check != nullptr ? judge(*check, inventory) : not_checked()});
    bound(report.requirements.back().outcome, findings_left);
  }
  report.cluster = cluster_facts(inventory);
  report.reads = inventory.reads();
  report.notes = notes(inventory);
  return report;
}

}  // namespace kaic

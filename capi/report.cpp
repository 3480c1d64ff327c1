// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/report.h"

#include <nlohmann/json.hpp>

#include "capi/guard.h"
#include "capi/handles.h"
#include "capi/structs.h"
#include "capi/text.h"
#include "kaic/conformance/reason.h"
#include "kaic/render/render.h"
#include "lib/base/json_writer.h"
#include "lib/base/try.h"

using namespace kaic::capi;
using kaic::Level;
using kaic::Proof;
using kaic::RequirementReport;
using kaic::Verdict;

// The enums of kaic.h are those of C++, number by number.
static_assert(static_cast<int>(Verdict::kUnknown) == KAIC_VERDICT_UNKNOWN &&
              static_cast<int>(Verdict::kPass) == KAIC_VERDICT_PASS &&
              static_cast<int>(Verdict::kPartial) == KAIC_VERDICT_PARTIAL &&
              static_cast<int>(Verdict::kFail) == KAIC_VERDICT_FAIL &&
              static_cast<int>(Verdict::kNotApplicable) == KAIC_VERDICT_NOT_APPLICABLE);
static_assert(static_cast<int>(Proof::kNone) == KAIC_PROOF_NONE &&
              static_cast<int>(Proof::kDeclared) == KAIC_PROOF_DECLARED &&
              static_cast<int>(Proof::kInstalled) == KAIC_PROOF_INSTALLED &&
              static_cast<int>(Proof::kObserved) == KAIC_PROOF_OBSERVED &&
              static_cast<int>(Proof::kDemonstrated) == KAIC_PROOF_DEMONSTRATED);
static_assert(static_cast<int>(Level::kNone) == KAIC_LEVEL_NONE &&
              static_cast<int>(Level::kShould) == KAIC_LEVEL_SHOULD &&
              static_cast<int>(Level::kMust) == KAIC_LEVEL_MUST);

namespace {

/// The requirement, or null if there is none or no report.
const RequirementReport* at(const kaic_report* report, size_t index) noexcept {
  const kaic_report* self = usable(report);
  return self != nullptr && index < self->report.requirements.size()
             ? &self->report.requirements[index]
             : nullptr;
}

kaic::Result<const RequirementReport*> checked_at(const kaic_report* report, size_t index) {
  KAIC_CHECK(check(report, "report"));
  if (const RequirementReport* requirement = at(report, index)) return requirement;
  return argument_error("index", "is " + std::to_string(index) + " of " +
                                     std::to_string(report->report.requirements.size()));
}

/// The index-th of `rows`, which are findings or evidence.
template <class T>
kaic::Result<const T*> checked_row(const std::vector<T>& rows, size_t index,
                                   std::string_view name) {
  if (index < rows.size()) return &rows[index];
  return argument_error(name, "is " + std::to_string(index) + " of " + std::to_string(rows.size()));
}

kaic_object_ref borrow_object(const kaic::ObjectRef& object) {
  return {borrow(object.group), borrow(object.version), borrow(object.kind),
          borrow(object.namespace_), borrow(object.name)};
}

/// `to_string` of an enum, or empty for a number that it does not have.
template <class Enum>
const char* name_of(int32_t number, Enum last) noexcept {
  return number >= 0 && number <= static_cast<int32_t>(last)
             ? to_string(static_cast<Enum>(number)).data()
             : "";
}

}  // namespace

const char* kaic_verdict_name(kaic_verdict verdict) {
  return name_of(verdict, Verdict::kNotApplicable);
}

const char* kaic_proof_name(kaic_proof proof) { return name_of(proof, Proof::kDemonstrated); }

const char* kaic_level_name(kaic_level level) { return name_of(level, Level::kMust); }

size_t kaic_report_count(const kaic_report* report) {
  const kaic_report* self = usable(report);
  return self != nullptr ? self->report.requirements.size() : 0;
}

size_t kaic_report_find(const kaic_report* report, const char* id) {
  const kaic_report* self = usable(report);
  const RequirementReport* found =
      self != nullptr && id != nullptr ? self->report.find(id) : nullptr;
  return found != nullptr ? static_cast<size_t>(found - self->report.requirements.data())
                          : KAIC_NO_INDEX;
}

kaic_str kaic_report_id(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? borrow(requirement->id) : kNoText;
}

kaic_str kaic_report_category(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? borrow(requirement->category) : kNoText;
}

kaic_str kaic_report_summary(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? borrow(requirement->outcome.summary) : kNoText;
}

kaic_level kaic_report_level(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? static_cast<kaic_level>(requirement->level) : KAIC_LEVEL_NONE;
}

kaic_verdict kaic_report_verdict(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? static_cast<kaic_verdict>(requirement->outcome.verdict)
                                : KAIC_VERDICT_UNKNOWN;
}

kaic_proof kaic_report_proof(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? static_cast<kaic_proof>(requirement->outcome.proof)
                                : KAIC_PROOF_NONE;
}

size_t kaic_report_finding_count(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? requirement->outcome.findings.size() : 0;
}

kaic_status kaic_report_finding(const kaic_report* report, size_t index, size_t finding_index,
                                kaic_finding* finding, kaic_error** error) {
  return guard(error, [&]() -> kaic::Result<void> {
    KAIC_TRY(const RequirementReport* requirement, checked_at(report, index));
    KAIC_TRY(const kaic::Finding* row,
             checked_row(requirement->outcome.findings, finding_index, "finding_index"));
    const kaic::Reason* reason = kaic::find_reason(row->reason);
    const kaic_finding value = {
        sizeof(kaic_finding), borrow_object(row->object),
        borrow(row->field),   borrow(row->reason),
        borrow(row->message), reason != nullptr ? borrow(reason->remedy) : kNoText};
    return give_struct(value, finding, "finding");
  });
}

size_t kaic_report_evidence_count(const kaic_report* report, size_t index) {
  const RequirementReport* requirement = at(report, index);
  return requirement != nullptr ? requirement->outcome.evidence.size() : 0;
}

kaic_status kaic_report_evidence(const kaic_report* report, size_t index, size_t evidence_index,
                                 kaic_evidence* evidence, kaic_error** error) {
  return guard(error, [&]() -> kaic::Result<void> {
    KAIC_TRY(const RequirementReport* requirement, checked_at(report, index));
    KAIC_TRY(const kaic::Evidence* row,
             checked_row(requirement->outcome.evidence, evidence_index, "evidence_index"));
    const kaic_evidence value = {sizeof(kaic_evidence), borrow_object(row->object),
                                 borrow(row->field), borrow(row->value), borrow(row->path)};
    return give_struct(value, evidence, "evidence");
  });
}

kaic_str kaic_report_catalogue(const kaic_report* report) {
  const kaic_report* self = usable(report);
  return self != nullptr ? borrow(self->report.catalogue) : kNoText;
}

int32_t kaic_report_exit_code(const kaic_report* report) {
  const kaic_report* self = usable(report);
  return self != nullptr ? self->report.exit_code() : 3;  // 0 would say that each MUST is met
}

kaic_status kaic_report_render(const kaic_report* report, kaic_format format, kaic_buffer** out,
                               kaic_error** error) {
  return guard(out, error, [&]() -> kaic::Result<std::unique_ptr<kaic_buffer>> {
    KAIC_CHECK(check(report, "report"));
    switch (format) {
      case KAIC_FORMAT_TEXT:
        return std::make_unique<kaic_buffer>(kaic::render_text(report->report));
      case KAIC_FORMAT_TEXT_ANSI:
        return std::make_unique<kaic_buffer>(kaic::render_text(report->report, {.colour = true}));
      case KAIC_FORMAT_JSON:
        return std::make_unique<kaic_buffer>(kaic::render_json(report->report));
      default:
        return argument_error("format",
                              "is " + std::to_string(format) + ", which is no KAIC_FORMAT_*");
    }
  });
}

kaic_status kaic_report_requirement_json(const kaic_report* report, size_t index, kaic_buffer** out,
                                         kaic_error** error) {
  return guard(out, error, [&]() -> kaic::Result<std::unique_ptr<kaic_buffer>> {
    KAIC_TRY(const RequirementReport* requirement, checked_at(report, index));
    // Cut out of a report that holds nothing else, so that there is one description of what it
    // looks like.
    kaic::Report one;
    one.requirements.push_back(*requirement);
    const auto json = nlohmann::ordered_json::parse(kaic::render_json(one));
    return std::make_unique<kaic_buffer>(kaic::write_json(json.at("requirements").at(0), 1) + "\n");
  });
}

void kaic_report_free(kaic_report* report) { dispose(report); }

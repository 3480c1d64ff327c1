// SPDX-License-Identifier: Apache-2.0
/// @file
/// The report of an audit: verdicts with the proof behind them. Plain values that outlive the
/// cluster they were read from.
///
///     for (const kaic::RequirementReport& r : report.requirements) std::cout << r.id << ' ' <<
///     kaic::to_string(r.verdict) << '\n';
#ifndef KAIC_CONFORMANCE_REPORT_H
#define KAIC_CONFORMANCE_REPORT_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/time.h"
#include "kaic/cluster/cluster.h"
#include "kaic/conformance/catalogue.h"
#include "kaic/meta/object.h"

namespace kaic {

/// Absence is never a pass: the zero value is unknown.
enum class Verdict : std::uint8_t { kUnknown = 0, kPass, kPartial, kFail, kNotApplicable };
std::string_view to_string(
    Verdict verdict) noexcept;  ///< `unknown`, `pass`, `partial`, `fail`, `not_applicable`

/// What stands behind a verdict: nothing, an API that is served, a controller that is there and
/// healthy, the status of real objects, an active probe.
enum class Proof : std::uint8_t { kNone = 0, kDeclared, kInstalled, kObserved, kDemonstrated };
std::string_view to_string(Proof proof) noexcept;

/// Why a verdict is not a pass: the object, the field, and a reason that is a row of the table
/// (conformance/reason.h).
struct Finding {
  ObjectRef object;     ///< may be empty where no object is at fault
  std::string field;    ///< FieldPath as Kubernetes prints it; may be empty
  std::string reason;   ///< CamelCase
  std::string message;  ///< what was found, what was expected
};

/// A fact that a verdict rests on.
struct Evidence {
  ObjectRef object;
  std::string field, value;
  std::string
      path;  ///< the answer that it was read from: `/apis/resource.k8s.io/v1/resourceslices`
};

/// What a check says. The default says nothing: unknown, no proof.
struct Outcome {
  Verdict verdict = Verdict::kUnknown;
  Proof proof = Proof::kNone;
  std::string summary;  ///< one sentence
  std::vector<Finding> findings;
  std::vector<Evidence> evidence;
};

/// A fact outside the score.
struct Note {
  std::string id, summary;
  std::vector<Evidence> evidence;
};

struct RequirementReport {
  std::string id, category;
  Level level = Level::kNone;
  Outcome outcome;
};

struct ReadReport {
  std::string path;
  ReadState state = ReadState::kRefused;
  std::string reason;
};

struct PlatformReport {
  std::string id, name;
  int score = 0;
  std::vector<std::string> signs;
};

struct AcceleratorReport {
  std::string vendor, model;
  std::int64_t count = 0, nodes = 0;
  std::string via;  ///< `dra`, `device-plugin` or `label`
};

struct ClusterReport {
  std::vector<PlatformReport> platforms;  ///< best first
  std::string server_version;             ///< gitVersion; empty if not known
  std::optional<std::int64_t> nodes;      ///< none if nodes could not be read
  std::vector<AcceleratorReport> accelerators;
};

struct SourceReport {
  std::string kind, digest;
  std::optional<Timestamp> captured, now;
  std::vector<std::string>
      remarks;  ///< who vouched, which catalogue was chosen and why, warnings of the reader
};

struct Report {
  ClusterReport cluster;
  std::string catalogue;
  SourceReport source;
  std::vector<RequirementReport> requirements;
  std::vector<ReadReport> reads;
  std::vector<Note> notes;

  /// The requirement of that id, or null.
  const RequirementReport* find(std::string_view id) const;
  /// 0 all MUST pass or are not applicable, 1 some MUST fails or is partial, 2 some MUST is unknown
  /// and none fails.
  int exit_code() const;
};

}  // namespace kaic

#endif  // KAIC_CONFORMANCE_REPORT_H

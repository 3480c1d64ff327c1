// SPDX-License-Identifier: Apache-2.0
/// @file
/// The catalogue: which requirements the CNCF AI conformance program has, and which of them a
/// Kubernetes version must or should meet. The official texts are not here, only their digests; the
/// summaries are kaic's own.
///
///     auto catalogue = kaic::Catalogue::load("1.37");
///     for (const kaic::Requirement& r : catalogue->requirements()) use(r.id, r.level, r.summary);
#ifndef KAIC_CONFORMANCE_CATALOGUE_H
#define KAIC_CONFORMANCE_CATALOGUE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kaic/base/result.h"

namespace kaic {

/// How binding a requirement is in one version. None: that version does not have it.
enum class Level : std::uint8_t { kNone = 0, kShould, kMust };
std::string_view to_string(Level level) noexcept;  ///< `none`, `SHOULD`, `MUST`

/// A row of a catalogue.
struct Requirement {
  std::string id;        ///< `gang_scheduling`
  std::string category;  ///< the checklist's key: `schedulingOrchestration`
  std::string
      kar;  ///< number of its KAR document, `0053`; empty for `ai_inference`, which has none
  std::string summary;  ///< what is demanded, in kaic's words
  /// SHA-256, lower-case hex, over the UTF-8 bytes of the official description as YAML gives it.
  /// Empty in a planned catalogue.
  std::string description_sha256;
  Level level = Level::kNone;
  bool conditional = false;  ///< the program lets a platform answer N/A, with a reason
};

/// The requirements of one Kubernetes version, in the official checklist's order. A plain value;
/// thread-safe to read.
class Catalogue {
 public:
  /// The catalogue of `1.37` or `v1.37`. Errors: `argument`, naming the versions there are.
  static Result<Catalogue> load(std::string_view version);
  /// The versions that load() knows, oldest first: `1.33` to `1.37`, and `1.38`, which is planned.
  static std::vector<std::string> versions();
  /// The version to judge a server of that minor by: its own, else the nearest that is not planned.
  /// Unknown: the newest of these.
  static std::string nearest_version(std::optional<int> minor);
  /// All requirements of any version, with level none and no digest.
  static std::vector<Requirement> all_requirements();

  const std::string& version() const { return version_; }
  /// True for a version whose checklist is not published: levels may still move.
  bool planned() const { return planned_; }
  const std::vector<Requirement>& requirements() const { return requirements_; }
  /// The requirement of that id, or null if this version does not have it. Borrowed from the
  /// catalogue.
  const Requirement* find(std::string_view id) const;

 private:
  std::string version_;
  bool planned_ = false;
  std::vector<Requirement> requirements_;
};

}  // namespace kaic

#endif  // KAIC_CONFORMANCE_CATALOGUE_H

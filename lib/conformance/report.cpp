// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/report.h"

#include <array>

namespace kaic {
namespace {

template <std::size_t n>
std::string_view name_in(const std::array<std::string_view, n>& names, std::size_t i) {
  return i < n ? names[i] : names[0];
}

}  // namespace

std::string_view to_string(Verdict verdict) noexcept {
  static constexpr std::array<std::string_view, 5> kNames = {"unknown", "pass", "partial", "fail",
                                                             "not_applicable"};
  return name_in(kNames, static_cast<std::size_t>(verdict));
}

std::string_view to_string(Proof proof) noexcept {
  static constexpr std::array<std::string_view, 5> kNames = {"none", "declared", "installed",
                                                             "observed", "demonstrated"};
  return name_in(kNames, static_cast<std::size_t>(proof));
}

const RequirementReport* Report::find(std::string_view id) const {
  for (const RequirementReport& requirement : requirements) {
    if (requirement.id == id) return &requirement;
  }
  return nullptr;
}

int Report::exit_code() const {
  bool unknown = false;
  for (const RequirementReport& requirement : requirements) {
    if (requirement.level != Level::kMust) continue;
    switch (requirement.outcome.verdict) {
      case Verdict::kFail:
      case Verdict::kPartial:
        return 1;
      case Verdict::kUnknown:
        unknown = true;
        break;
      case Verdict::kPass:
      case Verdict::kNotApplicable:
        break;
    }
  }
  return unknown ? 2 : 0;
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
/// Reads the catalogue files that the build embedded. They are ours and a unit test reads each, so
/// a fault in one is `internal`.
#include "kaic/conformance/catalogue.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>

#include "lib/base/embedded.h"
#include "lib/base/try.h"

namespace kaic {
namespace embedded {
extern const std::span<const File> catalogue;
}  // namespace embedded

namespace {

using nlohmann::json;

constexpr std::string_view kRequirementsFile = "requirements.json";
constexpr std::string_view kSuffix = ".json";

/// The member's text; empty where it is null or not there. Asked for by type, so that nlohmann
/// never throws.
std::string text(const json& object, const char* key) {
  const auto member = object.find(key);
  const std::string* value =
      member == object.end() ? nullptr : member->get_ptr<const std::string*>();
  return value == nullptr ? std::string() : *value;
}

bool flag(const json& object, const char* key) {
  const auto member = object.find(key);
  const bool* value = member == object.end() ? nullptr : member->get_ptr<const bool*>();
  return value != nullptr && *value;
}

Result<json> parse(std::string_view name) {
  const auto& files = embedded::catalogue;
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const embedded::File& each) { return each.name == name; });
  if (file == files.end()) {
    return Error{ErrorClass::kInternal, "catalogue/" + std::string(name), "not embedded"};
  }
  json document = json::parse(file->text, nullptr, false);
  const auto rows = document.find("requirements");
  if (!document.is_object() || rows == document.end() || !rows->is_array()) {
    return Error{ErrorClass::kInternal, "catalogue/" + std::string(name),
                 "expected an object with a list of requirements"};
  }
  return document;
}

/// The minor of `1.37`.
int minor_of(std::string_view version) {
  version.remove_prefix(std::min(version.size(), version.find('.') + 1));
  int minor = 0;
  std::from_chars(version.data(), version.data() + version.size(), minor);
  return minor;
}

std::vector<Requirement> read_all() {
  std::vector<Requirement> all;
  const Result<json> document = parse(kRequirementsFile);
  if (!document) return all;
  for (const json& row : (*document)["requirements"]) {
    Requirement& requirement = all.emplace_back();
    requirement.id = text(row, "id");
    requirement.category = text(row, "category");
    requirement.kar = text(row, "kar");
    requirement.summary = text(row, "summary");
    requirement.conditional = flag(row, "conditional");
  }
  return all;
}

}  // namespace

std::string_view to_string(Level level) noexcept {
  switch (level) {
    case Level::kMust:
      return "MUST";
    case Level::kShould:
      return "SHOULD";
    case Level::kNone:
      break;
  }
  return "none";
}

const std::vector<Requirement>& Catalogue::all_requirements() {
  static const std::vector<Requirement> all = read_all();
  return all;
}

std::vector<std::string> Catalogue::versions() {
  std::vector<std::string> versions;
  for (const embedded::File& file : embedded::catalogue) {
    if (file.name == kRequirementsFile || !file.name.ends_with(kSuffix)) continue;
    versions.emplace_back(file.name.substr(0, file.name.size() - kSuffix.size()));
  }
  std::sort(versions.begin(), versions.end(),
            [](const std::string& a, const std::string& b) { return minor_of(a) < minor_of(b); });
  return versions;
}

std::string Catalogue::nearest_version(std::optional<int> minor) {
  const int wanted = minor.value_or(std::numeric_limits<int>::max());
  std::string nearest;
  for (std::string& version : versions()) {  // oldest first, so the last one not above `wanted`
    const Result<Catalogue> catalogue = load(version);
    if (!catalogue || catalogue->planned()) continue;
    if (nearest.empty() || minor_of(version) <= wanted) nearest = std::move(version);
  }
  return nearest;
}

Result<Catalogue> Catalogue::load(std::string_view version) {
  const std::string wanted(version.starts_with('v') ? version.substr(1) : version);
  const std::vector<std::string> known = versions();
  if (std::find(known.begin(), known.end(), wanted) == known.end()) {
    std::string names;
    for (const std::string& name : known) names += (names.empty() ? "" : ", ") + name;
    return Error{ErrorClass::kArgument, "catalogue",
                 "no catalogue \"" + std::string(version) + "\"; there are " + names};
  }
  KAIC_TRY(const json document, parse(wanted + std::string(kSuffix)));
  Catalogue catalogue;
  catalogue.version_ = wanted;
  catalogue.planned_ = flag(document, "planned");
  for (const json& row : document["requirements"]) {
    const std::string id = text(row, "id");
    const auto& all = all_requirements();
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const Requirement& each) { return each.id == id; });
    if (same == all.end()) {
      return Error{ErrorClass::kInternal, "catalogue/" + wanted,
                   "unknown requirement \"" + id + "\""};
    }
    Requirement& requirement = catalogue.requirements_.emplace_back(*same);
    requirement.level = text(row, "level") == "MUST" ? Level::kMust : Level::kShould;
    requirement.description_sha256 = text(row, "description_sha256");
  }
  return catalogue;
}

const Requirement* Catalogue::find(std::string_view id) const {
  for (const Requirement& requirement : requirements_) {
    if (requirement.id == id) return &requirement;
  }
  return nullptr;
}

}  // namespace kaic

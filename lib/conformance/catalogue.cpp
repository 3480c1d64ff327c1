// SPDX-License-Identifier: Apache-2.0
/// Reads the catalogue files that the build embedded. They are ours and a unit test reads each, so
/// a fault in one is `internal`.
#include "kaic/conformance/catalogue.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <span>

#include "lib/base/embedded.h"
#include "lib/base/json.h"
#include "lib/base/try.h"

namespace kaic {
namespace embedded {
extern const std::span<const File> catalogue;
}  // namespace embedded

namespace {

constexpr std::string_view kRequirementsFile = "requirements.json";
constexpr std::string_view kSuffix = ".json";

/// A file as it stands: what is null or left out is empty.
struct Document {
  bool planned = false;
  std::vector<Requirement> rows;
};

Requirement read_row(json::Cursor& cursor) {
  Requirement row;
  json::KeySet seen;
  std::string_view key;
  std::string key_text, text;
  cursor.enter();
  while (cursor.next_key(key, key_text, seen)) {
    if (cursor.type() == json::Type::kBoolean) {
      const bool value = cursor.token() == "true";
      if (key == "conditional") row.conditional = value;
    } else if (cursor.type() == json::Type::kString) {
      const std::string value(cursor.string(text));
      if (key == "id") row.id = value;
      if (key == "category") row.category = value;
      if (key == "kar") row.kar = value;
      if (key == "summary") row.summary = value;
      if (key == "description_sha256") row.description_sha256 = value;
      if (key == "level") row.level = value == "MUST" ? Level::kMust : Level::kShould;
    } else {
      cursor.skip();
    }
  }
  return row;
}

Result<Document> parse(std::string_view name) {
  const auto& files = embedded::catalogue;
  const std::string place = "catalogue/" + std::string(name);
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const embedded::File& each) { return each.name == name; });
  if (file == files.end()) return Error{ErrorClass::kInternal, place, "not embedded"};
  json::Index index;
  KAIC_CHECK(index.read(file->text, place));
  json::Cursor cursor = index.root();
  Document document;
  json::KeySet seen;
  std::string_view key;
  std::string key_text;
  cursor.enter();
  while (cursor.next_key(key, key_text, seen)) {
    if (key == "planned") {
      document.planned = cursor.token() == "true";
    } else if (key == "requirements") {
      cursor.enter();
      while (cursor.next_element()) document.rows.push_back(read_row(cursor));
    } else {
      cursor.skip();
    }
  }
  KAIC_CHECK(cursor.end());
  return document;
}

/// The minor of `1.37`.
int minor_of(std::string_view version) {
  version.remove_prefix(std::min(version.size(), version.find('.') + 1));
  int minor = 0;
  std::from_chars(version.data(), version.data() + version.size(), minor);
  return minor;
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

std::vector<Requirement> Catalogue::all_requirements() {
  Result<Document> document = parse(kRequirementsFile);
  return document ? std::move(document->rows) : std::vector<Requirement>();
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
  KAIC_TRY(const Document document, parse(wanted + std::string(kSuffix)));
  Catalogue catalogue;
  catalogue.version_ = wanted;
  catalogue.planned_ = document.planned;
  KAIC_TRY(const Document requirements, parse(kRequirementsFile));
  const std::vector<Requirement>& all = requirements.rows;
  for (const Requirement& row : document.rows) {
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const Requirement& each) { return each.id == row.id; });
    if (same == all.end()) {
      return Error{ErrorClass::kInternal, "catalogue/" + wanted,
                   "unknown requirement \"" + row.id + "\""};
    }
    Requirement& requirement = catalogue.requirements_.emplace_back(*same);
    requirement.level = row.level;
    requirement.description_sha256 = row.description_sha256;
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

// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/explain.h"

#include <set>

#include "kaic/conformance/catalogue.h"
#include "kaic/conformance/reason.h"
#include "lib/base/lines.h"
#include "lib/base/try.h"
#include "lib/conformance/check.h"

namespace kaic {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::string_view kIndent = "  ";

std::string block(std::string_view title, std::string_view text) {
  return std::string(title) + "\n" + wrap(text, kWidth, kIndent, kIndent);
}

std::string explain_reason(const Reason& reason) {
  std::string text = std::string(reason.name);
  if (!reason.requirement.empty()) text += " (" + std::string(reason.requirement) + ")";
  return text + "\n" + wrap(reason.meaning, kWidth, kIndent, kIndent) +
         block("What to do", reason.remedy);
}

Result<std::string> levels_of(const std::string& id) {
  std::string text;
  for (const std::string& version : Catalogue::versions()) {
    KAIC_TRY(const Catalogue catalogue, Catalogue::load(version));
    const Requirement* requirement = catalogue.find(id);
    text += (text.empty() ? "" : ", ") + version + " " +
            (requirement != nullptr ? std::string(to_string(requirement->level)) : "-") +
            (catalogue.planned() ? " (planned)" : "");
  }
  return text;
}

std::string name_of(const Read& read) {
  if (read.is_discovery())
    return read.resource.group.empty() ? "discovery"
                                       : "discovery of " + std::string(read.resource.group);
  std::string name(read.resource.resource);
  if (!read.resource.group.empty()) name += "." + std::string(read.resource.group);
  if (!read.name.empty()) name += " " + std::string(read.namespace_) + "/" + std::string(read.name);
  return name;
}

std::string reads_of(const Check& check, Need need) {
  std::string text;
  std::set<std::string> seen;
  for (const Read& read : check.reads) {
    if (read.need != need || !seen.insert(name_of(read)).second) continue;
    text += (text.empty() ? "" : ", ") + name_of(read);
  }
  return text;
}

Result<std::string> explain_requirement(const Requirement& requirement) {
  KAIC_TRY(const std::string levels, levels_of(requirement.id));
  std::string text = requirement.id + " (" + requirement.category + ")\n" +
                     wrap(requirement.summary, kWidth, kIndent, kIndent);
  if (requirement.conditional)
    text +=
        wrap("The program lets a platform answer N/A, with the reason.", kWidth, kIndent, kIndent);
  text += block("Level", levels);
  const Check* check = find_check(requirement.id);
  if (check == nullptr)
    return text +
           block("Check", "kaic does not check this requirement yet; its verdict is unknown.");
  text += block("Check", check->looks_at);
  if (const std::string reads = reads_of(*check, Need::kRequired); !reads.empty())
    text += block("Must be read", reads);
  if (const std::string reads = reads_of(*check, Need::kSupporting); !reads.empty())
    text += block("Read if there", reads);
  std::string names;
  for (const Reason& reason : reasons()) {
    if (reason.requirement == requirement.id)
      names += (names.empty() ? "" : ", ") + std::string(reason.name);
  }
  return names.empty() ? text : text + block("Reasons it can give", names);
}

}  // namespace

Result<std::string> explain(std::string_view name) {
  if (const Reason* reason = find_reason(name)) return explain_reason(*reason);
  for (const Requirement& requirement : Catalogue::all_requirements()) {
    if (requirement.id == name) return explain_requirement(requirement);
  }
  return Error{ErrorClass::kArgument, "name",
               "no requirement and no reason \"" + std::string(name) + "\""};
}

}  // namespace kaic

// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/explain.h"

#include <nlohmann/json.hpp>

#include "capi/guard.h"
#include "capi/handles.h"
#include "capi/text.h"
#include "kaic/conformance/catalogue.h"
#include "kaic/conformance/reason.h"
#include "lib/base/json_writer.h"
#include "lib/base/try.h"

using namespace kaic::capi;

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const kaic::Reason& reason) {
  return {{"kind", "reason"},
          {"name", reason.name},
          {"requirement", reason.requirement},
          {"meaning", reason.meaning},
          {"remedy", reason.remedy}};
}

kaic::Result<Json> json_of(const kaic::Requirement& requirement) {
  Json levels = Json::object();
  for (const std::string& version : kaic::Catalogue::versions()) {
    KAIC_TRY(const kaic::Catalogue catalogue, kaic::Catalogue::load(version));
    const kaic::Requirement* there = catalogue.find(requirement.id);
    levels[version] = to_string(there != nullptr ? there->level : kaic::Level::kNone);
  }
  Json reasons = Json::array();
  for (const kaic::Reason& reason : kaic::reasons()) {
    if (reason.requirement == requirement.id) reasons.push_back(reason.name);
  }
  return Json{{"kind", "requirement"},
              {"name", requirement.id},
              {"category", requirement.category},
              {"kar", requirement.kar},
              {"conditional", requirement.conditional},
              {"summary", requirement.summary},
              {"levels", std::move(levels)},
              {"reasons", std::move(reasons)}};
}

kaic::Result<std::string> explain_json(const std::string& name) {
  if (const kaic::Reason* reason = kaic::find_reason(name))
    return kaic::write_json(json_of(*reason), 1) + "\n";
  for (const kaic::Requirement& requirement : kaic::Catalogue::all_requirements()) {
    if (requirement.id != name) continue;
    KAIC_TRY(const Json json, json_of(requirement));
    return kaic::write_json(json, 1) + "\n";
  }
  return kaic::explain(name);  // says that there is no such name, as it does for text
}

}  // namespace

kaic_status kaic_explain(const char* name, kaic_format format, kaic_buffer** out,
                         kaic_error** error) {
  return guard(out, error, [&]() -> kaic::Result<std::unique_ptr<kaic_buffer>> {
    KAIC_TRY(const std::string wanted, take_text(name, "name"));
    if (format < KAIC_FORMAT_TEXT || format > KAIC_FORMAT_JSON) {
      return argument_error("format",
                            "is " + std::to_string(format) + ", which is no KAIC_FORMAT_*");
    }
    KAIC_TRY(std::string text,
             format == KAIC_FORMAT_JSON ? explain_json(wanted) : kaic::explain(wanted));
    return std::make_unique<kaic_buffer>(std::move(text));
  });
}

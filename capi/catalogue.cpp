// SPDX-License-Identifier: Apache-2.0
#include "kaic/conformance/catalogue.h"

#include <nlohmann/json.hpp>

#include "capi/guard.h"
#include "capi/handles.h"
#include "capi/structs.h"
#include "capi/text.h"
#include "lib/base/json_writer.h"
#include "lib/base/try.h"

using namespace kaic::capi;
using kaic::Catalogue;
using kaic::Requirement;

kaic_status kaic_catalogue_versions(kaic_buffer** out, kaic_error** error) {
  return guard(out, error, []() -> kaic::Result<std::unique_ptr<kaic_buffer>> {
    return std::make_unique<kaic_buffer>(
        kaic::write_json(nlohmann::ordered_json(Catalogue::versions())));
  });
}

kaic_status kaic_catalogue_load(const char* version, kaic_catalogue** out, kaic_error** error) {
  return guard(out, error, [&]() -> kaic::Result<std::unique_ptr<kaic_catalogue>> {
    KAIC_TRY(const std::string name, take_text(version, "version"));
    KAIC_TRY(Catalogue catalogue, Catalogue::load(name));
    return std::make_unique<kaic_catalogue>(std::move(catalogue));
  });
}

kaic_str kaic_catalogue_version(const kaic_catalogue* catalogue) {
  const kaic_catalogue* self = usable(catalogue);
  return self != nullptr ? borrow(self->catalogue.version()) : kNoText;
}

int32_t kaic_catalogue_planned(const kaic_catalogue* catalogue) {
  const kaic_catalogue* self = usable(catalogue);
  return self != nullptr && self->catalogue.planned() ? 1 : 0;
}

size_t kaic_catalogue_count(const kaic_catalogue* catalogue) {
  const kaic_catalogue* self = usable(catalogue);
  return self != nullptr ? self->catalogue.requirements().size() : 0;
}

size_t kaic_catalogue_find(const kaic_catalogue* catalogue, const char* id) {
  const kaic_catalogue* self = usable(catalogue);
  const Requirement* found = self != nullptr && id != nullptr ? self->catalogue.find(id) : nullptr;
  return found != nullptr ? static_cast<size_t>(found - self->catalogue.requirements().data())
                          : KAIC_NO_INDEX;
}

kaic_status kaic_catalogue_requirement(const kaic_catalogue* catalogue, size_t index,
                                       kaic_requirement* requirement, kaic_error** error) {
  return guard(error, [&]() -> kaic::Result<void> {
    KAIC_CHECK(check(catalogue, "catalogue"));
    const std::vector<Requirement>& rows = catalogue->catalogue.requirements();
    if (index >= rows.size())
      return argument_error("index",
                            "is " + std::to_string(index) + " of " + std::to_string(rows.size()));
    const Requirement& row = rows[index];
    const kaic_requirement value = {sizeof(kaic_requirement),
                                    borrow(row.id),
                                    borrow(row.category),
                                    borrow(row.kar),
                                    borrow(row.summary),
                                    borrow(row.description_sha256),
                                    static_cast<kaic_level>(row.level),
                                    row.conditional ? 1 : 0};
    return give_struct(value, requirement, "requirement");
  });
}

void kaic_catalogue_free(kaic_catalogue* catalogue) { dispose(catalogue); }

// SPDX-License-Identifier: Apache-2.0
#include "capi/guard.h"
#include "capi/handles.h"
#include "capi/structs.h"
#include "capi/text.h"
#include "kaic/cluster/snapshot.h"
#include "lib/base/try.h"

using namespace kaic::capi;

void kaic_cluster_open_options_init(kaic_cluster_open_options* options, size_t struct_size) {
  init_options(options, struct_size);
}

kaic_status kaic_cluster_open(const char* const* paths, size_t path_count,
                              const kaic_cluster_open_options* options, kaic_cluster** out,
                              kaic_error** error) {
  return guard(out, error, [&]() -> kaic::Result<std::unique_ptr<kaic_cluster>> {
    KAIC_TRY(const kaic_cluster_open_options asked, take_options(options, "options"));
    if (asked.reserved != 0) return argument_error("options.reserved", "is not 0");
    if (path_count == 0) return argument_error("path_count", "is 0");
    KAIC_TRY(const std::vector<std::string> names, take_texts(paths, path_count, "paths"));
    KAIC_TRY(auto cluster, kaic::open_snapshot(names, {.complete = asked.complete != 0}));
    return std::make_unique<kaic_cluster>(std::move(cluster));
  });
}

void kaic_cluster_free(kaic_cluster* cluster) { dispose(cluster); }

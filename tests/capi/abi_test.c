/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program that was compiled with the first header of ABI 0 runs with the library of today: its
 * shorter structs are taken and filled, nothing beyond them is touched.
 *
 *     abi_test SNAPSHOT
 */
#include <stdlib.h>

#include "abi_v0.h"
#include "expect.h"

/* A struct with a guard behind it that must stay as it was. */
#define GUARDED(type) \
  struct {            \
    type value;       \
    char guard[64];   \
  }
#define FILL(guarded) memset(&(guarded), 0x5A, sizeof(guarded))

static int untouched(const char* guard) {
  for (int i = 0; i < 64; ++i) {
    if (guard[i] != 0x5A) return 0;
  }
  return 1;
}

static int32_t on_progress(const kaic_progress* progress, void* user_data) {
  EXPECT(progress->struct_size >= sizeof *progress && progress->path.data != NULL);
  ++*(int*)user_data;
  return 0;
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const char* path = argv[1];
  int calls = 0;
  GUARDED(kaic_cluster_open_options) open;
  GUARDED(kaic_audit_options) options;
  GUARDED(kaic_finding) finding;
  GUARDED(kaic_evidence) evidence;
  GUARDED(kaic_requirement) requirement;
  kaic_cluster* cluster = NULL;
  kaic_report* report = NULL;
  kaic_catalogue* catalogue = NULL;
  FILL(open), FILL(options), FILL(finding), FILL(evidence), FILL(requirement);

  EXPECT(kaic_version_number() / 1000000 == KAIC_VERSION_MAJOR);
  kaic_cluster_open_options_init(&open.value, sizeof open.value);
  EXPECT_OK(kaic_cluster_open(&path, 1, &open.value, &cluster, &error));
  EXPECT(untouched(open.guard));
  kaic_audit_options_init(&options.value, sizeof options.value);
  EXPECT(untouched(options.guard));
  options.value.progress = on_progress;
  options.value.user_data = &calls;
  EXPECT_OK(kaic_audit(cluster, &options.value, &report, &error));
  EXPECT(calls > 0);

  size_t findings = 0, facts = 0;
  for (size_t i = 0; i < kaic_report_count(report); ++i) {
    for (size_t j = 0; j < kaic_report_finding_count(report, i); ++j, ++findings) {
      finding.value.struct_size = sizeof finding.value;
      EXPECT_OK(kaic_report_finding(report, i, j, &finding.value, &error));
      EXPECT(finding.value.struct_size == sizeof finding.value && finding.value.reason.size > 0 &&
             untouched(finding.guard));
    }
    for (size_t j = 0; j < kaic_report_evidence_count(report, i); ++j, ++facts) {
      evidence.value.struct_size = sizeof evidence.value;
      EXPECT_OK(kaic_report_evidence(report, i, j, &evidence.value, &error));
      EXPECT(evidence.value.struct_size == sizeof evidence.value && untouched(evidence.guard));
    }
  }
  EXPECT(findings > 0 && facts > 0);

  EXPECT_OK(kaic_catalogue_load("1.37", &catalogue, &error));
  requirement.value.struct_size = sizeof requirement.value;
  EXPECT_OK(kaic_catalogue_requirement(catalogue, 0, &requirement.value, &error));
  EXPECT(requirement.value.id.size > 0 && requirement.value.level != KAIC_LEVEL_NONE &&
         untouched(requirement.guard));

  kaic_catalogue_free(catalogue);
  kaic_report_free(report);
  kaic_cluster_free(cluster);
  return expect_end();
}

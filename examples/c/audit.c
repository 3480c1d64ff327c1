// SPDX-License-Identifier: Apache-2.0
// [readme]
#include <kaic.h>
#include <stdio.h>

int main(int argc, char** argv) {
  const char* path = argc > 1 ? argv[1] : "examples/clusters/gpu-cluster";
  kaic_cluster* cluster = NULL;
  kaic_report* report = NULL;
  kaic_error* error = NULL;
  int code = 3;
  if (kaic_cluster_open(&path, 1, NULL, &cluster, &error) == KAIC_OK &&
      kaic_audit(cluster, NULL, &report, &error) == KAIC_OK) {
    for (size_t i = 0; i < kaic_report_count(report); ++i) {
      printf("%s %s\n", kaic_report_id(report, i).data,
             kaic_verdict_name(kaic_report_verdict(report, i)));
    }
    code = kaic_report_exit_code(report);
  } else {
    fprintf(stderr, "%s\n", kaic_error_text(error).data);
  }
  kaic_error_free(error);
  kaic_report_free(report);
  kaic_cluster_free(cluster);
  return code;
}
// [/readme]

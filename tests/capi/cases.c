/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cases FOLDER: audits each recorded cluster in FOLDER and writes its report as JSON beside it,
 * FOLDER/<case>.json. The tests of the other languages read the same clusters and compare.
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "expect.h"
#include "kaic.h"

static void audit_case(const char* snapshot, const char* json_file) {
  kaic_cluster* cluster = NULL;
  kaic_report* report = NULL;
  kaic_buffer* json = NULL;
  EXPECT_OK(kaic_cluster_open(&snapshot, 1, NULL, &cluster, &error));
  EXPECT_OK(kaic_audit(cluster, NULL, &report, &error));
  EXPECT_OK(kaic_report_render(report, KAIC_FORMAT_JSON, &json, &error));
  const kaic_str text = kaic_buffer_str(json);
  FILE* file = fopen(json_file, "wb");
  EXPECT(file != NULL && fwrite(text.data, 1, text.size, file) == text.size && fclose(file) == 0);
  kaic_buffer_free(json);
  kaic_report_free(report);
  kaic_cluster_free(cluster);
}

int main(int argc, char** argv) {
  DIR* folder = argc == 2 ? opendir(argv[1]) : NULL;
  if (folder == NULL) {
    fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  for (const struct dirent* entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
    char snapshot[4096], json_file[4096];
    struct stat status;
    if (entry->d_name[0] == '.') continue;
    const int length = snprintf(snapshot, sizeof snapshot, "%s/%s", argv[1], entry->d_name);
    const int json_length =
        snprintf(json_file, sizeof json_file, "%s/%s.json", argv[1], entry->d_name);
    EXPECT(length > 0 && json_length > 0 && (size_t)json_length < sizeof json_file);
    if (stat(snapshot, &status) == 0 && S_ISDIR(status.st_mode)) audit_case(snapshot, json_file);
  }
  closedir(folder);
  return expect_end();
}

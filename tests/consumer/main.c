/* SPDX-License-Identifier: Apache-2.0 */
/* Uses a little of an installed libkaic.so; gives 0 if it works. */
#include <kaic.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char* path = "there-is-no-such-snapshot";
  kaic_cluster* cluster = NULL;
  kaic_error* error = NULL;
  kaic_status status;
  int good;

  if (kaic_version_number() != KAIC_VERSION_NUMBER) return 1;
  status = kaic_cluster_open(&path, 1, NULL, &cluster, &error);
  good = status == KAIC_NOT_FOUND && cluster == NULL && kaic_error_code(error) == KAIC_NOT_FOUND &&
         strcmp(kaic_error_class(error).data, "file-missing") == 0;
  printf("consumer_c: kaic %s; %s\n", kaic_version(), kaic_error_text(error).data);
  kaic_error_free(error);
  kaic_cluster_free(cluster);
  return good ? 0 : 2;
}

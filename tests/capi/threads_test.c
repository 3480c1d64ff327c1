/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A cluster and a cancel are shared by threads: each audit of the same cluster gives the same
 * bytes, a cancel from beside ends them all. Made for the thread sanitizer as much as for its own
 * checks.
 *
 *     threads_test SNAPSHOT
 */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "expect.h"
#include "kaic.h"

enum { kThreads = 4, kRounds = 5 };

static kaic_cluster* cluster;
static kaic_cancel* cancel;

static int32_t keep_on(const kaic_progress* progress, void* user_data) {
  (void)progress;
  (void)user_data;
  return 0;
}

/* The JSON of the last round, or null. */
static void* audit_in_rounds(void* unused) {
  (void)unused;
  kaic_buffer* json = NULL;
  for (int round = 0; round < kRounds; ++round) {
    kaic_audit_options options = KAIC_AUDIT_OPTIONS_INIT;
    kaic_report* report = NULL;
    options.parallelism = 2;
    options.cancel = cancel;
    options.progress = keep_on;
    kaic_buffer_free(json);
    json = NULL;
    if (kaic_audit(cluster, &options, &report, NULL) == KAIC_OK)
      kaic_report_render(report, KAIC_FORMAT_JSON, &json, NULL);
    kaic_report_free(report);
  }
  return json;
}

/* Until it is cancelled. */
static void* audit_for_ever(void* unused) {
  (void)unused;
  kaic_status status = KAIC_OK;
  while (status == KAIC_OK) {
    kaic_audit_options options = KAIC_AUDIT_OPTIONS_INIT;
    kaic_report* report = NULL;
    options.cancel = cancel;
    status = kaic_audit(cluster, &options, &report, NULL);
    kaic_report_free(report);
  }
  return status == KAIC_CANCELLED ? cancel : NULL;
}

static void run(void* (*work)(void*), void** results) {
  pthread_t threads[kThreads];
  for (int i = 0; i < kThreads; ++i) EXPECT(pthread_create(&threads[i], NULL, work, NULL) == 0);
  if (work == audit_for_ever) {
    const struct timespec pause = {0, 50 * 1000 * 1000};
    nanosleep(&pause, NULL);
    kaic_cancel_request(cancel);
  }
  for (int i = 0; i < kThreads; ++i) EXPECT(pthread_join(threads[i], &results[i]) == 0);
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const char* path = argv[1];
  void* results[kThreads] = {0};
  EXPECT_OK(kaic_cluster_open(&path, 1, NULL, &cluster, &error));
  EXPECT_OK(kaic_cancel_new(&cancel, &error));

  run(audit_in_rounds, results);
  const kaic_str first = kaic_buffer_str(results[0]);
  EXPECT(first.size > 0);
  for (int i = 0; i < kThreads; ++i) {
    const kaic_str json = kaic_buffer_str(results[i]);
    EXPECT(json.size == first.size && memcmp(json.data, first.data, first.size) == 0);
  }
  for (int i = 0; i < kThreads; ++i) kaic_buffer_free(results[i]);

  run(audit_for_ever, results);
  for (int i = 0; i < kThreads; ++i) EXPECT(results[i] == cancel);

  kaic_cancel_free(cancel);
  kaic_cluster_free(cluster);
  return expect_end();
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A host may load the library, use it and unload it, again and again: 1,000 times, without growing.
 *
 *     reload_test LIBRARY SNAPSHOT
 */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>
#include <unistd.h>

#include "expect.h"
#include "kaic.h"

/* A function of the library as it is now. dlsym gives a void*, which C99 has no cast from; POSIX
 * says that the bits are the same. */
#define LOOK_UP(library, name, pointer)             \
  do {                                              \
    void* const address = dlsym((library), (name)); \
    EXPECT(address != NULL);                        \
    memcpy(&(pointer), &address, sizeof(pointer));  \
  } while (0)

static void load_use_unload(const char* library_path, const char* snapshot) {
  kaic_status (*open_cluster)(const char* const*, size_t, const kaic_cluster_open_options*,
                              kaic_cluster**, kaic_error**);
  kaic_status (*explain)(const char*, kaic_format, kaic_buffer**, kaic_error**);
  void (*free_cluster)(kaic_cluster*);
  void (*free_buffer)(kaic_buffer*);
  void* const library = dlopen(library_path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) fprintf(stderr, "%s\n", dlerror());
  EXPECT(library != NULL);
  if (library == NULL) return;
  LOOK_UP(library, "kaic_cluster_open", open_cluster);
  LOOK_UP(library, "kaic_explain", explain);
  LOOK_UP(library, "kaic_cluster_free", free_cluster);
  LOOK_UP(library, "kaic_buffer_free", free_buffer);
  kaic_cluster* cluster = NULL;
  kaic_buffer* buffer = NULL;
  EXPECT(open_cluster(&snapshot, 1, NULL, &cluster, NULL) == KAIC_OK);
  EXPECT(explain("gang_scheduling", KAIC_FORMAT_JSON, &buffer, NULL) == KAIC_OK);
  free_cluster(cluster);
  free_buffer(buffer);
  EXPECT(dlclose(library) == 0);
}

/* Resident memory in KiB; -1 where there is no /proc. */
static long resident(void) {
  long total = 0, pages = -1;
  FILE* file = fopen("/proc/self/statm", "r");
  if (file == NULL) return -1;
  if (fscanf(file, "%ld %ld", &total, &pages) != 2) pages = -1;
  fclose(file);
  return pages < 0 ? -1 : pages * (sysconf(_SC_PAGESIZE) / 1024);
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  for (int i = 0; i < 100; ++i) load_use_unload(argv[1], argv[2]);
  EXPECT(dlopen(argv[1], RTLD_NOW | RTLD_NOLOAD) == NULL); /* it is gone indeed */
  const long before = resident();
  for (int i = 100; i < 1000; ++i) load_use_unload(argv[1], argv[2]);
  const long after = resident();
  printf("resident after 100: %ld KiB, after 1000: %ld KiB\n", before, after);
  EXPECT(after - before < 1024); /* about 1 KiB a time would be a leak */
  return expect_end();
}

/* SPDX-License-Identifier: Apache-2.0 */
/* What the C tests check with. A check that fails is printed and counted; expect_end() is what main
 * returns. */
#ifndef KAIC_TESTS_CAPI_EXPECT_H
#define KAIC_TESTS_CAPI_EXPECT_H

#include <stdio.h>
#include <string.h>

static int expect_passed, expect_failed;

#define EXPECT(condition)                                                     \
  do {                                                                        \
    if (condition) {                                                          \
      ++expect_passed;                                                        \
    } else {                                                                  \
      ++expect_failed;                                                        \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
    }                                                                         \
  } while (0)

/* The call gives that status, an error that says so with that class, and frees it. */
#define EXPECT_ERROR(call, want_status, want_class)                                     \
  do {                                                                                  \
    kaic_error* error = NULL;                                                           \
    const kaic_status got = (call);                                                     \
    const int as_wanted = got == (want_status) && error != NULL &&                      \
                          kaic_error_code(error) == got &&                              \
                          strcmp(kaic_error_class(error).data, (want_class)) == 0;      \
    if (!as_wanted) {                                                                   \
      fprintf(stderr, "%s:%d: got %s: %s\n", __FILE__, __LINE__, kaic_status_name(got), \
              kaic_error_text(error).data);                                             \
    }                                                                                   \
    EXPECT(as_wanted);                                                                  \
    EXPECT(error == NULL || kaic_error_message(error).size > 0);                        \
    kaic_error_free(error);                                                             \
  } while (0)

/* The call succeeds; if not, its error is printed. */
#define EXPECT_OK(call)                                                                \
  do {                                                                                 \
    kaic_error* error = (kaic_error*)1;                                                \
    const kaic_status got = (call);                                                    \
    if (got != KAIC_OK)                                                                \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, kaic_error_text(error).data); \
    EXPECT(got == KAIC_OK);                                                            \
    EXPECT((got == KAIC_OK) == (error == NULL));                                       \
    kaic_error_free(error);                                                            \
  } while (0)

static int expect_end(void) {
  printf("%d passed, %d failed\n", expect_passed, expect_failed);
  return expect_failed == 0 && expect_passed > 0 ? 0 : 1;
}

#endif /* KAIC_TESTS_CAPI_EXPECT_H */

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C ABI from a plain C program: the main job, then everything that a caller can do wrong.
 *
 *     capi_test SNAPSHOT JSON
 *
 * writes the report of SNAPSHOT as JSON to the file JSON; the callers in the other languages must
 * get the same bytes.
 */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"
#include "kaic.h"

static const char* const kNow = "2026-11-24T12:00:00Z";

static int is(kaic_str text, const char* want) {
  return text.data != NULL && text.size == strlen(want) && strcmp(text.data, want) == 0;
}

static kaic_cluster* open_cluster(const char* path) {
  kaic_cluster* cluster = NULL;
  EXPECT_OK(kaic_cluster_open(&path, 1, NULL, &cluster, &error));
  return cluster;
}

static kaic_report* audit(kaic_cluster* cluster) {
  kaic_audit_options options = KAIC_AUDIT_OPTIONS_INIT;
  kaic_report* report = NULL;
  options.now = kNow;
  EXPECT_OK(kaic_audit(cluster, &options, &report, &error));
  return report;
}

static void test_version(void) {
  char text[64];
  snprintf(text, sizeof text, "%d.%d.%d", KAIC_VERSION_MAJOR, KAIC_VERSION_MINOR,
           KAIC_VERSION_PATCH);
  EXPECT(strcmp(kaic_version(), text) == 0);
  EXPECT(kaic_version_number() == KAIC_VERSION_NUMBER);
  EXPECT(strcmp(kaic_status_name(KAIC_OK), "OK") == 0);
  EXPECT(strcmp(kaic_status_name(KAIC_UNAUTHENTICATED), "UNAUTHENTICATED") == 0);
  EXPECT(strcmp(kaic_status_name(17), "UNKNOWN") == 0 &&
         strcmp(kaic_status_name(-1), "UNKNOWN") == 0);
  EXPECT(strcmp(kaic_verdict_name(KAIC_VERDICT_NOT_APPLICABLE), "not_applicable") == 0);
  EXPECT(strcmp(kaic_proof_name(KAIC_PROOF_OBSERVED), "observed") == 0);
  EXPECT(strcmp(kaic_level_name(KAIC_LEVEL_MUST), "MUST") == 0);
  EXPECT(*kaic_verdict_name(5) == '\0' && *kaic_proof_name(-1) == '\0' &&
         *kaic_level_name(3) == '\0');
}

/* The same report through getters, structs and JSON; and it does not need the cluster. */
static void test_report(const char* path, const char* json_file) {
  kaic_cluster* cluster = open_cluster(path);
  kaic_report* report = audit(cluster);
  kaic_cluster_free(cluster);
  const size_t count = kaic_report_count(report);
  EXPECT(count > 0);
  EXPECT(kaic_report_catalogue(report).size > 0);
  const int32_t code = kaic_report_exit_code(report);
  EXPECT(code >= 0 && code <= 2);

  for (size_t i = 0; i < count; ++i) {
    EXPECT(kaic_report_find(report, kaic_report_id(report, i).data) == i);
    EXPECT(kaic_report_category(report, i).size > 0);
    EXPECT(kaic_report_summary(report, i).size > 0);
    EXPECT(*kaic_level_name(kaic_report_level(report, i)) != '\0');
    EXPECT(*kaic_proof_name(kaic_report_proof(report, i)) != '\0');
    const kaic_verdict verdict = kaic_report_verdict(report, i);
    const size_t findings = kaic_report_finding_count(report, i);
    if (verdict == KAIC_VERDICT_PASS) EXPECT(kaic_report_evidence_count(report, i) > 0);
    if (verdict == KAIC_VERDICT_UNKNOWN || verdict == KAIC_VERDICT_FAIL ||
        verdict == KAIC_VERDICT_PARTIAL)
      EXPECT(findings > 0);
    for (size_t j = 0; j < findings; ++j) {
      kaic_finding finding = {.struct_size = sizeof finding};
      EXPECT_OK(kaic_report_finding(report, i, j, &finding, &error));
      EXPECT(finding.struct_size == sizeof finding && finding.reason.size > 0 &&
             finding.message.size > 0);
      EXPECT(finding.object.kind.data != NULL && finding.remedy.data != NULL);
    }
    for (size_t j = 0; j < kaic_report_evidence_count(report, i); ++j) {
      kaic_evidence evidence = {.struct_size = sizeof evidence};
      EXPECT_OK(kaic_report_evidence(report, i, j, &evidence, &error));
      EXPECT(evidence.path.data != NULL && evidence.value.data != NULL);
    }
    kaic_buffer* json = NULL;
    EXPECT_OK(kaic_report_requirement_json(report, i, &json, &error));
    EXPECT(strstr(kaic_buffer_str(json).data, kaic_report_id(report, i).data) != NULL);
    EXPECT(kaic_buffer_str(json).data[0] == '{');
    kaic_buffer_free(json);
  }
  EXPECT(kaic_report_find(report, "no_such_requirement") == KAIC_NO_INDEX);

  kaic_buffer *text = NULL, *colours = NULL, *json = NULL;
  EXPECT_OK(kaic_report_render(report, KAIC_FORMAT_TEXT, &text, &error));
  EXPECT_OK(kaic_report_render(report, KAIC_FORMAT_TEXT_ANSI, &colours, &error));
  EXPECT_OK(kaic_report_render(report, KAIC_FORMAT_JSON, &json, &error));
  EXPECT(strstr(kaic_buffer_str(text).data, kaic_report_id(report, 0).data) != NULL);
  EXPECT(strchr(kaic_buffer_str(text).data, '\033') == NULL);
  EXPECT(strchr(kaic_buffer_str(colours).data, '\033') != NULL);
  kaic_report_free(report); /* a buffer does not need its report */
  const kaic_str bytes = kaic_buffer_str(json);
  EXPECT(bytes.size > 0 && bytes.data[bytes.size] == '\0');
  EXPECT(strstr(bytes.data, "\"kaic.report/1\"") != NULL && strstr(bytes.data, kNow) != NULL);
  FILE* file = fopen(json_file, "wb");
  EXPECT(file != NULL && fwrite(bytes.data, 1, bytes.size, file) == bytes.size &&
         fclose(file) == 0);
  kaic_buffer_free(json);
  kaic_buffer_free(colours);
  kaic_buffer_free(text);
}

static void test_requirements_and_now(kaic_cluster* cluster) {
  const char* ids[] = {"dra_support", "gang_scheduling"};
  kaic_audit_options options;
  kaic_audit_options_init(&options, sizeof options);
  options.catalogue = "1.36";
  options.requirements = ids;
  options.requirement_count = 2;
  options.parallelism = 2;
  kaic_report* report = NULL;
  EXPECT_OK(kaic_audit(cluster, &options, &report, &error));
  EXPECT(kaic_report_count(report) == 2);
  EXPECT(is(kaic_report_catalogue(report), "1.36"));
  EXPECT(kaic_report_find(report, "gang_scheduling") != KAIC_NO_INDEX);
  kaic_report_free(report);

  ids[1] = "no_such_requirement";
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT(report == NULL);
  ids[1] = NULL;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_INVALID_ARGUMENT, "argument");
  options.requirements = NULL;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_INVALID_ARGUMENT, "argument");
  options.requirement_count = 0;
  options.catalogue = "9.99";
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_INVALID_ARGUMENT, "argument");
  options.catalogue = NULL;
  options.now = "yesterday";
  kaic_error* why = NULL;
  EXPECT(kaic_audit(cluster, &options, &report, &why) == KAIC_INVALID_ARGUMENT);
  EXPECT(is(kaic_error_place(why), "options.now") && is(kaic_error_class(why), "schema-value"));
  kaic_error_free(why);
  options.now = NULL;
  options.parallelism = 1025;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_INVALID_ARGUMENT, "argument");
}

static void test_open_errors(const char* path) {
  kaic_cluster* cluster = (kaic_cluster*)1;
  const char* missing = "/no/such/snapshot";
  kaic_error* why = NULL;
  EXPECT(kaic_cluster_open(&missing, 1, NULL, &cluster, &why) == KAIC_NOT_FOUND);
  EXPECT(cluster == NULL);
  EXPECT(is(kaic_error_class(why), "file-missing"));
  EXPECT(strstr(kaic_error_place(why).data, missing) != NULL);
  EXPECT(strstr(kaic_error_text(why).data, kaic_error_message(why).data) != NULL);
  kaic_error_free(why);

  EXPECT(kaic_cluster_open(&missing, 1, NULL, &cluster, NULL) == KAIC_NOT_FOUND);
  EXPECT_ERROR(kaic_cluster_open(NULL, 1, NULL, &cluster, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_cluster_open(&path, 0, NULL, &cluster, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_cluster_open(&path, 65537, NULL, &cluster, &error), KAIC_RESOURCE_EXHAUSTED,
               "limit");
  EXPECT_ERROR(kaic_cluster_open(&path, 1, NULL, NULL, &error), KAIC_INVALID_ARGUMENT, "argument");
  const char* none = NULL;
  EXPECT_ERROR(kaic_cluster_open(&none, 1, NULL, &cluster, &error), KAIC_INVALID_ARGUMENT,
               "argument");

  /* A name may have 64 KiB and not a byte more. */
  const size_t limit = 64 * 1024;
  char* long_name = malloc(limit + 2);
  memset(long_name, 'x', limit + 1);
  long_name[limit + 1] = '\0';
  const char* const long_path = long_name;
  EXPECT_ERROR(kaic_cluster_open(&long_path, 1, NULL, &cluster, &error), KAIC_RESOURCE_EXHAUSTED,
               "limit");
  kaic_buffer* buffer = NULL;
  EXPECT_ERROR(kaic_explain(long_name, KAIC_FORMAT_TEXT, &buffer, &error), KAIC_RESOURCE_EXHAUSTED,
               "limit");
  long_name[limit] = '\0';
  EXPECT_ERROR(kaic_explain(long_name, KAIC_FORMAT_TEXT, &buffer, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  free(long_name);
}

/* Older and newer callers, and garbage. */
static void test_struct_sizes(const char* path, kaic_cluster* cluster, kaic_report* report) {
  struct {
    kaic_audit_options known;
    char later[16];
  } newer;
  memset(&newer, 0, sizeof newer);
  newer.known.struct_size = sizeof newer;
  kaic_report* other = NULL;
  EXPECT_OK(kaic_audit(cluster, &newer.known, &other, &error));
  kaic_report_free(other);
  newer.later[15] = 1; /* an option that this library does not know */
  EXPECT_ERROR(kaic_audit(cluster, &newer.known, &other, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  newer.known.struct_size = 0;
  EXPECT_ERROR(kaic_audit(cluster, &newer.known, &other, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  newer.known.struct_size = sizeof newer.known - 1;
  EXPECT_ERROR(kaic_audit(cluster, &newer.known, &other, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  newer.known.struct_size = (size_t)-1;
  EXPECT_ERROR(kaic_audit(cluster, &newer.known, &other, &error), KAIC_INVALID_ARGUMENT,
               "argument");

  kaic_cluster_open_options options = KAIC_CLUSTER_OPEN_OPTIONS_INIT;
  kaic_cluster* opened = NULL;
  options.reserved = 1;
  EXPECT_ERROR(kaic_cluster_open(&path, 1, &options, &opened, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  options.reserved = 0;
  options.struct_size = 8;
  EXPECT_ERROR(kaic_cluster_open(&path, 1, &options, &opened, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  kaic_cluster_open_options_init(&options, sizeof options);
  options.complete = 1;
  EXPECT_OK(kaic_cluster_open(&path, 1, &options, &opened, &error));
  kaic_cluster_free(opened);

  memset(&newer, 0x55, sizeof newer);
  kaic_audit_options_init(&newer.known, sizeof newer.known);
  EXPECT(newer.known.struct_size == sizeof newer.known && newer.known.now == NULL &&
         newer.later[0] == 0x55);
  kaic_audit_options_init(&newer.known, (size_t)-1); /* nothing happens */
  EXPECT(newer.known.struct_size == sizeof newer.known && newer.later[0] == 0x55);
  kaic_audit_options_init(NULL, 1);
  kaic_cluster_open_options_init(NULL, 1);

  size_t with_finding = 0;
  while (with_finding < kaic_report_count(report) &&
         kaic_report_finding_count(report, with_finding) == 0)
    ++with_finding;
  struct {
    kaic_finding known;
    char later[16];
  } finding;
  memset(&finding, 0x55, sizeof finding);
  finding.known.struct_size = sizeof finding;
  EXPECT_OK(kaic_report_finding(report, with_finding, 0, &finding.known, &error));
  EXPECT(finding.known.struct_size == sizeof finding && finding.later[0] == 0);
  finding.known.struct_size = 16;
  EXPECT_ERROR(kaic_report_finding(report, with_finding, 0, &finding.known, &error),
               KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_report_finding(report, with_finding, 0, NULL, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  finding.known.struct_size = sizeof finding.known;
  EXPECT_ERROR(kaic_report_finding(report, with_finding, (size_t)-1, &finding.known, &error),
               KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_report_finding(report, (size_t)-1, 0, &finding.known, &error),
               KAIC_INVALID_ARGUMENT, "argument");
}

static void test_null_and_strange_handles(kaic_cluster* cluster, kaic_report* report) {
  kaic_buffer* buffer = NULL;
  kaic_report* other = NULL;
  kaic_cancel* cancel = NULL;
  kaic_catalogue* catalogue = NULL;
  kaic_finding finding = {.struct_size = sizeof finding};
  kaic_evidence evidence = {.struct_size = sizeof evidence};
  kaic_requirement requirement = {.struct_size = sizeof requirement};

  kaic_buffer_free(NULL);
  kaic_error_free(NULL);
  kaic_cancel_free(NULL);
  kaic_cluster_free(NULL);
  kaic_report_free(NULL);
  kaic_catalogue_free(NULL);
  kaic_cancel_request(NULL);

  EXPECT(kaic_error_code(NULL) == KAIC_OK);
  EXPECT(is(kaic_error_class(NULL), "") && is(kaic_error_place(NULL), "") &&
         is(kaic_error_message(NULL), "") && is(kaic_error_text(NULL), ""));
  EXPECT(is(kaic_buffer_str(NULL), ""));
  EXPECT(kaic_cancel_requested(NULL) == 0);
  EXPECT(kaic_report_count(NULL) == 0 && kaic_report_find(NULL, "x") == KAIC_NO_INDEX &&
         kaic_report_find(report, NULL) == KAIC_NO_INDEX);
  EXPECT(is(kaic_report_id(NULL, 0), "") && is(kaic_report_category(NULL, 0), "") &&
         is(kaic_report_summary(NULL, 0), ""));
  EXPECT(is(kaic_report_id(report, (size_t)-1), "") && is(kaic_report_catalogue(NULL), ""));
  EXPECT(kaic_report_level(NULL, 0) == 0 && kaic_report_verdict(NULL, 0) == 0 &&
         kaic_report_proof(NULL, 0) == 0);
  EXPECT(kaic_report_verdict(report, (size_t)-1) == KAIC_VERDICT_UNKNOWN);
  EXPECT(kaic_report_finding_count(NULL, 0) == 0 && kaic_report_evidence_count(NULL, 0) == 0);
  EXPECT(kaic_report_exit_code(NULL) == 3);
  EXPECT(kaic_catalogue_count(NULL) == 0 && kaic_catalogue_planned(NULL) == 0 &&
         kaic_catalogue_find(NULL, "x") == KAIC_NO_INDEX);
  EXPECT(is(kaic_catalogue_version(NULL), ""));

  EXPECT_ERROR(kaic_audit(NULL, NULL, &other, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_audit(cluster, NULL, NULL, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_cancel_new(NULL, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_report_render(NULL, KAIC_FORMAT_JSON, &buffer, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_report_render(report, KAIC_FORMAT_JSON, NULL, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_report_render(report, 3, &buffer, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_report_render(report, -1, &buffer, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_report_requirement_json(NULL, 0, &buffer, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_report_requirement_json(report, kaic_report_count(report), &buffer, &error),
               KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_report_finding(NULL, 0, 0, &finding, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_report_evidence(NULL, 0, 0, &evidence, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_catalogue_load(NULL, &catalogue, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_catalogue_load("1.37", NULL, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_catalogue_versions(NULL, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_catalogue_requirement(NULL, 0, &requirement, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_explain(NULL, KAIC_FORMAT_TEXT, &buffer, &error), KAIC_INVALID_ARGUMENT,
               "argument");
  EXPECT_ERROR(kaic_explain("gang_scheduling", KAIC_FORMAT_TEXT, NULL, &error),
               KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_explain("gang_scheduling", 7, &buffer, &error), KAIC_INVALID_ARGUMENT,
               "argument");

  /* Handles of another kind: refused, and left alone by the wrong free. */
  EXPECT_ERROR(kaic_audit((kaic_cluster*)report, NULL, &other, &error), KAIC_INVALID_ARGUMENT,
               "handle");
  EXPECT_ERROR(kaic_report_render((kaic_report*)cluster, KAIC_FORMAT_JSON, &buffer, &error),
               KAIC_INVALID_ARGUMENT, "handle");
  EXPECT_ERROR(kaic_catalogue_requirement((kaic_catalogue*)report, 0, &requirement, &error),
               KAIC_INVALID_ARGUMENT, "handle");
  kaic_audit_options options = KAIC_AUDIT_OPTIONS_INIT;
  options.cancel = (kaic_cancel*)report;
  EXPECT_ERROR(kaic_audit(cluster, &options, &other, &error), KAIC_INVALID_ARGUMENT, "handle");
  EXPECT(kaic_report_count((kaic_report*)cluster) == 0 &&
         kaic_report_exit_code((kaic_report*)cluster) == 3);
  EXPECT(is(kaic_buffer_str((kaic_buffer*)report), "") &&
         kaic_error_code((kaic_error*)report) == KAIC_OK);
  kaic_cancel_request((kaic_cancel*)report);
  kaic_cluster_free((kaic_cluster*)report);
  kaic_error_free((kaic_error*)report);
  EXPECT(kaic_report_count(report) > 0);

#ifndef NDEBUG /* such builds keep freed handles for a while, so that their use is an error */
  EXPECT_OK(kaic_cancel_new(&cancel, &error));
  kaic_cancel_free(cancel);
  kaic_cancel_free(cancel);
  kaic_cancel_request(cancel);
  options.cancel = cancel;
  EXPECT_ERROR(kaic_audit(cluster, &options, &other, &error), KAIC_INVALID_ARGUMENT, "handle");
#else
  (void)cancel;
#endif
}

static kaic_cancel* signalled;
static void on_signal(int signal_number) {
  (void)signal_number;
  kaic_cancel_request(signalled);
}

struct seen {
  int calls;
  uint64_t bytes;
  int32_t answer;
};
static int32_t on_progress(const kaic_progress* progress, void* user_data) {
  struct seen* seen = user_data;
  EXPECT(progress->struct_size >= sizeof *progress && progress->path.data != NULL);
  EXPECT(progress->bytes >= seen->bytes);
  ++seen->calls;
  seen->bytes = progress->bytes;
  return seen->answer;
}
static int32_t raise_signal(const kaic_progress* progress, void* user_data) {
  (void)progress;
  (void)user_data;
  raise(SIGUSR1);
  return 0;
}
static int32_t be_slow(const kaic_progress* progress, void* user_data) {
  (void)progress;
  (void)user_data;
  const struct timespec pause = {0, 20 * 1000 * 1000};
  nanosleep(&pause, NULL);
  return 0;
}

static void test_cancel_and_progress(kaic_cluster* cluster) {
  kaic_report* report = NULL;
  kaic_audit_options options = KAIC_AUDIT_OPTIONS_INIT;

  struct seen seen = {0, 0, 0};
  options.progress = on_progress;
  options.user_data = &seen;
  EXPECT_OK(kaic_audit(cluster, &options, &report, &error));
  EXPECT(seen.calls > 0 && seen.bytes > 0);
  kaic_report_free(report);

  seen.answer = 1;
  seen.bytes = 0;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_CANCELLED, "cancelled");
  EXPECT(report == NULL);

  options.progress = be_slow;
  options.timeout_ms = 1;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_DEADLINE_EXCEEDED, "timeout");
  options.timeout_ms = 600000;
  EXPECT_OK(kaic_audit(cluster, &options, &report, &error));
  kaic_report_free(report);

  /* From a signal handler, in the middle of the call. */
  EXPECT_OK(kaic_cancel_new(&signalled, &error));
  EXPECT(kaic_cancel_requested(signalled) == 0);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  sigaction(SIGUSR1, &action, NULL);
  options.cancel = signalled;
  options.progress = raise_signal;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_CANCELLED, "cancelled");
  EXPECT(kaic_cancel_requested(signalled) == 1);

  /* It stays: the next call does not even begin. */
  options.progress = NULL;
  EXPECT_ERROR(kaic_audit(cluster, &options, &report, &error), KAIC_CANCELLED, "cancelled");
  kaic_cancel_free(signalled);
}

static void test_catalogue(void) {
  kaic_buffer* versions = NULL;
  EXPECT_OK(kaic_catalogue_versions(&versions, &error));
  EXPECT(is(kaic_buffer_str(versions), "[\"1.33\",\"1.34\",\"1.35\",\"1.36\",\"1.37\",\"1.38\"]"));
  kaic_buffer_free(versions);

  kaic_catalogue* catalogue = NULL;
  EXPECT_OK(kaic_catalogue_load("v1.37", &catalogue, &error));
  EXPECT(is(kaic_catalogue_version(catalogue), "1.37") && kaic_catalogue_planned(catalogue) == 0);
  const size_t count = kaic_catalogue_count(catalogue);
  EXPECT(count > 0);
  for (size_t i = 0; i < count; ++i) {
    kaic_requirement requirement = {.struct_size = sizeof requirement};
    EXPECT_OK(kaic_catalogue_requirement(catalogue, i, &requirement, &error));
    EXPECT(kaic_catalogue_find(catalogue, requirement.id.data) == i);
    EXPECT(requirement.summary.size > 0 && requirement.category.size > 0 &&
           requirement.description_sha256.size == 64);
    EXPECT(requirement.level == KAIC_LEVEL_SHOULD || requirement.level == KAIC_LEVEL_MUST);
  }
  kaic_requirement requirement = {.struct_size = sizeof requirement};
  EXPECT_ERROR(kaic_catalogue_requirement(catalogue, count, &requirement, &error),
               KAIC_INVALID_ARGUMENT, "argument");
  EXPECT(kaic_catalogue_find(catalogue, "no_such_requirement") == KAIC_NO_INDEX &&
         kaic_catalogue_find(catalogue, NULL) == KAIC_NO_INDEX);
  kaic_catalogue_free(catalogue);
  EXPECT_ERROR(kaic_catalogue_load("1.12", &catalogue, &error), KAIC_INVALID_ARGUMENT, "argument");
  EXPECT(catalogue == NULL);
  EXPECT_OK(kaic_catalogue_load("1.38", &catalogue, &error));
  EXPECT(kaic_catalogue_planned(catalogue) == 1);
  kaic_catalogue_free(catalogue);
}

static void test_explain(void) {
  static const char* const kNames[] = {"gang_scheduling", "ReadRefused"};
  for (int i = 0; i < 2; ++i) {
    kaic_buffer *text = NULL, *json = NULL;
    EXPECT_OK(kaic_explain(kNames[i], KAIC_FORMAT_TEXT, &text, &error));
    EXPECT_OK(kaic_explain(kNames[i], KAIC_FORMAT_JSON, &json, &error));
    EXPECT(strstr(kaic_buffer_str(text).data, kNames[i]) != NULL);
    EXPECT(strstr(kaic_buffer_str(json).data, i == 0 ? "\"levels\"" : "\"remedy\"") != NULL);
    kaic_buffer_free(text);
    kaic_buffer_free(json);
  }
  kaic_buffer* buffer = NULL;
  EXPECT_ERROR(kaic_explain("NoSuchThing", KAIC_FORMAT_TEXT, &buffer, &error),
               KAIC_INVALID_ARGUMENT, "argument");
  EXPECT_ERROR(kaic_explain("NoSuchThing", KAIC_FORMAT_JSON, &buffer, &error),
               KAIC_INVALID_ARGUMENT, "argument");
}

/* A child can free what was made before fork(), and nothing else. */
static void test_fork(kaic_cluster* cluster, kaic_report* report) {
  const pid_t child = fork();
  if (child == 0) {
    kaic_report* other = NULL;
    kaic_buffer* buffer = NULL;
    expect_failed = 0;
    EXPECT_ERROR(kaic_audit(cluster, NULL, &other, &error), KAIC_FAILED_PRECONDITION, "forked");
    EXPECT_ERROR(kaic_report_render(report, KAIC_FORMAT_JSON, &buffer, &error),
                 KAIC_FAILED_PRECONDITION, "forked");
    EXPECT(kaic_report_count(report) == 0 && kaic_report_exit_code(report) == 3);
    kaic_report_free(report);
    kaic_cluster_free(cluster);
    _exit(expect_failed == 0 ? 0 : 1);
  }
  int status = -1;
  EXPECT(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0);
}

int main(int argc, char** argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: %s SNAPSHOT JSON\n", argv[0]);
    return 2;
  }
  test_version();
  test_report(argv[1], argv[2]);
  kaic_cluster* cluster = open_cluster(argv[1]);
  kaic_report* report = audit(cluster);
  test_requirements_and_now(cluster);
  test_open_errors(argv[1]);
  test_struct_sizes(argv[1], cluster, report);
  test_null_and_strange_handles(cluster, report);
  test_cancel_and_progress(cluster);
  test_catalogue();
  test_explain();
  test_fork(cluster, report);
  kaic_cluster_free(cluster);
  kaic_report_free(report);
  return expect_end();
}

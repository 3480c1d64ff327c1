/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The declarations of include/kaic.h as ABI 0 was when it was frozen. Never edited: programs that were compiled with it must go on running with every
 * libkaic.so.0 (abi_test.c is one, layout.py compares the rest).
 */
#ifndef KAIC_TESTS_ABI_V0_H
#define KAIC_TESTS_ABI_V0_H

#include <stddef.h>
#include <stdint.h>

#define KAIC_VERSION_MAJOR 0
#define KAIC_VERSION_MINOR 1
#define KAIC_VERSION_PATCH 0

#define KAIC_VERSION_NUMBER \
  (KAIC_VERSION_MAJOR * 1000000 + KAIC_VERSION_MINOR * 1000 + KAIC_VERSION_PATCH)

#define KAIC_API

#ifdef __cplusplus
extern "C" {
#endif

KAIC_API uint32_t kaic_version_number(void);

KAIC_API const char* kaic_version(void);

typedef struct kaic_str {
  const char* data;
  size_t size;
} kaic_str;

typedef struct kaic_buffer kaic_buffer;

KAIC_API kaic_str kaic_buffer_str(const kaic_buffer* buffer);
KAIC_API void kaic_buffer_free(kaic_buffer* buffer);

typedef int32_t kaic_status;
enum {
  KAIC_OK = 0,
  KAIC_CANCELLED = 1,
  KAIC_UNKNOWN = 2,
  KAIC_INVALID_ARGUMENT = 3,
  KAIC_DEADLINE_EXCEEDED = 4,
  KAIC_NOT_FOUND = 5,
  KAIC_ALREADY_EXISTS = 6,
  KAIC_PERMISSION_DENIED = 7,
  KAIC_RESOURCE_EXHAUSTED = 8,
  KAIC_FAILED_PRECONDITION = 9,
  KAIC_ABORTED = 10,
  KAIC_OUT_OF_RANGE = 11,
  KAIC_UNIMPLEMENTED = 12,
  KAIC_INTERNAL = 13,
  KAIC_UNAVAILABLE = 14,
  KAIC_DATA_LOSS = 15,
  KAIC_UNAUTHENTICATED = 16
};

KAIC_API const char* kaic_status_name(kaic_status status);

typedef struct kaic_error kaic_error;

KAIC_API kaic_status kaic_error_code(const kaic_error* error);

KAIC_API kaic_str kaic_error_class(const kaic_error* error);

KAIC_API kaic_str kaic_error_place(const kaic_error* error);

KAIC_API kaic_str kaic_error_message(const kaic_error* error);

KAIC_API kaic_str kaic_error_text(const kaic_error* error);
KAIC_API void kaic_error_free(kaic_error* error);

typedef struct kaic_cancel kaic_cancel;

KAIC_API kaic_status kaic_cancel_new(kaic_cancel** out, kaic_error** error);

KAIC_API void kaic_cancel_request(kaic_cancel* cancel);

KAIC_API int32_t kaic_cancel_requested(const kaic_cancel* cancel);
KAIC_API void kaic_cancel_free(kaic_cancel* cancel);

typedef struct kaic_cluster kaic_cluster;

typedef struct kaic_cluster_open_options {
  size_t struct_size;

  int32_t complete;
  int32_t reserved;
} kaic_cluster_open_options;

#define KAIC_CLUSTER_OPEN_OPTIONS_INIT \
  { sizeof(kaic_cluster_open_options), 0, 0 }

KAIC_API void kaic_cluster_open_options_init(kaic_cluster_open_options* options,
                                             size_t struct_size);

KAIC_API kaic_status kaic_cluster_open(const char* const* paths, size_t path_count,
                                       const kaic_cluster_open_options* options, kaic_cluster** out,
                                       kaic_error** error);
KAIC_API void kaic_cluster_free(kaic_cluster* cluster);

typedef struct kaic_report kaic_report;

typedef struct kaic_progress {
  size_t struct_size;
  uint64_t bytes;
  uint64_t total_bytes;
  uint64_t objects;
  kaic_str path;
} kaic_progress;

typedef int32_t (*kaic_progress_fn)(const kaic_progress* progress, void* user_data);

typedef struct kaic_audit_options {
  size_t struct_size;
  const char* catalogue;

  const char* const* requirements;
  size_t requirement_count;
  const char* now;
  uint32_t parallelism;
  uint32_t timeout_ms;
  kaic_cancel* cancel;
  kaic_progress_fn progress;
  void* user_data;
} kaic_audit_options;

#define KAIC_AUDIT_OPTIONS_INIT \
  { sizeof(kaic_audit_options), NULL, NULL, 0, NULL, 0, 0, NULL, NULL, NULL }

KAIC_API void kaic_audit_options_init(kaic_audit_options* options, size_t struct_size);

KAIC_API kaic_status kaic_audit(kaic_cluster* cluster, const kaic_audit_options* options,
                                kaic_report** out, kaic_error** error);

typedef int32_t kaic_verdict;
enum {
  KAIC_VERDICT_UNKNOWN = 0,
  KAIC_VERDICT_PASS = 1,
  KAIC_VERDICT_PARTIAL = 2,
  KAIC_VERDICT_FAIL = 3,
  KAIC_VERDICT_NOT_APPLICABLE = 4
};

typedef int32_t kaic_proof;
enum {
  KAIC_PROOF_NONE = 0,
  KAIC_PROOF_DECLARED = 1,
  KAIC_PROOF_INSTALLED = 2,
  KAIC_PROOF_OBSERVED = 3,
  KAIC_PROOF_DEMONSTRATED = 4
};

typedef int32_t kaic_level;
enum { KAIC_LEVEL_NONE = 0, KAIC_LEVEL_SHOULD = 1, KAIC_LEVEL_MUST = 2 };

typedef int32_t kaic_format;
enum {
  KAIC_FORMAT_TEXT = 0,
  KAIC_FORMAT_TEXT_ANSI = 1,
  KAIC_FORMAT_JSON = 2
};

KAIC_API const char* kaic_verdict_name(kaic_verdict verdict);

KAIC_API const char* kaic_proof_name(kaic_proof proof);

KAIC_API const char* kaic_level_name(kaic_level level);

typedef struct kaic_object_ref {
  kaic_str group;
  kaic_str version;
  kaic_str kind;
  kaic_str namespace_;
  kaic_str name;
} kaic_object_ref;

typedef struct kaic_finding {
  size_t struct_size;
  kaic_object_ref object;
  kaic_str field;
  kaic_str reason;
  kaic_str message;
  kaic_str remedy;
} kaic_finding;

typedef struct kaic_evidence {
  size_t struct_size;
  kaic_object_ref object;
  kaic_str field;
  kaic_str value;
  kaic_str path;
} kaic_evidence;

#define KAIC_NO_INDEX ((size_t)-1)

KAIC_API size_t kaic_report_count(const kaic_report* report);

KAIC_API size_t kaic_report_find(const kaic_report* report, const char* id);

KAIC_API kaic_str kaic_report_id(const kaic_report* report, size_t index);

KAIC_API kaic_str kaic_report_category(const kaic_report* report, size_t index);

KAIC_API kaic_str kaic_report_summary(const kaic_report* report, size_t index);
KAIC_API kaic_level kaic_report_level(const kaic_report* report, size_t index);
KAIC_API kaic_verdict kaic_report_verdict(const kaic_report* report, size_t index);
KAIC_API kaic_proof kaic_report_proof(const kaic_report* report, size_t index);

KAIC_API size_t kaic_report_finding_count(const kaic_report* report, size_t index);

KAIC_API kaic_status kaic_report_finding(const kaic_report* report, size_t index,
                                         size_t finding_index, kaic_finding* finding,
                                         kaic_error** error);
KAIC_API size_t kaic_report_evidence_count(const kaic_report* report, size_t index);

KAIC_API kaic_status kaic_report_evidence(const kaic_report* report, size_t index,
                                          size_t evidence_index, kaic_evidence* evidence,
                                          kaic_error** error);

KAIC_API kaic_str kaic_report_catalogue(const kaic_report* report);

KAIC_API int32_t kaic_report_exit_code(const kaic_report* report);

KAIC_API kaic_status kaic_report_render(const kaic_report* report, kaic_format format,
                                        kaic_buffer** out, kaic_error** error);

KAIC_API kaic_status kaic_report_requirement_json(const kaic_report* report, size_t index,
                                                  kaic_buffer** out, kaic_error** error);
KAIC_API void kaic_report_free(kaic_report* report);

typedef struct kaic_catalogue kaic_catalogue;

typedef struct kaic_requirement {
  size_t struct_size;
  kaic_str id;
  kaic_str category;
  kaic_str kar;
  kaic_str summary;

  kaic_str description_sha256;
  kaic_level level;
  int32_t conditional;
} kaic_requirement;

KAIC_API kaic_status kaic_catalogue_versions(kaic_buffer** out, kaic_error** error);

KAIC_API kaic_status kaic_catalogue_load(const char* version, kaic_catalogue** out,
                                         kaic_error** error);

KAIC_API kaic_str kaic_catalogue_version(const kaic_catalogue* catalogue);

KAIC_API int32_t kaic_catalogue_planned(const kaic_catalogue* catalogue);
KAIC_API size_t kaic_catalogue_count(const kaic_catalogue* catalogue);

KAIC_API size_t kaic_catalogue_find(const kaic_catalogue* catalogue, const char* id);

KAIC_API kaic_status kaic_catalogue_requirement(const kaic_catalogue* catalogue, size_t index,
                                                kaic_requirement* requirement, kaic_error** error);
KAIC_API void kaic_catalogue_free(kaic_catalogue* catalogue);

KAIC_API kaic_status kaic_explain(const char* name, kaic_format format, kaic_buffer** out,
                                  kaic_error** error);

#ifdef __cplusplus
}
#endif

#endif

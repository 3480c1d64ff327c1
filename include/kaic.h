/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file
 * The C ABI of kaic: which Kubernetes AI Conformance requirements does a cluster meet, and what
 * proves it? C99 and C++17. docs/c-api.md has the ownership table and the promise.
 *
 *     kaic_cluster* cluster = NULL;
 *     kaic_report* report = NULL;
 *     kaic_error* error = NULL;
 *     const char* path = "cluster/";
 *     if (kaic_cluster_open(&path, 1, NULL, &cluster, &error) == KAIC_OK &&
 *         kaic_audit(cluster, NULL, &report, &error) == KAIC_OK) {
 *       for (size_t i = 0; i < kaic_report_count(report); ++i)
 *         printf("%s %s\n", kaic_report_id(report, i).data,
 *                kaic_verdict_name(kaic_report_verdict(report, i)));
 *     } else {
 *       fprintf(stderr, "%s\n", kaic_error_text(error).data);
 *     }
 *     kaic_error_free(error);
 *     kaic_report_free(report);
 *     kaic_cluster_free(cluster);
 *
 * Threads: a kaic_cluster and a kaic_cancel may be shared between threads; every other handle by
 * one thread at a time. There is no state of a thread or a process, nothing to initialise, and no
 * thread is left when a call returns.
 *
 * Ownership: what comes through a `kaic_<noun>** out` is the caller's, freed with
 * kaic_<noun>_free(), in any order: no handle needs another one to stay alive. A kaic_str is
 * borrowed from the handle that its function took, and lives as long. Text that goes in is copied.
 *
 * Errors: a function that can fail returns a kaic_status and takes a `kaic_error** error` last. It
 * may be NULL. On failure `*error` gets a new error and `*out` NULL; on success `*error` gets NULL.
 * What they held before is neither read nor freed.
 *
 * Null and strange handles: each pointer may be NULL: that gives KAIC_INVALID_ARGUMENT, from a
 * function that returns a value its zero value (kaic_report_exit_code: 3), and freeing NULL does
 * nothing. A handle of another kind is KAIC_INVALID_ARGUMENT with class `handle`. In a child after
 * fork() handles from before can only be freed; all else gives KAIC_FAILED_PRECONDITION, class
 * `forked`, or the zero value. Use after free is undefined.
 *
 * No exception leaves a function. Text in is NUL-terminated UTF-8 of at most 64 KiB. Every function
 * is there since 0.1.
 */
#ifndef KAIC_H
#define KAIC_H

#include <stddef.h>
#include <stdint.h>

#define KAIC_VERSION_MAJOR 0
#define KAIC_VERSION_MINOR 1
#define KAIC_VERSION_PATCH 0
/** 1,000,000 * major + 1,000 * minor + patch of this header. */
#define KAIC_VERSION_NUMBER \
  (KAIC_VERSION_MAJOR * 1000000 + KAIC_VERSION_MINOR * 1000 + KAIC_VERSION_PATCH)

#if defined(__GNUC__)
#define KAIC_API __attribute__((visibility("default")))
#else
#define KAIC_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- version -------------------------------------------------------------------------------- */

/** KAIC_VERSION_NUMBER of the library that is loaded. */
KAIC_API uint32_t kaic_version_number(void);
/** The same as text, `0.1.0`. Static storage. */
KAIC_API const char* kaic_version(void);

/* ---- text ----------------------------------------------------------------------------------- */

/**
 * Borrowed UTF-8 text. `data` is never NULL and has a NUL behind its `size` bytes; text from a
 * cluster may have one inside, too.
 */
typedef struct kaic_str {
  const char* data;
  size_t size;
} kaic_str;

/** Owned bytes. Free with kaic_buffer_free. */
typedef struct kaic_buffer kaic_buffer;

/** The bytes. Borrowed from `buffer`. */
KAIC_API kaic_str kaic_buffer_str(const kaic_buffer* buffer);
KAIC_API void kaic_buffer_free(kaic_buffer* buffer);

/* ---- status and error ----------------------------------------------------------------------- */

/** gRPC's codes, and their numbers. New ones may come: treat what you do not know as KAIC_UNKNOWN.
 */
typedef int32_t kaic_status;
enum {
  KAIC_OK = 0,
  KAIC_CANCELLED = 1, /**< kaic_cancel_request, or a callback that returned nonzero */
  KAIC_UNKNOWN = 2,
  KAIC_INVALID_ARGUMENT = 3,  /**< an argument, or input that is not what it should be */
  KAIC_DEADLINE_EXCEEDED = 4, /**< timeout_ms */
  KAIC_NOT_FOUND = 5,         /**< a file that is not there */
  KAIC_ALREADY_EXISTS = 6,
  KAIC_PERMISSION_DENIED = 7,
  KAIC_RESOURCE_EXHAUSTED = 8,  /**< a limit on input, or memory */
  KAIC_FAILED_PRECONDITION = 9, /**< a handle from before fork() */
  KAIC_ABORTED = 10,
  KAIC_OUT_OF_RANGE = 11,
  KAIC_UNIMPLEMENTED = 12,
  KAIC_INTERNAL = 13, /**< a fault in kaic; please report it */
  KAIC_UNAVAILABLE = 14,
  KAIC_DATA_LOSS = 15, /**< a file that could not be read to its end */
  KAIC_UNAUTHENTICATED = 16
};

/** gRPC's name, `INVALID_ARGUMENT`; `UNKNOWN` for a number that is none. Static storage. */
KAIC_API const char* kaic_status_name(kaic_status status);

/** Why a call failed. Free with kaic_error_free. */
typedef struct kaic_error kaic_error;

/** KAIC_OK if `error` is NULL. */
KAIC_API kaic_status kaic_error_code(const kaic_error* error);
/** Finer than the code: `file-missing`, `corrupt`, ... (docs/c-api.md). Borrowed from `error`. */
KAIC_API kaic_str kaic_error_class(const kaic_error* error);
/** Where: file, entry, line, JSON path, or the argument. May be empty. Borrowed from `error`. */
KAIC_API kaic_str kaic_error_place(const kaic_error* error);
/** What, in words, escaped for a terminal, free of secrets. Borrowed from `error`. */
KAIC_API kaic_str kaic_error_message(const kaic_error* error);
/** All of it in one line: `<place>: <message> [<class>]`. Borrowed from `error`. */
KAIC_API kaic_str kaic_error_text(const kaic_error* error);
KAIC_API void kaic_error_free(kaic_error* error);

/* ---- cancel --------------------------------------------------------------------------------- */

/**
 * A wish to stop, which stays once made. Thread-safe. Free with kaic_cancel_free, when the calls
 * that were given it have returned.
 */
typedef struct kaic_cancel kaic_cancel;

KAIC_API kaic_status kaic_cancel_new(kaic_cancel** out, kaic_error** error);
/** Asks the calls that were given `cancel` to stop. From any thread and any signal handler. */
KAIC_API void kaic_cancel_request(kaic_cancel* cancel);
/** 1 once it was asked for. As kaic_cancel_request. */
KAIC_API int32_t kaic_cancel_requested(const kaic_cancel* cancel);
KAIC_API void kaic_cancel_free(kaic_cancel* cancel);

/* ---- cluster -------------------------------------------------------------------------------- */

/** A cluster to read from. Thread-safe. Free with kaic_cluster_free, when no call uses it. */
typedef struct kaic_cluster kaic_cluster;

typedef struct kaic_cluster_open_options {
  size_t struct_size; /**< sizeof(kaic_cluster_open_options) */
  /**
   * Nonzero: the caller vouches that a recording that cannot know it (`kubectl get -A -o json`)
   * holds every object of each kind that it shows. The report says so.
   */
  int32_t complete;
  int32_t reserved; /**< 0 */
} kaic_cluster_open_options;

#define KAIC_CLUSTER_OPEN_OPTIONS_INIT \
  { sizeof(kaic_cluster_open_options), 0, 0 }
/** The same for languages without macros. `struct_size` is the caller's sizeof. */
KAIC_API void kaic_cluster_open_options_init(kaic_cluster_open_options* options,
                                             size_t struct_size);

/**
 * Opens a recorded cluster: kaic.snapshot/1 as a folder, .tar.gz, .tar.zst or .zip, or what kubectl
 * and other tools record (docs/snapshot-format.md). `paths`: one, or several files of
 * `kubectl get` that are read as one. `options`: NULL for the defaults. Nothing is written.
 * Errors: KAIC_NOT_FOUND `file-missing`; KAIC_INVALID_ARGUMENT `corrupt`, `unsupported`,
 * `empty-snapshot`, ...; KAIC_RESOURCE_EXHAUSTED `limit`; the place names file and entry.
 */
KAIC_API kaic_status kaic_cluster_open(const char* const* paths, size_t path_count,
                                       const kaic_cluster_open_options* options, kaic_cluster** out,
                                       kaic_error** error);
KAIC_API void kaic_cluster_free(kaic_cluster* cluster);

/* ---- audit ---------------------------------------------------------------------------------- */

/** The result of an audit. Needs no cluster any more. Free with kaic_report_free. */
typedef struct kaic_report kaic_report;

/** How far the reading is; valid during the callback. */
typedef struct kaic_progress {
  size_t struct_size;   /**< of the library; longer in later versions */
  uint64_t bytes;       /**< read so far */
  uint64_t total_bytes; /**< 0: not known */
  uint64_t objects;     /**< read so far */
  kaic_str path;        /**< what is being read */
} kaic_progress;

/**
 * Called on the thread that called kaic_audit, during that call, at most about every 10 ms and once
 * at the end if anything was read. Nonzero cancels. It must not throw nor jump out.
 */
typedef int32_t (*kaic_progress_fn)(const kaic_progress* progress, void* user_data);

typedef struct kaic_audit_options {
  size_t struct_size;    /**< sizeof(kaic_audit_options) */
  const char* catalogue; /**< `1.37`; NULL: by the cluster's version */
  /** Ids (`gang_scheduling`). NULL: all. One outside the catalogue is judged at level none. */
  const char* const* requirements;
  size_t requirement_count;
  const char* now;           /**< RFC 3339, for whatever ages; NULL: when the recording was made */
  uint32_t parallelism;      /**< threads that read; 0: as many as there are cores */
  uint32_t timeout_ms;       /**< 0: none */
  kaic_cancel* cancel;       /**< NULL: cannot be cancelled */
  kaic_progress_fn progress; /**< NULL: none */
  void* user_data;           /**< handed to `progress` */
} kaic_audit_options;

#define KAIC_AUDIT_OPTIONS_INIT \
  { sizeof(kaic_audit_options), NULL, NULL, 0, NULL, 0, 0, NULL, NULL, NULL }
/** The same for languages without macros. `struct_size` is the caller's sizeof. */
KAIC_API void kaic_audit_options_init(kaic_audit_options* options, size_t struct_size);

/**
 * Reads what the chosen checks need and judges it. Changes nothing anywhere. `options`: NULL for
 * the defaults. A bad cluster is no failure of the call: what could not be judged is
 * KAIC_VERDICT_UNKNOWN in the report.
 * Errors: KAIC_INVALID_ARGUMENT `argument` (an unknown catalogue or id), `schema-value` (now), and
 * what kaic_cluster_open can give, for what is wrong inside; KAIC_CANCELLED;
 * KAIC_DEADLINE_EXCEEDED.
 */
KAIC_API kaic_status kaic_audit(kaic_cluster* cluster, const kaic_audit_options* options,
                                kaic_report** out, kaic_error** error);

/* ---- report --------------------------------------------------------------------------------- */

/** Absence is never a pass: zero is unknown. */
typedef int32_t kaic_verdict;
enum {
  KAIC_VERDICT_UNKNOWN = 0,
  KAIC_VERDICT_PASS = 1,
  KAIC_VERDICT_PARTIAL = 2,
  KAIC_VERDICT_FAIL = 3,
  KAIC_VERDICT_NOT_APPLICABLE = 4
};

/** What a verdict rests on. */
typedef int32_t kaic_proof;
enum {
  KAIC_PROOF_NONE = 0,
  KAIC_PROOF_DECLARED = 1,
  KAIC_PROOF_INSTALLED = 2,
  KAIC_PROOF_OBSERVED = 3,
  KAIC_PROOF_DEMONSTRATED = 4
};

/** How binding a requirement is in one Kubernetes version. */
typedef int32_t kaic_level;
enum { KAIC_LEVEL_NONE = 0, KAIC_LEVEL_SHOULD = 1, KAIC_LEVEL_MUST = 2 };

/** A form to print in. */
typedef int32_t kaic_format;
enum {
  KAIC_FORMAT_TEXT = 0,      /**< for people, within 100 columns */
  KAIC_FORMAT_TEXT_ANSI = 1, /**< the same with ANSI colours */
  KAIC_FORMAT_JSON = 2       /**< for programs (docs/report-format.md) */
};

/** `unknown`, `pass`, `partial`, `fail`, `not_applicable`; empty if out of range. Static storage.
 */
KAIC_API const char* kaic_verdict_name(kaic_verdict verdict);
/** `none`, `declared`, `installed`, `observed`, `demonstrated`. As kaic_verdict_name. */
KAIC_API const char* kaic_proof_name(kaic_proof proof);
/** `none`, `SHOULD`, `MUST`. As kaic_verdict_name. */
KAIC_API const char* kaic_level_name(kaic_level level);

/** A Kubernetes object. All empty: none. This struct does not grow. */
typedef struct kaic_object_ref {
  kaic_str group; /**< empty: the core group */
  kaic_str version;
  kaic_str kind;
  kaic_str namespace_; /**< empty: cluster-scoped */
  kaic_str name;
} kaic_object_ref;

/** Why a verdict is not a pass. */
typedef struct kaic_finding {
  size_t struct_size;     /**< set by the caller: sizeof(kaic_finding) */
  kaic_object_ref object; /**< may be empty */
  kaic_str field;         /**< as Kubernetes prints a path, `status.conditions[0]`; may be empty */
  kaic_str reason;        /**< CamelCase; kaic_explain knows it */
  kaic_str message; /**< what was found and what was expected; may quote the cluster, unescaped */
  kaic_str remedy;  /**< how to mend it; may be empty */
} kaic_finding;

/** A fact that a verdict rests on. */
typedef struct kaic_evidence {
  size_t struct_size; /**< set by the caller: sizeof(kaic_evidence) */
  kaic_object_ref object;
  kaic_str field;
  kaic_str value;
  kaic_str path; /**< the answer that it was read from: `/apis/resource.k8s.io/v1/deviceclasses` */
} kaic_evidence;

/** What the functions that look for an index return if there is none. */
#define KAIC_NO_INDEX ((size_t)-1)

/** How many requirements were judged. In the getters below, `index` counts them from 0. */
KAIC_API size_t kaic_report_count(const kaic_report* report);
/** The index of the requirement of that id, or KAIC_NO_INDEX. */
KAIC_API size_t kaic_report_find(const kaic_report* report, const char* id);
/** `gang_scheduling`. Borrowed from `report`. */
KAIC_API kaic_str kaic_report_id(const kaic_report* report, size_t index);
/** `schedulingOrchestration`. Borrowed from `report`. */
KAIC_API kaic_str kaic_report_category(const kaic_report* report, size_t index);
/** Why the verdict, one sentence. Borrowed from `report`. */
KAIC_API kaic_str kaic_report_summary(const kaic_report* report, size_t index);
KAIC_API kaic_level kaic_report_level(const kaic_report* report, size_t index);
KAIC_API kaic_verdict kaic_report_verdict(const kaic_report* report, size_t index);
KAIC_API kaic_proof kaic_report_proof(const kaic_report* report, size_t index);

KAIC_API size_t kaic_report_finding_count(const kaic_report* report, size_t index);
/**
 * Fills `*finding`, as much of it as its struct_size says. Its texts are borrowed from `report`.
 * Errors: KAIC_INVALID_ARGUMENT `argument`.
 */
KAIC_API kaic_status kaic_report_finding(const kaic_report* report, size_t index,
                                         size_t finding_index, kaic_finding* finding,
                                         kaic_error** error);
KAIC_API size_t kaic_report_evidence_count(const kaic_report* report, size_t index);
/** As kaic_report_finding. */
KAIC_API kaic_status kaic_report_evidence(const kaic_report* report, size_t index,
                                          size_t evidence_index, kaic_evidence* evidence,
                                          kaic_error** error);

/** The catalogue that it was judged by, `1.37`. Borrowed from `report`. */
KAIC_API kaic_str kaic_report_catalogue(const kaic_report* report);
/**
 * What `kaic audit` exits with: 0 each MUST is met, 1 some MUST fails or is partial, 2 some MUST is
 * unknown and none fails, 3 `report` is no report.
 */
KAIC_API int32_t kaic_report_exit_code(const kaic_report* report);
/** The whole report. The same report gives the same bytes. Errors: KAIC_INVALID_ARGUMENT. */
KAIC_API kaic_status kaic_report_render(const kaic_report* report, kaic_format format,
                                        kaic_buffer** out, kaic_error** error);
/** One requirement as JSON, as it stands in `requirements` of the whole report. */
KAIC_API kaic_status kaic_report_requirement_json(const kaic_report* report, size_t index,
                                                  kaic_buffer** out, kaic_error** error);
KAIC_API void kaic_report_free(kaic_report* report);

/* ---- catalogue ------------------------------------------------------------------------------ */

/** The requirements of one Kubernetes version. Free with kaic_catalogue_free. */
typedef struct kaic_catalogue kaic_catalogue;

/** A row of a catalogue. */
typedef struct kaic_requirement {
  size_t struct_size; /**< set by the caller: sizeof(kaic_requirement) */
  kaic_str id;        /**< `gang_scheduling` */
  kaic_str category;  /**< `schedulingOrchestration` */
  kaic_str kar;       /**< number of its KAR document, `0053`; may be empty */
  kaic_str summary;   /**< what is demanded, in kaic's words */
  /** SHA-256 of the official description, lower-case hex; empty in a planned catalogue. */
  kaic_str description_sha256;
  kaic_level level;
  int32_t conditional; /**< nonzero: a platform may answer N/A, with a reason */
} kaic_requirement;

/** The versions there are, oldest first, as a JSON array: `["1.33",...]`. */
KAIC_API kaic_status kaic_catalogue_versions(kaic_buffer** out, kaic_error** error);
/** The catalogue of `1.37` or `v1.37`. Errors: KAIC_INVALID_ARGUMENT, naming those there are. */
KAIC_API kaic_status kaic_catalogue_load(const char* version, kaic_catalogue** out,
                                         kaic_error** error);
/** `1.37`. Borrowed from `catalogue`. */
KAIC_API kaic_str kaic_catalogue_version(const kaic_catalogue* catalogue);
/** 1 if its checklist is not published and levels may still move. */
KAIC_API int32_t kaic_catalogue_planned(const kaic_catalogue* catalogue);
KAIC_API size_t kaic_catalogue_count(const kaic_catalogue* catalogue);
/** The index of the requirement of that id, or KAIC_NO_INDEX. */
KAIC_API size_t kaic_catalogue_find(const kaic_catalogue* catalogue, const char* id);
/** Fills `*requirement`, as kaic_report_finding. Its texts are borrowed from `catalogue`. */
KAIC_API kaic_status kaic_catalogue_requirement(const kaic_catalogue* catalogue, size_t index,
                                                kaic_requirement* requirement, kaic_error** error);
KAIC_API void kaic_catalogue_free(kaic_catalogue* catalogue);

/* ---- explain -------------------------------------------------------------------------------- */

/**
 * What a requirement (`gang_scheduling`) demands and of which version, or what the reason of a
 * finding (`ReadRefused`) means and how to mend it. Errors: KAIC_INVALID_ARGUMENT.
 */
KAIC_API kaic_status kaic_explain(const char* name, kaic_format format, kaic_buffer** out,
                                  kaic_error** error);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* KAIC_H */

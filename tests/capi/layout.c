/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints the layout of every public struct and the value of every constant, a line each:
 *
 *     kaic_finding 152
 *     kaic_finding.reason 104
 *     KAIC_OK = 0
 *
 * Compiled with kaic.h and with abi_v0.h, the frozen first one (layout.py compares them); the Rust
 * crate checks its own structs with it.
 */
#include KAIC_LAYOUT_HEADER
#include <stdio.h>

#define TYPE(type) printf("%s %zu\n", #type, sizeof(type))
#define FIELD(type, field) printf("%s.%s %zu\n", #type, #field, offsetof(type, field))
#define CONSTANT(name) printf("%s = %lld\n", #name, (long long)(name))

int main(void) {
  TYPE(kaic_str);
  FIELD(kaic_str, data);
  FIELD(kaic_str, size);
  TYPE(kaic_cluster_open_options);
  FIELD(kaic_cluster_open_options, struct_size);
  FIELD(kaic_cluster_open_options, complete);
  FIELD(kaic_cluster_open_options, reserved);
  TYPE(kaic_progress);
  FIELD(kaic_progress, struct_size);
  FIELD(kaic_progress, bytes);
  FIELD(kaic_progress, total_bytes);
  FIELD(kaic_progress, objects);
  FIELD(kaic_progress, path);
  TYPE(kaic_audit_options);
  FIELD(kaic_audit_options, struct_size);
  FIELD(kaic_audit_options, catalogue);
  FIELD(kaic_audit_options, requirements);
  FIELD(kaic_audit_options, requirement_count);
  FIELD(kaic_audit_options, now);
  FIELD(kaic_audit_options, parallelism);
  FIELD(kaic_audit_options, timeout_ms);
  FIELD(kaic_audit_options, cancel);
  FIELD(kaic_audit_options, progress);
  FIELD(kaic_audit_options, user_data);
  TYPE(kaic_object_ref);
  FIELD(kaic_object_ref, group);
  FIELD(kaic_object_ref, version);
  FIELD(kaic_object_ref, kind);
  FIELD(kaic_object_ref, namespace_);
  FIELD(kaic_object_ref, name);
  TYPE(kaic_finding);
  FIELD(kaic_finding, struct_size);
  FIELD(kaic_finding, object);
  FIELD(kaic_finding, field);
  FIELD(kaic_finding, reason);
  FIELD(kaic_finding, message);
  FIELD(kaic_finding, remedy);
  TYPE(kaic_evidence);
  FIELD(kaic_evidence, struct_size);
  FIELD(kaic_evidence, object);
  FIELD(kaic_evidence, field);
  FIELD(kaic_evidence, value);
  FIELD(kaic_evidence, path);
  TYPE(kaic_requirement);
  FIELD(kaic_requirement, struct_size);
  FIELD(kaic_requirement, id);
  FIELD(kaic_requirement, category);
  FIELD(kaic_requirement, kar);
  FIELD(kaic_requirement, summary);
  FIELD(kaic_requirement, description_sha256);
  FIELD(kaic_requirement, level);
  FIELD(kaic_requirement, conditional);
  CONSTANT(KAIC_OK);
  CONSTANT(KAIC_CANCELLED);
  CONSTANT(KAIC_UNKNOWN);
  CONSTANT(KAIC_INVALID_ARGUMENT);
  CONSTANT(KAIC_DEADLINE_EXCEEDED);
  CONSTANT(KAIC_NOT_FOUND);
  CONSTANT(KAIC_ALREADY_EXISTS);
  CONSTANT(KAIC_PERMISSION_DENIED);
  CONSTANT(KAIC_RESOURCE_EXHAUSTED);
  CONSTANT(KAIC_FAILED_PRECONDITION);
  CONSTANT(KAIC_ABORTED);
  CONSTANT(KAIC_OUT_OF_RANGE);
  CONSTANT(KAIC_UNIMPLEMENTED);
  CONSTANT(KAIC_INTERNAL);
  CONSTANT(KAIC_UNAVAILABLE);
  CONSTANT(KAIC_DATA_LOSS);
  CONSTANT(KAIC_UNAUTHENTICATED);
  CONSTANT(KAIC_VERDICT_UNKNOWN);
  CONSTANT(KAIC_VERDICT_PASS);
  CONSTANT(KAIC_VERDICT_PARTIAL);
  CONSTANT(KAIC_VERDICT_FAIL);
  CONSTANT(KAIC_VERDICT_NOT_APPLICABLE);
  CONSTANT(KAIC_PROOF_NONE);
  CONSTANT(KAIC_PROOF_DECLARED);
  CONSTANT(KAIC_PROOF_INSTALLED);
  CONSTANT(KAIC_PROOF_OBSERVED);
  CONSTANT(KAIC_PROOF_DEMONSTRATED);
  CONSTANT(KAIC_LEVEL_NONE);
  CONSTANT(KAIC_LEVEL_SHOULD);
  CONSTANT(KAIC_LEVEL_MUST);
  CONSTANT(KAIC_FORMAT_TEXT);
  CONSTANT(KAIC_FORMAT_TEXT_ANSI);
  CONSTANT(KAIC_FORMAT_JSON);
  return 0;
}

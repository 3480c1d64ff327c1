// SPDX-License-Identifier: Apache-2.0
//! `include/kaic.h`, by hand. tests/layout.rs compares every struct and constant with the header.
#![allow(non_camel_case_types, missing_docs)]

use std::os::raw::{c_char, c_void};

/// A handle of the library: only its address means something.
macro_rules! opaque {
    ($($name:ident)*) => {$(
        #[repr(C)]
        pub struct $name {
            _private: [u8; 0],
        }
    )*};
}
opaque!(kaic_buffer kaic_error kaic_cancel kaic_cluster kaic_report kaic_catalogue);

pub type kaic_status = i32;
pub type kaic_verdict = i32;
pub type kaic_proof = i32;
pub type kaic_level = i32;
pub type kaic_format = i32;

pub const KAIC_OK: kaic_status = 0;
pub const KAIC_CANCELLED: kaic_status = 1;
pub const KAIC_UNKNOWN: kaic_status = 2;
pub const KAIC_INVALID_ARGUMENT: kaic_status = 3;
pub const KAIC_DEADLINE_EXCEEDED: kaic_status = 4;
pub const KAIC_NOT_FOUND: kaic_status = 5;
pub const KAIC_ALREADY_EXISTS: kaic_status = 6;
pub const KAIC_PERMISSION_DENIED: kaic_status = 7;
pub const KAIC_RESOURCE_EXHAUSTED: kaic_status = 8;
pub const KAIC_FAILED_PRECONDITION: kaic_status = 9;
pub const KAIC_ABORTED: kaic_status = 10;
pub const KAIC_OUT_OF_RANGE: kaic_status = 11;
pub const KAIC_UNIMPLEMENTED: kaic_status = 12;
pub const KAIC_INTERNAL: kaic_status = 13;
pub const KAIC_UNAVAILABLE: kaic_status = 14;
pub const KAIC_DATA_LOSS: kaic_status = 15;
pub const KAIC_UNAUTHENTICATED: kaic_status = 16;

pub const KAIC_VERDICT_UNKNOWN: kaic_verdict = 0;
pub const KAIC_VERDICT_PASS: kaic_verdict = 1;
pub const KAIC_VERDICT_PARTIAL: kaic_verdict = 2;
pub const KAIC_VERDICT_FAIL: kaic_verdict = 3;
pub const KAIC_VERDICT_NOT_APPLICABLE: kaic_verdict = 4;

pub const KAIC_PROOF_NONE: kaic_proof = 0;
pub const KAIC_PROOF_DECLARED: kaic_proof = 1;
pub const KAIC_PROOF_INSTALLED: kaic_proof = 2;
pub const KAIC_PROOF_OBSERVED: kaic_proof = 3;
pub const KAIC_PROOF_DEMONSTRATED: kaic_proof = 4;

pub const KAIC_LEVEL_NONE: kaic_level = 0;
pub const KAIC_LEVEL_SHOULD: kaic_level = 1;
pub const KAIC_LEVEL_MUST: kaic_level = 2;

pub const KAIC_FORMAT_TEXT: kaic_format = 0;
pub const KAIC_FORMAT_TEXT_ANSI: kaic_format = 1;
pub const KAIC_FORMAT_JSON: kaic_format = 2;

pub const KAIC_NO_INDEX: usize = usize::MAX;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct kaic_str {
    pub data: *const c_char,
    pub size: usize,
}

#[repr(C)]
pub struct kaic_cluster_open_options {
    pub struct_size: usize,
    pub complete: i32,
    pub reserved: i32,
}

#[repr(C)]
pub struct kaic_progress {
    pub struct_size: usize,
    pub bytes: u64,
    pub total_bytes: u64,
    pub objects: u64,
    pub path: kaic_str,
}

pub type kaic_progress_fn = Option<unsafe extern "C" fn(progress: *const kaic_progress, user_data: *mut c_void) -> i32>;

#[repr(C)]
pub struct kaic_audit_options {
    pub struct_size: usize,
    pub catalogue: *const c_char,
    pub requirements: *const *const c_char,
    pub requirement_count: usize,
    pub now: *const c_char,
    pub parallelism: u32,
    pub timeout_ms: u32,
    pub cancel: *mut kaic_cancel,
    pub progress: kaic_progress_fn,
    pub user_data: *mut c_void,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct kaic_object_ref {
    pub group: kaic_str,
    pub version: kaic_str,
    pub kind: kaic_str,
    pub namespace_: kaic_str,
    pub name: kaic_str,
}

#[repr(C)]
pub struct kaic_finding {
    pub struct_size: usize,
    pub object: kaic_object_ref,
    pub field: kaic_str,
    pub reason: kaic_str,
    pub message: kaic_str,
    pub remedy: kaic_str,
}

#[repr(C)]
pub struct kaic_evidence {
    pub struct_size: usize,
    pub object: kaic_object_ref,
    pub field: kaic_str,
    pub value: kaic_str,
    pub path: kaic_str,
}

#[repr(C)]
pub struct kaic_requirement {
    pub struct_size: usize,
    pub id: kaic_str,
    pub category: kaic_str,
    pub kar: kaic_str,
    pub summary: kaic_str,
    pub description_sha256: kaic_str,
    pub level: kaic_level,
    pub conditional: i32,
}

extern "C" {
    pub fn kaic_version_number() -> u32;
    pub fn kaic_version() -> *const c_char;

    pub fn kaic_buffer_str(buffer: *const kaic_buffer) -> kaic_str;
    pub fn kaic_buffer_free(buffer: *mut kaic_buffer);

    pub fn kaic_status_name(status: kaic_status) -> *const c_char;
    pub fn kaic_error_code(error: *const kaic_error) -> kaic_status;
    pub fn kaic_error_class(error: *const kaic_error) -> kaic_str;
    pub fn kaic_error_place(error: *const kaic_error) -> kaic_str;
    pub fn kaic_error_message(error: *const kaic_error) -> kaic_str;
    pub fn kaic_error_text(error: *const kaic_error) -> kaic_str;
    pub fn kaic_error_free(error: *mut kaic_error);

    pub fn kaic_cancel_new(out: *mut *mut kaic_cancel, error: *mut *mut kaic_error) -> kaic_status;
    pub fn kaic_cancel_request(cancel: *mut kaic_cancel);
    pub fn kaic_cancel_requested(cancel: *const kaic_cancel) -> i32;
    pub fn kaic_cancel_free(cancel: *mut kaic_cancel);

    pub fn kaic_cluster_open_options_init(options: *mut kaic_cluster_open_options, struct_size: usize);
    pub fn kaic_cluster_open(
        paths: *const *const c_char,
        path_count: usize,
        options: *const kaic_cluster_open_options,
        out: *mut *mut kaic_cluster,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_cluster_free(cluster: *mut kaic_cluster);

    pub fn kaic_audit_options_init(options: *mut kaic_audit_options, struct_size: usize);
    pub fn kaic_audit(
        cluster: *mut kaic_cluster,
        options: *const kaic_audit_options,
        out: *mut *mut kaic_report,
        error: *mut *mut kaic_error,
    ) -> kaic_status;

    pub fn kaic_verdict_name(verdict: kaic_verdict) -> *const c_char;
    pub fn kaic_proof_name(proof: kaic_proof) -> *const c_char;
    pub fn kaic_level_name(level: kaic_level) -> *const c_char;

    pub fn kaic_report_count(report: *const kaic_report) -> usize;
    pub fn kaic_report_find(report: *const kaic_report, id: *const c_char) -> usize;
    pub fn kaic_report_id(report: *const kaic_report, index: usize) -> kaic_str;
    pub fn kaic_report_category(report: *const kaic_report, index: usize) -> kaic_str;
    pub fn kaic_report_summary(report: *const kaic_report, index: usize) -> kaic_str;
    pub fn kaic_report_level(report: *const kaic_report, index: usize) -> kaic_level;
    pub fn kaic_report_verdict(report: *const kaic_report, index: usize) -> kaic_verdict;
    pub fn kaic_report_proof(report: *const kaic_report, index: usize) -> kaic_proof;
    pub fn kaic_report_finding_count(report: *const kaic_report, index: usize) -> usize;
    pub fn kaic_report_finding(
        report: *const kaic_report,
        index: usize,
        finding_index: usize,
        finding: *mut kaic_finding,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_report_evidence_count(report: *const kaic_report, index: usize) -> usize;
    pub fn kaic_report_evidence(
        report: *const kaic_report,
        index: usize,
        evidence_index: usize,
        evidence: *mut kaic_evidence,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_report_catalogue(report: *const kaic_report) -> kaic_str;
    pub fn kaic_report_exit_code(report: *const kaic_report) -> i32;
    pub fn kaic_report_render(
        report: *const kaic_report,
        format: kaic_format,
        out: *mut *mut kaic_buffer,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_report_requirement_json(
        report: *const kaic_report,
        index: usize,
        out: *mut *mut kaic_buffer,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_report_free(report: *mut kaic_report);

    pub fn kaic_catalogue_versions(out: *mut *mut kaic_buffer, error: *mut *mut kaic_error) -> kaic_status;
    pub fn kaic_catalogue_load(
        version: *const c_char,
        out: *mut *mut kaic_catalogue,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_catalogue_version(catalogue: *const kaic_catalogue) -> kaic_str;
    pub fn kaic_catalogue_planned(catalogue: *const kaic_catalogue) -> i32;
    pub fn kaic_catalogue_count(catalogue: *const kaic_catalogue) -> usize;
    pub fn kaic_catalogue_find(catalogue: *const kaic_catalogue, id: *const c_char) -> usize;
    pub fn kaic_catalogue_requirement(
        catalogue: *const kaic_catalogue,
        index: usize,
        requirement: *mut kaic_requirement,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
    pub fn kaic_catalogue_free(catalogue: *mut kaic_catalogue);

    pub fn kaic_explain(
        name: *const c_char,
        format: kaic_format,
        out: *mut *mut kaic_buffer,
        error: *mut *mut kaic_error,
    ) -> kaic_status;
}

// SPDX-License-Identifier: Apache-2.0
use std::ffi::CStr;
use std::fmt;
use std::mem::{size_of, MaybeUninit};
use std::os::raw::c_char;

use crate::{c_string, error, sys, text, Error};

/// An enum of the C library: its numbers, and the names that the library has for them.
macro_rules! c_enum {
    ($(#[$doc:meta])* $name:ident, $name_of:ident, $($(#[$variant_doc:meta])* $variant:ident = $number:ident),*) => {
        $(#[$doc])*
        #[non_exhaustive]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(i32)]
        pub enum $name { $($(#[$variant_doc])* $variant = sys::$number),* }

        impl $name {
            /// A number that is none is the first, which claims nothing.
            fn new(number: i32) -> $name {
                [$($name::$variant),*].into_iter().find(|it| *it as i32 == number).unwrap_or([$($name::$variant),*][0])
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(static_text(unsafe { sys::$name_of(*self as i32) }))
            }
        }
    };
}

c_enum!(
    /// Whether a requirement is met. Absence is never a pass.
    Verdict, kaic_verdict_name,
    /// Could not be judged.
    Unknown = KAIC_VERDICT_UNKNOWN,
    /// Met, and observed to be.
    Pass = KAIC_VERDICT_PASS,
    /// Part of it is proven, the rest is missing.
    Partial = KAIC_VERDICT_PARTIAL,
    /// Not met.
    Fail = KAIC_VERDICT_FAIL,
    /// Does not concern this cluster.
    NotApplicable = KAIC_VERDICT_NOT_APPLICABLE
);

c_enum!(
    /// What a verdict rests on, weakest first.
    Proof, kaic_proof_name,
    /// Nothing.
    None = KAIC_PROOF_NONE,
    /// An API that is served.
    Declared = KAIC_PROOF_DECLARED,
    /// A controller that is there and healthy.
    Installed = KAIC_PROOF_INSTALLED,
    /// The status of real objects.
    Observed = KAIC_PROOF_OBSERVED,
    /// An active probe.
    Demonstrated = KAIC_PROOF_DEMONSTRATED
);

c_enum!(
    /// How binding a requirement is in one Kubernetes version.
    Level, kaic_level_name,
    /// That version does not have it.
    None = KAIC_LEVEL_NONE,
    /// It should be met.
    Should = KAIC_LEVEL_SHOULD,
    /// It must be met.
    Must = KAIC_LEVEL_MUST
);

fn static_text(name: *const c_char) -> &'static str {
    unsafe { CStr::from_ptr(name) }.to_str().unwrap_or("")
}

/// A Kubernetes object. All empty: none.
#[allow(missing_docs)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    pub group: String,
    pub version: String,
    pub kind: String,
    pub namespace: String,
    pub name: String,
}

impl Object {
    fn new(raw: sys::kaic_object_ref) -> Object {
        Object {
            group: text(raw.group),
            version: text(raw.version),
            kind: text(raw.kind),
            namespace: text(raw.namespace_),
            name: text(raw.name),
        }
    }
}

/// Why a verdict is not a pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// May be empty.
    pub object: Object,
    /// As Kubernetes prints a path; may be empty.
    pub field: String,
    /// CamelCase; [`crate::explain`] knows it.
    pub reason: String,
    /// What was found and what was expected; may quote the cluster, unescaped.
    pub message: String,
    /// How to mend it; may be empty.
    pub remedy: String,
}

/// A fact that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The object that shows it; may be empty.
    pub object: Object,
    /// The field of it; may be empty.
    pub field: String,
    /// What it says.
    pub value: String,
    /// The answer that it was read from.
    pub path: String,
}

/// What an audit says of one requirement.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// `gang_scheduling`.
    pub id: String,
    /// `schedulingOrchestration`.
    pub category: String,
    /// How binding it is.
    pub level: Level,
    /// Whether it is met.
    pub verdict: Verdict,
    /// What that rests on.
    pub proof: Proof,
    /// Why, in a sentence.
    pub summary: String,
    /// Why not, if not.
    pub findings: Vec<Finding>,
    /// The facts behind it.
    pub evidence: Vec<Evidence>,
}

/// The result of an audit. It needs no [`crate::Cluster`] any more.
pub struct Report(*mut sys::kaic_report);

// kaic.h: by one thread at a time, whichever that is.
unsafe impl Send for Report {}

impl Report {
    pub(crate) fn new(raw: *mut sys::kaic_report) -> Report {
        Report(raw)
    }

    /// All requirements that were judged, in the catalogue's order.
    pub fn requirements(&self) -> Vec<Requirement> {
        (0..unsafe { sys::kaic_report_count(self.0) }).map(|index| self.at(index)).collect()
    }

    /// The requirement of that id.
    pub fn requirement(&self, id: &str) -> Option<Requirement> {
        let id = c_string(id).ok()?;
        let index = unsafe { sys::kaic_report_find(self.0, id.as_ptr()) };
        (index != sys::KAIC_NO_INDEX).then(|| self.at(index))
    }

    /// The version that it was judged by, `1.37`.
    pub fn catalogue(&self) -> String {
        text(unsafe { sys::kaic_report_catalogue(self.0) })
    }

    /// What `kaic audit` exits with: 0 each MUST is met, 1 some MUST fails or is partial, 2 some MUST is unknown and none
    /// fails.
    pub fn exit_code(&self) -> i32 {
        unsafe { sys::kaic_report_exit_code(self.0) }
    }

    /// The whole report for programs (kaic.report/1). The same report gives the same bytes.
    pub fn to_json(&self) -> Result<String, Error> {
        self.render(sys::KAIC_FORMAT_JSON)
    }

    /// The whole report for people, within 100 columns.
    pub fn to_text(&self) -> Result<String, Error> {
        self.render(sys::KAIC_FORMAT_TEXT)
    }

    fn render(&self, format: sys::kaic_format) -> Result<String, Error> {
        error::text_of(|out, error| unsafe { sys::kaic_report_render(self.0, format, out, error) })
    }

    fn at(&self, index: usize) -> Requirement {
        unsafe {
            Requirement {
                id: text(sys::kaic_report_id(self.0, index)),
                category: text(sys::kaic_report_category(self.0, index)),
                level: Level::new(sys::kaic_report_level(self.0, index)),
                verdict: Verdict::new(sys::kaic_report_verdict(self.0, index)),
                proof: Proof::new(sys::kaic_report_proof(self.0, index)),
                summary: text(sys::kaic_report_summary(self.0, index)),
                findings: (0..sys::kaic_report_finding_count(self.0, index)).map(|i| self.finding(index, i)).collect(),
                evidence: (0..sys::kaic_report_evidence_count(self.0, index)).map(|i| self.fact(index, i)).collect(),
            }
        }
    }

    /// Precondition: the indices are good, and then the library cannot refuse.
    fn finding(&self, index: usize, finding_index: usize) -> Finding {
        let mut slot = MaybeUninit::<sys::kaic_finding>::zeroed();
        let raw = unsafe {
            (*slot.as_mut_ptr()).struct_size = size_of::<sys::kaic_finding>();
            let status =
                sys::kaic_report_finding(self.0, index, finding_index, slot.as_mut_ptr(), std::ptr::null_mut());
            assert_eq!(status, sys::KAIC_OK);
            slot.assume_init()
        };
        Finding {
            object: Object::new(raw.object),
            field: text(raw.field),
            reason: text(raw.reason),
            message: text(raw.message),
            remedy: text(raw.remedy),
        }
    }

    /// As [`Report::finding`].
    fn fact(&self, index: usize, evidence_index: usize) -> Evidence {
        let mut slot = MaybeUninit::<sys::kaic_evidence>::zeroed();
        let raw = unsafe {
            (*slot.as_mut_ptr()).struct_size = size_of::<sys::kaic_evidence>();
            let status =
                sys::kaic_report_evidence(self.0, index, evidence_index, slot.as_mut_ptr(), std::ptr::null_mut());
            assert_eq!(status, sys::KAIC_OK);
            slot.assume_init()
        };
        Evidence {
            object: Object::new(raw.object),
            field: text(raw.field),
            value: text(raw.value),
            path: text(raw.path),
        }
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        unsafe { sys::kaic_report_free(self.0) }
    }
}

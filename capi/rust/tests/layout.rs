// SPDX-License-Identifier: Apache-2.0
//! `sys.rs` against the header: KAIC_TEST_LAYOUT is a program that prints the header's sizes, offsets and constants (tests/capi/layout.c).
use std::collections::BTreeMap;
use std::mem::{size_of, MaybeUninit};

use kaic::sys::*;

fn header() -> BTreeMap<String, i64> {
    let program = std::env::var("KAIC_TEST_LAYOUT").expect("KAIC_TEST_LAYOUT");
    let output = std::process::Command::new(program).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| line.rsplit_once(' ').unwrap())
        .map(|(name, n)| (name.to_string(), n.parse().unwrap()))
        .collect()
}

macro_rules! structs {
    ($ours:ident, $($name:ident { $($field:ident)* })*) => {$(
        $ours.insert(stringify!($name).to_string(), size_of::<$name>() as i64);
        $(
            let value = MaybeUninit::<$name>::uninit();
            let start = value.as_ptr();
            let offset = unsafe { std::ptr::addr_of!((*start).$field) as usize - start as usize };
            $ours.insert(format!("{}.{}", stringify!($name), stringify!($field)), offset as i64);
        )*
    )*};
}

macro_rules! constants {
    ($ours:ident, $($name:ident)*) => { $($ours.insert(format!("{} =", stringify!($name)), $name as i64);)* };
}

#[test]
fn is_that_of_the_header() {
    let mut ours = BTreeMap::new();
    structs!(ours,
        kaic_str { data size }
        kaic_cluster_open_options { struct_size complete reserved }
        kaic_progress { struct_size bytes total_bytes objects path }
        kaic_audit_options {
            struct_size catalogue requirements requirement_count now parallelism timeout_ms cancel progress user_data
        }
        kaic_object_ref { group version kind namespace_ name }
        kaic_finding { struct_size object field reason message remedy }
        kaic_evidence { struct_size object field value path }
        kaic_requirement { struct_size id category kar summary description_sha256 level conditional }
    );
    constants!(ours,
        KAIC_OK KAIC_CANCELLED KAIC_UNKNOWN KAIC_INVALID_ARGUMENT KAIC_DEADLINE_EXCEEDED KAIC_NOT_FOUND KAIC_ALREADY_EXISTS
        KAIC_PERMISSION_DENIED KAIC_RESOURCE_EXHAUSTED KAIC_FAILED_PRECONDITION KAIC_ABORTED KAIC_OUT_OF_RANGE
        KAIC_UNIMPLEMENTED KAIC_INTERNAL KAIC_UNAVAILABLE KAIC_DATA_LOSS KAIC_UNAUTHENTICATED
        KAIC_VERDICT_UNKNOWN KAIC_VERDICT_PASS KAIC_VERDICT_PARTIAL KAIC_VERDICT_FAIL KAIC_VERDICT_NOT_APPLICABLE
        KAIC_PROOF_NONE KAIC_PROOF_DECLARED KAIC_PROOF_INSTALLED KAIC_PROOF_OBSERVED KAIC_PROOF_DEMONSTRATED
        KAIC_LEVEL_NONE KAIC_LEVEL_SHOULD KAIC_LEVEL_MUST
        KAIC_FORMAT_TEXT KAIC_FORMAT_TEXT_ANSI KAIC_FORMAT_JSON
    );
    assert_eq!(ours, header());
}

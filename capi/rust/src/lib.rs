// SPDX-License-Identifier: Apache-2.0
//! Which Kubernetes AI Conformance requirements does a cluster meet, and what proves it? A thin layer over the C library
//! libkaic; [`sys`] has its functions as they are.
//!
//! ```no_run
//! let cluster = kaic::Cluster::open(["cluster/"])?;
//! let report = cluster.audit(&kaic::AuditOptions { catalogue: Some("1.37".into()), ..Default::default() })?;
//! for requirement in report.requirements() {
//!     println!("{} {}", requirement.id, requirement.verdict);
//! }
//! # Ok::<(), kaic::Error>(())
//! ```
#![warn(missing_docs)]

use std::ffi::{CStr, CString};
use std::os::raw::{c_char, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr::{null, null_mut};
use std::time::Duration;

mod cancel;
mod error;
mod report;
pub mod sys;

pub use cancel::Cancel;
pub use error::{Code, Error};
pub use report::{Evidence, Finding, Level, Object, Proof, Report, Requirement, Verdict};

/// A cluster to read from. May be shared by threads.
pub struct Cluster(*mut sys::kaic_cluster);

// kaic.h: a kaic_cluster may be shared between threads.
unsafe impl Send for Cluster {}
unsafe impl Sync for Cluster {}

impl Cluster {
    /// Opens a recorded cluster: a snapshot folder or archive, or files of `kubectl get`, which are read as one.
    pub fn open<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Cluster, Error> {
        Cluster::open_with(paths, false)
    }

    /// The same for a recording that cannot know whether it is whole (`kubectl get -A -o json`): the caller vouches that it holds
    /// every object of each kind that it shows. The report says so.
    pub fn open_complete<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Cluster, Error> {
        Cluster::open_with(paths, true)
    }

    fn open_with<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, complete: bool) -> Result<Cluster, Error> {
        let names =
            paths.into_iter().map(|p| c_string(p.as_ref().as_os_str().as_bytes())).collect::<Result<Vec<_>, _>>()?;
        let pointers: Vec<*const c_char> = names.iter().map(|name| name.as_ptr()).collect();
        let options = sys::kaic_cluster_open_options {
            struct_size: std::mem::size_of::<sys::kaic_cluster_open_options>(),
            complete: complete.into(),
            reserved: 0,
        };
        let mut cluster = null_mut();
        error::call(|error| unsafe {
            sys::kaic_cluster_open(pointers.as_ptr(), pointers.len(), &options, &mut cluster, error)
        })?;
        Ok(Cluster(cluster))
    }

    /// Reads what the chosen checks need and judges it. Changes nothing anywhere. A bad cluster is no error: what could not be
    /// judged is [`Verdict::Unknown`] in the report.
    pub fn audit(&self, options: &AuditOptions) -> Result<Report, Error> {
        self.run(options, None, null_mut())
    }

    /// The same, telling how far it is, on this thread. `false` cancels.
    pub fn audit_with_progress<F: FnMut(&Progress) -> bool>(
        &self,
        options: &AuditOptions,
        on_progress: F,
    ) -> Result<Report, Error> {
        let mut callback = Callback { on_progress, panic: None };
        let result = self.run(options, Some(tell::<F>), &mut callback as *mut Callback<F> as *mut c_void);
        if let Some(panic) = callback.panic {
            std::panic::resume_unwind(panic);
        }
        result
    }

    fn run(
        &self,
        options: &AuditOptions,
        progress: sys::kaic_progress_fn,
        user_data: *mut c_void,
    ) -> Result<Report, Error> {
        let catalogue = options.catalogue.as_deref().map(c_string).transpose()?;
        let now = options.now.as_deref().map(c_string).transpose()?;
        let ids = options.requirements.iter().map(c_string).collect::<Result<Vec<_>, _>>()?;
        let pointers: Vec<*const c_char> = ids.iter().map(|id| id.as_ptr()).collect();
        let raw = sys::kaic_audit_options {
            struct_size: std::mem::size_of::<sys::kaic_audit_options>(),
            catalogue: catalogue.as_ref().map_or(null(), |text| text.as_ptr()),
            requirements: pointers.as_ptr(),
            requirement_count: pointers.len(),
            now: now.as_ref().map_or(null(), |text| text.as_ptr()),
            parallelism: options.parallelism,
            // Zero is "none" in C; more than 49 days are as good as none.
            timeout_ms: options.timeout.map_or(0, |t| u32::try_from(t.as_millis()).unwrap_or(u32::MAX).max(1)),
            cancel: options.cancel.as_ref().map_or(null_mut(), Cancel::as_ptr),
            progress,
            user_data,
        };
        let mut report = null_mut();
        error::call(|error| unsafe { sys::kaic_audit(self.0, &raw, &mut report, error) })?;
        Ok(Report::new(report))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        unsafe { sys::kaic_cluster_free(self.0) }
    }
}

/// What is judged and how. The default is all of the catalogue of the cluster's version.
#[derive(Clone, Debug, Default)]
pub struct AuditOptions {
    /// `1.37`; none: by the cluster's version.
    pub catalogue: Option<String>,
    /// Ids (`gang_scheduling`); empty: all.
    pub requirements: Vec<String>,
    /// RFC 3339, for whatever ages; none: when the recording was made.
    pub now: Option<String>,
    /// Threads that read; 0: as many as there are cores.
    pub parallelism: u32,
    /// How long it may take.
    pub timeout: Option<Duration>,
    /// What another thread cancels it with.
    pub cancel: Option<Cancel>,
}

/// How far an audit has read.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Bytes read so far.
    pub bytes: u64,
    /// Of so many, if that is known.
    pub total_bytes: Option<u64>,
    /// Objects read so far.
    pub objects: u64,
    /// What is being read.
    pub path: String,
}

struct Callback<F> {
    on_progress: F,
    panic: Option<Box<dyn std::any::Any + Send>>,
}

/// A panic must not unwind through C: it is kept, the audit cancelled, and the panic goes on behind it.
unsafe extern "C" fn tell<F: FnMut(&Progress) -> bool>(
    progress: *const sys::kaic_progress,
    user_data: *mut c_void,
) -> i32 {
    let callback = &mut *(user_data as *mut Callback<F>);
    let raw = &*progress;
    let progress = Progress {
        bytes: raw.bytes,
        total_bytes: (raw.total_bytes != 0).then_some(raw.total_bytes),
        objects: raw.objects,
        path: text(raw.path),
    };
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (callback.on_progress)(&progress))) {
        Ok(go_on) => i32::from(!go_on),
        Err(panic) => {
            callback.panic = Some(panic);
            1
        }
    }
}

/// The versions of Kubernetes that there is a catalogue for, oldest first.
pub fn catalogue_versions() -> Result<Vec<String>, Error> {
    let json = error::text_of(|out, error| unsafe { sys::kaic_catalogue_versions(out, error) })?;
    // A list of version numbers, `["1.33","1.34"]`: nothing in it needs a JSON reader.
    Ok(json.split('"').skip(1).step_by(2).map(String::from).collect())
}

/// In words: what a requirement (`gang_scheduling`) demands, or what the reason of a finding means and how to mend it.
pub fn explain(name: &str) -> Result<String, Error> {
    let name = c_string(name)?;
    error::text_of(|out, error| unsafe { sys::kaic_explain(name.as_ptr(), sys::KAIC_FORMAT_TEXT, out, error) })
}

/// The version of the library that is linked, `0.1.0`.
pub fn version() -> String {
    unsafe { CStr::from_ptr(sys::kaic_version()) }.to_string_lossy().into_owned()
}

/// What the library lends, as an own string. It is UTF-8, but for what a cluster may have said.
fn text(raw: sys::kaic_str) -> String {
    String::from_utf8_lossy(unsafe { std::slice::from_raw_parts(raw.data as *const u8, raw.size) }).into_owned()
}

fn c_string(text: impl AsRef<[u8]>) -> Result<CString, Error> {
    CString::new(text.as_ref()).map_err(|error| Error::argument(&format!("a text has a NUL inside: {error}")))
}

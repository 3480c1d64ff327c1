// SPDX-License-Identifier: Apache-2.0
//! KAIC_TEST_SNAPSHOT is a recorded cluster, KAIC_TEST_JSON what the C program of tests/capi made of it at NOW; KAIC_TEST_CASES is
//! a folder of more of them, C's JSON beside each. ctest sets all three.
use std::time::Duration;

use kaic::{AuditOptions, Cancel, Cluster, Code, Level, Report, Verdict};

const NOW: &str = "2026-11-24T12:00:00Z";

fn snapshot() -> String {
    std::env::var("KAIC_TEST_SNAPSHOT").expect("KAIC_TEST_SNAPSHOT")
}

fn open() -> Cluster {
    Cluster::open([snapshot()]).unwrap()
}

fn audit(options: &AuditOptions) -> Report {
    open().audit(options).unwrap()
}

fn asks(ids: &[&str]) -> AuditOptions {
    AuditOptions { requirements: ids.iter().map(|id| id.to_string()).collect(), ..Default::default() }
}

#[test]
fn gives_the_same_bytes_as_c() {
    let report = audit(&AuditOptions { now: Some(NOW.into()), ..Default::default() });
    let want = std::fs::read(std::env::var("KAIC_TEST_JSON").expect("KAIC_TEST_JSON")).unwrap();
    assert!(report.to_json().unwrap().as_bytes() == want, "the JSON is not that of C");
}

#[test]
fn gives_the_same_bytes_as_c_for_every_case() {
    let folder = std::env::var("KAIC_TEST_CASES").expect("KAIC_TEST_CASES");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension() != Some("json".as_ref()) {
            continue;
        }
        let report = Cluster::open([file.with_extension("")]).unwrap().audit(&Default::default()).unwrap();
        let same = report.to_json().unwrap().as_bytes() == std::fs::read(&file).unwrap();
        assert!(same, "{} is not what C made", file.display());
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn reads_verdicts_findings_and_evidence() {
    let report = audit(&Default::default());
    let requirements = report.requirements();
    assert!(!requirements.is_empty());
    assert!((0..=2).contains(&report.exit_code()));
    let json = report.to_json().unwrap();
    for requirement in &requirements {
        assert!(json.contains(&format!("\"verdict\": \"{}\"", requirement.verdict)));
        assert!(json.contains(&format!("\"proof\": \"{}\"", requirement.proof)));
        assert!(json.contains(&format!("\"id\": \"{}\"", requirement.id)));
        assert!(json.contains(&format!("\"category\": \"{}\"", requirement.category)));
        assert_ne!(requirement.level, Level::None);
        assert!(requirement.verdict != Verdict::Pass || !requirement.evidence.is_empty());
        for finding in &requirement.findings {
            assert!(json.contains(&format!("\"reason\": \"{}\"", finding.reason)));
            assert!(!finding.message.is_empty());
        }
        for evidence in &requirement.evidence {
            assert!(json.contains(&format!("\"path\": \"{}\"", evidence.path)));
        }
        let again = report.requirement(&requirement.id).unwrap();
        assert_eq!(again.findings, requirement.findings);
        assert_eq!(again.evidence, requirement.evidence);
    }
    assert!(report.requirement("no_such_requirement").is_none());
    assert!(report.requirement("a\0b").is_none());
    assert!(report.to_text().unwrap().contains(&requirements[0].id));
}

#[test]
fn chooses_catalogue_and_requirements() {
    let mut options = asks(&["dra_support", "gang_scheduling"]);
    options.catalogue = Some("1.36".into());
    options.parallelism = 2;
    let report = audit(&options);
    assert_eq!(report.catalogue(), "1.36");
    assert_eq!(report.requirements().len(), 2);
}

#[test]
fn says_what_is_wrong() {
    let error = Cluster::open(["/no/such/snapshot"]).err().unwrap();
    assert_eq!(error.code(), Code::NotFound);
    assert_eq!(error.class(), "file-missing");
    assert!(error.place().contains("/no/such/snapshot"));
    assert!(error.to_string().contains(error.message()));

    let none: [&str; 0] = [];
    assert_eq!(Cluster::open(none).err().unwrap().code(), Code::InvalidArgument);
    assert_eq!(Cluster::open(["a\0b"]).err().unwrap().code(), Code::InvalidArgument);
    assert_eq!(open().audit(&asks(&["no_such"])).err().unwrap().code(), Code::InvalidArgument);
    let late = AuditOptions { now: Some("yesterday".into()), ..Default::default() };
    assert_eq!(open().audit(&late).err().unwrap().place(), "options.now");
}

#[test]
fn tells_progress_and_can_be_stopped_by_it() {
    let mut read = 0;
    let watched = open().audit_with_progress(&Default::default(), |progress| {
        read = progress.bytes;
        true
    });
    assert!(watched.is_ok() && read > 0);
    let stopped = open().audit_with_progress(&Default::default(), |_| false);
    assert_eq!(stopped.err().unwrap().code(), Code::Cancelled);
}

#[test]
fn a_panic_in_the_callback_comes_out_of_the_audit() {
    let cluster = open();
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = cluster.audit_with_progress(&Default::default(), |_| panic!("from the callback"));
    }));
    assert_eq!(result.unwrap_err().downcast_ref::<&str>(), Some(&"from the callback"));
    assert!(cluster.audit(&Default::default()).is_ok());
}

#[test]
fn is_cancelled_from_another_thread_and_by_time() {
    let cancel = Cancel::new().unwrap();
    let options = AuditOptions { cancel: Some(cancel.clone()), ..Default::default() };
    let cluster = open();
    let result = cluster.audit_with_progress(&options, |_| {
        let cancel = cancel.clone();
        std::thread::spawn(move || cancel.request()).join().unwrap();
        true
    });
    assert_eq!(result.err().unwrap().code(), Code::Cancelled);
    assert!(cancel.is_requested());
    assert_eq!(cluster.audit(&options).err().unwrap().code(), Code::Cancelled);

    let hurried = AuditOptions { timeout: Some(Duration::from_millis(1)), ..Default::default() };
    let late = cluster.audit_with_progress(&hurried, |_| {
        std::thread::sleep(Duration::from_millis(20));
        true
    });
    assert_eq!(late.err().unwrap().code(), Code::DeadlineExceeded);
}

#[test]
fn a_cluster_is_shared_by_threads_and_a_report_outlives_it() {
    let cluster = open();
    let reports: Vec<Report> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| cluster.audit(&asks(&["dra_support"])).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    drop(cluster);
    assert!(reports.iter().all(|report| report.to_json().unwrap() == reports[0].to_json().unwrap()));
}

#[test]
fn knows_catalogues_and_explains() {
    assert_eq!(kaic::catalogue_versions().unwrap()[0], "1.33");
    assert!(kaic::explain("ReadRefused").unwrap().contains("ReadRefused"));
    assert_eq!(kaic::explain("NoSuchThing").err().unwrap().code(), Code::InvalidArgument);
    assert_eq!(kaic::version(), env!("CARGO_PKG_VERSION"));
}

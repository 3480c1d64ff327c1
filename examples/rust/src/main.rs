// SPDX-License-Identifier: Apache-2.0
//! The audit in Rust: cargo run -- [SNAPSHOT]
// [readme]
use kaic::{AuditOptions, Cluster, Error};

fn main() -> Result<(), Error> {
    let path = std::env::args().nth(1);
    let path = path.unwrap_or_else(|| "examples/clusters/gpu-cluster".to_string());
    let cluster = Cluster::open([path])?;
    let report = cluster.audit(&AuditOptions::default())?;
    for requirement in report.requirements() {
        println!("{} {}", requirement.id, requirement.verdict);
    }
    Ok(())
}
// [/readme]

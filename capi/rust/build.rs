// SPDX-License-Identifier: Apache-2.0
//! Finds libkaic.so: in KAIC_LIB_DIR if that is set, else where pkg-config says (kaic-c), else where the linker looks.
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=KAIC_LIB_DIR");
    println!("cargo:rerun-if-env-changed=PKG_CONFIG_PATH");
    println!("cargo:rustc-link-lib=dylib=kaic");
    if let Some(folder) = std::env::var("KAIC_LIB_DIR").ok().or_else(from_pkg_config) {
        println!("cargo:rustc-link-search=native={folder}");
    }
}

fn from_pkg_config() -> Option<String> {
    let output = Command::new("pkg-config").args(["--variable=libdir", "kaic-c"]).output().ok()?;
    let folder = String::from_utf8(output.stdout).ok()?.trim().to_string();
    (output.status.success() && !folder.is_empty()).then_some(folder)
}

//! `Cargo.toml`: the keys are ours.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::positions::Role;

/// What a manifest may hold at its top.
const TOP: &[&str] = &[
    "package",
    "features",
    "dependencies",
    "lints",
    "hints",
    "lib",
    "workspace",
];

/// What may be said of the package.
const PACKAGE: &[&str] = &[
    "name",
    "version",
    "edition",
    "rust-version",
    "description",
    "license",
    "homepage",
    "metadata",
    "readme",
];

/// What a crate may depend on.
const DEPENDENCIES: &[&str] = &[
    "bytes",
    "futures-core",
    "http",
    "http-body",
    "itoa",
    "jiff",
    "percent-encoding",
    "reqwest",
    "rustls",
    "rustls-platform-verifier",
    "serde",
    "tokio",
    "url",
    "uuid",
    "zeroize",
    "base64",
    "flate2",
    "serde_json",
];

pub(super) fn check(manifest: &Table) -> Vec<String> {
    let strangers = |at: &str, known: &[&str]| -> Vec<String> {
        let table = if at.is_empty() {
            Some(manifest)
        } else {
            manifest.get(at).and_then(Value::as_table)
        };
        let keys = table
            .into_iter()
            .flat_map(Table::keys)
            .filter(|key| !known.contains(&key.as_str()));
        keys.map(|key| format!("Cargo.toml has `{at}.{key}`"))
            .collect()
    };
    let mut findings = strangers("", TOP);
    findings.extend(strangers("package", PACKAGE));
    findings.extend(strangers("dependencies", DEPENDENCIES));
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_plain = |name: &str, most: usize| {
        let starts = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        starts
            && name.len() <= most
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    if !is_plain(name, 64) {
        findings.push(format!("the crate is called `{name}`"));
    }
    let features = manifest.get("features").and_then(Value::as_table);
    findings.extend(
        features
            .into_iter()
            .flat_map(Table::keys)
            .filter(|name| !is_plain(name, 255))
            .map(|name| format!("a feature is called `{name}`")),
    );
    findings
}

pub(super) fn compare(ours: &Table, theirs: &Table, role: Role) -> Vec<String> {
    let (ours, theirs) = (keys(ours, role), keys(theirs, role));
    // What is no license and no address of a page is left out (`generator/tests/manifest.rs`).
    let is_optional = |key: &&String| matches!(&***key, "package.license" | "package.homepage");
    let differing = ours.symmetric_difference(&theirs);
    differing
        .filter(|key| !is_optional(key))
        .map(|key| format!("Cargo.toml and that of its twin differ in `{key}`"))
        .collect()
}

/// All keys, each with those above it.
fn keys(table: &Table, role: Role) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (key, value) in table {
        keys.insert(key.clone());
        // Names of resources are features.
        let is_of_names = key == "features" && role == Role::Name;
        if let Some(inner) = value.as_table().filter(|_| !is_of_names) {
            keys.extend(
                self::keys(inner, role)
                    .into_iter()
                    .map(|inner| format!("{key}.{inner}")),
            );
        }
    }
    keys
}

//! What is looked at, whatever the payload was.

mod docs;
mod files;
mod items;
mod manifest;
mod messages;
mod pages;
mod source;

pub use files::{Files, check_names};
pub use messages::check as check_messages;
pub use pages::{Pages, check as check_pages};
pub use source::Source;

use crate::positions::Role;

/// A generated crate, read as far as its judges need.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Its Rust files, without the runtime.
    pub sources: Vec<Source>,
    manifest: toml::Table,
}

impl Generated {
    /// Reads the files of a crate.
    ///
    /// # Errors
    ///
    /// What is wrong with files that are not Rust, or a manifest that is not TOML.
    pub fn read(files: &Files) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut sources = Vec::new();
        for (path, text) in &files.texts {
            if path.ends_with(".rs") {
                match Source::read(path, text) {
                    Ok(source) => sources.push(source),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        let manifest = files
            .texts
            .get("Cargo.toml")
            .map(String::as_str)
            .unwrap_or_default();
        let manifest = match manifest.parse() {
            Ok(manifest) => manifest,
            Err(fault) => {
                faults.push(format!("Cargo.toml is not TOML: {fault}"));
                toml::Table::new()
            }
        };
        if faults.is_empty() {
            Ok(Self { sources, manifest })
        } else {
            Err(faults)
        }
    }

    /// How many examples rustdoc will compile: those of the generator, without the runtime's.
    #[must_use]
    pub fn examples(&self) -> usize {
        self.sources
            .iter()
            .map(|source| docs::read(source).examples.len())
            .sum()
    }
}

/// Everything that is wrong with a crate, on its own and compared with that of the harmless
/// document.
#[must_use]
pub fn check(crate_: &Generated, twin: Option<&Generated>, role: Role) -> Vec<String> {
    let mut findings = Vec::new();
    for source in &crate_.sources {
        findings.extend(items::check(source));
        findings.extend(docs::check(source));
    }
    findings.extend(manifest::check(&crate_.manifest));
    if let Some(twin) = twin.filter(|_| role != Role::Meaning) {
        findings.extend(items::compare(crate_, twin, role));
        findings.extend(docs::compare(crate_, twin, role));
        findings.extend(manifest::compare(&crate_.manifest, &twin.manifest, role));
    }
    findings
}

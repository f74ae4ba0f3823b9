//! A generated crate, held against the compiler, clippy and rustdoc.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::record::{Build, Finding, Step};
use crate::Result;
use crate::process::{Done, Limits, limited, observe};
use crate::whole::{cargo, share_lock};

/// Seconds of CPU that the compiler may take for one crate.
const LIMITS: Limits = Limits {
    cpu: 3600,
    memory: None,
};

/// Findings that are kept of a crate; the others are counted.
const KEPT: usize = 100;

/// A generated crate, and where it is built.
pub(super) struct Crate {
    pub(super) folder: PathBuf,
    /// The target folder of this worker: two runs of cargo in one would wait for each other.
    pub(super) target: PathBuf,
    /// What cargo says goes to files of this name.
    pub(super) log: PathBuf,
}

impl Crate {
    /// Runs one step; its dependencies are built before, if need be, and not counted.
    pub(super) fn build(&self, step: Step) -> Result<Build> {
        share_lock(&self.folder)?;
        let mut said = self.cargo(step)?;
        if said.is_unmeasured {
            touch(&self.folder.join("src/lib.rs"))?;
            said = self.cargo(step)?;
        }
        if step == Step::Rustdoc {
            // The pages of a large crate are gigabytes, and nobody reads them.
            _ = fs::remove_dir_all(self.target.join("doc"));
        }
        Ok(said.build)
    }

    fn cargo(&self, step: Step) -> Result<Said> {
        let (out, err) = (self.log(step, "json"), self.log(step, "stderr"));
        let mut command = cargo();
        let words: &[&str] = match step {
            Step::Clippy => &["clippy", "--lib"],
            Step::Rustdoc => &["doc", "--no-deps", "--lib"],
            Step::Check | Step::Generate | Step::RoundTrip => &["check", "--lib"],
        };
        command
            .args(words)
            .args(["--quiet", "--message-format", "json", "--manifest-path"]);
        command.arg(self.folder.join("Cargo.toml"));
        settings(&mut command, &self.target);
        let done = observe(&mut limited(&command, LIMITS), &out, &err)?;
        let said = fs::read_to_string(&out)?;
        Ok(self.said(&said, &fs::read_to_string(&err)?, &done))
    }

    fn log(&self, step: Step, extension: &str) -> PathBuf {
        let name = self.log.file_name().unwrap_or_default().to_string_lossy();
        self.log
            .with_file_name(format!("{name}.{}.{extension}", step.name()))
    }

    fn said(&self, messages: &str, errors: &str, done: &Done) -> Said {
        let manifest = self.folder.join("Cargo.toml");
        let mut findings = Vec::new();
        let mut is_unmeasured = false;
        for message in messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        {
            let is_ours = text(&message, "/manifest_path") == manifest.to_string_lossy();
            match text(&message, "/reason") {
                "compiler-artifact" => is_unmeasured |= message["fresh"] == Value::Bool(is_ours),
                "compiler-message" if is_ours => findings.extend(finding(&message["message"])),
                _ => {}
            }
        }
        if !done.status.success() && findings.is_empty() {
            findings.push(Finding {
                message: last_words(errors, done),
                ..Finding::default()
            });
        }
        let mut seen = BTreeSet::new();
        findings.retain(|finding| seen.insert(format!("{finding:?}")));
        let count = findings.len();
        findings.truncate(KEPT);
        let build = Build {
            ok: done.status.success() && count == 0,
            findings,
            count,
            cost: done.cost,
            wall: done.wall,
        };
        Said {
            build,
            is_unmeasured,
        }
    }
}

/// Settings under which every crate is built: those that make the next build faster would be lost
/// time.
pub(super) fn settings(command: &mut Command, target: &Path) {
    command
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTDOCFLAGS");
}

struct Said {
    build: Build,
    /// Dependencies were built in this run, or the crate itself was not.
    is_unmeasured: bool,
}

/// A message of the compiler about the code, in short. Its summary ("3 warnings emitted") does
/// not count.
fn finding(message: &Value) -> Option<Finding> {
    let spans = message["spans"].as_array()?;
    let primary = spans
        .iter()
        .find(|span| span["is_primary"] == Value::Bool(true));
    let level = text(message, "/level");
    if !matches!(level, "warning" | "error") && !level.starts_with("error") {
        return None;
    }
    let first = text(message, "/message").lines().next().unwrap_or_default();
    if primary.is_none()
        && (first.contains("warning") && first.contains("emitted")
            || first.starts_with("aborting due to"))
    {
        return None;
    }
    let place = primary.map(|span| format!("{}:{}", text(span, "/file_name"), span["line_start"]));
    Some(Finding {
        code: text(message, "/code/code").to_owned(),
        message: first.to_owned(),
        place: place.unwrap_or_default(),
    })
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// What cargo said when the compiler had nothing to say.
fn last_words(errors: &str, done: &Done) -> String {
    let line = errors.lines().find(|line| line.starts_with("error"));
    line.map_or_else(|| format!("it ended with {}", done.status), str::to_owned)
}

fn touch(path: &Path) -> Result {
    fs::write(path, fs::read(path)?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_a_compiler_is_no_finding() {
        let message = serde_json::json!({
            "level": "warning", "message": "unused import: `x`\nmore", "code": {"code": "unused_imports"},
            "spans": [{"is_primary": true, "file_name": "src/a.rs", "line_start": 7}],
        });
        let found = finding(&message).unwrap();
        assert_eq!(
            (found.code.as_str(), found.place.as_str()),
            ("unused_imports", "src/a.rs:7")
        );
        assert_eq!(found.message, "unused import: `x`");
        let summary = serde_json::json!({"level": "warning", "message": "1 warning emitted", "code": null, "spans": []});
        assert_eq!(finding(&summary), None);
        let note = serde_json::json!({"level": "failure-note", "message": "For more information", "code": null, "spans": []});
        assert_eq!(finding(&note), None);
    }
}

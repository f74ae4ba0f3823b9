//! What is generated from the fixtures compiles, without a warning.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use seamstress_tests::fixtures::Fixture;
use seamstress_tests::{Result, workspace};
use serde_json::Value;

#[test]
fn fixtures_compile_without_a_warning() -> Result {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for fixture in Fixture::all()? {
        let outcome = seamstress::generate(&fixture.options(&folder.join(&fixture.name)));
        assert!(outcome.ok, "{} is not generated", fixture.name);
    }
    workspace::write(&folder)?;
    let findings = check(&folder)?;
    assert!(findings.is_empty(), "{}", findings.concat());
    Ok(())
}

/// Every warning and error of the compiler and of clippy, in their words. Clippy compiles what
/// `cargo check` does, so one run is enough for both.
fn check(folder: &Path) -> Result<Vec<String>> {
    // All packages are there already; only where they were never fetched is the network needed.
    let mut output = cargo_clippy(folder, &["--offline"])?;
    if !output.status.success() && findings(&output).is_empty() {
        output = cargo_clippy(folder, &[])?;
    }
    let findings = findings(&output);
    if !output.status.success() && findings.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(findings)
}

fn cargo_clippy(folder: &Path, more: &[&str]) -> Result<Output> {
    let target: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["clippy", "--workspace", "--message-format", "json"])
        .args(more);
    command.current_dir(folder).env("CARGO_TARGET_DIR", target);
    Ok(command.output()?)
}

fn findings(output: &Output) -> Vec<String> {
    let lines = String::from_utf8_lossy(&output.stdout);
    let messages = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages
        .filter_map(|message| {
            Some(
                message
                    .get("message")?
                    .get("rendered")?
                    .as_str()?
                    .to_owned(),
            )
        })
        .collect()
}

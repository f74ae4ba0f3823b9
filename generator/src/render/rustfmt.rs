//! The printed files through `rustfmt`, where the config asks for it.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use super::Files;
use crate::report::{Diagnostics, findings};

/// Formats every Rust file in place. Where there is no `rustfmt`, or it does not take a file, the
/// files stay as they were printed and a warning says so: what they mean is the same.
pub(super) fn rustfmt(files: &mut Files, diagnostics: &mut Diagnostics) {
    match formatted(files) {
        Ok(formatted) => files.extend(formatted),
        Err(error) => diagnostics.push(findings::rustfmt_failed(error)),
    }
}

/// One run over `src/lib.rs` formats all modules below it.
fn formatted(files: &Files) -> io::Result<Files> {
    let folder = tempfile::tempdir()?;
    let sources: Vec<&String> = files.keys().filter(|path| is_rust(path)).collect();
    for path in &sources {
        let place = folder.path().join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&place, &files[*path])?;
    }
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "style_edition=2024"])
        .arg(folder.path().join("src/lib.rs"))
        .output()?;
    if !output.status.success() {
        let cause = String::from_utf8_lossy(&output.stderr);
        return Err(io::Error::other(cause.lines().next().unwrap_or("it failed").to_owned()));
    }
    let read =
        |path: &&String| Ok(((*path).clone(), fs::read_to_string(folder.path().join(path))?));
    sources.iter().map(read).collect()
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

//! Packages of npm that tests need: each folder pins its own.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use fs4::FileExt;

use crate::Result;

/// Brings exactly what `package-lock.json` says, unless it is there already. Tests that run at the
/// same time, also in other processes, wait for the one that installs.
///
/// # Errors
///
/// When `npm` is missing or fails.
pub fn install(folder: &Path) -> Result {
    let lock = File::create(folder.join(".install.lock"))?;
    // By its path: newer standard libraries have methods of these names.
    FileExt::lock(&lock)?;

    let wanted = fs::read(folder.join("package-lock.json"))?;
    // `npm ci` empties the folder first, so the mark is only ever there when what is beside it is
    // whole.
    let mark = folder.join("node_modules/.installed");
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm).arg("ci").current_dir(folder).output();
    let output =
        output.map_err(|error| format!("cannot run `{npm}`, which comes with node: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`npm ci` in {} failed:\n{said}", folder.display()).into());
    }
    fs::write(mark, wanted)?;
    Ok(())
}

/// Whether a failure of [`install`] says that the registry cannot be reached.
#[must_use]
pub fn is_offline(said: &str) -> bool {
    [
        "ENOTFOUND",
        "EAI_AGAIN",
        "ECONNREFUSED",
        "ETIMEDOUT",
        "ENETUNREACH",
        "ECONNRESET",
    ]
    .iter()
    .any(|code| said.contains(code))
}

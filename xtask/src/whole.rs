//! The whole Seam API: its document, which npm brings, and how it becomes a crate.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::{Table, Value};

use crate::Result;
use crate::process::run;

/// Where everything of the whole API is put; git ignores it.
const FOLDER: &str = "out/whole";

/// The document that was asked for, else the one that npm brings.
pub(crate) fn document(root: &Path, given: Option<&Path>) -> Result<PathBuf> {
    match given {
        Some(path) => Ok(path.to_path_buf()),
        None => bring(root),
    }
}

/// Installs the pinned package and takes the document out of it.
fn bring(root: &Path) -> Result<PathBuf> {
    for (program, use_of_it) in [("node", "reads"), ("npm", "brings")] {
        let is_there = Command::new(program).arg("--version").output().is_ok();
        if !is_there {
            let cause =
                format!("`{program}` is missing: it {use_of_it} the package `@seamapi/types`");
            let help = "install Node.js, or name a document: `--spec openapi.json`";
            return Err(format!("{cause}\n  help: {help}").into());
        }
    }
    let package = root.join("spec/whole");
    run(Command::new("npm")
        .args(["ci", "--no-fund", "--prefix"])
        .arg(&package))?;
    let document = root.join(FOLDER).join("openapi.json");
    run(Command::new("node")
        .arg(package.join("extract.mjs"))
        .arg(&document))?;
    Ok(document)
}

/// The crate's folder.
pub(crate) fn sdk_folder(root: &Path) -> PathBuf {
    root.join(FOLDER).join("sdk")
}

/// The config: the committed one, or a copy of it that takes in what the document calls undocumented.
pub(crate) fn config(root: &Path, undocumented: bool) -> Result<PathBuf> {
    let committed = root.join("spec/whole/seamstress.toml");
    if !undocumented {
        return Ok(committed);
    }
    let mut table: Table = fs::read_to_string(&committed)?.parse()?;
    table.insert("undocumented".to_owned(), Value::Boolean(true));
    let overlays = table.get_mut("overlays").and_then(Value::as_array_mut);
    for overlay in overlays.into_iter().flatten() {
        // Overlays are named relative to the config.
        let path = overlay.as_str().unwrap_or_default();
        *overlay = Value::from(root.join("spec/whole").join(path).display().to_string());
    }
    let copy = root.join(FOLDER).join("seamstress.toml");
    fs::create_dir_all(root.join(FOLDER))?;
    fs::write(&copy, toml::to_string(&table)?)?;
    Ok(copy)
}

/// Gives a crate the workspace's lock file, so that it is built from the same packages and needs no network.
pub(crate) fn share_lock(root: &Path, folder: &Path) -> Result {
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

/// The `cargo` that runs this program.
pub(crate) fn cargo() -> Command {
    Command::new(
        std::env::var_os("CARGO")
            .as_deref()
            .unwrap_or(OsStr::new("cargo")),
    )
}

//! The whole Seam API: its document, which npm installs, and how it becomes a crate.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::process::Command;

use toml::{Table, Value};

use crate::Result;
use crate::process::run;

/// The committed config, and the package that holds the document.
const SPEC: &str = "spec/whole";

/// Where everything of the whole API is put; git ignores it.
const FOLDER: &str = "out/whole";

/// The crate's folder.
pub(crate) const SDK: &str = "out/whole/sdk";

/// The document that was asked for, else the one that npm brings.
pub(crate) fn document(given: Option<&Path>) -> Result<PathBuf> {
    match given {
        Some(path) => Ok(path.to_path_buf()),
        None => bring(),
    }
}

/// Installs the pinned package and takes the document out of it.
fn bring() -> Result<PathBuf> {
    for (program, use_of_it) in [("node", "reads"), ("npm", "brings")] {
        let is_there = Command::new(program).arg("--version").output().is_ok();
        if !is_there {
            let cause =
                format!("`{program}` is missing: it {use_of_it} the package `@seamapi/types`");
            let help = "install Node.js, or name a document: `--spec openapi.json`";
            return Err(format!("{cause}\n  help: {help}").into());
        }
    }
    run(Command::new("npm")
        .args(["ci", "--no-fund", "--prefix"])
        .arg(SPEC))?;
    let document = Path::new(FOLDER).join("openapi.json");
    run(Command::new("node")
        .arg(Path::new(SPEC).join("extract.mjs"))
        .arg(&document))?;
    Ok(document)
}

/// How much of the document becomes a crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What the committed config says: documented operations, each once.
    Documented,
    /// What the document calls undocumented, too.
    Undocumented,
    /// Each operation by each of its methods: what other generators make of the document.
    Everything,
}

/// The committed config, or a copy of it that takes in more.
pub(crate) fn config(extent: Extent) -> Result<PathBuf> {
    let committed = Path::new(SPEC).join("seamstress.toml");
    if extent == Extent::Documented {
        return Ok(committed);
    }
    let mut table: Table = fs::read_to_string(&committed)?.parse()?;
    table.insert("undocumented".to_owned(), Value::Boolean(true));
    if extent == Extent::Everything {
        table.remove("prefer-methods");
    }
    let overlays = table.get_mut("overlays").and_then(Value::as_array_mut);
    for overlay in overlays.into_iter().flatten() {
        // Overlays are named relative to the config.
        let path = overlay.as_str().unwrap_or_default();
        *overlay = Value::from(absolute(Path::new(SPEC).join(path))?.display().to_string());
    }
    let copy = Path::new(FOLDER).join("seamstress.toml");
    fs::create_dir_all(FOLDER)?;
    fs::write(&copy, toml::to_string(&table)?)?;
    Ok(copy)
}

/// Gives a crate the workspace's lock file, so that it is built from the same packages and needs no
/// network.
pub(crate) fn share_lock(folder: &Path) -> Result {
    fs::copy("Cargo.lock", folder.join("Cargo.lock"))?;
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

/// Builds the programs that chores measure for release, and returns the path of one of them.
///
/// They are built together, whichever is needed: one by itself asks for other features of its
/// dependencies, and the generator would be compiled again.
pub(crate) fn release(program: &str) -> Result<PathBuf> {
    run(cargo().args([
        "build",
        "--release",
        "--quiet",
        "--locked",
        "--package",
        "seamstress",
        "--package",
        "seamstress-hostile",
    ]))?;
    Ok(target_directory()?.join("release").join(program))
}

/// Where cargo puts what it builds.
pub(crate) fn target_directory() -> Result<PathBuf> {
    let output = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let folder = metadata
        .get("target_directory")
        .and_then(serde_json::Value::as_str);
    Ok(folder
        .ok_or("cargo metadata names no target directory")?
        .into())
}

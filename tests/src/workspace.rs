//! Generated crates as a workspace of their own.

use std::fs;
use std::path::Path;

use crate::Result;

/// Makes one workspace of all crates, with the profile and the packages of ours, so that what was
/// built is used again.
///
/// # Errors
///
/// When our manifest cannot be read, or that of the workspace not written.
pub fn write(folder: &Path) -> Result {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ours = fs::read_to_string(root.join("Cargo.toml"))?;
    let profiles = ours
        .find("[profile")
        .and_then(|at| ours.get(at..))
        .unwrap_or_default();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n\n{profiles}");
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}

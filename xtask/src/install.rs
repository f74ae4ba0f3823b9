//! Programs and data from PyPI and npm, in the versions that a folder pins.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::Result;

/// Why something is not available on this machine.
pub(crate) type Missing = String;

/// What the package managers say where their registry cannot be reached.
const OFFLINE: &[&str] = &[
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ENETUNREACH",
    "ENOTFOUND",
    "ETIMEDOUT",
    "Failed to establish a new connection",
    "NewConnectionError",
];

/// Installs what the `requirements.txt` of a folder lists into a virtual environment at `into`, and
/// returns its interpreter.
pub(crate) fn from_pypi(
    pinned: &Path,
    into: &Path,
) -> Result<std::result::Result<PathBuf, Missing>> {
    let Some(python) = python() else {
        return Ok(Err(
            "there is no Python 3.10 or newer on the PATH".to_owned()
        ));
    };
    let list = pinned.join("requirements.txt");
    let filled = once(into, &list, || {
        let made = Command::new(python)
            .args(["-m", "venv"])
            .arg(into)
            .output()?;
        if !made.status.success() {
            return Ok(made);
        }
        // All that is needed is listed, with its hash.
        let pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
        ];
        let more = ["--disable-pip-version-check", "--no-input", "--requirement"];
        let mut command = Command::new(interpreter(into));
        Ok(command.args(pip).args(more).arg(&list).output()?)
    })?;
    Ok(filled.map(|()| interpreter(into)))
}

/// Installs what the `package-lock.json` of a folder lists, and returns the folder of the packages.
pub(crate) fn from_npm(
    pinned: &Path,
    into: &Path,
) -> Result<std::result::Result<PathBuf, Missing>> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if Command::new(npm).arg("--version").output().is_err() {
        return Ok(Err("there is no `npm` on the PATH".to_owned()));
    }
    let filled = once(into, &pinned.join("package-lock.json"), || {
        for name in ["package.json", "package-lock.json"] {
            fs::copy(pinned.join(name), into.join(name))?;
        }
        let arguments = [
            "ci",
            "--no-fund",
            "--no-audit",
            "--silent",
            "--ignore-scripts",
        ];
        let mut command = Command::new(npm);
        Ok(command.args(arguments).current_dir(into).output()?)
    })?;
    Ok(filled.map(|()| into.join("node_modules")))
}

/// A Python that the pinned versions run on.
fn python() -> Option<&'static str> {
    let is_new_enough = |program: &&str| {
        let check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
        let output = Command::new(program).args(["-c", check]).output();
        output.is_ok_and(|output| output.status.success())
    };
    ["python3", "python"].into_iter().find(is_new_enough)
}

/// The interpreter of a virtual environment.
fn interpreter(folder: &Path) -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    folder.join(programs).join(format!("python{EXE_SUFFIX}"))
}

/// Fills a folder, unless it was filled from the same list before.
fn once(
    folder: &Path,
    list: &Path,
    fill: impl FnOnce() -> Result<Output>,
) -> Result<std::result::Result<(), Missing>> {
    let (mark, wanted) = (folder.join("installed"), fs::read(list)?);
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(Ok(()));
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let output = fill()?;
    if output.status.success() {
        fs::write(mark, wanted)?;
        return Ok(Ok(()));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if OFFLINE.iter().any(|words| said.contains(words)) {
        return Ok(Err("the registries are out of reach".to_owned()));
    }
    Err(format!("`{}` was not installed:\n{said}", list.display()).into())
}

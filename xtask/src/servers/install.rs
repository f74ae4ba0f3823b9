//! The servers come from PyPI and npm, in the versions that `tests/servers` pins.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::TESTS;
use crate::Result;

/// Where the programs are.
#[derive(Debug)]
pub(super) struct Installed {
    pub(super) python: PathBuf,
    /// The jar.
    pub(super) wiremock: PathBuf,
}

/// Why the servers cannot be had on this machine.
type Reason = String;

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

impl Installed {
    /// Installs what is not there yet below `folder`; a reason where the machine does not allow it.
    pub(super) fn below(folder: &Path) -> Result<std::result::Result<Self, Reason>> {
        let python = match python() {
            Some(program) => program,
            None => {
                return Ok(Err(
                    "there is no Python 3.10 or newer on the PATH".to_owned()
                ));
            }
        };
        if Command::new("npm").arg("--version").output().is_err() {
            return Ok(Err("there is no `npm` on the PATH".to_owned()));
        }
        let (pypi, npm) = (folder.join("pypi"), folder.join("npm"));
        for installed in [from_pypi(python, &pypi)?, from_npm(&npm)?] {
            if let Err(reason) = installed {
                return Ok(Err(reason));
            }
        }
        Ok(Ok(Self {
            python: python_of(&pypi),
            wiremock: jar(&npm.join("node_modules/wiremock/build"))?,
        }))
    }
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
fn python_of(folder: &Path) -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    folder.join(programs).join(format!("python{EXE_SUFFIX}"))
}

fn from_pypi(python: &str, folder: &Path) -> Result<std::result::Result<(), Reason>> {
    let list = Path::new(TESTS).join("requirements.txt");
    once(folder, &list, || {
        let made = Command::new(python)
            .args(["-m", "venv"])
            .arg(folder)
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
        let mut command = Command::new(python_of(folder));
        Ok(command.args(pip).args(more).arg(&list).output()?)
    })
}

fn from_npm(folder: &Path) -> Result<std::result::Result<(), Reason>> {
    let list = Path::new(TESTS).join("package-lock.json");
    once(folder, &list, || {
        for name in ["package.json", "package-lock.json"] {
            fs::copy(Path::new(TESTS).join(name), folder.join(name))?;
        }
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let arguments = [
            "ci",
            "--no-fund",
            "--no-audit",
            "--silent",
            "--ignore-scripts",
        ];
        let mut command = Command::new(npm);
        Ok(command.args(arguments).current_dir(folder).output()?)
    })
}

/// Fills a folder, unless it was filled from the same list before.
fn once(
    folder: &Path,
    list: &Path,
    fill: impl FnOnce() -> Result<Output>,
) -> Result<std::result::Result<(), Reason>> {
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

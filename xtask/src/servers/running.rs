//! A server that `tests/servers/start.py` runs, and stops as soon as we are gone.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

use super::TESTS;
use super::install::Installed;
use crate::Result;

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) name: &'static str,
    pub(super) url: String,
    /// Where its own OpenAPI document was put.
    pub(super) document: PathBuf,
    process: Child,
}

/// What `start.py` prints once the server answers.
#[derive(Debug, Deserialize)]
struct Ready {
    url: String,
    document: PathBuf,
}

impl Running {
    /// Starts it with its state in a folder of its name, and waits until it answers.
    pub(super) fn start(name: &'static str, installed: &Installed, state: &Path) -> Result<Self> {
        let mut process = Command::new(&installed.python)
            .arg(Path::new(TESTS).join("start.py"))
            .arg(name)
            .arg(state.join(name))
            .env("WIREMOCK", &installed.wiremock)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        // The script gives up by itself, so this ends.
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let Ok(Ready { url, document }) = serde_json::from_str(&line) else {
            process.wait()?;
            return Err(format!("{name} does not start").into());
        };
        Ok(Self {
            name,
            url,
            document,
            process,
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The script stops the server when its input ends.
        drop(self.process.stdin.take());
        // Fails only when it is gone already.
        let _ = self.process.wait();
    }
}

//! Seam's own fake server, npm `@seamapi/fake-seam-connect`, as a child process.
//!
//! `tests/fake-seam/` pins it. The first test that asks for it installs it there, into a folder
//! that git ignores; `start.mjs` starts it. It listens on the loopback interface only and keeps its
//! state in memory, so every [`FakeSeam`] starts from the same seed.

use crate::{Result, npm};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fake-seam");

/// Loading its code takes the fake some two seconds; a busy machine may need many more.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// How long the fake may take to stop by itself.
const STOP_TIMEOUT: Duration = Duration::from_secs(2);

/// A running fake server. Dropping it stops it.
#[derive(Debug)]
pub struct FakeSeam {
    url: String,
    console_session_token: String,
    seed: Value,
    process: Child,
}

impl FakeSeam {
    /// Installs the fake if need be, starts it and waits until it listens.
    ///
    /// Where there is no `node`, the reason is printed (also when the test harness captures output)
    /// and `None` returned: the test is to return too.
    ///
    /// # Errors
    ///
    /// When there is `node`, but the fake could not be installed or started.
    pub fn start_or_skip() -> Result<Option<Self>> {
        let folder = Path::new(FOLDER);
        if let Some(reason) = reason_to_skip()? {
            // Not `eprintln!`, which the harness would keep for itself as the test passes.
            writeln!(io::stderr(), "skipped, needs Seam's fake server: {reason}")?;
            return Ok(None);
        }
        npm::install(folder)?;
        let mut process = Command::new("node")
            .arg("start.mjs")
            .env("PORT", "0")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let ready = read_ready_line(&mut process);
        if ready.is_err() {
            stop(&mut process);
        }
        let ready = ready?;
        Ok(Some(Self {
            url: text(&ready, "url")?,
            console_session_token: text(&ready, "console_session_token")?,
            seed: ready["seed"].clone(),
            process,
        }))
    }

    /// Base URL, `http://127.0.0.1:41239`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// API key of the workspace `seed_workspace_1`.
    ///
    /// # Errors
    ///
    /// When the fake's seed has none, as with the other credentials.
    pub fn api_key(&self) -> Result<String> {
        self.seed("seam_apikey1_token")
    }

    /// Token of a client session of the workspace `seed_workspace_1`.
    ///
    /// # Errors
    ///
    /// As [`FakeSeam::api_key`].
    pub fn client_session_token(&self) -> Result<String> {
        self.seed("seam_cst1_token")
    }

    /// Publishable key of the workspace `seed_workspace_1`.
    ///
    /// # Errors
    ///
    /// As [`FakeSeam::api_key`].
    pub fn publishable_key(&self) -> Result<String> {
        self.seed("seam_pk1_token")
    }

    /// A personal access token. It needs the [`workspace_id`](Self::workspace_id) beside it.
    ///
    /// # Errors
    ///
    /// As [`FakeSeam::api_key`].
    pub fn personal_access_token(&self) -> Result<String> {
        self.seed("seam_at1_token")
    }

    /// ID of the workspace that all of these credentials reach.
    ///
    /// # Errors
    ///
    /// As [`FakeSeam::api_key`].
    pub fn workspace_id(&self) -> Result<String> {
        self.seed("seed_workspace_1")
    }

    /// Token (a JWT) of a Seam Console session. It needs the [`workspace_id`](Self::workspace_id)
    /// beside it.
    #[must_use]
    pub fn console_session_token(&self) -> &str {
        &self.console_session_token
    }

    /// A value of the fake's seed by its name, such as `august_device_1`.
    ///
    /// # Errors
    ///
    /// When the seed has no text of that name.
    pub fn seed(&self, name: &str) -> Result<String> {
        text(&self.seed, name)
    }
}

impl Drop for FakeSeam {
    fn drop(&mut self) {
        stop(&mut self.process);
    }
}

/// Only a machine without node may do without these tests.
fn reason_to_skip() -> io::Result<Option<String>> {
    match Command::new("node").arg("--version").output() {
        Ok(_) => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(
            "there is no `node` on the PATH (https://nodejs.org)".to_owned(),
        )),
        Err(error) => Err(error),
    }
}

/// The line of JSON that `start.mjs` prints once it listens.
fn read_ready_line(process: &mut Child) -> Result<Value> {
    let stdout = process
        .stdout
        .take()
        .ok_or("the fake has no standard output")?;
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        let mut line = String::new();
        let read = stdout.read_line(&mut line).map(|_| line);
        // Nobody listens any more when the start took too long.
        let _ = send.send(read);
        // What the fake prints later is of no interest, but it must never block on a full pipe.
        let _ = io::copy(&mut stdout, &mut io::sink());
    });
    let line = receive.recv_timeout(START_TIMEOUT).map_err(|_| {
        format!(
            "the fake was not ready within {} s",
            START_TIMEOUT.as_secs()
        )
    })??;
    if line.is_empty() {
        return Err("the fake stopped while it started; see what it printed above".into());
    }
    Ok(serde_json::from_str(&line)?)
}

/// Closes its standard input, on which `start.mjs` stops, and makes sure that it did.
fn stop(process: &mut Child) {
    drop(process.stdin.take());
    let deadline = Instant::now() + STOP_TIMEOUT;
    while Instant::now() < deadline {
        if let Ok(Some(_)) = process.try_wait() {
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    // Both fail only when it is gone already.
    let _ = process.kill();
    let _ = process.wait();
}

fn text(value: &Value, name: &str) -> Result<String> {
    let text = value[name].as_str();
    Ok(text
        .ok_or_else(|| format!("the fake gave no `{name}`: {value}"))?
        .to_owned())
}

//! Prism, npm `@stoplight/prism-cli`: a server that answers as a document says and refuses requests
//! that are not as it says.
//!
//! `tests/validator/` pins it. The first test that asks for it installs it there, into a folder
//! that git ignores.

use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::Result;
use crate::npm;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/validator");

/// Loading its code takes it some three seconds; a busy machine may need many more.
const START_TIMEOUT: Duration = Duration::from_secs(90);

/// A running validator of one document. Dropping it stops it.
#[derive(Debug)]
pub struct Prism {
    url: String,
    process: Child,
}

impl Prism {
    /// Installs it if need be. Where there is no `node`, or npm's registry is out of reach, the
    /// reason is printed and the answer is `false`: the test is to return.
    ///
    /// # Errors
    ///
    /// When it could not be installed for another reason.
    pub fn is_at_hand() -> Result<bool> {
        let reason = match Command::new("node").arg("--version").output() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                "there is no `node` on the PATH".to_owned()
            }
            Err(error) => return Err(error.into()),
            Ok(_) => match npm::install(Path::new(FOLDER)) {
                Ok(()) => return Ok(true),
                Err(error) if npm::is_offline(&error.to_string()) => {
                    "npm's registry is out of reach".to_owned()
                }
                Err(error) => return Err(error),
            },
        };
        // Not `eprintln!`, which the harness would keep for itself as the test passes.
        writeln!(io::stderr(), "skipped, needs Prism: {reason}")?;
        Ok(false)
    }

    /// Starts it for a document and waits until it listens.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start(document: &Path) -> Result<Self> {
        let mut process = Command::new("node")
            .arg("node_modules/@stoplight/prism-cli/dist/index.js")
            .args(["mock", "--errors", "--host", "127.0.0.1", "--port", "0"])
            .arg(document)
            .current_dir(FOLDER)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let url = read_url(&mut process);
        let mut prism = Self {
            url: String::new(),
            process,
        };
        prism.url = url?;
        Ok(prism)
    }

    /// Base URL, `http://127.0.0.1:41239`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // Both fail only when it is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address in the line that says that it listens.
fn read_url(process: &mut Child) -> Result<String> {
    let stdout = process
        .stdout
        .take()
        .ok_or("Prism has no standard output")?;
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(io::Result::ok) {
            if line.contains("listening on")
                && let Some((_, address)) = line.split_once("http://")
            {
                // Nobody listens any more when the start took too long. What it prints later must
                // not block on a full pipe.
                let _ = send.send(format!("http://{}", address.trim()));
            }
        }
    });
    Ok(receive
        .recv_timeout(START_TIMEOUT)
        .map_err(|_| "Prism did not start")?)
}

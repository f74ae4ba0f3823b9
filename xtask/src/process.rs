//! Other programs: run them, and tell what they cost.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use wait4::Wait4;

use crate::Result;

/// What a program and all that it started cost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// Seconds of CPU, in user and system mode.
    pub(crate) cpu: f64,
    /// Megabytes (10^6 bytes) of memory that the largest of its processes had at its peak.
    pub(crate) peak: f64,
}

/// Runs a program; an error when it cannot be started or fails.
pub(crate) fn run(command: &mut Command) -> Result {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| format!("`{name}` does not start: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("`{name}` failed: {status}").into())
}

/// Runs a program, what it says going to a file, and tells what it cost.
pub(crate) fn measure(command: &mut Command, log: &Path) -> Result<Cost> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = File::create(log)?;
    command
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output);
    let mut child = command
        .spawn()
        .map_err(|error| format!("`{name}` does not start: {error}"))?;
    let done = child.wait4()?;
    if !done.status.success() {
        return Err(format!("`{name}` failed: {} (see {})", done.status, log.display()).into());
    }
    let used = done.rusage;
    Ok(Cost {
        cpu: (used.utime + used.stime).as_secs_f64(),
        peak: used.maxrss as f64 / 1e6,
    })
}

//! Runs other programs and measures what they cost.

use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use wait4::Wait4;

use crate::Result;

/// What a program and all that it started cost.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Cost {
    /// Seconds of CPU, in user and system mode.
    pub cpu: f64,
    /// Megabytes (10^6 bytes) of memory that the largest of its processes had at its peak.
    pub peak: f64,
}

/// Runs a program.
///
/// # Errors
///
/// When it cannot be started, or fails.
pub fn run(command: &mut Command) -> Result {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| format!("`{name}` does not start: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("`{name}` failed: {status}").into())
}

/// Runs a program, with its output in a file, and returns what it cost.
///
/// # Errors
///
/// When it cannot be started, or fails.
pub fn measure(command: &mut Command, log: &Path) -> Result<Cost> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = observe(command, log, log)?;
    if !done.status.success() {
        return Err(format!("`{name}` failed: {} (see {})", done.status, log.display()).into());
    }
    Ok(done.cost)
}

/// What came of a program, whether it failed or not.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    /// How it ended.
    pub status: ExitStatus,
    /// What it used.
    pub cost: Cost,
    /// Seconds by the clock.
    pub wall: f64,
}

/// Runs a program, with its output in two files (or in one), and returns how it ended.
///
/// # Errors
///
/// When it cannot be started.
pub fn observe(command: &mut Command, out: &Path, err: &Path) -> Result<Done> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = File::create(out)?;
    let errors = if out == err {
        output.try_clone()?
    } else {
        File::create(err)?
    };
    command.stdin(Stdio::null()).stdout(output).stderr(errors);
    let start = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|error| format!("`{name}` does not start: {error}"))?;
    let done = child.wait4()?;
    let used = done.rusage;
    Ok(Done {
        status: done.status,
        cost: Cost {
            cpu: (used.utime + used.stime).as_secs_f64(),
            peak: used.maxrss as f64 / 1e6,
        },
        wall: start.elapsed().as_secs_f64(),
    })
}

/// What a program may use before it is ended; each of its processes on its own.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Seconds of CPU.
    pub cpu: u64,
    /// Megabytes of address space.
    pub memory: Option<u64>,
}

/// The same program under limits, where there is a POSIX shell to set them.
pub fn limited(command: &Command, limits: Limits) -> Command {
    let memory = limits.memory.map_or(String::new(), |megabytes| {
        format!("ulimit -v {} && ", megabytes * 1000)
    });
    let mut under = Command::new("sh");
    under
        .arg("-c")
        .arg(format!("{memory}ulimit -t {} && exec \"$@\"", limits.cpu))
        .arg("sh")
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => under.env(name, value),
            None => under.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        under.current_dir(folder);
    }
    under
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_limited_program_keeps_its_arguments_and_is_ended() {
        let log = std::env::temp_dir().join(format!("limited-{}", std::process::id()));
        let limits = Limits {
            cpu: 1,
            memory: Some(8000),
        };
        let mut echo = Command::new("sh");
        echo.args(["-c", "echo \"$1 $HUE\"", "sh", "a  b"])
            .env("HUE", "red");
        let done = observe(&mut limited(&echo, limits), &log, &log).unwrap();
        assert!(done.status.success());
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "a  b red\n");
        let mut endless = Command::new("sh");
        endless.args(["-c", "while :; do :; done"]);
        let done = observe(&mut limited(&endless, limits), &log, &log).unwrap();
        assert!(!done.status.success());
        assert!(done.cost.cpu < 5.0, "{done:?}");
        std::fs::remove_file(&log).unwrap();
    }
}

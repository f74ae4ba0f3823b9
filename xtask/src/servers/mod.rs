//! `cargo xtask servers`: real servers, driven through crates made of their own documents.
//!
//! The tests are the package `tests/servers`, which belongs to no workspace: the crates that it
//! uses are made here, from what the installed servers say of themselves.

mod install;
mod running;

use std::fs;
use std::path::Path;
use std::process::Command;

use clap::Args;
use seamstress::Options;

use crate::Result;
use crate::process::run;
use crate::whole::{cargo, share_lock, target_directory};
use install::Installed;
use running::Running;

/// The tests, and what pins the servers.
const TESTS: &str = "tests/servers";

/// Where the crates are put; git ignores it.
const CRATES: &str = "out/servers";

/// Each is the name of a server for `start.py`, of its crate and of its test.
const SERVERS: &[&str] = &["chroma", "jupyter", "wiremock"];

/// What is given to the tests.
#[derive(Debug, Args)]
pub(crate) struct Servers {
    /// Also holds the tests against rustfmt and clippy
    #[arg(long)]
    lint: bool,
    /// For the tests: part of a test's name, `--nocapture`, …
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Installs and starts the servers, makes their crates, and runs the tests.
pub(crate) fn servers(arguments: &Servers) -> Result {
    let target = target_directory()?;
    let folder = target.join("servers");
    let installed = match Installed::below(&folder)? {
        Ok(installed) => installed,
        Err(reason) => {
            println!("servers: skipped, {reason}");
            return Ok(());
        }
    };
    let mut running = Vec::new();
    for name in SERVERS {
        running.push(Running::start(name, &installed, &folder.join("state"))?);
    }
    for server in &running {
        generate(server)?;
    }
    share_lock(Path::new(TESTS))?;
    if arguments.lint {
        run(in_tests("fmt", &target).arg("--check"))?;
        let mut clippy = in_tests("clippy", &target);
        run(clippy.args(["--quiet", "--all-targets", "--", "-D", "warnings"]))?;
    }
    let mut command = in_tests("test", &target);
    for server in &running {
        let variable = format!("{}_URL", server.name.to_uppercase());
        command.env(variable, &server.url);
    }
    // One test after the other: a server has one state, and Chroma's database one writer.
    command.args(["--tests", "--no-fail-fast", "--", "--test-threads", "1"]);
    run(command.args(&arguments.arguments))
    // The servers stop here, whatever the tests said.
}

fn in_tests(subcommand: &str, target: &Path) -> Command {
    let mut command = cargo();
    command
        .args([subcommand, "--manifest-path"])
        .arg(Path::new(TESTS).join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", target);
    command
}

/// The server's crate, made of the document that the server has.
fn generate(server: &Running) -> Result {
    let mut options = Options::new(&server.document, Path::new(CRATES).join(server.name));
    options.crate_name = Some(server.name.to_owned());
    let config = Path::new(TESTS).join(server.name).with_extension("toml");
    if fs::exists(&config)? {
        options.config = Some(config);
    }
    let outcome = seamstress::generate(&options);
    // A setting that has no effect is a mistake of ours.
    let is_of_config = |code: &str| code.starts_with("E07");
    if !outcome.ok
        || outcome
            .messages
            .iter()
            .any(|message| is_of_config(message.code))
    {
        for message in &outcome.messages {
            eprintln!("{message}");
        }
        return Err(format!("{} has no crate", server.name).into());
    }
    let (all, made) = (outcome.operations.total, outcome.operations.generated);
    println!("{}: {made} of {all} operations", server.name);
    Ok(())
}

//! `cargo xtask servers`: real servers, driven through crates made of their own documents.
//!
//! The tests are the package `tests/servers`, which belongs to no workspace: the crates that it uses
//! are made here, from what the installed servers say of themselves.

mod install;
mod running;

use std::fs;
use std::path::Path;

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
    /// Lints the tests instead of running them
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

    let mut command = cargo();
    let subcommand: &[&str] = if arguments.lint {
        &["clippy", "--all-targets"]
    } else {
        &["test"]
    };
    command
        .args(subcommand)
        .args(["--manifest-path", &format!("{TESTS}/Cargo.toml")])
        .env("CARGO_TARGET_DIR", &target);
    for server in &running {
        let variable = format!("{}_URL", server.name.to_uppercase());
        command.env(variable, &server.url);
    }
    let last: &[&str] = if arguments.lint {
        &["-D", "warnings"]
    } else {
        &[]
    };
    run(command.arg("--").args(last).args(&arguments.arguments))
    // The servers stop here, whatever the tests said.
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
    if !outcome.ok {
        for message in &outcome.messages {
            eprintln!("{message}");
        }
        return Err(format!("{} has no crate", server.name).into());
    }
    let (all, made) = (outcome.operations.total, outcome.operations.generated);
    println!("{}: {made} of {all} operations", server.name);
    Ok(())
}

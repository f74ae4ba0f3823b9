//! Large files are read by a process of their own. A process that is started counts the peak of the one that starts it as
//! its own, so this program stays small: what it measures would otherwise be itself.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::surface::Surface;
use super::survey::survey;
use super::texts;
use crate::Result;

/// What to read.
#[derive(Debug, Args)]
pub(crate) struct Read {
    what: What,
    path: PathBuf,
    /// The generated crate, for `texts`
    folder: Option<PathBuf>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum What {
    /// A document: gives a `Survey`.
    Document,
    /// What `inspect --stage sdk` printed: gives the names of a `Surface`.
    Sdk,
    /// A document and its crate: gives `Texts`.
    Texts,
}

/// Reads a file, and prints what it holds as JSON.
pub(crate) fn read(arguments: &Read) -> Result {
    match arguments.what {
        What::Document => print(&survey(&arguments.path)),
        What::Sdk => print(&Surface::read(&arguments.path)?.names()),
        What::Texts => {
            let folder = arguments.folder.as_deref().ok_or("no crate is given")?;
            print(&texts::count(&arguments.path, folder)?)
        }
    }
}

fn print(value: &impl Serialize) -> Result {
    println!("{}", serde_json::to_string(value)?);
    Ok(())
}

/// Has another process read a file.
pub(super) fn ask<T: DeserializeOwned>(what: What, path: &Path) -> Result<T> {
    let name = what
        .to_possible_value()
        .map(|value| value.get_name().to_owned());
    // On Linux this is the program that runs, also when another was built in its place since.
    let running = Path::new("/proc/self/exe");
    let program = if running.exists() {
        running.to_path_buf()
    } else {
        std::env::current_exe()?
    };
    let output = Command::new(program)
        .args(["corpus-read", &name.unwrap_or_default()])
        .arg(path)
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {}", path.display(), why.trim()).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

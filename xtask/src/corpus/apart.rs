//! Large files are read by a process of their own. A process that is started counts the peak of the
//! one that starts it as its own, so this program stays small: what it measures would otherwise be
//! itself.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::documents::key_of_file;
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
    ask_of(what, &[path])
}

/// Has another process compare a document with its crate.
pub(super) fn compare(document: &Path, folder: &Path) -> Result<texts::Texts> {
    ask_of(What::Texts, &[document, folder])
}

/// A hash of the program that reads: what it found may change with it.
pub(super) fn reader_key() -> Result<String> {
    key_of_file(&program()?)
}

fn program() -> Result<PathBuf> {
    // On Linux this is the program that runs, also when another was built in its place since.
    let running = Path::new("/proc/self/exe");
    Ok(match running.exists() {
        true => running.to_path_buf(),
        false => std::env::current_exe()?,
    })
}

fn ask_of<T: DeserializeOwned>(what: What, paths: &[&Path]) -> Result<T> {
    let name = what
        .to_possible_value()
        .map(|value| value.get_name().to_owned());
    let output = Command::new(program()?)
        .args(["corpus-read", &name.unwrap_or_default()])
        .args(paths)
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        let path = paths
            .first()
            .map_or(String::new(), |path| path.display().to_string());
        return Err(format!("{path}: {}", why.trim()).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

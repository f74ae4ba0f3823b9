//! The chores of this repository: `cargo xtask help` lists them.

mod bench;
mod codegen;
mod corpus;
mod dependencies;
mod hostile;
mod install;
mod payloads;
mod sdk;
mod servers;
mod tidy;
mod whole;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{Result, process};

/// The chores of this repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Generates the committed SDK, or that of the whole Seam API
    Codegen(codegen::Codegen),
    /// Tries every document below some places: generated, complete, compiled without a warning
    Corpus(corpus::Corpus),
    /// Reads one large file for `corpus`, and prints what it holds
    #[command(hide = true)]
    CorpusRead(corpus::Read),
    /// Brings the notes on the crates of a default SDK up to date, docs/dependencies.md
    Dependencies(dependencies::Dependencies),
    /// Tries documents that attack: each refused with a place, or inert
    Hostile(hostile::Hostile),
    /// Measures what generation and compilation cost
    #[command(subcommand)]
    Bench(Bench),
    /// Holds a generated crate against clippy and rustdoc
    LintSdk(sdk::LintSdk),
    /// Reads recorded answers and events through the crate of their document
    Payloads(payloads::Payloads),
    /// Drives real servers through crates made of their own documents
    Servers(servers::Servers),
    /// Holds every file against the house rules
    Tidy,
}

#[derive(Debug, Subcommand)]
enum Bench {
    /// The whole Seam API, each of its 522 operations
    Whole(bench::Whole),
    /// Whether the cost of generation grows as the document does, in each count that a document has
    Growth(bench::Growth),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments.chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does a chore, from the top of the workspace.
fn run(chore: &Chore) -> Result {
    let root = workspace_root();
    env::set_current_dir(&root)?;
    match chore {
        Chore::Codegen(arguments) => codegen::codegen(arguments),
        Chore::Bench(Bench::Whole(arguments)) => bench::whole(arguments),
        Chore::Bench(Bench::Growth(arguments)) => bench::growth(arguments),
        Chore::Corpus(arguments) => corpus::corpus(arguments),
        Chore::CorpusRead(arguments) => corpus::read(arguments),
        Chore::Dependencies(arguments) => dependencies::dependencies(arguments),
        Chore::Hostile(arguments) => hostile::hostile(arguments),
        Chore::LintSdk(arguments) => sdk::lint(arguments),
        Chore::Payloads(arguments) => payloads::payloads(arguments),
        Chore::Servers(arguments) => servers::servers(arguments),
        Chore::Tidy => tidy::tidy(&root),
    }
}

/// A path as the person at the terminal means it: from where the command was given.
fn from_here(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}

/// The folder that holds the workspace: the one above this crate's.
fn workspace_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

//! `cargo xtask hostile`: hostile documents, see `tests/hostile/README.md`.

use std::process::Command;

use clap::Args;

use crate::Result;
use crate::process::run;
use crate::whole;

/// The options of the suite: `cargo xtask hostile -- --help` lists it.
#[derive(Debug, Args)]
pub(crate) struct Hostile {
    /// Options of the suite
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// Builds generator and suite for release, and runs the suite. It is a program of its own, for it
/// measures others: what they use would be counted from what this one does.
pub(crate) fn hostile(arguments: &Hostile) -> Result {
    let suite = whole::release("seamstress-hostile")?;
    run(Command::new(suite).args(&arguments.words))
}

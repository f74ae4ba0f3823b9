//! `seamstress generate` and `seamstress inspect`.
//!
//! Exit codes: 0 when the work was done, 1 when diagnostics stand against it, 2 for a wrong command
//! line.

mod generate;
mod inspect;
mod progress;

use std::io::{IsTerminal, Read as _, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use seamstress::{Message, Spec};

/// Turns an OpenAPI document into a Rust SDK crate.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the crate of a document
    Generate(generate::Generate),
    /// Show what a stage of the generator hands to the next
    Inspect(inspect::Inspect),
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// For people, on standard error; more than three that are alike are one message
    Human,
    /// For programs: a JSON object a line for each, on standard output
    Json,
}

/// Runs the command line.
pub(crate) fn run() -> ExitCode {
    match Cli::parse().command {
        Command::Generate(command) => command.run(),
        Command::Inspect(command) => command.run(),
    }
}

/// The document that a command line names: a file, or `-` for standard input.
fn spec(path: &Path) -> Result<Spec, ExitCode> {
    if path.as_os_str() != "-" {
        return Ok(Spec::File(path.to_owned()));
    }
    let mut text = String::new();
    match std::io::stdin().lock().read_to_string(&mut text) {
        Ok(_) => Ok(Spec::Text { name: "-".to_owned(), text }),
        Err(error) => {
            _ = writeln!(
                std::io::stderr().lock(),
                "error: standard input could not be read: {error}"
            );
            Err(ExitCode::FAILURE)
        }
    }
}

/// Shows the findings. For people, equal ones are grouped unless `--verbose` asks for all. A closed
/// pipe is not an error.
fn show(
    messages: &[Message],
    grouped: impl FnOnce() -> Vec<Message>,
    format: MessageFormat,
    verbose: bool,
) {
    match format {
        MessageFormat::Human => {
            // One write for each line at least, not one for each letter: a document may give many
            // thousand messages.
            let mut err = std::io::LineWriter::new(std::io::stderr().lock());
            let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let grouped = if verbose { messages.to_vec() } else { grouped() };
            for message in &grouped {
                _ = writeln!(err, "{}", message.human(colours));
            }
            if grouped.len() < messages.len() {
                _ = writeln!(err, "{} findings; `--verbose` shows each of them", messages.len());
            }
        }
        MessageFormat::Json => {
            let mut out = std::io::stdout().lock();
            for message in messages {
                _ = writeln!(out, "{}", message.json());
            }
        }
    }
}

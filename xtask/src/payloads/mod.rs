//! `cargo xtask payloads`: what GitHub answered and sent, read through the crate of its document.
//!
//! The recordings come from npm: `@octokit/fixtures` (exchanges) and `@octokit/webhooks-examples`
//! (events). The document is reduced to the operations that were recorded, so that its crate
//! compiles in reasonable time; each answer goes through the client by way of a transport that
//! replays it.

mod calls;
mod document;
mod program;
mod recordings;
mod verdict;

use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::process::Command;

use clap::Args;
use seamstress::{Format, Options, Stage};

use crate::Result;
use crate::install::from_npm;
use crate::process::run;
use crate::whole::{cargo, share_lock, target_directory};
use calls::Surface;
use document::Document;
use recordings::{Event, Exchange};
use verdict::Verdicts;

/// What pins the recordings.
const RECORDINGS: &str = "tests/payloads";

/// Where the crate and the program that reads are put; git ignores it.
const FOLDER: &str = "out/payloads";

/// Where GitHub's document is.
#[derive(Debug, Args)]
pub(crate) struct Payloads {
    /// GitHub's OpenAPI document, with its webhooks
    #[arg(long, value_name = "FILE", value_parser = crate::from_here)]
    #[arg(default_value = "../shared/specs/real/github-octokit.json")]
    spec: PathBuf,
}

/// Reads all recordings, prints what came of it, and fails where something was refused that could
/// have been read.
pub(crate) fn payloads(arguments: &Payloads) -> Result {
    if !arguments.spec.exists() {
        println!(
            "payloads: skipped, {} does not exist",
            arguments.spec.display()
        );
        return Ok(());
    }
    let target = target_directory()?;
    let packages = match from_npm(Path::new(RECORDINGS), &target.join("payloads"))? {
        Ok(packages) => packages,
        Err(reason) => {
            println!("payloads: skipped, {reason}");
            return Ok(());
        }
    };
    let exchanges = recordings::exchanges(&packages)?;
    let events = recordings::events(&packages)?;
    let document = Document::read(&arguments.spec)?;
    fs::create_dir_all(FOLDER)?;
    let folder = absolute(FOLDER)?;
    let reduced = folder.join("github.json");
    document.write_reduced(&exchanges, &reduced)?;

    let sdk = folder.join("sdk");
    let surface = generate(&reduced, &sdk)?;
    let lines = lines(&document, &surface, &exchanges, &events);
    let (input, output) = (folder.join("payloads.jsonl"), folder.join("verdicts.tsv"));
    fs::write(&input, lines.join("\n"))?;

    let reader = folder.join("reader");
    program::write(&reader, &sdk, &surface)?;
    share_lock(&reader)?;
    run(cargo()
        .args(["build", "--quiet", "--manifest-path"])
        .arg(reader.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &target))?;
    run(Command::new(target.join("debug").join(program::NAME)).args([&input, &output]))?;
    Verdicts::read(&lines, &fs::read_to_string(&output)?)?.conclude()
}

/// The crate, and what the generator says is in it.
fn generate(document: &Path, sdk: &Path) -> Result<Surface> {
    let mut options = Options::new(document, sdk);
    options.crate_name = Some("github".to_owned());
    let outcome = seamstress::generate(&options);
    if !outcome.ok {
        for message in &outcome.messages {
            eprintln!("{message}");
        }
        return Err("GitHub's document has no crate".into());
    }
    let inspection = seamstress::inspect(&options, Stage::Sdk, None, Format::Json);
    let text = inspection
        .text
        .ok_or("GitHub's document cannot be inspected")?;
    Ok(serde_json::from_str(&text)?)
}

/// A line for each payload, in the form that the program reads.
fn lines(
    document: &Document,
    surface: &Surface,
    exchanges: &[Exchange],
    events: &[Event],
) -> Vec<String> {
    let exchanges = exchanges.iter().map(|exchange| {
        let route = document.route(exchange);
        let number = route.as_ref().and_then(|route| surface.number(route));
        exchange.line(route.as_ref(), number)
    });
    exchanges
        .chain(events.iter().map(Event::line))
        .map(|line| line.to_string())
        .collect()
}

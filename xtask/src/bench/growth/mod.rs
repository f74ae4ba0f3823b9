//! `cargo xtask bench growth`: whether the cost of generation grows as the document does, in each
//! count that a document has.
//!
//! A document of `n` and one of `4 n` are generated in turn. CPU seconds and memory that grow by
//! more than a factor above four are reported: quadratic cost grows by sixteen.

mod documents;

use std::fs;
use std::path::{Path, absolute};
use std::process::Command;

use clap::Args;

use super::generator::build;
use crate::Result;
use crate::process::{Cost, Limits, limited, observe};
use documents::{COUNTS, Count};

/// How much larger the second document is.
const TIMES: usize = 4;

/// What counts as growing with the document, for a cost that is four times as high by rights.
const MOST: f64 = 8.0;

/// Costs below these are those of the process itself: seconds of CPU, megabytes.
const LEAST: Cost = Cost {
    cpu: 0.25,
    peak: 60.0,
};

/// What to measure.
#[derive(Debug, Args)]
pub(crate) struct Growth {
    /// How many of each the smaller document has
    #[arg(long, value_name = "N", default_value_t = 8_000)]
    size: usize,
    /// Only the counts whose names hold this
    #[arg(long, value_name = "WORD")]
    only: Option<String>,
}

/// Measures and prints a table; an error where a cost grows faster than the document.
pub(crate) fn growth(arguments: &Growth) -> Result {
    let program = build()?;
    let folder = absolute("out/growth")?;
    println!(
        "| {} and {TIMES} times as many | CPU s | | | peak MB | | |",
        arguments.size
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut faster = Vec::new();
    let is_wanted = |count: &&Count| {
        arguments
            .only
            .as_ref()
            .is_none_or(|word| count.name.contains(word.as_str()))
    };
    for count in COUNTS.iter().filter(is_wanted) {
        let small = generate(&program, &folder, count, arguments.size)?;
        let large = generate(&program, &folder, count, arguments.size * TIMES)?;
        let cpu = large.cpu / small.cpu.max(LEAST.cpu);
        let peak = large.peak / small.peak.max(LEAST.peak);
        println!(
            "| {} | {:.2} | {:.2} | {cpu:.1} | {:.0} | {:.0} | {peak:.1} |",
            count.name, small.cpu, large.cpu, small.peak, large.peak
        );
        if cpu > MOST || peak > MOST {
            faster.push(count.name);
        }
    }
    if faster.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the cost grows faster than the document: {}",
        faster.join(", ")
    )
    .into())
}

/// What one document costs; whether it is refused does not matter.
fn generate(program: &Path, folder: &Path, count: &Count, n: usize) -> Result<Cost> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let made = (count.make)(n);
    let document = folder.join("document.yaml");
    fs::write(&document, made.text)?;
    for (name, text) in made.files {
        fs::write(folder.join(name), text)?;
    }
    let mut command = Command::new(program);
    command
        .arg("generate")
        .arg(&document)
        .arg("--out")
        .arg(folder.join("sdk"));
    let log = folder.join("generate.log");
    let limits = Limits {
        cpu: 300,
        memory: None,
    };
    let done = observe(&mut limited(&command, limits), &log, &log)?;
    if done.status.code().is_none_or(|code| code > 1) {
        return Err(format!(
            "{} of `{}`: {} (see {})",
            n,
            count.name,
            done.status,
            log.display()
        )
        .into());
    }
    fs::remove_dir_all(folder)?;
    Ok(done.cost)
}

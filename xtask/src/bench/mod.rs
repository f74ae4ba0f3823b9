//! `cargo xtask bench whole`: what it costs to generate the whole Seam API, and to compile what was
//! generated.

mod generator;
mod growth;
mod table;

use std::fs;
use std::path::{Path, PathBuf, absolute};

use clap::Args;

use crate::Result;
use crate::process::{Cost, measure};
use crate::whole::{self, Extent, cargo};
use generator::{Generator, Job};

pub(crate) use growth::{Growth, growth};

/// What to measure.
#[derive(Debug, Args)]
pub(crate) struct Whole {
    /// The document [default: the one of the pinned npm package]
    #[arg(long, value_name = "FILE", value_parser = crate::from_here)]
    spec: Option<PathBuf>,
    /// Times each generation is run; the median counts
    #[arg(long, value_name = "N", default_value_t = 5)]
    runs: usize,
    /// Another generator to run beside ours; `{spec}` and `{out}` stand for paths
    #[arg(long = "peer", value_name = "NAME=COMMAND")]
    peers: Vec<String>,
}

/// What one generator cost.
struct Row {
    name: String,
    generate: Result<Cost>,
    lines: usize,
    check: Result<Cost>,
}

/// Measures and prints the table.
pub(crate) fn whole(arguments: &Whole) -> Result {
    let spec = fs::canonicalize(whole::document(arguments.spec.as_deref())?)?;
    let config = whole::config(Extent::Everything)?;
    let mut generators = vec![Generator::ours(&config)?];
    for peer in &arguments.peers {
        generators.push(Generator::peer(peer)?);
    }
    let folder = absolute("out/bench")?;
    let mut rows = Vec::new();
    for generator in &generators {
        eprintln!("measuring {} …", generator.name);
        let job = Job {
            generator,
            spec: &spec,
            folder: folder.join(&generator.name),
        };
        rows.push(measure_row(&job, arguments.runs)?);
    }
    print!("{}", table::render(&rows));
    Ok(())
}

fn measure_row(job: &Job<'_>, runs: usize) -> Result<Row> {
    let generate = job.generate(runs);
    let is_there = generate.is_ok();
    let check = if is_there {
        check(job)
    } else {
        Err("nothing was generated".into())
    };
    let lines = if is_there {
        lines_of_rust(&job.out())?
    } else {
        0
    };
    Ok(Row {
        name: job.generator.name.clone(),
        generate,
        lines,
        check,
    })
}

/// `cargo check` of the crate alone: once for the dependencies, once more for it.
fn check(job: &Job<'_>) -> Result<Cost> {
    let out = job.out();
    whole::share_lock(&out)?;
    let log = job.folder.join("check.log");
    let cargo_check = || {
        let mut command = cargo();
        command.args(["check", "--lib"]).current_dir(&out);
        // An incremental check would read what the first one found out.
        command
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", job.folder.join("target"));
        command
    };
    measure(&mut cargo_check(), &log)?;
    let touched = out.join("src/lib.rs");
    fs::write(&touched, fs::read(&touched)?)?;
    let cost = measure(&mut cargo_check(), &log)?;
    let warnings = fs::read_to_string(&log)?
        .lines()
        .filter(|line| line.starts_with("warning"))
        .count();
    if warnings > 0 {
        eprintln!("  {warnings} lines of warnings: see {}", log.display());
    }
    Ok(cost)
}

fn lines_of_rust(folder: &Path) -> Result<usize> {
    let mut lines = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lines += lines_of_rust(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            lines += fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(lines)
}

//! `cargo xtask hostile`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use seamstress_hostile::case::Case;
use seamstress_hostile::crates::{self, Workshop};
use seamstress_hostile::{Result, matrix, payloads, positions, vectors};

/// Hostile documents: every position with every payload, refused with a place or inert.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask hostile", bin_name = "cargo xtask hostile")]
struct Arguments {
    /// Only positions whose name holds this
    #[arg(long)]
    position: Option<String>,
    /// Only payloads whose name holds this
    #[arg(long)]
    payload: Option<String>,
    /// Only vectors whose name holds this
    #[arg(long)]
    vector: Option<String>,
    /// Takes the cases in an order that this text decides
    #[arg(long, value_name = "SEED")]
    sample: Option<String>,
    /// How many cases are compiled
    #[arg(long, default_value_t = 0)]
    compile: usize,
    /// Begins nothing after this time
    #[arg(long, value_name = "MINUTES")]
    budget: Option<f64>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<bool> {
    let start = Instant::now();
    let program = target().join("release/seamstress");
    for vector in vectors::all().iter().filter(|vector| arguments.vector.as_ref().is_some_and(|part| vector.name.contains(part.as_str()))) {
        let done = vectors::run(vector, &program)?;
        println!("{:30} {:>10} → {:>10}  {:6.2} s {:6.0} MB  {}  {}", vector.name, done.input, done.output, done.cost.cpu, done.cost.peak, done.outcome, done.findings.join("; "));
    }
    if arguments.vector.is_some() {
        return Ok(true);
    }
    let deadline = arguments.budget.map(|minutes| start + Duration::from_secs_f64(minutes * 60.0));
    let (positions, payloads) = (positions::all(), payloads::all());
    let mut cases = matrix::cases(&positions, &payloads);
    let holds = |name: &str, part: &Option<String>| part.as_ref().is_none_or(|part| name.contains(part.as_str()));
    cases.retain(|case: &Case<'_>| holds(case.position.name, &arguments.position) && holds(&case.payload.name, &arguments.payload));
    if let Some(seed) = &arguments.sample {
        matrix::shuffle(&mut cases, seed);
    }
    let matrix = matrix::run(&cases, deadline)?;
    println!("{} positions, {} payloads, {} cases: {} tried, {} inert, {} refused, {} broken in {:.0} s", positions.len(), payloads.len(), cases.len(), matrix.tried, matrix.inert.len(), matrix.refused.len(), matrix.broken.len(), start.elapsed().as_secs_f64());
    let mut by: BTreeMap<String, Vec<(&String, &String)>> = BTreeMap::new();
    for (case, findings) in &matrix.broken {
        for finding in findings {
            let kind: String = finding.chars().filter(|letter| !letter.is_ascii_digit()).take(60).collect();
            by.entry(kind).or_default().push((case, finding));
        }
    }
    let mut by: Vec<_> = by.into_iter().collect();
    by.sort_by_key(|(_, cases)| std::cmp::Reverse(cases.len()));
    for (_, cases) in by.iter().take(60) {
        let (case, finding) = &cases[0];
        println!("{} × {:?}\n    {case}", cases.len(), finding.chars().take(250).collect::<String>());
        for (case, _) in cases.iter().skip(1).step_by((cases.len() / 3).max(1)).take(3) {
            println!("    {case}");
        }
    }
    let is_inert = |case: &&Case<'_>| crates::is_compiled(case) && matrix.inert.contains(&case.to_string());
    let compiled: Vec<Case<'_>> = cases.iter().filter(is_inert).take(arguments.compile).copied().collect();
    if compiled.is_empty() {
        return Ok(matrix.broken.is_empty());
    }
    let shop = Workshop::open(&target(), &positions)?;
    let compiled = shop.run(&compiled, None)?;
    println!("{} crates of {} cases, {} doctests, {} pages: {} broken", compiled.crates, compiled.cases, compiled.doctests, compiled.pages, compiled.broken.len());
    for (case, finding) in &compiled.broken {
        println!("{case}\n    {finding}");
    }
    Ok(matrix.broken.is_empty() && compiled.broken.is_empty())
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

//! `cargo xtask hostile`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use seamstress_hostile::case::Case;
use seamstress_hostile::crates::{self, Workshop};
use seamstress_hostile::{Result, matrix, payloads, positions};

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
    let deadline = arguments.budget.map(|minutes| start + Duration::from_secs_f64(minutes * 60.0));
    let (positions, payloads) = (positions::all(), payloads::all());
    let mut cases = matrix::cases(&positions, &payloads);
    let holds = |name: &str, part: &Option<String>| part.as_ref().is_none_or(|part| name.contains(part.as_str()));
    cases.retain(|case: &Case<'_>| holds(case.position.name, &arguments.position) && holds(&case.payload.name, &arguments.payload));
    if let Some(seed) = &arguments.sample {
        matrix::shuffle(&mut cases, seed);
    }
    let matrix = matrix::run(&cases, deadline)?;
    println!("{} positions, {} payloads, {} cases: {} tried, {} inert, {} refused, {} broken in {:.0} s", positions.len(), payloads.len(), cases.len(), matrix.tried, matrix.inert, matrix.refused.len(), matrix.broken.len(), start.elapsed().as_secs_f64());
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
    let is_inert = |case: &&Case<'_>| {
        let name = case.to_string();
        crates::is_compiled(case) && !matrix.refused.contains(&name) && !matrix.broken.contains_key(&name)
    };
    let compiled: Vec<Case<'_>> = cases.iter().take(matrix.tried).filter(is_inert).take(arguments.compile).copied().collect();
    if compiled.is_empty() {
        return Ok(matrix.broken.is_empty());
    }
    let shop = Workshop::open(Path::new("target"), &positions)?;
    let compiled = shop.run(&compiled, None)?;
    println!("{} crates of {} cases, {} doctests, {} pages: {} broken", compiled.crates, compiled.cases, compiled.doctests, compiled.pages, compiled.broken.len());
    for (case, finding) in &compiled.broken {
        println!("{case}\n    {finding}");
    }
    Ok(matrix.broken.is_empty() && compiled.broken.is_empty())
}

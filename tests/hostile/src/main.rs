//! `cargo xtask hostile`: tries hostile documents, and prints the results.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Parser, ValueEnum};
use seamstress_hostile::case::Case;
use seamstress_hostile::crates::{self, Workshop};
use seamstress_hostile::matrix::{self, Matrix};
use seamstress_hostile::report::Causes;
use seamstress_hostile::{Result, payloads, positions, vectors};

/// Of a budget, what the cases are tried in; the rest is for the crates that are compiled.
const SHARE_OF_CASES: f64 = 0.35;

/// Hostile documents: every position with every payload, refused with a place or inert.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask hostile", bin_name = "cargo xtask hostile")]
struct Arguments {
    /// Tries everything, however long it takes
    #[arg(long, conflicts_with_all = ["sample", "budget"])]
    all: bool,
    /// Takes the cases in an order that this text decides
    #[arg(long, value_name = "SEED", default_value = "")]
    sample: String,
    /// Begins nothing after this time
    #[arg(long, value_name = "MINUTES", default_value_t = 6.0)]
    budget: f64,
    /// Only positions whose name holds this
    #[arg(long, value_name = "PART", default_value = "")]
    position: String,
    /// Only payloads whose name holds this
    #[arg(long, value_name = "PART", default_value = "")]
    payload: String,
    /// Only vectors whose name holds this, and no cases
    #[arg(long, value_name = "PART")]
    vector: Option<String>,
    /// Only this part, may be given several times; crates are compiled of the cases that were tried
    /// before
    #[arg(long, value_name = "PART", value_enum)]
    only: Vec<Part>,
}

/// What the suite consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Vectors,
    Cases,
    Crates,
}

impl Arguments {
    fn has(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(broken) => {
            eprintln!("error: {broken} broken");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tries the selected cases, and reports how many are broken.
fn run(arguments: &Arguments) -> Result<usize> {
    let start = Instant::now();
    let after = |share: f64| {
        let budget = Duration::from_secs_f64(arguments.budget * 60.0 * share);
        (!arguments.all).then_some(start + budget)
    };
    // The processes first: each counts the peak of the one that starts it as its own.
    let mut broken = 0;
    if arguments.has(Part::Vectors) {
        broken += measure(arguments.vector.as_deref().unwrap_or_default())?;
    }
    if arguments.vector.is_some() || !arguments.has(Part::Cases) && !arguments.has(Part::Crates) {
        return Ok(broken);
    }
    let (positions, payloads) = (positions::all(), payloads::all());
    let mut cases = matrix::cases(&positions, &payloads);
    cases.retain(|case| {
        case.position.name.contains(&arguments.position)
            && case.payload.name.contains(&arguments.payload)
    });
    matrix::shuffle(&mut cases, &arguments.sample);
    println!(
        "{} positions, {} payloads, {} cases",
        positions.len(),
        payloads.len(),
        cases.len()
    );
    let share = if arguments.has(Part::Crates) {
        SHARE_OF_CASES
    } else {
        1.0
    };
    // Vectors have taken what they took: cases have their share of what is left at least.
    let tried = matrix::run(
        &cases,
        after(share).map(|deadline| deadline.max(Instant::now() + Duration::from_secs(60))),
    )?;
    broken += tell(&tried);
    if arguments.has(Part::Crates) {
        let is_left =
            |case: &&Case<'_>| crates::is_compiled(case) && tried.inert.contains(&case.to_string());
        let left: Vec<Case<'_>> = cases.iter().filter(is_left).copied().collect();
        let compiled = Workshop::open(&target(), &positions)?.run(&left, after(1.0))?;
        println!(
            "{} crates of {} cases compiled, {} doctests, {} pages: {} broken",
            compiled.crates,
            compiled.cases,
            compiled.doctests,
            compiled.pages,
            compiled.broken.len()
        );
        for (case, finding) in &compiled.broken {
            println!("  {case}\n      {finding}");
        }
        broken += compiled.broken.len();
    }
    Ok(broken)
}

/// Prints what came of the cases.
fn tell(tried: &Matrix) -> usize {
    println!(
        "{} cases tried: {} inert, {} refused, {} broken",
        tried.tried,
        tried.inert.len(),
        tried.refused.len(),
        tried.broken.len()
    );
    print!("{}", Causes::of(&tried.broken));
    tried.broken.len()
}

/// Runs the vectors, and prints a row for each.
fn measure(part: &str) -> Result<usize> {
    let program = target().join("release/seamstress");
    let mut broken = 0;
    println!(
        "{:30} {:>10} {:>10} {:>8} {:>6}",
        "vector", "in", "out", "s", "MB"
    );
    for vector in vectors::all()
        .iter()
        .filter(|vector| vector.name.contains(part))
    {
        let done = vectors::run(vector, &program)?;
        let cost = done.cost;
        println!(
            "{:30} {:>10} {:>10} {:>8.2} {:>6.0} {}",
            vector.name, done.input, done.output, cost.cpu, cost.peak, done.outcome
        );
        for finding in &done.findings {
            println!("    BROKEN {finding}");
        }
        broken += usize::from(!done.findings.is_empty());
    }
    Ok(broken)
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

//! `cargo xtask corpus`: the funnel over every document below some places.
//!
//! ```text
//! reads ─▶ generates ─▶ operations, schemas and texts are there ─▶ check ─▶ clippy ─▶ rustdoc
//! ```
//!
//! Each step of each document is kept with the hash of all that it came from, so that a second run
//! only does what changed or failed.

mod apart;
mod building;
mod calls;
mod causes;
mod documents;
mod generation;
mod progress;
mod record;
mod report;
mod roundtrip;
mod schedule;
mod steps;
mod surface;
mod survey;
mod text;
mod texts;

use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::Args;

use crate::Result;
pub(crate) use apart::{Read, read};
pub(crate) use calls::Argument;
use documents::{DocumentFile, key};
use generation::Generator;
use progress::Progress;
use record::{Record, Records, Step};
use report::Report;
use roundtrip::Faker;
pub(crate) use roundtrip::{identifier, is_raw, manifest, rust_type};
use schedule::{Means, Need};

/// Which documents, and how far.
#[derive(Debug, Args)]
pub(crate) struct Corpus {
    /// Documents, and folders that hold some
    #[arg(required = true, value_parser = crate::from_here)]
    places: Vec<PathBuf>,
    /// Fails unless everything passes
    #[arg(long)]
    check: bool,
    /// With `--check`, fails also when a text of a document is not in the docs of its crate
    #[arg(long)]
    texts: bool,
    /// How many documents at once [default: one for each core, as far as memory allows]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Only this step after generation; may be given several times
    #[arg(long, value_name = "STEP", value_enum)]
    only: Vec<Step>,
    /// Takes the documents in an order that this text decides, rather than the largest first
    #[arg(long, value_name = "TEXT")]
    sample: Option<String>,
    /// Begins nothing that would probably not end within this time; generation is done for all
    #[arg(long, value_name = "MINUTES")]
    budget: Option<f64>,
    /// Does everything again, whatever is known from earlier runs
    #[arg(long)]
    again: bool,
    /// Where crates, records and reports go
    #[arg(long, value_name = "DIR", default_value = "out/corpus", value_parser = crate::from_here)]
    out: PathBuf,
}

impl Corpus {
    fn has_step(&self, step: Step) -> bool {
        self.only.is_empty() || self.only.contains(&step)
    }
}

/// Tries all documents, and writes what came of it.
pub(crate) fn corpus(arguments: &Corpus) -> Result {
    let start = Instant::now();
    let found = documents::find(&arguments.places)?;
    let out = absolute(&arguments.out)?;
    fs::create_dir_all(out.join("logs"))?;
    fs::create_dir_all(out.join("texts"))?;
    let run = Run {
        generator: Generator::build()?,
        records: Records::open(&out)?,
        report: Mutex::new(Report::new(&found)),
        deadline: arguments
            .budget
            .map(|minutes| start + Duration::from_secs_f64(minutes * 60.0)),
        environment: environment()?,
        reader: apart::reader_key()?,
        faker: if arguments.has_step(Step::RoundTrip) {
            Faker::install(&out)?
        } else {
            None
        },
        out,
        arguments,
    };
    run.generate_all(&found.documents)?;
    run.build_all(&found.documents)?;
    run.finish()
}

/// What every crate is built with: the compiler, and the packages.
fn environment() -> Result<String> {
    let rustc = std::process::Command::new("rustc").arg("-vV").output()?;
    Ok(key(&[&rustc.stdout, &fs::read("Cargo.lock")?]))
}

/// One run of the funnel.
struct Run<'a> {
    arguments: &'a Corpus,
    out: PathBuf,
    generator: Generator,
    records: Records,
    /// Everything that is known so far.
    report: Mutex<Report>,
    deadline: Option<Instant>,
    environment: String,
    /// A hash of this program, which compares documents with crates.
    reader: String,
    /// What makes instances; `None` where it is not needed, or node and npm are missing.
    faker: Option<Faker>,
}

impl Run<'_> {
    fn means(&self) -> Means {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let jobs = self.arguments.jobs.unwrap_or(cores);
        Means {
            jobs,
            memory: schedule::free_memory(),
            deadline: None,
        }
    }

    /// Reads and generates all documents.
    fn generate_all(&self, documents: &[DocumentFile]) -> Result {
        let progress = Progress::start("generate", documents.len());
        let work = documents
            .iter()
            .map(|document| (document, generation_need(document)))
            .collect();
        self.in_parallel(work, self.means(), |_, document| {
            let mut record = self.known(document);
            let text = steps::generate(self, document, &mut record)?;
            progress.tell(&document.name, &text);
            Ok(record)
        })?;
        progress.finish();
        Ok(())
    }

    /// Compiles what was generated, the largest first or in the order of the sample.
    fn build_all(&self, documents: &[DocumentFile]) -> Result {
        let mut documents: Vec<&DocumentFile> = documents.iter().collect();
        match &self.arguments.sample {
            Some(seed) => {
                documents.sort_by_key(|document| key(&[seed.as_bytes(), document.name.as_bytes()]))
            }
            None => documents.sort_by_key(|document| std::cmp::Reverse(document.bytes)),
        }
        let work: Vec<(&DocumentFile, Need)> = documents
            .into_iter()
            .filter_map(|document| Some((document, steps::need(self, document)?)))
            .collect();
        let progress = Progress::start("build", work.len());
        let means = Means {
            deadline: self.deadline,
            ..self.means()
        };
        let left = self.in_parallel(work, means, |worker, document| {
            let mut record = self.known(document);
            let text = steps::build(self, worker, document, &mut record)?;
            progress.tell(&document.name, &text);
            Ok(record)
        })?;
        progress.finish();
        self.locked().left = left;
        Ok(())
    }

    /// Does the same for many documents, keeps their records, and writes the report after each.
    fn in_parallel<'d>(
        &self,
        work: Vec<(&'d DocumentFile, Need)>,
        means: Means,
        act: impl Fn(usize, &'d DocumentFile) -> Result<Record> + Sync,
    ) -> Result<Vec<String>> {
        let problem = Mutex::new(None);
        let left = schedule::run(work, means, |worker, document| {
            let done = act(worker, document).and_then(|record| {
                self.records.write(&record)?;
                let mut report = self.locked();
                report.take(record);
                report.write(&self.out)
            });
            if let Err(error) = done
                && let Ok(mut problem) = problem.lock()
            {
                problem.get_or_insert(format!("{}: {error}", document.name));
            }
        });
        match problem.into_inner() {
            Ok(Some(problem)) => Err(problem.into()),
            _ => Ok(left
                .into_iter()
                .map(|document| document.name.clone())
                .collect()),
        }
    }

    /// What is known of a document so far.
    fn known(&self, document: &DocumentFile) -> Record {
        let report = self.locked();
        let known = report.record(&document.slug).cloned();
        let mut record = known.unwrap_or_else(|| {
            if self.arguments.again {
                Record::default()
            } else {
                self.records.read(&document.slug)
            }
        });
        record.name.clone_from(&document.name);
        record.slug.clone_from(&document.slug);
        record.bytes = document.bytes;
        record
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Report> {
        self.report
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Writes the last report and says where it is.
    fn finish(&self) -> Result {
        let mut report = self.locked();
        if self.arguments.has_step(Step::RoundTrip) && self.faker.is_none() {
            report.skipped_step =
                Some("round trip: skipped, node and npm are not there".to_owned());
        }
        report.write(&self.out)?;
        println!("{}", report.summary());
        println!("see {}", shown(&self.out.join("report.html")).display());
        if !self.arguments.check {
            return Ok(());
        }
        let missing = report.missing_texts();
        match (report.failures().len(), &report.skipped_step) {
            (0, None) if self.arguments.texts && missing > 0 => Err(format!(
                "{missing} texts are not in the docs of the crates: see the report"
            )
            .into()),
            (0, None) => Ok(()),
            (0, Some(skipped)) => Err(skipped.clone().into()),
            (failures, _) => Err(format!("{failures} failures: see the report").into()),
        }
    }
}

/// A path as it is shown: from the top of the workspace where it lies inside.
fn shown(path: &Path) -> &Path {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path)
}

/// Measured over the corpus: 15 bytes of memory for one of the document.
fn generation_need(document: &DocumentFile) -> Need {
    Need {
        memory: 60.0 + 20.0 * document.bytes as f64 / 1e6,
        seconds: 0.0,
    }
}

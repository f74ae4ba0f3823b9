//! What is known of each document: kept on disk, so that a second run only does what changed or
//! failed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::survey::Survey;
use super::texts::Texts;
use crate::Result;
use crate::process::Cost;

/// The steps after generation, in the order of the funnel.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Step {
    /// The document becomes a crate, and all of it is there
    Generate,
    /// `cargo check`
    Check,
    /// `cargo clippy`
    Clippy,
    /// `cargo doc`
    Rustdoc,
    /// Instances are decoded and encoded
    RoundTrip,
}

impl Step {
    /// Those that compile the generated crate.
    pub(super) const OF_CRATE: [Self; 3] = [Self::Check, Self::Clippy, Self::Rustdoc];

    /// Those that take the generated crate.
    pub(super) const AFTER_GENERATION: [Self; 4] =
        [Self::Check, Self::Clippy, Self::Rustdoc, Self::RoundTrip];

    /// What people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::Check => "check",
            Self::Clippy => "clippy",
            Self::Rustdoc => "rustdoc",
            Self::RoundTrip => "round trip",
        }
    }
}

/// All that is known of a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Record {
    /// What reports call it.
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) bytes: u64,
    pub(super) survey: Option<Kept<Survey>>,
    pub(super) generation: Option<Kept<Generation>>,
    #[serde(default)]
    pub(super) texts: Option<Kept<Texts>>,
    pub(super) builds: BTreeMap<Step, Kept<Build>>,
    pub(super) trip: Option<Kept<Trip>>,
}

/// A result, and the hash of all that it came from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept<T> {
    pub(super) key: String,
    pub(super) value: T,
}

/// What came of generation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Generation {
    /// The crate is there.
    pub(super) ok: bool,
    /// The document could be read, whatever became of it.
    pub(super) reads: bool,
    /// It ended without a message: a panic, a signal, a limit.
    pub(super) crashed: Option<String>,
    /// Errors that it reported.
    pub(super) errors: Vec<Finding>,
    /// Warnings by code.
    pub(super) warnings: BTreeMap<String, usize>,
    /// Warnings without a place, or without a word about what was chosen.
    pub(super) vague: Vec<Finding>,
    pub(super) cost: Cost,
    /// Lines of Rust, those of the runtime not counted.
    pub(super) lines: usize,
    pub(super) operations: Covered,
    pub(super) schemas: Covered,
    /// A hash of the crate.
    pub(super) crate_key: String,
}

impl Generation {
    pub(super) fn has_passed(&self) -> bool {
        self.ok && self.operations.is_whole() && self.schemas.is_whole() && self.vague.is_empty()
    }
}

/// How much of what a document holds is in the crate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Covered {
    pub(super) total: usize,
    /// Left out because the document marks them as internal.
    pub(super) internal: usize,
    /// Neither there nor internal.
    pub(super) missing: Vec<String>,
}

impl Covered {
    /// What is in the crate.
    pub(super) fn found(&self) -> usize {
        self.total - self.internal - self.missing.len()
    }

    pub(super) fn is_whole(&self) -> bool {
        self.missing.is_empty()
    }
}

/// A finding of the generator, or of a compiler.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Finding {
    /// `E0204`, `dead_code`; empty if it has no code.
    pub(super) code: String,
    /// Its first line.
    pub(super) message: String,
    /// Where it is.
    pub(super) place: String,
}

/// What a compiler said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Build {
    pub(super) ok: bool,
    /// Warnings and errors, each once, the first hundred of them.
    pub(super) findings: Vec<Finding>,
    /// How many there were.
    pub(super) count: usize,
    pub(super) cost: Cost,
    pub(super) wall: f64,
}

/// What came of round trips.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Trip {
    /// Instances that were decoded: made from schemas, and valid examples of the document.
    pub(super) tried: usize,
    /// Those that came back equal.
    pub(super) passed: usize,
    /// Those where a member that was null is gone; they pass.
    pub(super) nulls_lost: usize,
    /// Those in which something was kept raw as an unknown value.
    pub(super) kept_raw: usize,
    /// Examples that are not instances of their schemas.
    pub(super) invalid_examples: usize,
    /// Those of bodies whose members are arguments: each member is tried by itself.
    #[serde(default)]
    pub(super) spread: usize,
    /// What has no instance, by reason.
    #[serde(default)]
    pub(super) none: BTreeMap<String, Vec<String>>,
    /// Bodies and answers that are not JSON, by what they are.
    #[serde(default)]
    pub(super) others: BTreeMap<String, usize>,
    /// What went wrong, the first few hundred; `code` says what was done.
    pub(super) findings: Vec<Finding>,
    /// How often something went wrong.
    pub(super) count: usize,
}

impl Trip {
    /// No instance could be tried.
    pub(super) fn broken(why: &str) -> Self {
        let mut trip = Self::default();
        trip.fail("no round trip", why.to_owned(), String::new());
        trip
    }

    pub(super) fn fail(&mut self, code: &str, message: String, place: String) {
        self.count += 1;
        if self.findings.len() < 300 {
            self.findings.push(Finding {
                code: code.to_owned(),
                message,
                place,
            });
        }
    }
}

/// The folder of records.
pub(super) struct Records {
    folder: PathBuf,
}

impl Records {
    pub(super) fn open(out: &Path) -> Result<Self> {
        let folder = out.join("records");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// What an earlier run found out; nothing where it is not there or of another form.
    pub(super) fn read(&self, slug: &str) -> Record {
        let text = fs::read(self.path(slug)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    pub(super) fn write(&self, record: &Record) -> Result {
        // A run that is ended half-way leaves the old record or the new one.
        let part = self.folder.join(format!("{}.part", record.slug));
        fs::write(&part, serde_json::to_vec_pretty(record)?)?;
        fs::rename(part, self.path(&record.slug))?;
        Ok(())
    }

    fn path(&self, slug: &str) -> PathBuf {
        self.folder.join(format!("{slug}.json"))
    }
}

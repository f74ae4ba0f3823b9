//! What a stage has to say about the document: collected, never thrown.

use std::fmt::Display;
use std::hash::BuildHasher as _;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::load::Pos;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was chosen that the user may want to know.
    Warning,
    /// No crate is written.
    Error,
}

impl Severity {
    /// The word for it: `warning`, `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A second place that a diagnostic speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Related {
    /// Where.
    pub at: Pos,
    /// What stands there: "first used here".
    pub label: String,
}

/// One finding: code, place, cause and help.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, `E0204`; listed in `codes.rs`.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; `None` when it is about no place of a file (a missing file, the output folder).
    pub at: Option<Pos>,
    /// What to say at that place: "referenced by POST /client_sessions/create, response 200".
    pub label: String,
    /// Other places that take part.
    pub related: Vec<Related>,
    /// What was generated instead, for a warning.
    pub chosen: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding that stops the run.
    pub fn error(code: &'static str, message: impl Display) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A finding that the run survives (an error under `--strict`).
    pub fn warning(code: &'static str, message: impl Display) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    fn new(severity: Severity, code: &'static str, message: impl Display) -> Self {
        Self {
            severity,
            code,
            message: message.to_string(),
            at: None,
            label: String::new(),
            related: Vec::new(),
            chosen: None,
            help: None,
        }
    }

    /// Sets the place and what to say there.
    #[must_use]
    pub fn at(mut self, at: Pos, label: impl Display) -> Self {
        self.at = Some(at);
        self.label = label.to_string();
        self
    }

    /// Adds another place that takes part.
    #[must_use]
    pub fn related(mut self, at: Pos, label: impl Display) -> Self {
        self.related.push(Related { at, label: label.to_string() });
        self
    }

    /// Says what was generated instead.
    #[must_use]
    pub fn chosen(mut self, chosen: impl Display) -> Self {
        self.chosen = Some(chosen.to_string());
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Display) -> Self {
        self.help = Some(help.to_string());
        self
    }
}

/// The findings of all stages so far.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Hashes of what is in the list, so that a document with many faults stays cheap.
    known: FxHashSet<u64>,
    strict: bool,
}

impl Diagnostics {
    /// An empty collection; under `strict` each warning counts as an error.
    #[must_use]
    pub fn new(strict: bool) -> Self {
        Self { strict, ..Self::default() }
    }

    /// Adds a finding; the same finding at the same place is kept once.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.strict {
            diagnostic.severity = Severity::Error;
        }
        let is_new = self.known.insert(FxBuildHasher.hash_one(&diagnostic));
        if is_new || !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// True when the run must not go on to write.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All findings in the order in which they were made.
    #[must_use]
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }
}

//! What a stage has to say about the document: collected, never thrown.

use std::collections::hash_map::Entry;
use std::fmt::Display;
use std::hash::BuildHasher as _;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::source::Pos;

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
    /// How often the same was found at the same place on other ways there: a schema is met wherever
    /// it is used.
    pub again: usize,
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
            again: 0,
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
    /// Where in the list the finding of a hash stands, so that a document with many faults stays
    /// cheap.
    known: FxHashMap<u64, usize>,
    strict: bool,
}

impl Diagnostics {
    /// An empty collection; under `strict` each warning counts as an error.
    #[must_use]
    pub fn new(strict: bool) -> Self {
        Self { strict, ..Self::default() }
    }

    /// Adds a finding; the same finding at the same place is kept once, whatever led there.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.strict {
            diagnostic.severity = Severity::Error;
        }
        let Some(at) = diagnostic.at else {
            if !self.list.contains(&diagnostic) {
                self.list.push(diagnostic);
            }
            return;
        };
        let key =
            FxBuildHasher.hash_one((diagnostic.code, at, &diagnostic.message, &diagnostic.chosen));
        match self.known.entry(key) {
            Entry::Occupied(place) => {
                if let Some(before) = self.list.get_mut(*place.get()) {
                    before.again += usize::from(before.label != diagnostic.label);
                }
            }
            Entry::Vacant(place) => {
                place.insert(self.list.len());
                self.list.push(diagnostic);
            }
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

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Diagnostics};
    use crate::source::Pos;

    #[test]
    fn a_finding_is_told_once_for_each_place() {
        let found = |at: Pos, label: &str| Diagnostic::warning("E0000", "odd").at(at, label);
        let mut diagnostics = Diagnostics::default();
        for label in ["used by a", "used by a", "used by b", "used by c"] {
            diagnostics.push(found(Pos::default(), label));
        }
        diagnostics.push(found(Pos::default(), "used by a").chosen("another way out"));
        let told: Vec<(&str, usize)> =
            diagnostics.list().iter().map(|one| (one.label.as_str(), one.again)).collect();
        assert_eq!(told, [("used by a", 2), ("used by a", 0)]);
    }
}

//! What a stage has to say about the document: collected, never thrown.

use std::fmt::Display;
use std::hash::BuildHasher as _;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::source::Pos;

/// How bad a finding is.
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

/// A second place that a diagnostic shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Related {
    /// Where.
    pub at: Pos,
    /// What stands there: "first used here".
    pub label: String,
}

/// One finding: code, place, cause and help. The rows of the table in `findings/` make them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, `E0204`.
    pub code: &'static str,
    /// The row of the table; findings of one row are alike.
    pub row: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; `None` when it is about no place of a file (a missing file, the output folder).
    pub at: Option<Pos>,
    /// What to say at that place: "used by POST /client_sessions/create, response 200".
    pub label: String,
    /// How often the same was found at the same place on other ways there: a schema is met wherever
    /// it is used.
    pub again: usize,
    /// How many more findings of the row there are, which were counted and not kept.
    pub more: usize,
    /// What to say at each other place.
    pub(super) related_label: &'static str,
    /// Other places that take part.
    pub related: Vec<Related>,
    /// What was generated instead, for a warning.
    pub chosen: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Sets the place.
    #[must_use]
    pub(crate) fn at(mut self, at: Pos) -> Self {
        self.at = Some(at);
        self
    }

    /// Says who uses the place, where the row has no label.
    #[must_use]
    pub(crate) fn label(mut self, label: impl Display) -> Self {
        self.label = label.to_string();
        self
    }

    /// Adds another place that takes part.
    #[must_use]
    pub(crate) fn related(mut self, at: Pos) -> Self {
        self.related.push(Related { at, label: self.related_label.to_owned() });
        self
    }

    /// The advice of a parser, in place of the row's.
    #[must_use]
    pub(crate) fn help(self, help: Option<impl Display>) -> Self {
        let help = help.map(|help| help.to_string()).or(self.help);
        Self { help, ..self }
    }

    /// What was meant, where something with a similar name exists, in place of the row's help.
    #[must_use]
    pub(crate) fn near(self, name: Option<impl Display>) -> Self {
        self.help(name.map(|name| format!("did you mean `{name}`?")))
    }

    /// Says how many findings of the row were counted and not kept.
    #[must_use]
    pub(crate) fn and_more(self, more: usize) -> Self {
        Self { more, ..self }
    }
}

/// This many findings of a row are kept, and more are counted: a document may have as many as it
/// has bytes.
pub(crate) const MOST_KEPT: usize = 10_000;

/// The findings of all stages so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Where in the list the finding of a hash stands, so that a document with many faults stays
    /// cheap.
    known: FxHashMap<u64, usize>,
    /// How many findings of a row were kept, and where the last of them stands.
    rows: FxHashMap<&'static str, (usize, usize)>,
    strict: bool,
}

impl Diagnostics {
    /// An empty collection; under `strict` each warning counts as an error.
    #[must_use]
    pub(crate) fn new(strict: bool) -> Self {
        Self { strict, ..Self::default() }
    }

    /// Adds a finding; the same finding at the same place is kept once, whatever led there.
    pub(crate) fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.strict {
            diagnostic.severity = Severity::Error;
        }
        let Some(at) = diagnostic.at else {
            if !self.list.contains(&diagnostic) {
                self.keep(diagnostic);
            }
            return;
        };
        let key =
            FxBuildHasher.hash_one((diagnostic.code, at, &diagnostic.message, &diagnostic.chosen));
        if let Some(place) = self.known.get(&key) {
            if let Some(before) = self.list.get_mut(*place) {
                before.again += usize::from(before.label != diagnostic.label);
            }
        } else if let Some(place) = self.keep(diagnostic) {
            self.known.insert(key, place);
        }
    }

    /// Where a finding was put; `None` where its row has as many as are kept.
    fn keep(&mut self, diagnostic: Diagnostic) -> Option<usize> {
        let (kept, last) = self.rows.entry(diagnostic.row).or_default();
        if *kept == MOST_KEPT {
            if let Some(last) = self.list.get_mut(*last) {
                last.more += 1 + diagnostic.more;
            }
            return None;
        }
        *kept += 1;
        *last = self.list.len();
        self.list.push(diagnostic);
        Some(*last)
    }

    /// Adds the findings of another collection.
    pub(crate) fn append(&mut self, other: Self) {
        other.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// True when the run must not go on to write.
    #[must_use]
    pub(crate) fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All findings in the order in which they were made.
    #[must_use]
    pub(crate) fn list(&self) -> &[Diagnostic] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Diagnostics, MOST_KEPT};
    use crate::report::findings;
    use crate::source::{Pos, Sources};

    #[test]
    fn a_finding_is_kept_once_for_each_place() {
        let mut diagnostics = Diagnostics::default();
        for label in ["used by a", "used by a", "used by b", "used by c"] {
            diagnostics.push(findings::dangling_ref("#/a").at(Pos::default()).label(label));
        }
        diagnostics.push(findings::dangling_parameter("#/a").at(Pos::default()).label("used by a"));
        let kept: Vec<(&str, usize)> =
            diagnostics.list().iter().map(|one| (one.label.as_str(), one.again)).collect();
        assert_eq!(kept, [("used by a", 2), ("used by a", 0)]);
    }

    #[test]
    fn findings_beyond_measure_are_counted() {
        let sources = Sources::new();
        let source = sources.add("x".to_owned(), " ".repeat(MOST_KEPT + 3)).expect("small");
        let mut diagnostics = Diagnostics::default();
        for at in 0..MOST_KEPT + 3 {
            diagnostics.push(findings::lone_surrogate().at(source.pos(at)));
        }
        diagnostics.push(findings::ref_cycle().at(source.pos(0)));
        let more: usize = diagnostics.list().iter().map(|one: &Diagnostic| one.more).sum();
        assert_eq!((diagnostics.list().len(), more), (MOST_KEPT + 1, 3));
    }
}

//! What a parser has to say: one fault that ends it, findings that it survives.

use crate::report::MOST_KEPT;
use crate::source::Pos;

/// How deep arrays and objects may be nested. Real documents stay under 60; everything after the
/// parser walks the tree by recursion and relies on this.
pub(super) const MOST_NESTED: usize = 256;

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    Json,
    Yaml,
    TooDeep,
    TooManyAliases,
    TooManyValues,
}

/// Why a text could not be read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    /// The byte offset into the text.
    pub(super) at: usize,
    pub(super) message: String,
    /// What to do about it.
    pub(super) help: Option<&'static str>,
}

impl Fault {
    pub(super) fn new(kind: FaultKind, at: usize, message: impl Into<String>) -> Self {
        Self { kind, at, message: message.into(), help: None }
    }

    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    pub(super) fn too_deep(at: usize) -> Self {
        Self::new(
            FaultKind::TooDeep,
            at,
            format!("values are nested more than {MOST_NESTED} levels deep"),
        )
        .help("the document may be damaged, or written to do harm")
    }

    pub(super) fn too_many_values(at: usize) -> Self {
        Self::new(FaultKind::TooManyValues, at, "the limit is reached here")
            .help("check whether this is the right document; if it is, `[limits] values` raises the limit")
    }
}

/// Something odd that a text was read in spite of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// An object has a key twice; the later one counts.
    DuplicateKey { key: String, first: Pos, second: Pos },
    /// `\ud800` without its other half.
    LoneSurrogate { at: Pos },
    /// A YAML key that is an array or an object.
    KeyNotScalar { at: Pos },
    /// A YAML tag that means nothing here.
    UnknownTag { tag: String, at: Pos },
    /// A YAML alias inside of what it refers to.
    AliasOfItself { at: Pos },
    /// A second YAML document in the same file.
    SecondDocument { at: Pos },
}

/// The findings of one text, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    /// How many were left out.
    more: usize,
}

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        if self.list.len() < MOST_KEPT {
            self.list.push(finding);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn list(&self) -> &[Finding] {
        &self.list
    }

    pub(super) fn left_out(&self) -> usize {
        self.more
    }
}

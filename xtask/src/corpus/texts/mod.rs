//! Texts: whether what a document says of its members, parameters and schemas stands in the
//! documentation of the crate.
//!
//! Nothing here is shared with the generator. The document is read as plain values, the crate as
//! Rust source: its structs and enums, the lines of `record!` and `operation!`, and the methods
//! that make calls and set their arguments.
//!
//! **What is counted.** Each member of an object schema where it is declared, each parameter at
//! each operation, each member of a body that is spread into arguments at each operation, and each
//! named schema. Each gives at most one description and one default (the nearest: its own first),
//! one deprecation, and the tightest of its limits, through `$ref`, `allOf` and `oneOf` or `anyOf`
//! with one branch besides null. Where it has no description of its own, that of any
//! part will do. Of items, values of maps, responses and operations nothing is counted.
//!
//! **Where a text has to stand.**
//!
//! | what | where |
//! | --- | --- |
//! | a parameter | at the setter that sends it there, or in its line of `# Arguments` |
//! | a parameter of a webhook or callback | at a field of that wire name in any type |
//! | a member of a body | the same where the body is arguments; else at a field |
//! | a member of a named schema | at the field of that wire name in the type called like it |
//! | a member of another schema | at that field in a type with all, if possible only, its members |
//! | a named schema | at the type that is called like it |
//!
//! Types are called like a schema when the letters and digits are the same, also with `Input`, a
//! number and the like behind. Where no type has all members, a field or argument of that name in
//! any type will do. What is behind a `$ref` may stand at a type that is named in the member's type
//! instead.
//!
//! **What has to stand there.** Of a description its words in their order, without a gap; see
//! [`words`]. Of a default the word "default" and the value behind it. Of a limit its number,
//! outside of the description and of the default, with the word for what is counted; see
//! [`limits`]. Of a deprecation the attribute, or the word outside of the description, and its
//! reason where there is one.
//!
//! **What is left out.** What is missing on purpose is not counted, but listed with its reason, and
//! only if it is missing.

mod count;
mod document;
mod find;
mod given;
mod holders;
mod item;
mod kinds;
mod limits;
mod macros;
mod marks;
mod methods;
mod operations;
mod rust_items;
mod said;
mod source;
#[cfg(test)]
mod tests;
mod walk;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Result;
use document::Document;
use given::Text;
use source::Source;

/// How many missing texts of a document the report shows.
const SHOWN: usize = 20;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum TextKind {
    Description,
    Default,
    Limit,
    Deprecation,
}

impl TextKind {
    pub(super) const ALL: [Self; 4] = [
        Self::Description,
        Self::Default,
        Self::Limit,
        Self::Deprecation,
    ];

    /// What people call several of them.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Description => "descriptions",
            Self::Default => "defaults",
            Self::Limit => "limits",
            Self::Deprecation => "deprecations",
        }
    }
}

/// How many there are, and how many of them stand in the crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Count {
    pub(super) total: usize,
    pub(super) found: usize,
}

/// What came of the texts of a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Texts {
    pub(super) counts: BTreeMap<TextKind, Count>,
    /// Texts that do not stand there on purpose, by the reason.
    pub(super) left_out: BTreeMap<String, usize>,
    /// What is missing, by kind and cause.
    pub(super) causes: BTreeMap<String, Seen>,
    pub(super) missing: Vec<Missing>,
}

/// How often something is missing, and the first of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Seen {
    pub(super) count: usize,
    pub(super) first: String,
}

/// A text that should stand in the crate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Missing {
    pub(super) kind: TextKind,
    /// What it is of, where it is given, and where it was looked for.
    pub(super) cause: String,
    /// The item in the document.
    pub(super) pointer: String,
    /// The text, or how it begins.
    pub(super) text: String,
}

/// Counts the texts of a document that stand in a crate.
pub(super) fn count(document: &Path, folder: &Path) -> Result<Texts> {
    Ok(compare(&Document::read(document)?, &Source::read(folder)?))
}

fn compare(document: &Document, source: &Source) -> Texts {
    let mut texts = Texts::default();
    walk::walk(document, &mut |item| texts.take(source, &item));
    texts
}

impl Texts {
    /// Of all kinds.
    pub(super) fn count(&self) -> Count {
        let all = self.counts.values();
        all.fold(Count::default(), |sum, count| Count {
            total: sum.total + count.total,
            found: sum.found + count.found,
        })
    }

    /// Writes all that is missing to a file, and keeps the first of it.
    pub(super) fn write(&mut self, path: &Path) -> Result {
        let mut text = String::new();
        for missing in &self.missing {
            text.push_str(&missing.line());
            text.push('\n');
        }
        std::fs::write(path, text)?;
        self.missing.truncate(SHOWN);
        Ok(())
    }
}

impl Missing {
    /// On one line: what it is of, and the place in the document.
    pub(super) fn line(&self) -> String {
        format!(
            "{}: {}: {} {}",
            self.kind.name(),
            self.cause,
            self.pointer,
            self.text
        )
    }
}

impl Text<'_> {
    fn kind(&self) -> TextKind {
        match self {
            Text::Description(_) => TextKind::Description,
            Text::Default(_) => TextKind::Default,
            Text::Limit(_) => TextKind::Limit,
            Text::Deprecation(_) => TextKind::Deprecation,
        }
    }

    fn shown(&self) -> String {
        let text = match self {
            Text::Description(texts) => texts.first().copied().unwrap_or_default().to_owned(),
            Text::Default(value) => value.to_string(),
            Text::Limit(limit) => format!("{}: {}", limit.keyword, limit.value),
            Text::Deprecation(note) => note.unwrap_or("deprecated").to_owned(),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").chars().take(100).collect()
    }
}

//! What the documents attack with: hostile texts, each with a name.

use std::collections::BTreeSet;

mod common;
mod docs;
mod lexical;
mod manifest;
mod markup;
mod names;

pub use common::COMMON;

/// The file that a payload writes when its code runs: it must never exist.
pub const CANARY: &str = "PWNED";

/// What a payload attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Literals, comments, tokens and formats of Rust.
    Lexical,
    /// Identifiers: keywords, names that are in scope already, names that become equal.
    Names,
    /// Markdown as rustdoc reads it.
    Docs,
    /// The manifest, and names of files.
    Manifest,
}

/// A text that breaks out of careless generators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// A short name, unique in its group: `fence-code-span`.
    pub name: String,
    /// What it attacks.
    pub group: Group,
    /// The text itself.
    pub text: String,
}

/// Every payload. Tables are spelled out from parts, and what two of them make is there once.
#[must_use]
pub fn all() -> Vec<Payload> {
    let groups = [
        (Group::Lexical, lexical::texts()),
        (Group::Names, names::texts()),
        (Group::Docs, docs::texts()),
        (Group::Docs, markup::texts()),
        (Group::Manifest, manifest::texts()),
    ];
    let named = groups.into_iter().flat_map(|(group, texts)| {
        texts
            .into_iter()
            .map(move |(name, text)| Payload { name, group, text })
    });
    let common = COMMON.iter().map(|text| Payload {
        name: format!("common-{}", text.escape_debug()),
        group: Group::Lexical,
        text: (*text).to_owned(),
    });
    let mut seen = BTreeSet::new();
    let is_new = |payload: &Payload| seen.insert(payload.text.clone());
    named.chain(common).filter(is_new).collect()
}

/// Names and texts of a table whose texts are constants.
fn table(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    rows.iter().map(owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_there_once() {
        let all = all();
        let names: BTreeSet<&str> = all.iter().map(|payload| payload.name.as_str()).collect();
        assert_eq!(names.len(), all.len());
        assert!(all.len() > 1_000, "{}", all.len());
    }
}

//! What the documents attack with: HOSTILE texts, each with a name.

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

/// Every payload.
#[must_use]
pub fn all() -> Vec<Payload> {
    let groups = [
        (Group::Lexical, lexical::texts()),
        (Group::Names, names::texts()),
        (Group::Docs, docs::texts()),
        (Group::Docs, markup::texts()),
        (Group::Manifest, manifest::texts()),
    ];
    let mut all: Vec<Payload> = groups
        .into_iter()
        .flat_map(|(group, texts)| {
            texts
                .into_iter()
                .map(move |(name, text)| Payload { name, group, text })
        })
        .collect();
    for text in COMMON {
        if all.iter().all(|payload| payload.text != *text) {
            all.push(Payload {
                name: format!("common-{}", text.escape_debug()),
                group: Group::Lexical,
                text: (*text).to_owned(),
            });
        }
    }
    all
}

/// Names and texts of a table whose texts are constants.
fn table(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    rows.iter().map(owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_name_and_each_text_is_there_once() {
        let all = all();
        let names: BTreeSet<&str> = all.iter().map(|payload| payload.name.as_str()).collect();
        assert_eq!(names.len(), all.len());
        let texts: BTreeSet<&str> = all.iter().map(|payload| payload.text.as_str()).collect();
        assert_eq!(texts.len(), all.len());
    }
}

//! The table of findings: each code with its meaning, and each way in which it is reported.
//!
//! A row is a severity, a name with the words to fill in, and texts in which `{word}` stands for a
//! word: `what` is wrong, the `label` of the place, that of each `related` place, what was `chosen`
//! instead, and the `help`. It becomes a function of that name, which takes the words and gives the
//! [`Diagnostic`]: a word that is missing at a call, that no text uses or that no row declares, and
//! a row that nothing reports, are all refused by the compiler. Without a label of its own, a place
//! takes the one that the stage gives: who uses it.
//!
//! The rows stand in a file by the first digits of their codes: `E0305` in `e03_schemas.rs`.

use crate::report::Severity;

/// Declares codes and their rows: a list of the codes, and a function for each row.
macro_rules! findings {
    ($codes:ident: $(
        $(#[doc = $means:literal])+
        $code:literal {$(
            $severity:ident $row:ident($($word:ident),*) {
                what: $what:literal,
                $(label: $label:literal,)?
                $(related: $related:literal,)?
                $(chosen: $chosen:literal,)?
                $(help: $help:literal,)?
            }
        )*}
    )+) => {
        /// The codes of this part of the table, in order.
        pub(super) const $codes: &[crate::report::findings::Code] = &[$(
            crate::report::findings::Code {
                code: $code,
                means: concat!($($means),+),
                rows: &[$(crate::report::findings::Row {
                    name: stringify!($row),
                    severity: crate::report::Severity::$severity,
                    what: $what,
                    chosen: text!($($chosen)?),
                    help: text!($($help)?),
                }),*],
            }
        ),+];

        $($(
            #[doc = concat!(" ", $code, ": ", $what)]
            pub(crate) fn $row($($word: impl std::fmt::Display),*) -> crate::report::Diagnostic {
                crate::report::Diagnostic {
                    severity: crate::report::Severity::$severity,
                    code: $code,
                    row: stringify!($row),
                    message: format!($what),
                    at: None,
                    label: filled!($($label)?).unwrap_or_default(),
                    again: 0,
                    more: 0,
                    related_label: text!($($related)?).unwrap_or_default(),
                    related: Vec::new(),
                    chosen: filled!($($chosen)?),
                    help: filled!($($help)?),
                }
            }
        )*)+
    };
}

/// A text of the table that may be missing.
macro_rules! text {
    () => {
        None
    };
    ($text:literal) => {
        Some($text)
    };
}

/// A text of the table that may be missing, its words filled in.
macro_rules! filled {
    () => {
        None
    };
    ($text:literal) => {
        Some(format!($text))
    };
}

mod e01_parsing;
mod e01_reading;
mod e02_references;
mod e03_schemas;
mod e04_operations;
mod e04_parameters;
mod e05_security;
mod e06_names;
mod e07_config;
mod e08_output;

pub(crate) use e01_parsing::*;
pub(crate) use e01_reading::*;
pub(crate) use e02_references::*;
pub(crate) use e03_schemas::*;
pub(crate) use e04_operations::*;
pub(crate) use e04_parameters::*;
pub(crate) use e05_security::*;
pub(crate) use e06_names::*;
pub(crate) use e07_config::*;
pub(crate) use e08_output::*;

/// A code, which keeps its meaning for good: people search for it.
///
/// E01xx reading · E02xx references · E03xx schemas · E04xx operations · E05xx security · E06xx
/// names · E07xx configuration · E08xx output · E09xx faults of the generator itself.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// `E0204`.
    pub code: &'static str,
    /// What it means, in a sentence.
    pub means: &'static str,
    /// The ways in which it is reported; none where it no longer is.
    pub rows: &'static [Row],
}

/// One way in which a code is reported. `{word}` stands for what a finding fills in.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The name in the table, which no other row has.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: &'static str,
    /// What is generated instead.
    pub chosen: Option<&'static str>,
    /// What to do about it.
    pub help: Option<&'static str>,
}

/// Every code, in order.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let parts = [
        READING, PARSING, REFERENCES, SCHEMAS, PARAMETERS, OPERATIONS, SECURITY, NAMES, CONFIG,
        OUTPUT,
    ];
    parts.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Row, codes};

    #[test]
    fn codes_are_unique_and_in_order() {
        let all: Vec<&str> = codes().map(|code| code.code).collect();
        assert!(all.is_sorted_by(|one, other| one < other), "{all:?}");
        assert!(all.iter().all(|code| code.len() == 5 && code.starts_with('E')));
        assert!(codes().all(|code| code.means.ends_with('.')));
    }

    #[test]
    fn warnings_say_what_was_chosen_and_errors_do_not() {
        let mut names: Vec<&str> = Vec::new();
        for Row { name, severity, chosen, .. } in codes().flat_map(|code| code.rows) {
            assert_eq!(chosen.is_some(), *severity == crate::report::Severity::Warning, "{name}");
            names.push(name);
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "two rows have the same name");
    }
}

//! A diagnostic with its places found: all that is needed to show it, and nothing borrowed.

use std::borrow::Cow;

use super::{Diagnostic, Excerpt, Severity};
use crate::load::Document;
use crate::source::{Pos, Sources};

/// A finding, as it is shown.
///
/// `Display` gives the form for people, without colours; [`Message::json`] the one for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, `E0204`.
    pub code: &'static str,
    /// The way in which the code is reported; messages of one row are alike.
    pub row: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub spot: Option<Spot>,
    /// Other places that take part.
    pub related: Vec<Spot>,
    /// What was generated instead.
    pub chosen: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// For how many more findings this message stands.
    pub more: usize,
    /// The first of these.
    pub(crate) alike: Vec<Alike>,
}

/// A finding that another one stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alike {
    /// What is wrong there.
    pub message: String,
    /// Where.
    pub spot: Option<Spot>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file as the user named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The JSON pointer (RFC 6901) as a fragment: `#/paths/~1x/get`.
    pub pointer: Option<String>,
    /// What is to be said of it.
    pub label: String,
    /// The source line.
    pub(crate) excerpt: Excerpt,
}

/// Finds the places of diagnostics. `document` gives the JSON pointers, where there is one.
#[must_use]
pub(crate) fn locate(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    document: Option<&Document<'_>>,
) -> Vec<Message> {
    let places: Vec<Pos> = diagnostics.iter().flat_map(places_of).collect();
    let mut pointers = match document {
        Some(document) if !places.is_empty() => document.pointers(&places),
        _ => vec![None; places.len()],
    }
    .into_iter();
    // The pointers come in the order in which `places_of` asked for them.
    let mut spot = |at: Pos, label: &str| {
        let pointer = pointers.next().flatten();
        find_spot(at, label, pointer, sources)
    };
    diagnostics
        .iter()
        .map(|diagnostic| Message {
            severity: diagnostic.severity,
            code: diagnostic.code,
            row: diagnostic.row,
            message: diagnostic.message.clone(),
            spot: diagnostic.at.and_then(|at| spot(at, &label_of(diagnostic))),
            related: diagnostic
                .related
                .iter()
                .filter_map(|related| spot(related.at, &related.label))
                .collect(),
            chosen: diagnostic.chosen.clone(),
            help: diagnostic.help.clone(),
            more: diagnostic.more,
            alike: Vec::new(),
        })
        .collect()
}

/// What is said at a finding's place: the first way that led there, and how many others did.
fn label_of(diagnostic: &Diagnostic) -> Cow<'_, str> {
    match diagnostic.again {
        0 => Cow::Borrowed(&diagnostic.label),
        1 => Cow::Owned(format!("{}, and in one other way", diagnostic.label)),
        again => Cow::Owned(format!("{}, and in {again} other ways", diagnostic.label)),
    }
}

fn places_of(diagnostic: &Diagnostic) -> impl Iterator<Item = Pos> {
    diagnostic.at.into_iter().chain(diagnostic.related.iter().map(|related| related.at))
}

fn find_spot(
    at: Pos,
    label: &str,
    pointer: Option<(Pos, String)>,
    sources: &Sources,
) -> Option<Spot> {
    let place = sources.place(at)?;
    let (start, line) = place.source.line(place.line)?;
    // What starts before a place, and not in the same line, has most likely ended before it.
    let here = |start: &Pos| {
        let other = sources.place(*start);
        other.is_some_and(|other| {
            std::ptr::eq(other.source, place.source) && other.line == place.line
        })
    };
    Some(Spot {
        file: place.source.name().to_owned(),
        line: place.line,
        column: place.column,
        pointer: pointer.filter(|(start, _)| here(start)).map(|(_, pointer)| pointer),
        label: label.to_owned(),
        excerpt: Excerpt::of(line, place.offset.saturating_sub(start)),
    })
}

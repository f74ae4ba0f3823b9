//! Where links may lead, and URLs that stand in words.

use crate::plan::docs::tree::Inline;

/// Whose words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan::docs) enum Trust {
    /// The document's: links lead to web pages and mailboxes.
    Document,
    /// Ours, with names and prose of the document in them that were written before: links may lead
    /// to items of the crate, too.
    Ours,
}

/// What becomes of a link.
pub(super) enum Target {
    Page(String),
    /// It leads to a place on the publisher's site, or to something other than a page: only the
    /// words mean something here.
    Nothing,
    /// It leads nowhere, and may be words that only look like a link.
    Words,
}

const SCHEMES: &[&str] = &["https://", "http://", "mailto:"];

pub(super) fn target(target: &str, trust: Trust) -> Target {
    let trimmed = target.trim();
    if starts_with_scheme(trimmed) || trust == Trust::Ours && is_item(trimmed) {
        Target::Page(encoded(trimmed))
    } else if trimmed.is_empty()
        || trimmed.starts_with(['#', '.', '?', '{'])
        || trimmed.contains(['/', ':'])
    {
        Target::Nothing
    } else {
        Target::Words
    }
}

/// Whether a link that was written leads where one may.
pub(in crate::plan::docs) fn is_page(target: &str, trust: Trust) -> bool {
    starts_with_scheme(target)
        || target.contains('@') && !target.contains([':', '/'])
        || trust == Trust::Ours && is_item(target)
}

fn starts_with_scheme(target: &str) -> bool {
    SCHEMES.iter().any(|scheme| {
        target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// A path of Rust: `crate::types::Thing::new`.
fn is_item(target: &str) -> bool {
    target.starts_with("crate::")
        && target.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '#'))
}

/// A target that may stand between parentheses: what could end it is percent-encoded (RFC 3986,
/// section 2.1).
fn encoded(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for c in target.chars() {
        if c.is_whitespace()
            || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '\\' | '`' | '|' | '"')
        {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Words with each URL in them as a link, or rustdoc warns.
pub(super) fn linked(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(at) = next_url(&text[from..]).map(|at| from + at) {
        let length = text[at..].find(ends_url).unwrap_or(text.len() - at);
        let url =
            text[at..at + length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        if url.len() > "https://".len() {
            out.push(Inline::Text(text[done..at].to_owned()));
            out.push(Inline::Link {
                target: url.to_owned(),
                text: vec![Inline::Text(url.to_owned())],
            });
            done = at + url.len();
        }
        from = at + length.max(1);
    }
    out.push(Inline::Text(text[done..].to_owned()));
    out
}

fn next_url(text: &str) -> Option<usize> {
    let begins = |(at, _): &(usize, &str)| {
        let rest = &text[at + "http".len()..];
        rest.starts_with("://") || rest.starts_with("s://")
    };
    text.match_indices("http").find(begins).map(|(at, _)| at)
}

fn ends_url(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '`' | '(' | ')' | '[' | ']' | '\\' | '|')
}

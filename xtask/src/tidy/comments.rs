//! Comments are at most [`WIDTH`] columns wide, their indentation counted.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use super::Offence;
use super::source::Source;

const RULE: &str = "comments";

/// In characters. Code has the width that rustfmt gives it.
const WIDTH: usize = 100;

/// How a comment begins, by the end of the file's path. What is generated is not here, and neither
/// are the documents of the fixtures, since messages name their lines.
const MARKERS: &[(&str, &str)] = &[
    (".mjs", "//"),
    (".py", "#"),
    (".sh", "#"),
    (".toml", "#"),
    (".ci/run", "#"),
    (".ci/tools", "#"),
];

pub(super) fn check(source: &Source, found: &mut Vec<Offence>) {
    if source.path.starts_with("generated-sdk/") || source.path.starts_with("tests/fixtures/") {
        return;
    }
    let code = Code::of(source);
    for (at, line) in source.text.lines().enumerate() {
        let width = line.chars().count();
        if width <= WIDTH {
            continue;
        }
        let comment = match &code {
            Some(code) => code.comment(at + 1, line),
            None => marker(&source.path).and_then(|marker| whole(line, marker)),
        };
        if comment.is_some_and(|comment| !is_link(comment)) {
            let message = format!("a comment is {width} columns wide; at most {WIDTH} are allowed");
            found.push(source.offence(RULE, at + 1, message));
        }
    }
}

fn marker(path: &str) -> Option<&'static str> {
    let (_, marker) = MARKERS.iter().find(|(end, _)| path.ends_with(end))?;
    Some(marker)
}

/// The text of a line that is nothing but a comment.
fn whole<'l>(line: &'l str, marker: &str) -> Option<&'l str> {
    line.trim_start().strip_prefix(marker)
}

/// Whether a comment is one URL, which cannot be broken.
fn is_link(comment: &str) -> bool {
    let text = comment.trim_start_matches(['/', '!']).trim();
    let text = text.strip_prefix("- ").unwrap_or(text);
    text.contains("://") && !text.contains(' ')
}

/// What of each line of a Rust file is code.
struct Code {
    /// Where the last token ends that ends on a line: by line, in characters.
    ends: BTreeMap<usize, usize>,
    /// The first and last line of each token that has several, such as a text.
    long: Vec<(usize, usize)>,
}

impl Code {
    fn of(source: &Source) -> Option<Self> {
        source.syntax.as_ref()?;
        let mut code = Self {
            ends: BTreeMap::new(),
            long: Vec::new(),
        };
        code.collect(source.text.parse().ok()?);
        Some(code)
    }

    fn collect(&mut self, tokens: TokenStream) {
        for token in tokens {
            if let TokenTree::Group(group) = token {
                self.note(group.span_open());
                self.collect(group.stream());
                self.note(group.span_close());
            } else {
                self.note(token.span());
            }
        }
    }

    fn note(&mut self, span: proc_macro2::Span) {
        let (start, end) = (span.start(), span.end());
        if start.line < end.line {
            self.long.push((start.line, end.line));
        }
        let last = self.ends.entry(end.line).or_default();
        *last = end.column.max(*last);
    }

    /// The comment on a line, if it has one: the whole line, or what stands behind the code.
    fn comment<'l>(&self, number: usize, line: &'l str) -> Option<&'l str> {
        let within = |&(first, last): &(usize, usize)| first < number && number < last;
        if self.long.iter().any(within) {
            return None;
        }
        // A doc comment is a token itself.
        if let Some(comment) = whole(line, "//") {
            return Some(comment);
        }
        let end = self.ends.get(&number).copied().unwrap_or_default();
        let (at, _) = line.char_indices().nth(end)?;
        line.get(at..)?.trim_start().strip_prefix("//")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        check(&Source::new(path, text), &mut found);
        found.into_iter().map(|offence| offence.line).collect()
    }

    #[test]
    fn what_is_wider_than_a_hundred_columns_is_found() {
        let words = "word ".repeat(20);
        let code = format!(
            "//! {words}\n\n/// {words}\nfn f() {{\n    // {words}\n    let _x = 1; // {words}\n}}\n"
        );
        assert_eq!(lines("generator/src/a.rs", &code), [1, 3, 5, 6]);
        assert!(lines("generated-sdk/src/a.rs", &code).is_empty());
        assert_eq!(lines("a/Cargo.toml", &format!("[a]\n# {words}\n")), [2]);
        assert_eq!(lines(".ci/run", &format!("# {words}\n")), [1]);
    }

    #[test]
    fn a_hundred_columns_fit() {
        let line = format!("    // {}", "é".repeat(93));
        assert!(lines("a.rs", &format!("fn f() {{\n{line}\n}}\n")).is_empty());
        assert_eq!(lines("a.rs", &format!("fn f() {{\n{line}é\n}}\n")), [2]);
    }

    #[test]
    fn code_texts_and_links_may_be_wider() {
        let text = format!("const A: &str = \"\n// {}\n\";\n", "word ".repeat(30));
        assert!(lines("a.rs", &text).is_empty());
        let code = format!("const A: &str = \"// {}\";\n", "word ".repeat(30));
        assert!(lines("a.rs", &code).is_empty());
        let link = format!("https://example.com/{}", "a".repeat(100));
        assert!(lines("a.rs", &format!("//! {link}\n//! - {link}\n")).is_empty());
        assert_eq!(lines("a.rs", &format!("//! See {link}\n")), [1]);
    }
}

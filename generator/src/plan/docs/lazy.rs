//! Lines that continue a list item or a quote: they get the indentation that shows it.
//!
//! ```text
//! * An item, and what          * An item, and what
//! follows on the next line.      follows on the next line.
//! ```
//!
//! Markdown takes both for the same. Readers of the source don't, and clippy asks for the second.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::markdown::{Edit, apply, options};
use super::wrap::list_marker;

/// What a line of text stands in.
enum Around {
    /// A list item whose text starts at this column.
    Item(usize),
    Quote,
}

/// The text with each continued line where its list item or quote wants it.
pub(super) fn indented(text: &str) -> String {
    let mut edits = Vec::new();
    let mut around = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => around.push(Around::Item(text_column(text, range.start))),
            Event::Start(Tag::BlockQuote(_)) => around.push(Around::Quote),
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => _ = around.pop(),
            Event::Start(Tag::Paragraph) if starts_line(text, range.start) => {
                edits.extend(moved(text, range.start, &around))
            }
            Event::SoftBreak | Event::HardBreak if !around.is_empty() => edits.extend(moved(text, range.end, &around)),
            Event::Code(_) if !around.is_empty() => {
                let newlines = text[range.clone()].match_indices('\n');
                edits.extend(newlines.filter_map(|(at, _)| moved(text, range.start + at + 1, &around)));
            }
            _ => {}
        }
    }
    apply(text, edits)
}

/// Whether nothing but indentation stands before a place in its line.
fn starts_line(text: &str, at: usize) -> bool {
    text[..at].rsplit('\n').next().is_some_and(|before| before.trim_matches(' ').is_empty())
}

/// The column in which the text of a list item starts.
fn text_column(text: &str, item: usize) -> usize {
    let line = text[..item].rfind('\n').map_or(0, |newline| newline + 1);
    // The range of an item may start with its indentation.
    let marker = item + (text[item..].len() - text[item..].trim_start_matches(' ').len());
    (marker - line) + list_marker(&text[marker..]).max(2)
}

/// The change that a line needs which goes on with what it stands in; none where all is well.
fn moved(text: &str, line: usize, around: &[Around]) -> Option<Edit> {
    let line = text[..line].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = &text[line..];
    let quotes = around.iter().filter(|one| matches!(one, Around::Quote)).count();
    let column = around.iter().rev().find_map(|one| match one {
        Around::Item(column) => Some(*column),
        Around::Quote => None,
    });
    if quotes > 0 {
        let lead = &rest[..rest.len() - rest.trim_start_matches(['>', ' ']).len()];
        let marked = lead.matches('>').count();
        return (marked < quotes).then(|| Edit {
            start: line,
            end: line + lead.len(),
            text: format!(
                "{}{}",
                "> ".repeat(quotes),
                " ".repeat(column.unwrap_or_default().saturating_sub(2 * quotes))
            ),
        });
    }
    let lead = rest.len() - rest.trim_start_matches(' ').len();
    let column = column?;
    (lead != column).then(|| Edit { start: line, end: line + lead, text: " ".repeat(column) })
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn continued_lines_stand_below_their_text() {
        for (text, wanted) in [
            ("* a\nb", "* a\n  b"),
            ("* a\n      b\n* c\n d", "* a\n  b\n* c\n  d"),
            ("10. a\nb\n    - c\nd", "10. a\n    b\n    - c\n      d"),
            ("a\n\n  * b\n  c", "a\n\n  * b\n    c"),
            ("> a\nb", "> a\n> b"),
            ("* a `b\nc` d", "* a `b\n  c` d"),
            ("* a\n\n    b\n    c\n\nd", "* a\n\n  b\n  c\n\nd"),
            ("a\nb\n\n* c\n\nd", "a\nb\n\n* c\n\nd"),
        ] {
            assert_eq!(indented(text), wanted, "{text:?}");
            assert_eq!(indented(wanted), wanted);
        }
    }
}

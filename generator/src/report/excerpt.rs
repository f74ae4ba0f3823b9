//! The piece of a source line that a message shows.

use unicode_width::UnicodeWidthChar as _;

use crate::text::is_invisible;

/// Columns of context to either side of what is marked, in lines too long to be shown whole.
const CONTEXT: usize = 40;
/// Lines up to this many characters are shown whole.
const WHOLE: usize = 120;
/// The most columns that are marked.
const MOST_MARKED: usize = 72;

/// A source line, or a piece of one, with columns to mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// What is shown: no control characters, nothing that changes the direction of writing.
    pub text: String,
    /// The first marked column of `text`, counted from 0 in terminal cells.
    pub from: usize,
    /// How many cells are marked, at least one.
    pub width: usize,
}

impl Excerpt {
    /// The excerpt of `line` that shows what stands at byte `offset`.
    pub(super) fn of(line: &str, offset: usize) -> Self {
        let before = line.get(..offset).unwrap_or_default();
        let rest = line.get(offset..).unwrap_or_default();
        let marked = token(rest, is_like_json(line));
        let after = rest.get(marked.len()..).unwrap_or_default();

        // A minified document is one line of megabytes: nothing below may be proportional to it.
        let is_short = line.len() <= 4 * WHOLE && line.chars().count() <= WHOLE;
        let (before, after) =
            if is_short { (before, after) } else { (tail(before), head(after, CONTEXT)) };
        let clipped = head(marked, MOST_MARKED);

        let mut text = String::new();
        if !is_short && offset > before.len() {
            text.push('…');
        }
        clean_into(&mut text, before);
        let from = cells(&text);
        clean_into(&mut text, clipped);
        let width = (cells(&text) - from).max(1);
        if clipped.len() < marked.len() {
            text.push('…');
        } else {
            clean_into(&mut text, after);
            if offset + marked.len() + after.len() < line.len() {
                text.push('…');
            }
        }
        Self { text, from, width }
    }
}

/// The length of the thing that starts here, as far as one line tells: a quoted string, a bracket,
/// a word.
fn token(rest: &str, json: bool) -> &str {
    let mut bytes = rest.bytes();
    let length = match bytes.next() {
        None => 0,
        Some(b'{' | b'[' | b'}' | b']' | b',') => 1,
        Some(b'"') => quoted(rest, b'"'),
        Some(b'\'') => quoted(rest, b'\''),
        Some(_) => plain(rest, json),
    };
    rest.get(..length).unwrap_or(rest)
}

fn quoted(rest: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (index, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quote == b'"' => escaped = true,
            _ if byte == quote => return index + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A plain scalar: YAML ends it at `: ` and ` #`, JSON at punctuation.
fn plain(rest: &str, json: bool) -> usize {
    let mut previous = ' ';
    for (index, letter) in rest.char_indices() {
        let next = rest.get(index + letter.len_utf8()..).and_then(|rest| rest.chars().next());
        let ends = match letter {
            ':' => next.is_none_or(char::is_whitespace),
            '#' => previous == ' ',
            ',' | '}' | ']' => json,
            _ => false,
        };
        if ends && index > 0 {
            return rest.get(..index).unwrap_or_default().trim_end().len();
        }
        previous = letter;
    }
    rest.trim_end().len().max(rest.chars().next().map_or(0, char::len_utf8))
}

fn is_like_json(line: &str) -> bool {
    line.trim_start().starts_with(['{', '[', '"', '}', ']'])
}

fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(index, _)| index);
    text.get(..end).unwrap_or_default()
}

fn tail(text: &str) -> &str {
    let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(index, _)| index);
    text.get(start..).unwrap_or_default()
}

/// Adds text with what a terminal would act on replaced by something visible.
fn clean_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '\t' => out.push_str("    "),
            _ if is_invisible(letter) => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(letter),
        }
    }
}

/// How many cells of a terminal a text takes.
pub(super) fn cells(text: &str) -> usize {
    text.chars().map(|letter| letter.width().unwrap_or_default()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt with what is marked in `«»`.
    fn shown(line: &str, offset: usize) -> String {
        let excerpt = Excerpt::of(line, offset);
        let mut out = String::new();
        let mut cell = 0;
        for letter in excerpt.text.chars() {
            if cell == excerpt.from {
                out.push('«');
            }
            out.push(letter);
            cell += cells(&letter.to_string());
            if cell == excerpt.from + excerpt.width {
                out.push('»');
            }
        }
        out
    }

    #[test]
    fn marks_the_whole_of_what_stands_there() {
        assert_eq!(shown("  $ref: '#/a b' # c", 8), "  $ref: «'#/a b'» # c");
        assert_eq!(shown("  $ref: x", 2), "  «$ref»: x");
        assert_eq!(shown(r#"{"a\"b": 1, "c": 2}"#, 1), r#"{«"a\"b"»: 1, "c": 2}"#);
        assert_eq!(shown(r#"{"a": 15, "c": 2}"#, 6), r#"{"a": «15», "c": 2}"#);
        assert_eq!(shown("key: {a: b}", 5), "key: «{»a: b}");
        assert_eq!(shown("words, and words  ", 0), "«words, and words»  ");
    }

    #[test]
    fn marks_something_at_the_end_of_a_line() {
        let excerpt = Excerpt::of("abc", 3);
        assert_eq!((excerpt.from, excerpt.width), (3, 1));
        assert_eq!(Excerpt::of("", 0).width, 1);
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let line =
            format!("{{{}\"needle\":{}}}", "\"hay\": 1, ".repeat(1000), "\"hay\", ".repeat(1000));
        let offset = line.find("\"needle").unwrap();
        assert_eq!(
            shown(&line, offset),
            r#"…"hay": 1, "hay": 1, "hay": 1, "hay": 1, «"needle"»:"hay", "hay", "hay", "hay", "hay", "hay…"#
        );
    }

    #[test]
    fn nothing_reaches_a_terminal_that_it_would_act_on() {
        assert_eq!(Excerpt::of("a\u{1b}[31m\u{202e}b\tc", 0).text, "a\u{FFFD}[31m\u{FFFD}b    c");
    }
}

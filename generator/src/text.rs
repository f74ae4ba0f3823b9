//! Text of documents, settings and command lines that people see: which characters they do not see,
//! and how these are shown; and how a JSON pointer is written.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter, Write as _};

/// Whether a character is drawn as nothing, ends a line, or changes how others are drawn: control
/// characters (C0 with line feed and tab, C1), marks of direction, characters of no width, line and
/// paragraph separators, tags and the byte order mark.
///
/// Variation selectors are visible here: they choose how an emoji is drawn.
#[must_use]
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
                | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// A text of one line as people may see it: invisible characters as escapes (`\u{202e}`), and at
/// most [`Visible::MOST_CHARS`] characters of it, with `…` where it goes on.
#[derive(Clone, Copy, Debug)]
pub struct Visible<'t>(pub &'t str);

impl Visible<'_> {
    /// How many characters are shown: more than any message with a name in it, less than
    /// fills a screen.
    pub const MOST_CHARS: usize = 1_000;
}

impl Display for Visible<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (shown, c) in self.0.chars().enumerate() {
            match c {
                _ if shown == Self::MOST_CHARS => return f.write_char('…'),
                _ if is_invisible(c) => write!(f, "{}", c.escape_unicode())?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// JSON text in which strings hold no invisible character as it is: each is written as an escape
/// (RFC 8259, section 7), so that a program reads the same string and a terminal nothing to act on.
#[must_use]
pub(crate) fn visible_json(json: &str) -> Cow<'_, str> {
    escaped(json, |c, out| {
        c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| _ = write!(out, "\\u{unit:04x}"))
    })
}

/// Lines in which no character but the line feeds is invisible.
#[must_use]
pub(crate) fn visible_lines(lines: &str) -> Cow<'_, str> {
    escaped(lines, |c, out| _ = write!(out, "{}", c.escape_unicode()))
}

/// The text with its invisible characters written by `escape`; a line feed is layout.
fn escaped(text: &str, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let is_hidden = |c: char| c != '\n' && is_invisible(c);
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) { escape(c, &mut out) } else { out.push(c) }
    }
    Cow::Owned(out)
}

/// Adds a segment to a JSON pointer (RFC 6901 section 3).
pub(crate) fn push_segment(pointer: &mut String, segment: &str) {
    pointer.push('/');
    if segment.contains(['~', '/']) {
        pointer.push_str(&segment.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(segment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_escaped() {
        let text = "a\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\u{2028}\u{feff}\u{fff0}\u{e0041}\nb é ❤\u{fe0f} \u{FF21}";
        let expected = "a\\u{1b}[2J\\u{9b}31m\\u{202e}\\u{200b}\\u{2028}\\u{feff}\\u{fff0}\\u{e0041}\\u{a}b é ❤\u{fe0f} \u{FF21}";
        assert_eq!(Visible(text).to_string(), expected);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let whole = "é".repeat(Visible::MOST_CHARS);
        assert_eq!(Visible(&whole).to_string(), whole);
        assert_eq!(Visible(&format!("{whole}é")).to_string(), format!("{whole}…"));
    }

    #[test]
    fn json_stays_what_it_was() {
        let text = "{\"a\":\"\u{202e}\u{9b}\u{e0041}é\"}";
        let visible = visible_json(text);
        assert_eq!(visible, "{\"a\":\"\\u202e\\u009b\\udb40\\udc41é\"}");
        assert_eq!(visible_lines("a\n\u{200b}\tb"), "a\n\\u{200b}\\u{9}b");
        assert_eq!(visible_json("{\n  \"a\": 1\n}"), "{\n  \"a\": 1\n}");
    }
}

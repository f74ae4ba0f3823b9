//! Which characters of a text must be escaped, so that Markdown reads them as themselves
//! (CommonMark 0.31).
//!
//! As few as possible: people read this in the source, too. A sign that could only mean something
//! together with a second one is left alone without that one.

use std::borrow::Cow;

use super::inline::{Glyph, TextPlace};

/// Each glyph as it is written.
pub(super) fn escaped(glyphs: &[Glyph], place: TextPlace) -> Vec<String> {
    let pairs = ['*', '_', '~'].map(|sign| pairing(glyphs, sign));
    let pairs = |at: usize| pairs.iter().any(|pairs| pairs.get(at) == Some(&true));
    let one = |(at, glyph): (usize, &Glyph)| match glyph {
        Glyph::Letter(c) if pairs(at) || is_special(*c, glyphs, at, place) => format!("\\{c}"),
        Glyph::Letter(c) => c.to_string(),
        Glyph::Sign(sign) => sign.clone(),
        Glyph::Space | Glyph::Line | Glyph::Break => String::new(),
    };
    glyphs.iter().enumerate().map(one).collect()
}

fn is_special(c: char, glyphs: &[Glyph], at: usize, place: TextPlace) -> bool {
    let next = glyphs.get(at + 1);
    match c {
        '`' | '[' | ']' => true,
        // Before a letter it is a backslash; at the end of a line, a break.
        '\\' => !matches!(next, Some(Glyph::Letter(next)) if !next.is_ascii_punctuation()),
        '<' => match next {
            Some(Glyph::Letter(next)) => {
                next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')
            }
            Some(Glyph::Sign(_)) => true,
            _ => false,
        },
        '&' => is_entity(&glyphs[at + 1..]),
        '!' => matches!(next, Some(Glyph::Sign(sign)) if sign.starts_with('[')),
        '|' => place == TextPlace::Cell,
        '#' => place == TextPlace::Heading,
        _ => false,
    }
}

/// Whether `&` and these would be read as one character.
fn is_entity(glyphs: &[Glyph]) -> bool {
    const LONGEST: usize = 40;
    for (at, glyph) in glyphs.iter().take(LONGEST).enumerate() {
        match glyph {
            Glyph::Letter(c) if c.is_ascii_alphanumeric() || *c == '#' => {}
            Glyph::Letter(';') => return at > 0,
            _ => return false,
        }
    }
    false
}

/// Which of the signs could begin or end something together with another one.
fn pairing(glyphs: &[Glyph], sign: char) -> Vec<bool> {
    if !glyphs.contains(&Glyph::Letter(sign)) {
        return Vec::new();
    }
    let is_ours = |glyph: &Glyph| matches!(glyph, Glyph::Sign(text) if text.starts_with(sign));
    let is_used = glyphs.iter().any(is_ours);
    let runs = runs(glyphs, sign);
    let first_opening = runs.iter().position(|run| run.opens);
    let last_closing = runs.iter().rposition(|run| run.closes);
    let mut special = vec![false; glyphs.len()];
    for (number, run) in runs.iter().enumerate() {
        let has_closing = run.opens && last_closing.is_some_and(|last| last > number);
        let has_opening = run.closes && first_opening.is_some_and(|first| first < number);
        if has_closing || has_opening || is_used && (run.opens || run.closes) {
            special[run.start..run.end].fill(true);
        }
    }
    special
}

/// Some of the same sign side by side.
struct Run {
    start: usize,
    end: usize,
    opens: bool,
    closes: bool,
}

fn runs(glyphs: &[Glyph], sign: char) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        if glyphs[at] != Glyph::Letter(sign) {
            at += 1;
            continue;
        }
        let start = at;
        while glyphs.get(at) == Some(&Glyph::Letter(sign)) {
            at += 1;
        }
        let before = class(start.checked_sub(1).and_then(|before| glyphs.get(before)));
        let after = class(glyphs.get(at));
        // Parsers differ in what is punctuation, so all of it may be beside a mark.
        let (mut opens, mut closes) = (after != Class::Space, before != Class::Space);
        if sign == '_' && (before, after) == (Class::Letter, Class::Letter) {
            (opens, closes) = (false, false);
        }
        runs.push(Run { start, end: at, opens, closes });
    }
    runs
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Other,
}

fn class(glyph: Option<&Glyph>) -> Class {
    match glyph {
        None | Some(Glyph::Space | Glyph::Line | Glyph::Break) => Class::Space,
        Some(Glyph::Letter(c)) if c.is_alphanumeric() => Class::Letter,
        Some(Glyph::Letter(_) | Glyph::Sign(_)) => Class::Other,
    }
}

/// A word as it is written at the start of a line, where it could begin a list, a heading, a quote,
/// a table, a fence or a rule.
pub(super) fn at_line_start(word: &str) -> Cow<'_, str> {
    let is_sign = |c: char| matches!(c, '-' | '=' | '*' | '_' | '+' | ':' | '|' | '~');
    let is_rule = word.chars().all(is_sign);
    let is_heading = word.len() <= 6 && word.chars().all(|c| c == '#');
    let number = word.strip_suffix(['.', ')']).filter(|number| is_number(number));
    match number {
        Some(number) => Cow::Owned(format!("{number}\\{}", &word[number.len()..])),
        None if is_rule || is_heading || word.starts_with(['>', '|']) => {
            Cow::Owned(format!("\\{word}"))
        }
        None => Cow::Borrowed(word),
    }
}

fn is_number(text: &str) -> bool {
    (1..10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

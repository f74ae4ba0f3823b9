//! The words of a paragraph, each as it is written.

use std::borrow::Cow;

use super::escapes::{at_line_start, escaped};
use super::fill::fill;
use crate::plan::docs::tree::Inline;

/// Where words stand, which decides what has to be escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextPlace {
    Paragraph,
    Heading,
    Cell,
    /// On a line with others.
    Line,
}

/// A piece of what is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Glyph {
    /// A character of the text.
    Letter(char),
    /// Markdown of the writer itself, never escaped and never broken.
    Sign(String),
    /// Where a line may be broken.
    Space,
    /// Where the author broke a line.
    Line,
    /// Where a line must be broken.
    Break,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Line,
    Break,
}

/// A word as it is written.
pub(super) struct Word {
    pub(super) text: String,
    /// What stands behind it.
    pub(super) gap: Gap,
    /// It begins with Markdown of the writer itself, which does not begin a block.
    is_marked: bool,
}

impl Word {
    /// The word at the start of a line.
    pub(super) fn at_line_start(&self) -> Cow<'_, str> {
        if self.is_marked { Cow::Borrowed(&self.text) } else { at_line_start(&self.text) }
    }

    /// Whether it would begin a block at the start of a line.
    pub(super) fn starts_block(&self) -> bool {
        matches!(self.at_line_start(), Cow::Owned(_))
    }
}

pub(super) struct Words {
    words: Vec<Word>,
    place: TextPlace,
}

impl Words {
    pub(super) fn of(inlines: &[Inline], place: TextPlace) -> Self {
        let mut glyphs = Vec::new();
        for inline in inlines {
            push(inline, place, &mut glyphs);
        }
        let texts = escaped(&glyphs, place);
        let mut words: Vec<Word> = Vec::new();
        let mut is_inside = false;
        for (glyph, text) in glyphs.iter().zip(texts) {
            let gap = match glyph {
                Glyph::Letter(_) | Glyph::Sign(_) => None,
                Glyph::Space => Some(Gap::Space),
                Glyph::Line => Some(Gap::Line),
                Glyph::Break => Some(Gap::Break),
            };
            match (words.last_mut(), gap) {
                (Some(word), Some(gap)) if is_inside => word.gap = gap,
                (Some(word), None) if is_inside => word.text.push_str(&text),
                (_, None) => {
                    words.push(Word {
                        text,
                        gap: Gap::Space,
                        is_marked: matches!(glyph, Glyph::Sign(_)),
                    });
                }
                _ => {}
            }
            is_inside = gap.is_none();
        }
        Self { words, place }
    }

    pub(super) fn on_one_line(self) -> String {
        let mut line = String::new();
        for (at, word) in self.words.iter().enumerate() {
            if at > 0 {
                line.push(' ');
            }
            let is_first = at == 0 && self.place == TextPlace::Line;
            line.push_str(&if is_first {
                word.at_line_start()
            } else {
                Cow::Borrowed(word.text.as_str())
            });
        }
        line
    }

    pub(super) fn filled(self, width: usize) -> Vec<String> {
        fill(&self.words, width)
    }
}

fn push(inline: &Inline, place: TextPlace, glyphs: &mut Vec<Glyph>) {
    match inline {
        Inline::Text(text) => glyphs.extend(text.chars().map(|c| match c {
            ' ' => Glyph::Space,
            '\n' => Glyph::Line,
            c => Glyph::Letter(c),
        })),
        Inline::Code(text) => glyphs.push(Glyph::Sign(code_span(text, place))),
        Inline::Break => glyphs.push(Glyph::Break),
        Inline::Marked(mark, inner) => {
            glyphs.push(Glyph::Sign(mark.sign().to_owned()));
            inner.iter().for_each(|inline| push(inline, place, glyphs));
            glyphs.push(Glyph::Sign(mark.sign().to_owned()));
        }
        Inline::Link { target, text } => match autolink(target, text) {
            Some(link) => glyphs.push(Glyph::Sign(link)),
            None => {
                glyphs.push(Glyph::Sign("[".to_owned()));
                text.iter().for_each(|inline| push(inline, place, glyphs));
                glyphs.push(Glyph::Sign(format!("]({})", without_entities(target))));
            }
        },
    }
}

/// Between one backtick, or two where it holds one.
fn code_span(text: &str, place: TextPlace) -> String {
    let text = if place == TextPlace::Cell { text.replace('|', "\\|") } else { text.to_owned() };
    let fence = if text.contains('`') { "``" } else { "`" };
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `<https://a.b>`, where a link's words are its target.
fn autolink(target: &str, text: &[Inline]) -> Option<String> {
    let [Inline::Text(text)] = text else {
        return None;
    };
    let is_url = target == text && target.contains("://");
    let is_mailbox = target.strip_prefix("mailto:") == Some(text) && is_mailbox(text);
    (is_url || is_mailbox).then(|| format!("<{text}>"))
}

fn is_mailbox(text: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
    };
    let is_host = |host: &str| {
        is_plain(host)
            && host
                .split('.')
                .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
    };
    text.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_host(host))
}

/// A target in which `&copy;` is these six characters.
fn without_entities(target: &str) -> String {
    if target.contains(';') { target.replace('&', "\\&") } else { target.to_owned() }
}

//! The words of a paragraph, each as it is written.

use super::escapes::{at_line_start, escaped};
use super::fill::fill;
use crate::plan::docs::tree::Inline;

/// Where words stand, which decides what has to be escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
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
    /// Markdown of ours, never escaped and never broken.
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

/// Words as they are written, with what stands after each.
pub(super) struct Words {
    words: Vec<(String, Gap)>,
}

impl Words {
    pub(super) fn of(inlines: &[Inline], place: Place) -> Self {
        let mut glyphs = Vec::new();
        for inline in inlines {
            push(inline, place, &mut glyphs);
        }
        let texts = escaped(&glyphs, place);
        let mut words = Vec::new();
        let mut word = String::new();
        for (glyph, text) in glyphs.iter().zip(texts) {
            let gap = match glyph {
                Glyph::Letter(_) | Glyph::Sign(_) => {
                    word.push_str(&text);
                    continue;
                }
                Glyph::Space => Gap::Space,
                Glyph::Line => Gap::Line,
                Glyph::Break => Gap::Break,
            };
            if !word.is_empty() {
                words.push((std::mem::take(&mut word), gap));
            }
        }
        if !word.is_empty() {
            words.push((word, Gap::Space));
        }
        Self { words }
    }

    pub(super) fn on_one_line(self) -> String {
        let mut words: Vec<String> = self.words.into_iter().map(|(word, _)| word).collect();
        if let Some(first) = words.first_mut() {
            *first = at_line_start(first);
        }
        words.join(" ")
    }

    pub(super) fn filled(self, width: usize) -> Vec<String> {
        fill(self.words, width)
    }
}

fn push(inline: &Inline, place: Place, glyphs: &mut Vec<Glyph>) {
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
fn code_span(text: &str, place: Place) -> String {
    let text = if place == Place::Cell { text.replace('|', "\\|") } else { text.to_owned() };
    let fence = if text.contains('`') { "``" } else { "`" };
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `<https://a.b>`, where a link's words are its target.
fn autolink(target: &str, text: &[Inline]) -> Option<String> {
    let [Inline::Text(text)] = text else { return None };
    let is_url = target == text && target.contains("://");
    let is_mailbox = target.strip_prefix("mailto:") == Some(text) && is_mailbox(text);
    (is_url || is_mailbox).then(|| format!("<{text}>"))
}

fn is_mailbox(text: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let is_host = |host: &str| {
        is_plain(host)
            && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
    };
    text.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_host(host))
}

/// A target in which `&copy;` is these six characters.
fn without_entities(target: &str) -> String {
    if target.contains(';') { target.replace('&', "\\&") } else { target.to_owned() }
}

//! The tags of HTML that descriptions use, and how they stand in a text.

use std::ops::Range;

use crate::plan::docs::tree::Mark;

/// `blockquote`.
const LONGEST_NAME: usize = 10;

/// The end of a tag is not looked for any further, so that a text of angle brackets costs no more
/// than others.
const LONGEST_TAG: usize = 4096;

/// What a tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Code,
    Preformatted,
    Link,
    Marks(Mark),
    Heading(usize),
    Paragraph,
    Break,
    List {
        is_ordered: bool,
    },
    Item,
    Image,
    /// What it holds stands apart from what is around, by no more than a space.
    Space,
    /// It only says how things look.
    Nothing,
}

impl Meaning {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "pre" => Self::Preformatted,
            "a" => Self::Link,
            "b" | "strong" => Self::Marks(Mark::Strong),
            "i" | "em" => Self::Marks(Mark::Emphasis),
            "s" | "del" | "strike" => Self::Marks(Mark::Strikethrough),
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "p" | "div" | "dl" | "dt" | "dd" | "details" | "summary" | "section" | "blockquote"
            | "hr" | "table" | "thead" | "tbody" | "tr" => Self::Paragraph,
            "br" => Self::Break,
            "ul" => Self::List { is_ordered: false },
            "ol" => Self::List { is_ordered: true },
            "li" => Self::Item,
            "img" => Self::Image,
            "td" | "th" => Self::Space,
            "span" | "nobr" | "u" | "small" | "font" | "body" | "center" | "sup" | "sub" => {
                Self::Nothing
            }
            _ => return None,
        })
    }

    /// Whether it ends the paragraph that it stands in.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Preformatted
                | Self::Heading(_)
                | Self::Paragraph
                | Self::Break
                | Self::List { .. }
                | Self::Item
        )
    }
}

/// A tag that means something here.
pub(super) struct Tag<'t> {
    pub(super) meaning: Meaning,
    pub(super) closes: bool,
    pub(super) attributes: &'t str,
    pub(super) range: Range<usize>,
}

/// The first such tag of a text from a place on.
pub(super) fn next_tag(text: &str, from: usize) -> Option<Tag<'_>> {
    let mut from = from;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        if let Some(tag) = tag(text, start) {
            return Some(tag);
        }
        from = start + 1;
    }
    None
}

/// The tag that starts at an angle bracket.
pub(super) fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let closes = text[start + 1..].starts_with('/');
    let inner = &text[start + 1 + usize::from(closes)..];
    let length = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .filter(|length| *length <= LONGEST_NAME)?;
    let meaning = Meaning::of(&inner[..length])?;
    let attributes = &inner[length..];
    let end = attributes.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let range = start..text.len() - attributes.len() + end + 1;
    Some(Tag { meaning, closes, attributes: &attributes[..end], range })
}

pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(tag) = next_tag(text, from) {
        out.push_str(&text[from..tag.range.start]);
        from = tag.range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The value of an attribute.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find(name)?;
    let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(decoded(value.trim()))
}

/// The characters that HTML cannot say otherwise.
pub(super) fn decoded(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

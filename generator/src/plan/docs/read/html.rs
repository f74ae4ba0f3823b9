//! HTML in prose: many descriptions were written for a web page.
//!
//! ```text
//! <p>A <b>pet</b>, see <a href="https://a.b">there</a>.</p>    A **pet**, see [there](https://a.b).
//! ```
//!
//! Tags that we don't know are words: `<pet id>` is a placeholder to whoever reads it.

use std::ops::Range;

use super::builder::Kind;
use super::links;
use super::links::{Target, Trust};
use super::{Reader, read_into};
use crate::plan::docs::tree::{Block, Mark};

/// `blockquote`.
const LONGEST_NAME: usize = 10;

/// The end of a tag is not looked for any further, so that a text of angle brackets costs no more
/// than others.
const LONGEST_TAG: usize = 4096;

/// What a tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
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
    fn of(name: &str) -> Option<Self> {
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
    fn is_block(self) -> bool {
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
struct Tag<'t> {
    meaning: Meaning,
    closes: bool,
    attributes: &'t str,
    range: Range<usize>,
}

/// The first such tag of a text from a place on.
fn next_tag(text: &str, from: usize) -> Option<Tag<'_>> {
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
fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
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

impl Reader<'_, '_> {
    /// A tag among words.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        match next_tag(html, 0) {
            Some(tag) if tag.range == (0..html.len()) => {
                if let Some(end) = self.tag(&tag, self.text, range.end) {
                    self.until = end;
                }
            }
            _ => self.builder.text(html),
        }
    }

    /// A block of HTML: its tags, and between them words that may be Markdown.
    pub(super) fn html_block(&mut self) {
        let html = std::mem::take(&mut self.html);
        let mut from = 0;
        let mut words = 0;
        while let Some(tag) = next_tag(&html, from) {
            from = tag.range.end;
            // Words with tags that set them off are read together.
            if self.is_outermost && !tag.meaning.is_block() {
                continue;
            }
            self.words(&html[words..tag.range.start]);
            from = self.tag(&tag, &html, from).unwrap_or(from);
            words = from;
        }
        self.words(&html[words..]);
    }

    fn words(&mut self, text: &str) {
        if !self.is_outermost {
            return self.builder.text(&decoded(text));
        }
        // Indentation means nothing in HTML, and code in Markdown.
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let text = lines.join("\n");
        if !text.trim().is_empty() {
            read_into(self.builder, text.trim(), self.trust, false);
        }
    }

    /// Does what a tag of `text` says. The place up to which what follows was taken as it stands.
    fn tag(&mut self, tag: &Tag<'_>, text: &str, end: usize) -> Option<usize> {
        let is_spaced = self.builder.is_in(|kind| matches!(kind, Kind::Item | Kind::Cell));
        match tag.meaning {
            Meaning::Code if !tag.closes => return self.raw(text, end, Meaning::Code),
            Meaning::Preformatted if !tag.closes => {
                return self.raw(text, end, Meaning::Preformatted);
            }
            Meaning::Code | Meaning::Preformatted | Meaning::Nothing => {}
            Meaning::Link if tag.closes => {
                _ = self.builder.close_html(|kind| matches!(kind, Kind::Link(_) | Kind::Flat))
            }
            Meaning::Link => {
                let target = attribute(tag.attributes, "href")
                    .map(|target| links::target(&target, Trust::Document));
                self.builder.open_html(match target {
                    Some(Target::Page(target)) => Kind::Link(target),
                    _ => Kind::Flat,
                });
            }
            Meaning::Marks(mark) if tag.closes => {
                self.builder.close_html(|kind| matches!(kind, Kind::Marked(open) if *open == mark));
            }
            Meaning::Marks(mark) => self.builder.open_html(Kind::Marked(mark)),
            Meaning::Break if is_spaced => self.builder.text(" "),
            Meaning::Paragraph | Meaning::Break => _ = self.builder.new_paragraph(),
            Meaning::Heading(_) if tag.closes => {
                self.builder.close_html(|kind| matches!(kind, Kind::Heading(_)));
            }
            Meaning::Heading(level) => {
                if self.builder.new_paragraph() {
                    self.builder.open_html(Kind::Heading(level));
                }
            }
            Meaning::List { .. } if tag.closes => {
                self.builder.close_html(|kind| matches!(kind, Kind::List { .. }));
            }
            Meaning::List { is_ordered } => self.open_list(is_ordered),
            Meaning::Item => self.item(tag.closes),
            Meaning::Image => self.image(tag),
            Meaning::Space => self.builder.text(" "),
        }
        None
    }

    fn open_list(&mut self, is_ordered: bool) {
        // A list in a list stands in an item of its own where it is in none.
        let is_place = self.builder.is_list() || self.builder.new_paragraph();
        if is_place {
            self.builder.open_html(Kind::list(is_ordered.then_some(1)));
        }
    }

    fn item(&mut self, closes: bool) {
        if closes {
            self.builder.close_html(|kind| matches!(kind, Kind::Item));
            return;
        }
        if !self.builder.return_to_html(|kind| matches!(kind, Kind::List { .. })) {
            self.open_list(false);
        }
        if self.builder.is_list() {
            self.builder.open_html(Kind::Item);
        }
    }

    /// An image is a link to it.
    fn image(&mut self, tag: &Tag<'_>) {
        let words = attribute(tag.attributes, "alt").unwrap_or_default();
        let target =
            attribute(tag.attributes, "src").map(|target| links::target(&target, Trust::Document));
        self.builder.open_html(match target {
            Some(Target::Page(target)) => Kind::Link(target),
            _ => Kind::Flat,
        });
        self.builder.text(&words);
        self.builder.close_html(|kind| matches!(kind, Kind::Link(_) | Kind::Flat));
    }

    /// Takes the text up to the closing tag as code: nothing in it is read as Markdown.
    fn raw(&mut self, text: &str, start: usize, meaning: Meaning) -> Option<usize> {
        let mut from = start;
        let closing = loop {
            let tag = next_tag(text, from)?;
            if tag.meaning == meaning {
                break tag.range.start..if tag.closes {
                    tag.range.end
                } else {
                    return None;
                };
            }
            from = tag.range.end;
        };
        // Code does not go on behind the paragraph that it stands in.
        if meaning == Meaning::Code && text[start..closing.start].contains("\n\n") {
            return None;
        }
        let code = decoded(&without_tags(&text[start..closing.start]));
        match meaning {
            Meaning::Preformatted if self.builder.new_paragraph() => {
                self.builder.block(Block::Code(code))
            }
            _ => self.builder.code(&code),
        }
        Some(closing.end)
    }
}

fn without_tags(text: &str) -> String {
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
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find(name)?;
    let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(decoded(value.trim()))
}

/// The characters that HTML cannot say otherwise.
fn decoded(text: &str) -> String {
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

//! HTML in prose: many descriptions were written for a web page.
//!
//! ```text
//! <p>A <b>pet</b>, see <a href="https://a.b">there</a>.</p>
//! A **pet**, see [there](https://a.b).
//! ```
//!
//! Tags that we don't know are words: `<pet id>` is a placeholder to whoever reads it.

use std::ops::Range;

use super::builder::Element;
use super::html_tag::{Meaning, Tag, attribute, decoded, next_tag, without_tags};
use super::links;
use super::links::{Target, Trust};
use super::{Reader, read_into};
use crate::plan::docs::tree::Block;

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
        let is_spaced = self.builder.is_in(|kind| matches!(kind, Element::Item | Element::Cell));
        match tag.meaning {
            Meaning::Code if !tag.closes => return self.raw(text, end, Meaning::Code),
            Meaning::Preformatted if !tag.closes => {
                return self.raw(text, end, Meaning::Preformatted);
            }
            Meaning::Code | Meaning::Preformatted | Meaning::Nothing => {}
            Meaning::Link if tag.closes => {
                _ = self.builder.close_html(|kind| matches!(kind, Element::Link(_) | Element::Flat))
            }
            Meaning::Link => {
                let target = attribute(tag.attributes, "href")
                    .map(|target| links::target(&target, Trust::Document));
                self.builder.open_html(match target {
                    Some(Target::Page(target)) => Element::Link(target),
                    _ => Element::Flat,
                });
            }
            Meaning::Marks(mark) if tag.closes => {
                self.builder
                    .close_html(|kind| matches!(kind, Element::Marked(open) if *open == mark));
            }
            Meaning::Marks(mark) => self.builder.open_html(Element::Marked(mark)),
            Meaning::Break if is_spaced => self.builder.text(" "),
            Meaning::Paragraph | Meaning::Break => _ = self.builder.new_paragraph(),
            Meaning::Heading(_) if tag.closes => {
                self.builder.close_html(|kind| matches!(kind, Element::Heading(_)));
            }
            Meaning::Heading(level) => {
                if self.builder.new_paragraph() {
                    self.builder.open_html(Element::Heading(level));
                }
            }
            Meaning::List { .. } if tag.closes => {
                self.builder.close_html(|kind| matches!(kind, Element::List { .. }));
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
            self.builder.open_html(Element::list(is_ordered.then_some(1)));
        }
    }

    fn item(&mut self, closes: bool) {
        if closes {
            self.builder.close_html(|kind| matches!(kind, Element::Item));
            return;
        }
        if !self.builder.return_to_html(|kind| matches!(kind, Element::List { .. })) {
            self.open_list(false);
        }
        if self.builder.is_list() {
            self.builder.open_html(Element::Item);
        }
    }

    /// An image is a link to it.
    fn image(&mut self, tag: &Tag<'_>) {
        let words = attribute(tag.attributes, "alt").unwrap_or_default();
        let target =
            attribute(tag.attributes, "src").map(|target| links::target(&target, Trust::Document));
        self.builder.open_html(match target {
            Some(Target::Page(target)) => Element::Link(target),
            _ => Element::Flat,
        });
        self.builder.text(&words);
        self.builder.close_html(|kind| matches!(kind, Element::Link(_) | Element::Flat));
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

//! Markdown, and HTML in it, as a tree of what we allow.
//!
//! A text is parsed once, by the rules of rustdoc. What the tree has no place for becomes
//! the words that stand for it: an image its description, a link that leads nowhere its text, a tag
//! that nobody knows itself.

mod builder;
mod html;
mod html_tag;
mod links;
mod spaces;
mod tidy;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use rustc_hash::FxHashSet;

use super::tree::{Block, Inline, Mark};
use builder::{Builder, Element};
use links::Target;

pub(super) use links::{Trust, is_page};
pub(super) use tidy::{blocks as tidied, line as one_line, without_lines};

/// The extensions of Markdown that rustdoc turns on, but for smart punctuation, which changes
/// letters alone.
pub(super) const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH);

/// A text of more bytes is one block: no description is that long (the longest at hand has 27 kB),
/// and a tree takes many times the memory of its text.
const LONGEST: usize = 1 << 20;

/// Reads a text whose invisible characters are gone.
pub(super) fn read(text: &str, trust: Trust) -> Vec<Block> {
    if text.len() > LONGEST {
        return tidy::blocks(vec![Block::Code(text.to_owned())]);
    }
    // Plain words need no parser: most of a document is that.
    if is_plain_words(text) {
        return tidy::blocks(vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])]);
    }
    let mut builder = Builder::new();
    read_into(&mut builder, text, trust, true);
    tidy::blocks(builder.finish())
}

fn is_plain_words(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    let starts_plainly = first.is_some_and(|first| first.is_alphabetic());
    let has_signs =
        |c| matches!(c, '`' | '<' | '[' | ']' | '~' | '|' | '&' | '\\' | '*' | '_' | '\n');
    starts_plainly && !text.contains(has_signs) && !text.contains("://")
}

/// Adds what a text says. HTML in what was HTML already is not read as Markdown again.
fn read_into(builder: &mut Builder, text: &str, trust: Trust, is_outermost: bool) {
    let parser = Parser::new_ext(text, EXTENSIONS);
    let definitions = definitions(&parser, text);
    let mut used = FxHashSet::default();
    let mut reader = Reader {
        builder,
        text,
        trust,
        is_outermost,
        skipped: Vec::new(),
        until: 0,
        label: None,
        html: String::new(),
    };
    for (event, range) in parser.into_offset_iter() {
        if let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) =
            &event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
        {
            used.insert(id.to_lowercase());
        }
        reader.event(event, range);
    }
    // A definition that no link uses is invisible, and most often no definition: `[note]:
    // deprecated`.
    for (_, range) in
        definitions.into_iter().filter(|(label, _)| !used.contains(&label.to_lowercase()))
    {
        builder.open(Element::Paragraph);
        builder.text(&text[range]);
        builder.close();
    }
}

/// The reference definitions, in the order in which they stand.
fn definitions(parser: &Parser<'_>, text: &str) -> Vec<(String, Range<usize>)> {
    if !text.contains("]:") {
        return Vec::new();
    }
    let all = parser.reference_definitions().iter();
    let mut found: Vec<_> =
        all.map(|(label, definition)| (label.to_owned(), definition.span.clone())).collect();
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// What turns events into calls of the builder.
struct Reader<'b, 't> {
    builder: &'b mut Builder,
    text: &'t str,
    trust: Trust,
    is_outermost: bool,
    /// For each open element of Markdown, whether it was left out.
    skipped: Vec<bool>,
    /// Where the raw text ends that was taken as it stands.
    until: usize,
    /// Of the footnote that begins.
    label: Option<String>,
    /// What the block of HTML holds that is being read: it comes in several events.
    html: String,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_taken = range.start < self.until;
        match event {
            Event::Start(_) if is_taken => self.skipped.push(true),
            Event::Start(tag) => {
                let is_open = self.start(tag);
                self.skipped.push(!is_open);
            }
            Event::End(tag) => {
                if self.skipped.pop() == Some(false) {
                    self.end(tag);
                }
            }
            // It may go on behind what was taken.
            _ if is_taken => {
                self.builder.text(self.text.get(self.until..range.end).unwrap_or_default())
            }
            Event::Text(text) => self.builder.text(&text),
            Event::Code(text) => self.builder.code(&text),
            Event::SoftBreak => self.builder.text("\n"),
            Event::HardBreak => self.builder.hard_break(),
            Event::Rule => self.builder.block(Block::Rule),
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(label) => self.footnote(&label),
            Event::TaskListMarker(done) => self.builder.text(if done { "[x] " } else { "[ ] " }),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.builder.code(&text),
        }
    }

    /// Opens an element; false where it is left out.
    fn start(&mut self, tag: Tag<'_>) -> bool {
        let kind = match tag {
            Tag::Paragraph => {
                let is_open = self.builder.open(Element::Paragraph);
                self.label();
                return is_open;
            }
            Tag::Heading { level, .. } => Element::Heading(level as usize),
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(_) => Element::Code(String::new()),
            Tag::List(start) => Element::list(start),
            Tag::Item => Element::Item,
            Tag::FootnoteDefinition(label) => {
                self.label = Some(label.to_string());
                Element::Paragraph
            }
            Tag::Table(alignments) => Element::Table { alignments, rows: Vec::new() },
            Tag::TableHead | Tag::TableRow => Element::Row(Vec::new()),
            Tag::TableCell => Element::Cell,
            Tag::Emphasis => Element::Marked(Mark::Emphasis),
            Tag::Strong => Element::Marked(Mark::Strong),
            Tag::Strikethrough => Element::Marked(Mark::Strikethrough),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.link(LinkType::Inline, &dest_url),
            Tag::HtmlBlock => {
                self.html.clear();
                return true;
            }
            Tag::Subscript
            | Tag::Superscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => Element::Flat,
        };
        self.builder.open(kind)
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::FootnoteDefinition => {
                self.label();
                self.builder.close();
            }
            _ => self.builder.close(),
        }
    }

    /// What stands before the text of a footnote.
    fn label(&mut self) {
        if let Some(label) = self.label.take() {
            self.footnote(&label);
            self.builder.text(": ");
        }
    }

    fn footnote(&mut self, label: &str) {
        self.builder.text("[^");
        self.builder.text(label);
        self.builder.text("]");
    }

    fn link(&self, kind: LinkType, target: &str) -> Element {
        let target =
            if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() };
        match links::target(&target, self.trust) {
            Target::Page(target) => Element::Link(target),
            Target::Nothing => Element::Flat,
            Target::Words => Element::Bracketed(target),
        }
    }
}

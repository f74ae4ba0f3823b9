//! A tree under construction: elements that are open, the innermost last.
//!
//! Markdown closes what it opened, in order. HTML doesn't: its elements may be left open, or closed
//! twice. So an element of HTML ends with that of Markdown that it stands in, and a closing tag
//! never ends more than elements of HTML.

use pulldown_cmark::Alignment;

use super::tidy;
use crate::plan::docs::tree::{Block, Inline, Mark, flat};

/// Elements deeper than this are taken for part of what is around them.
const DEEPEST: usize = 24;

/// What an open element will be.
pub(super) enum Element {
    /// Blocks and words that become part of what is around: the outermost element, and any
    /// paragraph.
    Paragraph,
    Quote,
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item,
    Heading(usize),
    Code(String),
    Table {
        alignments: Vec<Alignment>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell,
    Marked(Mark),
    Link(String),
    /// What looked like a link and is words: `[a](b)`.
    Bracketed(String),
    /// Words that become part of what is around.
    Flat,
}

impl Element {
    pub(super) fn list(start: Option<u64>) -> Self {
        // Ten digits are not the number of an item (CommonMark 0.31, "List items").
        Self::List { start: start.map(|start| start.min(1_000_000)), items: Vec::new() }
    }

    /// Whether it holds blocks, beside words.
    fn is_flow(&self) -> bool {
        matches!(self, Self::Paragraph | Self::Quote | Self::Item)
    }

    fn is_inline(&self) -> bool {
        matches!(self, Self::Marked(_) | Self::Link(_) | Self::Bracketed(_) | Self::Flat)
    }
}

struct Frame {
    kind: Element,
    is_html: bool,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

impl Frame {
    fn new(kind: Element, is_html: bool) -> Self {
        Self { kind, is_html, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// The words so far are a paragraph.
    fn flush(&mut self) {
        let words = tidy::inlines(std::mem::take(&mut self.inlines));
        if !words.is_empty() {
            self.blocks.push(Block::Paragraph(words));
        }
    }
}

pub(super) struct Builder {
    frames: Vec<Frame>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self { frames: vec![Frame::new(Element::Paragraph, false)] }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while self.frames.len() > 1 {
            self.end_top();
        }
        let mut root = self.frames.pop().unwrap_or_else(|| Frame::new(Element::Paragraph, false));
        root.flush();
        root.blocks
    }

    /// Opens an element of Markdown; false where it stands too deep, and is not to be closed.
    pub(super) fn open(&mut self, kind: Element) -> bool {
        self.push(kind, false)
    }

    /// Ends the innermost element of Markdown, with all HTML in it.
    pub(super) fn close(&mut self) {
        while self.frames.len() > 1 {
            let is_html = self.top().is_html;
            self.end_top();
            if !is_html {
                return;
            }
        }
    }

    /// Opens an element of HTML; those that stand too deep are left out.
    pub(super) fn open_html(&mut self, kind: Element) {
        self.push(kind, true);
    }

    /// Ends the innermost element of HTML of a kind, with all in it; false where none is open here.
    pub(super) fn close_html(&mut self, is_it: impl Fn(&Element) -> bool) -> bool {
        let open = self.open_html_at(is_it);
        open.inspect(|at| self.end_down_to(*at)).is_some()
    }

    /// Ends elements of HTML down to one of a kind, which stays open; false where none is open
    /// here.
    pub(super) fn return_to_html(&mut self, is_it: impl Fn(&Element) -> bool) -> bool {
        let open = self.open_html_at(is_it);
        open.inspect(|at| self.end_down_to(at + 1)).is_some()
    }

    /// The innermost open element of HTML of a kind, unless one of Markdown is open inside of it.
    fn open_html_at(&self, is_it: impl Fn(&Element) -> bool) -> Option<usize> {
        let open = self.frames.iter().rposition(|frame| !frame.is_html || is_it(&frame.kind));
        open.filter(|at| self.frames[*at].is_html)
    }

    fn end_down_to(&mut self, open: usize) {
        while self.frames.len() > open {
            self.end_top();
        }
    }

    /// Begins a new paragraph; where none can stand, a space.
    pub(super) fn new_paragraph(&mut self) -> bool {
        while self.top().is_html && self.top().kind.is_inline() {
            self.end_top();
        }
        let top = self.top();
        if top.kind.is_flow() {
            top.flush();
        } else {
            self.text(" ");
        }
        self.top().kind.is_flow()
    }

    /// Whether an element of a kind is open.
    pub(super) fn is_in(&self, is_it: impl Fn(&Element) -> bool) -> bool {
        self.frames.iter().any(|frame| is_it(&frame.kind))
    }

    /// Whether the innermost element is a list, between its items.
    pub(super) fn is_list(&self) -> bool {
        self.frames.last().is_some_and(|top| matches!(top.kind, Element::List { .. }))
    }

    pub(super) fn text(&mut self, text: &str) {
        if matches!(self.top().kind, Element::List { .. } | Element::Table { .. } | Element::Row(_))
        {
            if text.trim().is_empty() {
                return;
            }
            if matches!(self.top().kind, Element::List { .. }) {
                self.push(Element::Item, true);
            }
        }
        match &mut self.top().kind {
            Element::Code(code) => code.push_str(text),
            _ => self.inline(Inline::Text(text.to_owned())),
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        self.inline(Inline::Code(text.to_owned()));
    }

    pub(super) fn hard_break(&mut self) {
        self.inline(Inline::Break);
    }

    /// Adds a block to what is open; where only words have a place, its words.
    pub(super) fn block(&mut self, block: Block) {
        self.blocks(vec![block]);
    }

    fn inline(&mut self, inline: Inline) {
        if let Element::Code(code) = &mut self.top().kind {
            match inline {
                Inline::Text(text) | Inline::Code(text) => code.push_str(&text),
                Inline::Break => code.push('\n'),
                _ => {}
            }
            return;
        }
        self.top().inlines.push(inline);
    }

    fn blocks(&mut self, blocks: Vec<Block>) {
        let top = self.top();
        if top.kind.is_flow() {
            top.flush();
            top.blocks.extend(blocks);
            return;
        }
        match &mut top.kind {
            Element::List { items, .. } => items.push(blocks),
            _ => flat(blocks).into_iter().for_each(|inline| self.inline(inline)),
        }
    }

    fn push(&mut self, kind: Element, is_html: bool) -> bool {
        let is_whole = matches!(
            kind,
            Element::Code(_) | Element::Table { .. } | Element::Row(_) | Element::Cell
        );
        if self.frames.len() > DEEPEST && !is_whole {
            if !kind.is_inline() {
                self.text("\n");
            }
            return false;
        }
        self.frames.push(Frame::new(kind, is_html));
        true
    }

    fn top(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Ends the innermost element: what it became is added to the one around it.
    fn end_top(&mut self) {
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        if frame.kind.is_flow() || matches!(frame.kind, Element::List { .. }) {
            frame.flush();
        }
        let Frame { kind, mut blocks, inlines, .. } = frame;
        match kind {
            Element::Paragraph => {
                if !blocks.is_empty() {
                    self.blocks(blocks);
                }
            }
            Element::Quote => self.block(Block::Quote(blocks)),
            Element::Item => match &mut self.top().kind {
                Element::List { items, .. } => items.push(blocks),
                _ => self.blocks(blocks),
            },
            Element::List { start, mut items } => {
                if !blocks.is_empty() {
                    items.push(std::mem::take(&mut blocks));
                }
                self.block(Block::List { start, items });
            }
            Element::Heading(level) => {
                self.block(Block::Heading { level, text: tidy::line(inlines) })
            }
            Element::Code(text) => self.block(Block::Code(text)),
            Element::Table { alignments, rows } => self.block(Block::Table { alignments, rows }),
            Element::Row(cells) => {
                if let Element::Table { rows, .. } = &mut self.top().kind {
                    rows.push(cells);
                }
            }
            Element::Cell => {
                let words = tidy::line(inlines);
                match &mut self.top().kind {
                    Element::Row(cells) => cells.push(words),
                    _ => words.into_iter().for_each(|inline| self.inline(inline)),
                }
            }
            Element::Marked(mark) => self.inline(Inline::Marked(mark, inlines)),
            Element::Link(target) => self.inline(Inline::Link { target, text: inlines }),
            Element::Bracketed(target) => {
                self.text("[");
                inlines.into_iter().for_each(|inline| self.inline(inline));
                self.text("](");
                self.text(&target);
                self.text(")");
            }
            Element::Flat => inlines.into_iter().for_each(|inline| self.inline(inline)),
        }
    }
}

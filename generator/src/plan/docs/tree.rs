//! What prose may be made of: all that is known of a text between reading and writing it.

use pulldown_cmark::Alignment;

/// A part of a text that stands on lines of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    Heading {
        level: usize,
        text: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// Lines that nobody runs; the language of the block is not kept.
    Code(String),
    /// The number of its first item, where it is ordered.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Rows of cells; the first row is the head.
    Table {
        alignments: Vec<Alignment>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Rule,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    /// Words; a `\n` is where the author began a new line, and means no more than a space.
    Text(String),
    Code(String),
    Marked(Mark, Vec<Inline>),
    Link {
        target: String,
        text: Vec<Inline>,
    },
    /// A line that ends here for the reader, too.
    Break,
}

/// How words are set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Strikethrough,
}

impl Mark {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Emphasis => "*",
            Self::Strong => "**",
            Self::Strikethrough => "~~",
        }
    }
}

/// The text with nothing set off: what is left where a mark cannot be written.
pub(super) fn without_marks(blocks: Vec<Block>) -> Vec<Block> {
    mapped(blocks, &mut unmarked)
}

/// Words with nothing set off.
pub(super) fn unmarked(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    unmark(inlines, &mut out);
    out
}

fn unmark(inlines: Vec<Inline>, out: &mut Vec<Inline>) {
    for inline in inlines {
        match inline {
            Inline::Marked(_, inner) => unmark(inner, out),
            Inline::Link { target, text } => {
                out.push(Inline::Link { target, text: unmarked(text) })
            }
            other => out.push(other),
        }
    }
}

/// The text with other inlines in each place that has some.
pub(super) fn mapped(
    blocks: Vec<Block>,
    change: &mut dyn FnMut(Vec<Inline>) -> Vec<Inline>,
) -> Vec<Block> {
    let map = |block| match block {
        Block::Heading { level, text } => Block::Heading { level, text: change(text) },
        Block::Paragraph(text) => Block::Paragraph(change(text)),
        Block::List { start, items } => Block::List {
            start,
            items: items.into_iter().map(|item| mapped(item, change)).collect(),
        },
        Block::Quote(inner) => Block::Quote(mapped(inner, change)),
        Block::Table { alignments, rows } => {
            let rows =
                rows.into_iter().map(|row| row.into_iter().map(&mut *change).collect()).collect();
            Block::Table { alignments, rows }
        }
        Block::Code(_) | Block::Rule => block,
    };
    blocks.into_iter().map(map).collect()
}

/// All that the blocks say, as one paragraph.
pub(super) fn flat(blocks: Vec<Block>) -> Vec<Inline> {
    let mut out = Vec::new();
    flatten(blocks, &mut out);
    out
}

fn flatten(blocks: Vec<Block>, out: &mut Vec<Inline>) {
    for block in blocks {
        if !out.is_empty() {
            out.push(Inline::Text(" ".to_owned()));
        }
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => out.extend(text),
            Block::Code(text) => out.push(Inline::Code(text)),
            Block::List { items, .. } => items.into_iter().for_each(|item| flatten(item, out)),
            Block::Quote(inner) => flatten(inner, out),
            Block::Table { rows, .. } => {
                for cell in rows.into_iter().flatten() {
                    out.push(Inline::Text(" ".to_owned()));
                    out.extend(cell);
                }
            }
            Block::Rule => {}
        }
    }
}

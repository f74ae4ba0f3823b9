//! A tree as Markdown: each fence, indentation and escape is written here.
//!
//! Only forms are written that parsers of Markdown agree on: blocks of code between backticks that
//! say `text`, lists whose items begin with words where they can, code spans of one or two
//! backticks.

mod escapes;
mod fill;
mod inline;

use pulldown_cmark::Alignment;

use super::tree::{Block, Inline};
use inline::{TextPlace, Words};

pub(super) use fill::WIDTH;

/// The lines of a text, paragraphs wrapped to [`WIDTH`].
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    write_blocks(blocks, WIDTH, true)
}

/// A paragraph on one line, for a place in the middle of others.
pub(super) fn one_line(inlines: &[Inline]) -> String {
    Words::of(inlines, TextPlace::Line).on_one_line()
}

/// All of a text as one block of code: nothing in it is read as Markdown.
pub(super) fn as_code(text: &str) -> Vec<String> {
    code(text)
}

/// Blocks with an empty line between them; `is_loose` where even a list below its paragraph has
/// one.
fn write_blocks(blocks: &[Block], width: usize, is_loose: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut marker = 0;
    for (at, block) in blocks.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| blocks.get(at));
        if before.is_some() && (is_loose || !follows_directly(before, block)) {
            lines.push(String::new());
        }
        // Two lists in a row would be one, did their markers not differ.
        marker = if is_same_list(before, block) { 1 - marker } else { 0 };
        lines.extend(write_block(block, marker, width));
    }
    lines
}

/// A list of items that starts like any other may stand right below words.
fn follows_directly(before: Option<&Block>, block: &Block) -> bool {
    matches!(
        (before, block),
        (Some(Block::Paragraph(_)), Block::List { start: None | Some(1), .. })
    )
}

fn is_same_list(before: Option<&Block>, block: &Block) -> bool {
    match (before, block) {
        (Some(Block::List { start: before, .. }), Block::List { start, .. }) => {
            before.is_some() == start.is_some()
        }
        _ => false,
    }
}

fn write_block(block: &Block, marker: usize, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(words) => Words::of(words, TextPlace::Paragraph).filled(width),
        Block::Heading { level, text } => {
            vec![format!(
                "{} {}",
                "#".repeat(*level),
                Words::of(text, TextPlace::Heading).on_one_line()
            )]
        }
        Block::Code(text) => code(text),
        Block::List { start, items } => list(*start, items, marker, width),
        Block::Quote(inner) => {
            let lines = write_blocks(inner, width.saturating_sub(2), true);
            lines
                .into_iter()
                .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
                .collect()
        }
        Block::Table { alignments, rows } => table(alignments, rows),
        Block::Rule => vec!["***".to_owned()],
    }
}

/// Between fences that are longer than any inside.
fn code(text: &str) -> Vec<String> {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
    lines.push(fence);
    lines
}

fn list(start: Option<u64>, items: &[Vec<Block>], marker: usize, width: usize) -> Vec<String> {
    let is_tight = items.iter().all(|item| match item.as_slice() {
        [_] => true,
        [words @ Block::Paragraph(_), list] => follows_directly(Some(words), list),
        _ => false,
    });
    let mut lines = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 && !is_tight {
            lines.push(String::new());
        }
        let sign = match start {
            None => ["- ", "* "][marker].to_owned(),
            Some(start) => format!("{}{} ", start + at as u64, ['.', ')'][marker]),
        };
        let hanging = " ".repeat(sign.len());
        let inner = write_blocks(item, width.saturating_sub(sign.len()), !is_tight);
        lines.extend(inner.into_iter().enumerate().map(|(at, line)| match at {
            0 => format!("{sign}{line}"),
            _ if line.is_empty() => line,
            _ => format!("{hanging}{line}"),
        }));
    }
    lines
}

fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let row = |cells: &[Vec<Inline>]| {
        let cells = cells
            .iter()
            .map(|cell| format!(" {} |", Words::of(cell, TextPlace::Cell).on_one_line()));
        format!("|{}", cells.collect::<String>())
    };
    let rules = alignments.iter().map(|alignment| match alignment {
        Alignment::None => " --- |",
        Alignment::Left => " :-- |",
        Alignment::Center => " :-: |",
        Alignment::Right => " --: |",
    });
    let mut lines: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    let rules = format!("|{}", rules.collect::<String>());
    lines.insert(lines.len().min(1), rules);
    lines
}

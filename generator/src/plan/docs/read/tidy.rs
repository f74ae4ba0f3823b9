//! One form for each text: no empty parts, one space where there were several, and no mark that
//! could not be written down as Markdown.

use super::links;
use super::spaces::{spaced, trimmed};
use crate::plan::docs::tree::{Block, Inline, Mark, mapped};

/// Blocks without those that say nothing.
pub(in crate::plan::docs) fn blocks(blocks: Vec<Block>) -> Vec<Block> {
    let whole = |block| match block {
        Block::Heading { ref text, .. } if text.is_empty() => None,
        Block::Code(text) => code_block(&text),
        Block::List { start, items } => {
            let items: Vec<_> =
                items.into_iter().map(self::blocks).filter(|item| !item.is_empty()).collect();
            (!items.is_empty()).then_some(Block::List { start, items })
        }
        Block::Quote(inner) => {
            Some(self::blocks(inner)).filter(|inner| !inner.is_empty()).map(Block::Quote)
        }
        Block::Paragraph(text) => {
            Some(inlines(text)).filter(|text| !text.is_empty()).map(Block::Paragraph)
        }
        other => Some(other),
    };
    blocks.into_iter().filter_map(whole).collect()
}

fn code_block(text: &str) -> Option<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n").trim_matches('\n').to_owned();
    (!text.is_empty()).then_some(Block::Code(text))
}

/// The words of a paragraph.
pub(super) fn inlines(inlines: Vec<Inline>) -> Vec<Inline> {
    writable(spaced(gathered(inlines, &mut Vec::new(), false)))
}

/// Words that must stand on one line.
pub(in crate::plan::docs) fn line(text: Vec<Inline>) -> Vec<Inline> {
    inlines(on_one_line(text))
}

fn on_one_line(text: Vec<Inline>) -> Vec<Inline> {
    without_new_lines(text, &Inline::Text(" ".to_owned()))
}

/// What two trees are compared by: where an author began a new line does not count.
pub(in crate::plan::docs) fn without_lines(blocks: Vec<Block>) -> Vec<Block> {
    mapped(blocks, &mut |text| without_new_lines(text, &Inline::Break))
}

/// Words with a space for each new line of their author, and `at_break` for each break.
fn without_new_lines(text: Vec<Inline>, at_break: &Inline) -> Vec<Inline> {
    let one = |inline| match inline {
        Inline::Text(text) => Inline::Text(text.replace('\n', " ")),
        Inline::Break => at_break.clone(),
        Inline::Marked(mark, inner) => Inline::Marked(mark, without_new_lines(inner, at_break)),
        Inline::Link { target, text } => {
            Inline::Link { target, text: without_new_lines(text, at_break) }
        }
        code @ Inline::Code(_) => code,
    };
    text.into_iter().map(one).collect()
}

/// Neighbours that are one, and no part in a part of its own kind.
fn gathered(inlines: Vec<Inline>, marks: &mut Vec<Mark>, in_link: bool) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => push_text(&mut out, &text),
            Inline::Code(text) => push_code(&mut out, &text),
            Inline::Break => out.push(Inline::Break),
            Inline::Marked(mark, inner) if marks.contains(&mark) => {
                extend(&mut out, gathered(inner, marks, in_link))
            }
            Inline::Marked(mark, inner) => {
                marks.push(mark);
                let inner = gathered(inner, marks, in_link);
                marks.pop();
                let (inner, before, after) = trimmed(inner);
                push_text(&mut out, before);
                push_marked(&mut out, mark, inner);
                push_text(&mut out, after);
            }
            Inline::Link { text, .. } if in_link => {
                extend(&mut out, gathered(text, marks, in_link))
            }
            Inline::Link { target, text } => {
                let (mut text, before, after) = trimmed(gathered(text, marks, true));
                if text.is_empty() {
                    text.push(Inline::Text(target.clone()));
                }
                push_text(&mut out, before);
                push_link(&mut out, target, text);
                push_text(&mut out, after);
            }
        }
    }
    if in_link { out } else { with_urls(out) }
}

/// Adds a link. One without words of its own, right before it, that leads to the same page gives
/// way.
fn push_link(out: &mut Vec<Inline>, target: String, text: Vec<Inline>) {
    let is_bare = |link: &mut Inline| match link {
        Inline::Link { target: page, text } => {
            *page == target && matches!(text.as_slice(), [Inline::Text(words)] if *words == target)
        }
        _ => false,
    };
    out.pop_if(is_bare);
    out.push(Inline::Link { target, text });
}

fn with_urls(inlines: Vec<Inline>) -> Vec<Inline> {
    let one = |inline| match inline {
        Inline::Text(text) if text.contains("://") => links::linked(&text),
        other => vec![other],
    };
    inlines
        .into_iter()
        .flat_map(one)
        .filter(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()))
        .collect()
}

fn extend(out: &mut Vec<Inline>, inlines: Vec<Inline>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => push_text(out, &text),
            other => out.push(other),
        }
    }
}

pub(super) fn push_text(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

/// A code span on one line. Two backticks side by side would ask for three around them, which open
/// a block.
fn push_code(out: &mut Vec<Inline>, text: &str) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.contains("``") { words.replace('`', "'") } else { words };
    if words.is_empty() { push_text(out, " ") } else { out.push(Inline::Code(words)) }
}

fn push_marked(out: &mut Vec<Inline>, mark: Mark, mut inner: Vec<Inline>) {
    if inner.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(Inline::Marked(before, words)) if *before == mark => return words.extend(inner),
        _ => {}
    }
    // `***a***` is read as the second.
    if let (Mark::Strong, [Inline::Marked(Mark::Emphasis, _)]) = (mark, inner.as_slice())
        && let Some(Inline::Marked(_, words)) = inner.pop()
    {
        return out.push(Inline::Marked(Mark::Emphasis, vec![Inline::Marked(Mark::Strong, words)]));
    }
    out.push(Inline::Marked(mark, inner));
}

/// Marks that Markdown would not read as such are left out, and their words stay (CommonMark 0.31,
/// "Emphasis").
fn writable(inlines: Vec<Inline>) -> Vec<Inline> {
    let edges: Vec<(char, char)> =
        inlines.iter().map(|inline| (edge(inline, true), edge(inline, false))).collect();
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    let mut marked_before = false;
    for (at, inline) in inlines.into_iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| edges.get(at)).map_or(' ', |edge| edge.1);
        let after = edges.get(at + 1).map_or(' ', |edge| edge.0);
        let was_marked = std::mem::replace(&mut marked_before, false);
        match inline {
            Inline::Marked(mark, inner) => {
                let inner = writable(inner);
                let first = inner.first().map_or(' ', |inline| edge(inline, true));
                let last = inner.last().map_or(' ', |inline| edge(inline, false));
                if !was_marked && binds(before, first) && binds(after, last) {
                    marked_before = true;
                    out.push(Inline::Marked(mark, inner));
                } else {
                    extend(&mut out, inner);
                }
            }
            Inline::Link { target, text } => {
                out.push(Inline::Link { target, text: writable(text) })
            }
            Inline::Text(text) => push_text(&mut out, &text),
            other => out.push(other),
        }
    }
    out
}

/// Whether a mark between the two belongs to the inner one.
fn binds(outer: char, inner: char) -> bool {
    inner.is_alphanumeric()
        || !inner.is_whitespace() && (outer.is_whitespace() || outer.is_ascii_punctuation())
}

/// The first or last character that is written for an inline.
fn edge(inline: &Inline, is_first: bool) -> char {
    match inline {
        Inline::Text(text) if is_first => text.chars().next().unwrap_or(' '),
        Inline::Text(text) => text.chars().next_back().unwrap_or(' '),
        Inline::Code(_) => '`',
        Inline::Marked(..) => '*',
        Inline::Link { .. } => '[',
        Inline::Break => ' ',
    }
}

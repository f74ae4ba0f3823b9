//! Prose of the document as doc comments: its code is never run, its links never dangle.
//!
//! A text is read into a [tree](tree) of what we allow, and that tree is written by us. What was
//! written is read again, and must be the same tree; else its words are written without marks, or
//! stand in one block of code. So nothing depends on two parsers agreeing about a text that
//! somebody else made up.

pub(super) mod characters;
pub(super) mod facts;
pub(super) mod limits;
pub(super) mod list;
pub(super) mod read;
pub(super) mod sentence;
pub(super) mod tree;
pub(super) mod verify;
pub(super) mod write;

#[cfg(test)]
pub(super) mod properties;
#[cfg(test)]
pub(super) mod tests;

use crate::api::{Deprecation, Docs};

use characters::plain;
use read::Trust;
use sentence::{first_sentence, first_sentence_alone};
use tree::{Block, flat, without_marks};

/// Lines of Markdown: the title or first sentence, then the rest.
#[must_use]
pub(super) fn clean(docs: &Docs) -> Vec<String> {
    let text = plain(&docs.text);
    let blocks = first_sentence_alone(read::read(&text, Trust::Document));
    if blocks.is_empty() && !docs.title.is_empty() {
        let title = sentence(&plain(&docs.title));
        return written(&read::read(&title, Trust::Document), &title);
    }
    written(&blocks, &text)
}

/// [`clean`], or a line of our own where the document says nothing.
#[must_use]
pub(super) fn clean_or(docs: &Docs, fallback: &str) -> Vec<String> {
    let lines = clean(docs);
    if lines.is_empty() { vec![fallback.to_owned()] } else { lines }
}

/// The first sentence alone.
#[must_use]
pub(super) fn first_line(docs: &Docs) -> Vec<String> {
    let text = plain(&docs.text);
    written(&first_sentence(read::read(&text, Trust::Document)), &text)
}

/// The first sentence on one line, for a place among generated words.
#[must_use]
pub(super) fn phrase(text: &str) -> String {
    let text = plain(text);
    on_one_line(first_sentence(read::read(&text, Trust::Document)), &text)
}

/// The note of a deprecation, in one line; rustdoc reads it as Markdown.
#[must_use]
pub(super) fn note(deprecation: &Deprecation) -> String {
    let text = plain(&deprecation.note);
    on_one_line(read::read(&text, Trust::Document), &text)
}

/// A code span. A backtick inside would ask for several around it; it is shown as `'`.
#[must_use]
pub(super) fn code(text: &str) -> String {
    let text: Vec<String> =
        plain(text).replace('`', "'").split_whitespace().map(str::to_owned).collect();
    if text.is_empty() { "` `".to_owned() } else { format!("`{}`", text.join(" ")) }
}

/// Markdown of our own, with names and phrases of the document in it, wrapped.
#[must_use]
pub(super) fn wrapped(text: &str) -> Vec<String> {
    let blocks = read::read(text, Trust::Ours);
    let lines = write::lines(&blocks);
    if verify::holds(&lines, &blocks, Trust::Ours) { lines } else { write::as_code(text) }
}

/// Whether two names differ in nothing but the case of their words, as `petId` and `pet_id` do.
#[must_use]
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.replace(['_', '-'], "").to_lowercase();
    letters(one) == letters(other)
}

/// A title as a sentence: with a full stop.
fn sentence(title: &str) -> String {
    let title = title.trim();
    if title.ends_with(['.', '!', '?', ':']) { title.to_owned() } else { format!("{title}.") }
}

/// The lines of a tree that was read from a text.
fn written(blocks: &[Block], text: &str) -> Vec<String> {
    let lines = write::lines(blocks);
    if lines.is_empty() || verify::holds(&lines, blocks, Trust::Document) {
        return lines;
    }
    let unmarked = read::tidied(without_marks(blocks.to_vec()));
    let lines = write::lines(&unmarked);
    if verify::holds(&lines, &unmarked, Trust::Document) {
        lines
    } else {
        write::as_code(text.trim())
    }
}

/// All that a tree says as words on one line.
fn on_one_line(blocks: Vec<Block>, text: &str) -> String {
    let words = read::one_line(flat(blocks));
    for words in [words.clone(), tree::unmarked(words)] {
        let tree = [Block::Paragraph(read::one_line(words.clone()))];
        let line = write::one_line(&words);
        if words.is_empty() || verify::holds(std::slice::from_ref(&line), &tree, Trust::Document) {
            return line;
        }
    }
    code(text)
}

//! The first sentence of a text, which stands alone in the lists of rustdoc.

use super::tree::{Block, Inline};

/// Words that end in a stop and no sentence.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "etc", "vs", "No", "approx"];

/// The blocks with the first sentence as a paragraph of its own.
pub(super) fn first_sentence_alone(mut blocks: Vec<Block>) -> Vec<Block> {
    if let Some(Block::Paragraph(words)) = blocks.first_mut()
        && let Some(rest) = split_off_rest(words)
    {
        blocks.insert(1, Block::Paragraph(rest));
    }
    blocks
}

/// The first sentence of the first paragraph, or all of the text where it begins with something
/// else.
pub(super) fn first_sentence(blocks: Vec<Block>) -> Vec<Block> {
    match first_sentence_alone(blocks) {
        blocks if matches!(blocks.first(), Some(Block::Paragraph(_))) => {
            blocks.into_iter().take(1).collect()
        }
        blocks => blocks,
    }
}

/// Cuts words after their first sentence: a stop that a space and a capital, or code, follow.
fn split_off_rest(words: &mut Vec<Inline>) -> Option<Vec<Inline>> {
    let mut depth = 0_i32;
    for at in 0..words.len() {
        let Inline::Text(text) = &words[at] else {
            continue;
        };
        let is_code_next = matches!(words.get(at + 1), Some(Inline::Code(_)));
        if let Some(stop) = stop_in(text, is_code_next, &mut depth) {
            let rest = text[stop..].trim_start().to_owned();
            let first = text[..stop].to_owned();
            let mut after = words.split_off(at + 1);
            words[at] = Inline::Text(first);
            if !rest.is_empty() {
                after.insert(0, Inline::Text(rest));
            }
            return Some(after);
        }
    }
    None
}

/// Where the first sentence of a text ends, behind its stop; brackets that are open count along.
fn stop_in(text: &str, is_code_next: bool, depth: &mut i32) -> Option<usize> {
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => *depth += 1,
            ')' | ']' => *depth -= 1,
            '.' if *depth == 0 => {
                let rest = &text[at + 1..];
                let next = rest.trim_start().chars().next();
                let begins = next.map_or(is_code_next, char::is_uppercase);
                let is_spaced = rest.starts_with([' ', '\n']);
                if is_spaced
                    && begins
                    && !ABBREVIATIONS.iter().any(|word| text[..at].ends_with(word))
                {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

//! Lines of a width that people read.

use super::escapes::{at_line_start, starts_block};
use super::inline::Gap;

/// How wide a line of prose is, `/// ` and indentation not counted.
pub(in crate::plan::docs) const WIDTH: usize = 92;

/// Lays words out in lines: where the author broke one, and where the next word would be too wide.
pub(super) fn fill(words: Vec<(String, Gap)>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    let mut ends = true;
    for (word, gap) in words {
        let length = word.chars().count();
        let is_wide = columns + 1 + length > width;
        // A word that would begin a block is kept on the line, were it not for the author to begin one with it.
        if ends || is_wide && !starts_block(&word) {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = at_line_start(&word);
            columns = line.chars().count();
        } else {
            line.push(' ');
            line.push_str(&word);
            columns += 1 + length;
        }
        if gap == Gap::Break {
            line.push('\\');
        }
        ends = gap != Gap::Space;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

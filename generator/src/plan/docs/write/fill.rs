//! Lines of a width that people read.

use super::inline::{Gap, Word};

/// How wide a line of prose is, `/// ` and indentation not counted.
pub(in crate::plan::docs) const WIDTH: usize = 92;

/// Lays words out in lines: where the author broke one, and where the next word would be too wide.
pub(super) fn fill(words: &[Word], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    let mut ends = true;
    for word in words {
        let length = word.text.chars().count();
        let is_wide = columns + 1 + length > width;
        // A line may be too wide rather than begin with what looks like the start of a list.
        if ends || is_wide && !word.starts_block() {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = word.at_line_start().into_owned();
            columns = line.chars().count();
        } else {
            line.push(' ');
            line.push_str(&word.text);
            columns += 1 + length;
        }
        if word.gap == Gap::Break {
            line.push('\\');
        }
        ends = word.gap != Gap::Space;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

//! Characters of a text that have no place in source code.

use crate::text::is_invisible;

/// The text without characters that nobody sees; each end of a line is `\n`.
pub(super) fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    let visible = |c| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\n' => Some(c),
        c if is_invisible(c) => None,
        c => Some(c),
    };
    text.replace("\r\n", "\n").chars().filter_map(visible).collect()
}

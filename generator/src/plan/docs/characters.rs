//! Characters of a text that have no place in source code.

/// The text without control characters and those that change the direction of text.
pub(super) fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c => c,
        })
        .filter(|c| {
            let is_bidi =
                matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}');
            *c == '\n' || !(c.is_control() || is_bidi || *c == '\u{FEFF}')
        })
        .collect()
}

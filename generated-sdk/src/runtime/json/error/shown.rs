//! Text of a server or of a document, made safe to show: the one way into messages and `Debug`.

use std::fmt::Write as _;
use std::ops::Range;

use crate::runtime::json::Secret;

/// The replacement of a secret.
const REDACTED: &str = "[redacted]";

/// Shorter secrets are not looked for: they would be found everywhere. In characters.
const SHORTEST_SECRET: usize = 6;

/// How many characters of a text may stand for one of a secret: the white space and the backslash
/// beside it, or `\u0026`.
const WIDEST: usize = 6;

/// `text` on one line, without `secrets`, at most `limit` characters of it and a `…` where there
/// are more.
///
/// The order matters. Invisible characters go first and white space is joined, so that neither
/// hides a secret; then the secrets are looked for in the finished line; only then it is cut, since
/// half a secret would not be found, but still tells.
pub(in crate::runtime) fn shown(text: &str, limit: usize, secrets: &[Secret]) -> String {
    let needles: Vec<String> = search_texts(secrets).collect();
    let widest = needles.iter().map(String::len).max().unwrap_or(0) * WIDEST;
    // So much is enough even where nothing but secrets stand in the line.
    let enough = limit.saturating_mul(1 + widest / REDACTED.len()) + widest;
    let (line, is_cut) = one_line(text, enough);
    let mut end = line.len();
    if is_cut && widest > 0 {
        // A secret may go on behind the end: it is found only if it starts before these characters.
        end = line
            .char_indices()
            .nth_back(widest - 1)
            .map_or(0, |(at, _)| at);
    }
    let mut out = String::new();
    let mut at = 0;
    for found in secret_ranges(&line, &needles) {
        if found.start >= end {
            break;
        }
        if found.start >= at {
            out.push_str(line.get(at..found.start).unwrap_or_default());
            out.push_str(REDACTED);
        }
        at = at.max(found.end);
    }
    out.push_str(line.get(at..end.max(at)).unwrap_or_default());
    match out.char_indices().nth(limit) {
        Some((end, _)) => out.truncate(end),
        None if is_cut => {}
        None => return out,
    }
    out.push('…');
    out
}

/// Whether a text holds one of the secrets.
pub(in crate::runtime) fn reveals(text: &str, secrets: &[Secret]) -> bool {
    let needles: Vec<String> = search_texts(secrets).collect();
    !needles.is_empty() && !secret_ranges(&one_line(text, usize::MAX).0, &needles).is_empty()
}

/// JSON text whose invisible characters are escapes: the same JSON.
pub(in crate::runtime::json) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let is_visible = !is_invisible(character) && !character.is_control();
        if is_visible && !matches!(character, '\u{2028}' | '\u{2029}') {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

/// The first `limit` characters of a text without those that cannot be seen, and whether there are
/// more. White space and control characters between words are one space.
fn one_line(text: &str, limit: usize) -> (String, bool) {
    let mut line = String::new();
    let (mut length, mut is_apart) = (0, false);
    for character in text.chars().filter(|character| !is_invisible(*character)) {
        if character.is_whitespace() || character.is_control() {
            is_apart = length > 0;
            continue;
        }
        if length >= limit {
            return (line, true);
        }
        if std::mem::take(&mut is_apart) {
            line.push(' ');
            length += 1;
        }
        line.push(character);
        length += 1;
    }
    (line, false)
}

/// Whether a character is drawn as nothing, or changes how others are drawn: marks of direction,
/// characters of no width, tags and others that are ignored by default (Unicode,
/// `Default_Ignorable_Code_Point`). Control characters and separators are white space here.
///
/// Variation selectors are among them: between the letters of a secret, they would hide it from the
/// search, but not from a reader.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// The secrets as they are looked for.
fn search_texts(secrets: &[Secret]) -> impl Iterator<Item = String> {
    let dense = secrets
        .iter()
        .map(|secret| without_disguise(&one_line(secret.expose(), usize::MAX).0).0);
    dense.filter(|secret| secret.chars().count() >= SHORTEST_SECRET)
}

/// The ranges of secrets in a line, in the order of their starts.
fn secret_ranges(line: &str, needles: &[String]) -> Vec<Range<usize>> {
    if needles.is_empty() {
        return Vec::new();
    }
    let (dense, offsets) = without_disguise(line);
    let mut places = Vec::new();
    for needle in needles {
        for (start, _) in dense.match_indices(needle.as_str()) {
            let last = start + needle.len() - 1;
            if let (Some(first), Some(last)) = (offsets.get(start), offsets.get(last)) {
                places.push(first.start..last.end);
            }
        }
    }
    places.sort_by_key(|place| (place.start, place.end));
    places
}

/// A line as it is compared: without case, white space and the escapes of JSON, by which servers
/// change what they repeat; and for each of its bytes the place that it comes from.
fn without_disguise(line: &str) -> (String, Vec<Range<usize>>) {
    let (mut dense, mut offsets) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let start = line.len() - rest.len();
        let (character, length) = unescape(rest).unwrap_or((first, first.len_utf8()));
        rest = rest.get(length..).unwrap_or_default();
        if !matches!(character, ' ' | '\\') {
            dense.push(character.to_ascii_lowercase());
            offsets.resize(dense.len(), start..start + length);
        }
    }
    (dense, offsets)
}

/// The character of an escape such as `\u0026`, and the length of that.
fn unescape(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    Some((char::from_u32(code)?, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(texts: &[&str]) -> Vec<Secret> {
        texts.iter().map(|text| Secret::from(*text)).collect()
    }

    #[test]
    fn a_message_is_one_line() {
        for (text, line) in [
            (
                " a\r\n\tb\u{1b}[31mc\0\u{202e}d\u{2028}e  ",
                "a b [31mc d e",
            ),
            ("a\u{9b}31mb\u{85}c", "a 31mb c"),
            ("\u{feff}a\u{200b}b\u{2066}c\u{ad}d\u{e0041}e", "abcde"),
            ("\u{200b} \u{200b}", ""),
            ("é — 漢字 🦀", "é — 漢字 🦀"),
        ] {
            assert_eq!(shown(text, 200, &[]), line);
        }
        assert_eq!(shown(&"é".repeat(300), 200, &[]), "é".repeat(200) + "…");
        assert_eq!(shown(&"é".repeat(200), 200, &[]), "é".repeat(200));
        assert_eq!(shown(&" ".repeat(1 << 20), 200, &[]), "");
    }

    #[test]
    fn secrets_are_taken_out_however_they_are_repeated() {
        let secrets = secrets(&["secret/key&1", "secret/key&1-more", "short"]);
        for (text, line) in [
            ("secret/key&1, short", "[redacted], short"),
            ("xsecret/key&1-morex", "x[redacted]x"),
            ("SECRET/Key&1", "[redacted]"),
            ("sec\u{200b}ret/\u{feff}key&1", "[redacted]"),
            ("secret/\r\n key&1!", "[redacted]!"),
            (r"secret\/key\u00261", "[redacted]"),
            ("secret/key&1secret/key&1", "[redacted][redacted]"),
            ("secret/key&", "secret/key&"),
        ] {
            assert_eq!(shown(text, 200, &secrets), line, "{text}");
            assert_eq!(
                reveals(text, &secrets),
                line.contains("[redacted]"),
                "{text}"
            );
        }
    }

    #[test]
    fn no_part_of_a_secret_stands_at_the_cut() {
        let secrets = secrets(&["0123456789abcdefghij"]);
        let secret = "0123456789abcdefghij";
        for padding in 0..150 {
            for text in [
                format!("{}{secret}{}", "x".repeat(padding), "y".repeat(400)),
                "x".repeat(padding) + &secret.repeat(60),
                "x".repeat(padding)
                    + &secret
                        .split_inclusive(|_| true)
                        .collect::<Vec<_>>()
                        .join("\\ ")
                        .repeat(40),
            ] {
                let line = shown(&text, 50, &secrets);
                assert!(line.chars().count() <= 51, "{line}");
                assert!(
                    !line.contains("01") && !line.contains("ij") && !line.contains("0\\ 1"),
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn secrets_that_overlap_leave_nothing() {
        let secrets = secrets(&["abcdefgh", "efghijkl"]);
        assert_eq!(shown("-abcdefghijkl-", 50, &secrets), "-[redacted]-");
    }
}

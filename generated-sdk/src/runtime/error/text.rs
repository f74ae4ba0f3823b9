//! Text of a server, made fit for a message.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

use crate::runtime::call::Received;

/// How much of a body a message shows, in characters.
const SNIPPET: usize = 200;

/// The first `limit` characters of a text on one line: white space is joined, and what could change the look of a terminal or a log is left out.
pub(super) fn one_line(text: &str, limit: usize) -> String {
    let mut out = String::new();
    // A text may be long and start with nothing but space; so much is looked at, no more.
    let start: String = text.chars().take(limit * 20).collect();
    for word in start.split(|character: char| character.is_whitespace() || character.is_control()) {
        let mut word = word
            .chars()
            .filter(|character| !is_invisible(*character))
            .peekable();
        if !out.is_empty() && word.peek().is_some() {
            out.push(' ');
        }
        out.extend(word);
    }
    match out.char_indices().nth(limit) {
        None => out,
        Some((end, _)) => {
            out.truncate(end);
            out + "…"
        }
    }
}

/// Marks of direction and the like (Unicode `Cf`, as far as they can deceive), and separators of lines.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Says what a body is that is not the JSON it should be: nothing, a page, or some text.
pub(super) fn describe(received: &Received) -> String {
    let Received { headers, body, .. } = received;
    if let Some(coding) = content_coding(headers) {
        return format!("a body encoded as {coding} ({} bytes)", body.len());
    }
    let start = body.get(..SNIPPET * 80).unwrap_or(body);
    // Before the text is cut: half a credential is not found, but still tells.
    let text = received.scrub(String::from_utf8_lossy(start).into_owned());
    describe_text(&media_type(headers), text.trim_start(), body.len())
}

/// How the body is encoded, if it is. Nobody asks for that, so nobody can read it.
pub(super) fn content_coding(headers: &HeaderMap) -> Option<String> {
    let coding = headers.get(CONTENT_ENCODING)?.to_str().ok()?;
    (!coding.eq_ignore_ascii_case("identity")).then(|| one_line(coding, 100))
}

fn describe_text(media_type: &str, text: &str, length: usize) -> String {
    if text.is_empty() {
        return "an empty body".to_owned();
    }
    if media_type == "text/html" || is_html(text) {
        return format!("an HTML page ({length} bytes)");
    }
    let kind = if media_type.is_empty() {
        "a body without a media type"
    } else {
        media_type
    };
    format!("{kind}: {}", one_line(text, SNIPPET))
}

/// Whether a text starts like a page of HTML.
fn is_html(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(14)
        .collect::<String>()
        .to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The media type in lower case without its parameters; empty if there is none.
pub(in crate::runtime) fn media_type(headers: &HeaderMap) -> String {
    let value = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    one_line(value.split(';').next().unwrap_or_default(), 100).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_message_is_one_line() {
        assert_eq!(
            one_line(" a\r\n\tb\u{1b}[31mc\0\u{202e}d\u{2028}e  ", 200),
            "a b [31mc d e"
        );
        assert_eq!(one_line(&"é".repeat(300), 200), "é".repeat(200) + "…");
        assert_eq!(one_line(&" ".repeat(1 << 20), 200), "");
    }

    #[test]
    fn bodies_are_described() {
        for (media_type, text, description) in [
            ("", "", "an empty body"),
            ("text/html", "<h1>Bad", "an HTML page (7 bytes)"),
            (
                "application/json",
                "<!DOCTYPE html>",
                "an HTML page (15 bytes)",
            ),
            (
                "",
                "Not implemented!",
                "a body without a media type: Not implemented!",
            ),
            ("text/plain", "4\n04", "text/plain: 4 04"),
        ] {
            assert_eq!(describe_text(media_type, text, text.len()), description);
        }
        let mut headers = HeaderMap::new();
        assert_eq!(media_type(&headers), "");
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("Text/HTML ; charset=utf-8"),
        );
        assert_eq!(media_type(&headers), "text/html");
    }
}

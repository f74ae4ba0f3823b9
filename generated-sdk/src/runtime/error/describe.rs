//! Bodies, as messages describe them.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName};

use crate::runtime::call::Received;

/// How much of a body a message shows, in characters.
const SNIPPET: usize = 200;

/// How much of a header a message shows, in characters.
const LONGEST_NAME: usize = 100;

/// Describes a body that is not the expected JSON: empty, an HTML page, or other text.
pub(super) fn describe_body(received: &Received) -> String {
    let Received { headers, body, .. } = received;
    let length = body.len();
    if let Some(coding) = content_coding(headers) {
        let coding = received.shown(coding, LONGEST_NAME);
        return format!("a body encoded as {coding} ({length} bytes)");
    }
    let start = body.trim_ascii_start();
    if start.is_empty() {
        return "an empty body".to_owned();
    }
    let kind = received.shown(&media_type(headers), LONGEST_NAME);
    if kind == "text/html" || is_html(start) {
        return format!("an HTML page ({length} bytes)");
    }
    let text = received.shown(&String::from_utf8_lossy(start), SNIPPET);
    match kind.as_str() {
        "" => format!("a body without a media type: {text}"),
        kind => format!("{kind}: {text}"),
    }
}

/// The content coding of the body, if it has one. The runtime sends no `Accept-Encoding` and does
/// not decode any coding.
pub(super) fn content_coding(headers: &HeaderMap) -> Option<&str> {
    let coding = header_text(headers, &CONTENT_ENCODING)?;
    (!coding.eq_ignore_ascii_case("identity")).then_some(coding)
}

/// Whether a body is a page of HTML, or empty.
pub(super) fn is_page_or_nothing(received: &Received) -> bool {
    let start = received.body.trim_ascii_start();
    start.is_empty() || media_type(&received.headers) == "text/html" || is_html(start)
}

/// Whether a text starts like a page of HTML.
fn is_html(text: &[u8]) -> bool {
    let starts = |tag: &[u8]| {
        text.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    };
    starts(b"<!doctype html") || starts(b"<html")
}

/// The media type in lower case without its parameters; empty if it is missing.
pub(in crate::runtime) fn media_type(headers: &HeaderMap) -> String {
    let value = header_text(headers, &CONTENT_TYPE).unwrap_or_default();
    let media_type = value.split(';').next().unwrap_or_default();
    media_type.trim().to_ascii_lowercase()
}

/// Whether a media type in lower case is JSON (RFC 8259, RFC 6839).
pub(in crate::runtime) fn is_json(media_type: &str) -> bool {
    media_type.ends_with("/json") || media_type.ends_with("+json")
}

fn header_text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_media_type_has_no_parameters() {
        let mut headers = HeaderMap::new();
        assert_eq!(media_type(&headers), "");
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("Text/HTML ; charset=utf-8"),
        );
        assert_eq!(media_type(&headers), "text/html");
    }

    #[test]
    fn a_page_is_known_by_its_start() {
        for page in ["<!DOCTYPE html>", "<html lang=eo>", "<HTML"] {
            assert!(is_html(page.as_bytes()), "{page}");
        }
        for text in ["", "<", "<h1>", "{}", "html"] {
            assert!(!is_html(text.as_bytes()), "{text}");
        }
    }
}

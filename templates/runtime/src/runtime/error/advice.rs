//! What to do about a body that is not what the document declares.

use http::HeaderMap;

use super::describe::media_type;
use crate::runtime::call::Received;
use crate::runtime::json::from_slice;
use crate::runtime::operation::Operation;

/// What to do about a body that is larger than the client's limit.
pub(super) const LARGE_BODY: &str =
    "`.streamed()` reads it without a limit, and the client's `max_response_bytes` raises it";

/// The same, where it is one item of a stream.
pub(super) const LARGE_ITEM: &str =
    "it is one item of a stream, whose limit is the client's `max_response_bytes`";

/// What a body is by its media type, where it is one that is read while it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StreamKind {
    Events,
    Lines,
}

impl StreamKind {
    /// The kind of a body: server-sent events (WHATWG HTML section 9.2), or JSON values one after
    /// the other, which have several names and one of RFC 7464.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        match media_type(headers).as_str() {
            "text/event-stream" => Some(Self::Events),
            name if name.contains("ndjson") || name.contains("jsonl") => Some(Self::Lines),
            "application/json-seq" | "application/stream+json" => Some(Self::Lines),
            _ => None,
        }
    }

    /// The kind of a body that was to be one JSON value: its first two lines may be values of their
    /// own.
    fn of_json(body: &[u8]) -> Option<Self> {
        let lines = body.split(|byte| *byte == b'\n');
        let first = lines.filter(|line| !line.trim_ascii().is_empty()).take(2);
        let is_value = first.map(|line| from_slice::<()>(line).is_ok());
        is_value.eq([true, true]).then_some(Self::Lines)
    }

    /// The method of a streamed response that reads it, which is the word of the config, too.
    fn method(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Lines => "lines",
        }
    }

    /// How a body of the kind is read, and how it becomes the result.
    pub(super) fn advice(self, operation: &Operation) -> String {
        let method = self.method();
        let setting = setting(operation, method);
        format!("`.streamed()` and then `.{method}()` read it; {setting} makes it the result")
    }
}

/// How to get at a body that cannot be decoded, and how to change the type of the result.
pub(super) fn advice_on_body(received: &Received, is_json: bool) -> String {
    let by_content = || StreamKind::of_json(&received.body).filter(|_| is_json);
    if let Some(kind) = StreamKind::of(&received.headers).or_else(by_content) {
        return kind.advice(received.operation);
    }
    let (method, word) = if is_json {
        ("json", "json")
    } else {
        ("raw", "bytes")
    };
    let setting = setting(received.operation, word);
    format!("`.send().{method}()` gives it as it came; {setting} makes that the result")
}

/// How to change the type of items of a stream that cannot be decoded.
pub(super) fn advice_on_item(operation: &Operation) -> String {
    let table = table(operation);
    format!("`item = \"…\"` under {table} in seamstress.toml gives the items another type")
}

/// The line of the generator's config that gives a call another result.
fn setting(operation: &Operation, result: &str) -> String {
    let table = table(operation);
    format!("`result = \"{result}\"` under {table} in seamstress.toml")
}

fn table(operation: &Operation) -> String {
    let (method, path) = operation.shown();
    format!("`[operations.\"{} {path}\"]`", method.to_ascii_lowercase())
}

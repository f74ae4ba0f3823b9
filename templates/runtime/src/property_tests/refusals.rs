//! What a server says about a failure is shown in a way that harms nobody, and is there as it was
//! sent.

use http::{HeaderName, HeaderValue, StatusCode};

use super::api::BEARER;
use super::canned::{Canned, run};
use super::shown::assert_error_is_shown_well;
use crate::cases::{Property, SEPARATOR, first};
use crate::runtime::codegen::{operation, record};
use crate::runtime::{Error, Reply};

/// A result with members of some types.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thing {
    /// Text.
    pub text: String,
    /// A number.
    pub number: i64,
    /// A list.
    pub list: Vec<bool>,
}

record! {
    Thing {
        text: required,
        number: required,
        list: list,
    }
}

operation! {
    /// A call that is refused.
    Refused -> Thing {
        POST "/things",
        result: json,
        auth: [[BEARER]],
    }
}

pub static REFUSALS: Property = Property {
    name: "refusals",
    check,
    pieces: &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"error\":",
        "\"type\":",
        "\"code\":",
        "\"message\":",
        "\"detail\":",
        "\"errors\":[",
        "\"text\":\"x\"",
        "\"number\":1",
        "\"number\":\"1\"",
        "\"list\":[true]",
        "{\"error\":{\"message\":\"",
        "\"}}",
        "{\"code\":\"",
        "{\"text\":\"x\",\"number\":1}",
        "<html>",
        "<title>",
        "application/json",
        "text/plain",
        "text/html; charset=utf-8",
        "gzip",
        "br",
        "hidden-key",
        "hid",
        "den-key",
        "\u{200b}",
        "\u{202e}",
        "\u{2066}",
        "\u{9b}31m",
        "\u{1b}[31m",
        "\\u001b",
        "\\u202e",
        "\\u009b",
        "\\u200b",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{ad}",
        "\r\n",
        "\t",
        " ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "é",
        "\0",
    ],
    cases: 10_000,
};

/// The headers whose values messages show.
const HEADERS: [&str; 4] = ["x-request-id", "content-type", "content-encoding", "x-own"];

/// The first byte chooses the status, then come the values of the headers and the body.
fn check(bytes: &[u8]) {
    let (status, rest) = first(bytes);
    let status = [
        400, 401, 403, 404, 409, 422, 429, 500, 503, 200, 201, 204, 304, 418, 599,
    ][usize::from(status) % 15];
    let mut texts = rest.splitn(HEADERS.len() + 1, |byte| *byte == SEPARATOR);
    let values: Vec<&[u8]> = texts.by_ref().take(HEADERS.len()).collect();
    let body = texts.next().unwrap_or_default().to_vec();
    let mut reply = Reply::new(StatusCode::from_u16(status).unwrap(), body.clone());
    for (name, value) in HEADERS.into_iter().zip(values) {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            reply.headers.insert(HeaderName::from_static(name), value);
        }
    }
    let headers = reply.headers.clone();
    let mut builder = Canned::new([reply]).builder();
    builder.credential(&BEARER, "hidden-key".into());
    let outcome = run(Refused::new(&builder.build().unwrap()));
    let Err(error) = outcome else { return };
    assert_error_is_shown_well(&error, &["hidden-key"]);
    assert_is_kept(&error, status, &body);
    if let Some(refusal) = error.api_error() {
        assert_eq!(refusal.headers(), &headers);
    }
}

/// What arrived can be looked at as it was.
fn assert_is_kept(error: &Error, status: u16, body: &[u8]) {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert_eq!(error.body(), Some(body));
}

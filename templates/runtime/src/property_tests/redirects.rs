//! Wherever redirects lead, no secret goes to another origin, and a body does not either.

use http::{HeaderValue, StatusCode};
use percent_encoding::percent_decode_str;
use url::Url;

use super::api::{BEARER, COOKIE, HEADER, LOGIN, QUERY};
use super::canned::{Canned, Sent, run};
use super::shown::assert_error_is_shown_well;
use crate::cases::{Property, SEPARATOR, first};
use crate::runtime::Reply;
use crate::runtime::codegen::operation;

operation! {
    /// A call with a body, and credentials of any kind.
    Create -> () {
        POST "/things/create",
        body: json,
        result: none,
        auth: [[BEARER], [LOGIN], [HEADER], [QUERY], [COOKIE]],
    }
}

pub static REDIRECTS: Property = Property {
    name: "redirects",
    check,
    pieces: &[
        "https://",
        "http://",
        "https:",
        "//",
        "/",
        "\\",
        "\\\\",
        "..",
        "../",
        "?",
        "#",
        "@",
        ":",
        "&",
        "=",
        "api.tiny.example",
        "evil.example",
        "API.TINY.EXAMPLE",
        ":443",
        ":80",
        "user:word@",
        "x",
        "/v1/",
        "/things",
        "api%20key=hidden-query",
        "api+key=1",
        "a=hidden-query",
        "a=%68idden-query",
        "a=hidden-token",
        "sid=hidden-cookie",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:,x",
        "ftp://",
        "HTTPS://",
        "\t",
        " ",
        "%2f",
        "%40",
        "[::1]",
        "127.0.0.1",
        "localhost",
        "169.254.169.254",
        "0x7f.1",
        ".",
        "。",
        "é",
        "\u{202e}",
        "https://evil.example/",
        "https://api.tiny.example/",
        "https://api.tiny.example:444/",
        "http://api.tiny.example/",
    ],
    cases: 10_000,
};

/// What may go to any origin.
const HARMLESS: [&str; 3] = ["accept", "accept-language", "user-agent"];

/// The first byte chooses the statuses of the responses, the second the credential and whether
/// there is a body; the rest are the redirects' targets.
fn check(bytes: &[u8]) {
    let (statuses, bytes) = first(bytes);
    let (kind, targets) = first(bytes);
    let targets = targets.split(|byte| *byte == SEPARATOR);
    let redirects = targets.enumerate().filter_map(|(number, target)| {
        let status = [301, 302, 303, 307, 308][(usize::from(statuses) + number) % 5];
        let mut reply = Reply::new(StatusCode::from_u16(status).unwrap(), "");
        reply
            .headers
            .insert("location", HeaderValue::from_bytes(target).ok()?);
        Some(reply)
    });
    let canned = Canned::new(redirects.chain([Reply::new(StatusCode::NO_CONTENT, "")]));
    let mut builder = canned.builder();
    let secrets: &[&str] = match kind % 5 {
        0 => &["hidden-key"],
        1 => &["hidden-word", "dXNlcjpoaWRkZW4td29yZA"],
        2 => &["hidden-token"],
        3 => &["hidden-query"],
        _ => &["hidden-cookie"],
    };
    let secret = secrets[0];
    match kind % 5 {
        0 => builder.credential(&BEARER, secret.into()),
        1 => builder.basic(&LOGIN, "user", &secret.into()),
        2 => builder.credential(&HEADER, secret.into()),
        3 => builder.credential(&QUERY, secret.into()),
        _ => builder.credential(&COOKIE, secret.into()),
    }
    builder.header("x-own", "hidden-own");
    let mut create = Create::new(&builder.build().unwrap());
    create.request.cookie("session", "hidden-session");
    if kind & 0x80 != 0 {
        create.request.field("a", &1_i64);
    }
    if let Err(error) = run(create) {
        assert_error_is_shown_well(&error, secrets);
    }
    let sent = canned.sent();
    assert!((1..=11).contains(&sent.len()));
    let home = sent[0].url.origin();
    let mut is_home = true;
    for request in &sent {
        is_home &= request.url.origin() == home;
        assert_is_fit(request);
        if !is_home {
            assert_is_bare(request, secrets);
        }
    }
}

fn assert_is_fit(request: &Sent) {
    let url = &request.url;
    assert!(matches!(url.scheme(), "http" | "https"), "{url}");
    assert_eq!(
        (url.username(), url.password(), url.fragment()),
        ("", None, None)
    );
    // A second reading leads to the same place.
    assert_eq!(Url::parse(url.as_str()).as_ref(), Ok(url));
}

/// `secrets` are those of the client, in each form in which they travel.
fn assert_is_bare(request: &Sent, secrets: &[&str]) {
    assert!(request.body.is_none(), "a body went to {}", request.url);
    for name in request.headers.keys() {
        assert!(
            HARMLESS.contains(&name.as_str()),
            "{name} went to {}",
            request.url
        );
    }
    let query = request.url.query().unwrap_or_default().replace('+', " ");
    let query = percent_decode_str(&query).decode_utf8_lossy();
    for secret in secrets {
        assert!(!query.contains(secret), "{}", request.url);
    }
}

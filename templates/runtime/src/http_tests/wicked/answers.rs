//! Answers that are wrong, and how reading them ends.

use super::End::{self, Broken, Memory, Misfit, Refused, Result, TooLarge};
use super::JSON;
use crate::http_tests::api::THING;
use crate::http_tests::server::{answer, raw};
use crate::runtime::TransportErrorKind::{Body, Other};

/// What is wrong, the answer, and how its reading ends.
type Row = (&'static str, Vec<u8>, End);

/// All of them, and one that is right.
pub(super) fn rows() -> Vec<Row> {
    let right = vec![("a result", answer(JSON, THING), Result)];
    [bodies(), refusals(), lengths(), heads(), right].concat()
}

/// A body that is not what it should be.
fn bodies() -> Vec<Row> {
    let deep = "[".repeat(900_000);
    vec![
        (
            "a page",
            answer(
                "200 OK\r\ncontent-type: text/html",
                "<!doctype html><p>Log in",
            ),
            Misfit,
        ),
        (
            "a page that claims to be JSON",
            answer(JSON, "<html><script>x</script></html>"),
            Misfit,
        ),
        ("nothing", answer(JSON, ""), Misfit),
        ("deep JSON", answer(JSON, &deep), Misfit),
        (
            "deep JSON in a refusal",
            answer("400 Bad Request", &format!(r#"{{"error": {deep}"#)),
            Refused,
        ),
        (
            "JSON that is cut",
            answer(JSON, r#"{"thing_id": "t"#),
            Misfit,
        ),
        (
            "JSON that goes on",
            answer(JSON, &format!("{THING}{THING}")),
            Misfit,
        ),
        (
            "JSON that is large",
            answer(JSON, &format!(r#"{{"x": "{}"}}"#, "x".repeat(2 << 20))),
            TooLarge,
        ),
        (
            "JSON that is large in memory",
            answer(
                JSON,
                &format!(r#"{{"tags": [""{}]}}"#, r#","""#.repeat(300_000)),
            ),
            Memory,
        ),
        (
            "a long number as a text",
            answer(JSON, &format!(r#"{{"tags": 1e{}}}"#, "9".repeat(100_000))),
            Result,
        ),
        (
            "a body that is compressed",
            answer("200 OK\r\ncontent-encoding: gzip", "\u{1f}\u{8b}"),
            Misfit,
        ),
        (
            "a body of an unknown coding",
            answer("200 OK\r\ncontent-encoding: zstd, br, x", "x"),
            Misfit,
        ),
    ]
}

/// A refusal that explains little, or too much.
fn refusals() -> Vec<Row> {
    vec![
        (
            "a refusal of nothing",
            answer("500 Internal Server Error", ""),
            Refused,
        ),
        (
            "a refusal of text",
            answer("502 Bad Gateway\r\ncontent-type: text/plain", "no"),
            Refused,
        ),
        (
            "a refusal that is large",
            answer("500 Internal Server Error", &"x".repeat(2 << 20)),
            Refused,
        ),
        (
            "a refusal that is late",
            raw(
                "500 Internal Server Error\r\ncontent-length: 9999999999",
                "half",
            ),
            Refused,
        ),
        (
            "a wait of 10^12 seconds",
            answer("429 Too Many Requests\r\nretry-after: 1000000000000", "{}"),
            Refused,
        ),
    ]
}

/// A body that does not end where its head says.
fn lengths() -> Vec<Row> {
    let chunked = "200 OK\r\ntransfer-encoding: chunked";
    vec![
        (
            "a length that is too large",
            raw("200 OK\r\ncontent-length: 99999999999", THING),
            Broken(Body),
        ),
        (
            "a length that is too small",
            raw("200 OK\r\ncontent-length: 5", THING),
            Misfit,
        ),
        (
            "a length that is negative",
            raw("200 OK\r\ncontent-length: -1", THING),
            Broken(Other),
        ),
        (
            "a length that overflows",
            raw("200 OK\r\ncontent-length: 18446744073709551616", THING),
            Broken(Other),
        ),
        (
            "two lengths",
            raw("200 OK\r\ncontent-length: 5\r\ncontent-length: 6", THING),
            Broken(Other),
        ),
        (
            "a chunk that overflows",
            raw(chunked, "ffffffffffffffffff\r\nx"),
            Broken(Body),
        ),
        ("a chunk that is cut", raw(chunked, "ff\r\nx"), Broken(Body)),
        (
            "a chunk without a size",
            raw(chunked, "\r\nx"),
            Broken(Body),
        ),
        (
            "an extension without end",
            raw(chunked, &format!("1;{}", "x".repeat(1 << 20))),
            Broken(Body),
        ),
        (
            "trailers without end",
            raw(
                chunked,
                &format!("1\r\n1\r\n0\r\n{}", "x: y\r\n".repeat(100_000)),
            ),
            Broken(Body),
        ),
        (
            "a length of its own and chunks",
            raw(&format!("{chunked}\r\ncontent-length: 3"), "0\r\n\r\n"),
            Misfit,
        ),
    ]
}

/// A head that is broken, endless or out of place.
fn heads() -> Vec<Row> {
    vec![
        (
            "another protocol",
            b"SSH-2.0-OpenSSH_9.9\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "HTTP/2",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        ("HTTP/0.9", b"<html>hello</html>".to_vec(), Broken(Other)),
        ("no status", b"HTTP/1.1 \r\n\r\n".to_vec(), Broken(Other)),
        (
            "a status of two digits",
            b"HTTP/1.1 20 OK\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "a header line without a name",
            b"HTTP/1.1 200 OK\r\n: x\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "a header with a NUL",
            b"HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "many headers",
            raw(
                &format!("200 OK\r\n{}x: y", "x: y\r\n".repeat(10_000)),
                THING,
            ),
            Broken(Other),
        ),
        (
            "a long header",
            raw(&format!("200 OK\r\nx: {}", "y".repeat(4 << 20)), THING),
            Broken(Other),
        ),
        (
            "a status line without end",
            [b"HTTP/1.1 200 ".to_vec(), vec![b'x'; 4 << 20]].concat(),
            Broken(Other),
        ),
        (
            "interim responses alone",
            "HTTP/1.1 100 Continue\r\n\r\n".repeat(10_000).into_bytes(),
            Broken(Other),
        ),
        (
            "an upgrade that nobody asked for",
            raw("101 Switching Protocols\r\nupgrade: x", ""),
            Refused,
        ),
    ]
}

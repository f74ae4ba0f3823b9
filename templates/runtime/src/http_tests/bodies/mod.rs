//! Bodies that are forms, multipart, files and streams, as they arrive at a server.

mod forms;
pub(super) mod multipart;
mod uploads;

use std::io::Write;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::api::{PutThing, client};
use super::server::{Seen, Server, answer, run};
use crate::runtime::codegen::{RequestBuilder, content};
use crate::runtime::{Error, ErrorKind, FilePart, Json};

/// What arrives of a call whose request is set like this.
fn sent(set: impl FnOnce(&mut RequestBuilder)) -> Seen {
    let server = Server::always(answer("204 No Content", ""));
    run(PutThing::new(&client(&server)).with(set)).unwrap();
    server.only()
}

/// A stream of these pieces.
pub(super) struct OneByOne(Vec<Bytes>);

impl Stream for OneByOne {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = (!self.0.is_empty()).then(|| self.0.remove(0));
        Poll::Ready(next.map(Ok))
    }
}

pub(super) fn stream() -> OneByOne {
    OneByOne(vec![
        Bytes::from_static(b"one "),
        Bytes::from_static(b"two"),
    ])
}

/// A file that is gone after the test.
struct TempFile(PathBuf);

impl TempFile {
    fn new(name: &str, content: &[u8]) -> Self {
        let name = format!("seamstress-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::File::create(&path)
            .unwrap()
            .write_all(content)
            .unwrap();
        Self(path)
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        _ = std::fs::remove_file(&self.0);
    }
}

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn what_is_given_once_is_sent_in_the_form_that_was_asked_for_last() {
    let all = |content: &'static crate::runtime::codegen::Content| {
        let seen = sent(|request| {
            request.body(&json(r#"{"a":1}"#));
            request.field("b", "x");
            request.content(content);
        });
        (seen.header("content-type").unwrap().to_owned(), seen.body)
    };
    let (json, form) = ("application/json".to_owned(), "a=1&b=x".to_owned());
    assert_eq!(all(content!(json)), (json, r#"{"a":1,"b":"x"}"#.to_owned()));
    assert_eq!(all(content!(form)).1, form);
    let (media_type, _) = all(content!(json "application/merge-patch+json"));
    assert_eq!(media_type, "application/merge-patch+json");
    assert!(
        all(content!(multipart))
            .1
            .contains("name=\"b\"\r\n\r\nx\r\n")
    );
}

#[test]
fn lists_of_items_are_lines_or_a_sequence() {
    let seen = sent(|request| {
        request.content(content!(lines));
        request.body(&json(r#"[{"a":"\n"},2]"#));
    });
    assert_eq!(seen.header("content-type"), Some("application/x-ndjson"));
    assert_eq!(seen.body, "{\"a\":\"\\n\"}\n2\n");
    let seen = sent(|request| {
        request.content(content!(sequence));
        request.body(&json("[1,2]"));
    });
    assert_eq!(seen.body, "\u{1e}1\n\u{1e}2\n");
}

#[test]
fn nothing_is_sent_while_nothing_is_set_unless_it_must_be() {
    let seen = sent(|request| request.content(content!(optional form)));
    assert_eq!((seen.header("content-type"), seen.bytes.len()), (None, 0));
    let seen = sent(|request| request.content(content!(json)));
    assert_eq!(
        (seen.header("content-type"), seen.body.as_str()),
        (Some("application/json"), "{}")
    );
}

fn failure(server: &Server, set: impl FnOnce(&mut RequestBuilder)) -> Error {
    run(PutThing::new(&client(server)).with(set)).unwrap_err()
}

#[test]
fn what_cannot_be_sent_is_told_of_before_anything_is() {
    let server = Server::always(answer("204 No Content", ""));
    let told = |set: fn(&mut RequestBuilder)| {
        let error = failure(&server, set);
        assert!(matches!(error.kind(), ErrorKind::Build(_)), "{error}");
        error.to_string()
    };
    assert_eq!(
        told(|request| {
            request.content(content!(json));
            request.file("file", "x");
        }),
        "PUT /things was not sent: `file` is a file, which cannot be sent as `application/json`, but by `Call::with_body` as the whole body"
    );
    assert_eq!(
        told(|request| {
            request.content(content!(form));
            request.body(&vec![1_i64]);
        }),
        "PUT /things was not sent: its body is not an object; only objects can be sent as \
         `application/x-www-form-urlencoded`, and anything by `Call::with_body`"
    );
    told(|request| {
        request.content(content!(multipart));
        request.file(
            "file",
            FilePart::new("x").content_type("text/plain\r\nX: y"),
        );
    });
    told(|request| {
        request.content(content!(multipart));
        request.file("file", FilePart::new("x").header("X", "y\r\nZ: z"));
    });
    told(|request| {
        request.upload("image/png", "x");
        request.media_type("image/png\r\nX: y");
    });
    assert!(server.seen().is_empty());
}

//! Files and streams, and what becomes of those that fail.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::{TempFile, failure, stream};
use crate::http_tests::api::{PutThing, client};
use crate::http_tests::server::{Server, answer, run};
use crate::runtime::codegen::RequestBuilder;
use crate::runtime::{Core, ErrorKind, RedirectError, TransportErrorKind, Upload, UploadError};

#[test]
fn a_file_that_is_not_there() {
    let server = Server::always(answer("204 No Content", ""));
    let error = failure(&server, |request| {
        request.upload("a/b", Upload::path("/no/such"))
    });
    assert!(
        matches!(error.kind(), ErrorKind::Upload(UploadError::File { .. })),
        "{error:?}"
    );
    assert!(
        error
            .to_string()
            .starts_with("PUT /things was not sent: the file /no/such cannot be opened: "),
        "{error}"
    );
    assert!(server.seen().is_empty());
}

#[test]
fn a_stream_is_sent_once() {
    let server = Server::always(answer("204 No Content", ""));
    let call = PutThing::new(&client(&server))
        .with(|request| request.upload("a/b", Upload::stream(stream())));
    let call = call.call().unwrap();
    assert!(call.body().is_none());
    let again = call.clone();
    run(call).unwrap();
    assert_eq!(server.only().body, "one two");
    let error = run(again).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Upload(UploadError::Spent)),
        "{error:?}"
    );
    assert_eq!(
        error.to_string(),
        "PUT /things was not sent: its body is a stream that has already been sent; make the call again with a new one"
    );
}

/// The client and its server, which sends every call on to another place.
fn redirecting(status: &'static str) -> (Server, Core) {
    let server = Server::start(move |seen| match seen.what() {
        "PUT /things" => answer(&format!("{status}\r\nlocation: /new"), ""),
        _ => answer("204 No Content", ""),
    });
    let client = client(&server);
    (server, client)
}

#[test]
fn a_redirect_that_keeps_the_body_sends_a_file_again_and_no_stream() {
    let file = TempFile::new("again", b"content");
    let (server, client) = redirecting("307 Temporary Redirect");
    run(PutThing::new(&client).with(|request| request.upload("a/b", file.0.as_path()))).unwrap();
    assert_eq!(server.seen()[1].body, "content");

    let stream = |request: &mut RequestBuilder| request.upload("a/b", Upload::stream(stream()));
    let error = run(PutThing::new(&client).with(stream)).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Redirect(RedirectError::Stream)),
        "{error:?}"
    );

    let (server, client) = redirecting("303 See Other");
    run(PutThing::new(&client).with(stream)).unwrap();
    assert_eq!(server.seen()[1].what(), "GET /new");
}

#[test]
fn a_stream_that_fails_is_told_apart_from_the_network() {
    struct Broken;
    impl Stream for Broken {
        type Item = Result<Bytes, std::io::Error>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(Some(Err(std::io::Error::other("the disk is gone"))))
        }
    }
    let server = Server::always(answer("204 No Content", ""));
    let error = failure(&server, |request| {
        request.upload("a/b", Upload::stream(Broken))
    });
    let ErrorKind::Transport(reason) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!(reason.kind(), TransportErrorKind::Upload);
    assert!(error.to_string().contains("the disk is gone"), "{error}");
}

#[test]
fn a_stream_is_not_collected() {
    /// 256 MiB in pieces of 64 KiB, each made when it is asked for.
    struct Large {
        left: usize,
        piece: Bytes,
    }
    impl Stream for Large {
        type Item = Result<Bytes, std::io::Error>;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            if self.left == 0 {
                return Poll::Ready(None);
            }
            self.left -= 1;
            Poll::Ready(Some(Ok(self.piece.clone())))
        }
    }
    let server = Server::start_unread(|received| {
        assert!(received >= 256 << 20, "{received}");
    });
    let before = peak();
    let large = Large {
        left: 4096,
        piece: Bytes::from(vec![0; 64 << 10]),
    };
    run(PutThing::new(&client(&server))
        .with(|request| request.upload("a/b", Upload::stream(large))))
    .unwrap();
    let grown = peak().saturating_sub(before);
    assert!(grown < 64 << 10, "{grown} KiB");
}

/// The most memory that the process has had, in KiB; always 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

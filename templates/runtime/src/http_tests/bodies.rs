//! Bodies that are forms, multipart, files and streams, as they arrive at a server.

use std::io::Write;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::api::{PutThing, client};
use super::server::{Seen, Server, answer, run};
use crate::runtime::{
    Core, Error, ErrorKind, FilePart, Json, RedirectError, RequestBuilder, TransportErrorKind,
    Upload, UploadError, content,
};

/// What arrives of a call whose request is set like this.
fn sent(set: impl FnOnce(&mut RequestBuilder)) -> Seen {
    let server = Server::always(answer("204 No Content", ""));
    run(PutThing::new(&client(&server)).with(set)).unwrap();
    server.only()
}

/// A part as an independent parser reads it: name, file name, media type, content.
pub(super) type Part = (String, Option<String>, Option<String>, Vec<u8>);

pub(super) fn parts(seen: &Seen) -> Vec<Part> {
    let boundary = multer::parse_boundary(seen.header("content-type").unwrap()).unwrap();
    let body = OneByOne(vec![Bytes::from(seen.bytes.clone())]);
    run(async {
        let mut multipart = multer::Multipart::new(body, boundary);
        let mut parts = Vec::new();
        while let Some(field) = multipart.next_field().await.unwrap() {
            let text = |text: Option<&str>| text.map(str::to_owned);
            let media_type = field.content_type().map(ToString::to_string);
            let (name, file) = (text(field.name()).unwrap(), text(field.file_name()));
            parts.push((
                name,
                file,
                media_type,
                field.bytes().await.unwrap().to_vec(),
            ));
        }
        parts
    })
}

fn part(name: &str, file: Option<&str>, media_type: Option<&str>, content: &[u8]) -> Part {
    let owned = |text: &str| text.to_owned();
    (
        owned(name),
        file.map(owned),
        media_type.map(owned),
        content.to_vec(),
    )
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
fn a_form_is_read_by_an_independent_parser() {
    let seen = sent(|request| {
        request.content(content!(form {
            "expand": deep,
            "tags": joined,
            "filter": exploded,
            "card": deep,
            "meta": "application/json",
            "url": reserved,
        }));
        request.field("name", "a b&c=é+");
        request.field("address", &json(r#"{"city":"Basel"}"#));
        request.field("items", &json(r#"[{"a":1},2,null]"#));
        request.field("expand", &vec!["x", "y"]);
        request.field("tags", &vec!["p,q", "r"]);
        request.field("filter", &json(r#"{"R":1,"G":2}"#));
        request.field(
            "card",
            &json(r#"{"number":"42","exp":{"month":1},"list":[{"k":true}]}"#),
        );
        request.field("meta", &json(r#"["m"]"#));
        request.field("url", "https://x/?a=1&b=2");
        request.field("none", &None::<String>);
        request.field_named("extra".to_owned(), &1_i64);
    });
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(&seen.bytes)
        .into_owned()
        .collect();
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(
        pairs,
        [
            "name=a b&c=é+",
            r#"address={"city":"Basel"}"#,
            r#"items={"a":1}"#,
            "items=2",
            "expand[]=x",
            "expand[]=y",
            "tags=p,q,r",
            "R=1",
            "G=2",
            "card[number]=42",
            "card[exp][month]=1",
            "card[list][0][k]=true",
            r#"meta=["m"]"#,
            "url=https://x/?a=1&b=2",
            "extra=1",
        ]
    );
    assert!(seen.body.contains("tags=p%2Cq,r&"), "{}", seen.body);
    assert!(
        seen.body.contains("url=https://x/?a%3D1%26b%3D2&"),
        "{}",
        seen.body
    );
}

#[test]
fn a_value_is_a_form_by_its_members() {
    let seen = sent(|request| {
        request.content(content!(form { "b": deep }));
        request.body(&json(r#"{"a":[1,2],"b":{"c":"d"}}"#));
    });
    assert_eq!(seen.body, "a=1&a=2&b%5Bc%5D=d");
}

#[test]
fn a_multipart_body_is_read_by_an_independent_parser() {
    let file = TempFile::new("p\"hoto.png", b"\x89PNG");
    let seen = sent(|request| {
        request.content(content!(multipart {
            "request": "application/json; charset=utf-8",
            "image": "image/png",
            "card": deep,
        }));
        request.field("name", "two\r\nlines");
        request.field("request", &json(r#"{"id":1}"#));
        request.field("object", &json(r#"{"a":1}"#));
        request.field("ids", &vec![1_i64, 2]);
        request.file("image", FilePart::path(&file.0));
        request.files(
            "files",
            [
                FilePart::new("text")
                    .file_name("a.txt")
                    .content_type("text/plain"),
                FilePart::new(vec![0_u8, 255]),
                FilePart::new(Upload::stream(stream())).header("X-Checksum", "1"),
            ],
        );
        request.file("evil\"\r\nX: y", FilePart::new("e").file_name("\"\r\n"));
        // Values come first, however late they are given.
        request.field("card", &json(r#"{"number":1}"#));
    });
    let name = file
        .0
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .replace('"', "%22");
    let stream = "application/octet-stream";
    assert_eq!(
        parts(&seen),
        [
            part("name", None, None, b"two\r\nlines"),
            part(
                "request",
                None,
                Some("application/json; charset=utf-8"),
                br#"{"id":1}"#
            ),
            part("object", None, Some("application/json"), br#"{"a":1}"#),
            part("ids", None, None, b"1"),
            part("ids", None, None, b"2"),
            part("card[number]", None, None, b"1"),
            part("image", Some(&name), Some("image/png"), b"\x89PNG"),
            part("files", Some("a.txt"), Some("text/plain"), b"text"),
            part("files", Some("blob"), Some(stream), &[0, 255]),
            part("files", Some("blob"), Some(stream), b"one two"),
            part("evil%22%0D%0AX: y", Some("%22%0D%0A"), Some(stream), b"e"),
        ]
    );
    assert!(seen.body.contains("\r\nX-Checksum: 1\r\n"));
    // One part is of unknown length, and so is the whole.
    assert_eq!(seen.header("transfer-encoding"), Some("chunked"));
}

#[test]
fn the_length_is_known_when_that_of_all_parts_is() {
    let file = TempFile::new("long", &[7; 300_000]);
    let seen = sent(|request| {
        request.content(content!(multipart));
        request.file("file", file.0.clone());
        request.file("sized", Upload::sized_stream(7, stream()));
    });
    assert_eq!(seen.header("transfer-encoding"), None);
    let parts = parts(&seen);
    assert_eq!(
        (parts[0].3.len(), parts[1].3.as_slice()),
        (300_000, &b"one two"[..])
    );

    let seen = sent(|request| request.upload("image/png", file.0.as_path()));
    assert_eq!(seen.header("content-length"), Some("300000"));
    assert_eq!(seen.bytes, [7; 300_000]);
}

#[test]
fn multipart_of_other_kinds_name_their_type() {
    let seen = sent(|request| {
        request.content(content!(multipart "multipart/related" { "meta": "application/json" }));
        request.field("meta", &json("{}"));
        request.file("media", "x");
    });
    let media_type = seen.header("content-type").unwrap();
    assert!(
        media_type.starts_with("multipart/related; boundary="),
        "{media_type}"
    );
    assert!(
        media_type.ends_with("; type=\"application/json\""),
        "{media_type}"
    );
}

/// What a multipart body holds between its boundaries: each part with its head.
fn parts_of(seen: &Seen) -> Vec<String> {
    let media_type = seen.header("content-type").unwrap();
    let boundary = media_type.split("boundary=").nth(1).unwrap();
    let boundary = format!("--{}", boundary.split(';').next().unwrap());
    let text = seen
        .body
        .strip_suffix(&format!("{boundary}--\r\n"))
        .unwrap();
    let begin = format!("{boundary}\r\n");
    let parts = text.split(&begin).skip(1);
    parts.map(|part| part.trim_end().to_owned()).collect()
}

#[test]
fn parts_with_positions_have_no_names() {
    let seen = sent(|request| {
        request.content(content!(parts { "parts": "application/vnd.a+json" }));
        request.body(&json(r#"[{"a": 1}, "b", null]"#));
    });
    assert_eq!(
        parts_of(&seen),
        [
            "Content-Type: application/vnd.a+json\r\n\r\n{\"a\":1}",
            "Content-Type: application/vnd.a+json\r\n\r\n\"b\"",
        ]
    );
    let seen = sent(|request| {
        request.content(content!(parts { "one": value, "two": "text/csv" }));
        request.body(&json(r#"[{"a": 1}, "b,c", "é", 4]"#));
    });
    let plain = "Content-Type: text/plain; charset=utf-8";
    assert_eq!(
        parts_of(&seen),
        [
            "Content-Type: application/json\r\n\r\n{\"a\":1}".to_owned(),
            "Content-Type: text/csv\r\n\r\nb,c".to_owned(),
            format!("{plain}\r\n\r\né"),
            format!("{plain}\r\n\r\n4"),
        ]
    );
    // In the order of their positions, whatever the order of the setters.
    let seen = sent(|request| {
        request.content(content!(parts "multipart/related" { "meta": value, "cover": "image/png", "parts": "image/*" }));
        let named = FilePart::new("c").file_name("c.png");
        request.files(
            "parts",
            [FilePart::new("b").content_type("image/gif"), named],
        );
        request.file("cover", FilePart::new("a").header("Content-ID", "<a>"));
        request.field("meta", &json("[1]"));
    });
    let head = "Content-Type: application/octet-stream";
    assert_eq!(
        parts_of(&seen),
        [
            "Content-Type: application/json\r\n\r\n[1]".to_owned(),
            "Content-Type: image/png\r\nContent-ID: <a>\r\n\r\na".to_owned(),
            "Content-Type: image/gif\r\n\r\nb".to_owned(),
            format!("Content-Disposition: attachment; filename=\"c.png\"\r\n{head}\r\n\r\nc"),
        ]
    );
    let media_type = seen.header("content-type").unwrap();
    assert!(
        media_type.ends_with("; type=\"application/json\""),
        "{media_type}"
    );
}

#[test]
fn what_is_given_once_is_sent_in_the_form_that_was_asked_for_last() {
    let all = |content: &'static crate::runtime::Content| {
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
        "PUT /things was not sent: `file` is a file, which cannot be sent as `application/json`"
    );
    assert_eq!(
        told(|request| {
            request.content(content!(form));
            request.body(&vec![1_i64]);
        }),
        "PUT /things was not sent: its body is not an object; only objects can be sent as \
         `application/x-www-form-urlencoded`"
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
        "PUT /things was not sent: its body is a stream that has already been sent"
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

//! Bodies of many parts, read by an independent parser.

use bytes::Bytes;

use super::{OneByOne, TempFile, json, sent, stream};
use crate::http_tests::server::{Seen, run};
use crate::runtime::codegen::content;
use crate::runtime::{FilePart, Upload};

/// A part as an independent parser reads it: name, file name, media type, content.
pub(in crate::http_tests) type Part = (String, Option<String>, Option<String>, Vec<u8>);

pub(in crate::http_tests) fn parts(seen: &Seen) -> Vec<Part> {
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

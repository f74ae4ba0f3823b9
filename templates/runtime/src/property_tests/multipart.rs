//! A multipart body is read by an independent parser as the parts that were given, whatever they
//! hold.

use std::collections::{BTreeSet, VecDeque};

use bytes::Bytes;
use http::StatusCode;

use super::canned::{Canned, Pieces, run};
use super::shown::assert_error_is_shown_well;
use crate::cases::{Property, SEPARATOR};
use crate::runtime::codegen::{RequestBuilder, operation};
use crate::runtime::{ErrorKind, FilePart, Reply};

operation! {
    /// A call that sends parts.
    Put -> () {
        PUT "/parts",
        body: multipart,
        result: none,
        auth: [],
    }
}

pub static MULTIPART: Property = Property {
    name: "multipart",
    check,
    pieces: &[
        "\"",
        "\\",
        "\\\"",
        "%22",
        "\r\n",
        "\r",
        "\n",
        "\r\n\r\n",
        "--",
        "\r\n--",
        ";",
        "; ",
        "=",
        "; filename=\"",
        "name=\"",
        "a",
        "b",
        "name",
        "é",
        "\u{202e}",
        "\0",
        "\u{1b}",
        "\t",
        " ",
        "[]",
        "text/plain",
        "image/png; charset=utf-8",
        "*/*",
        "x-a",
        "X: y",
        "--------------------------",
        "Content-Disposition: form-data",
        "'",
        "UTF-8''",
    ],
    cases: 4_000,
};

/// A part as it was given, or as it was read: name, file name, media type, content.
type Part = (String, Option<String>, Option<String>, Vec<u8>);

fn check(bytes: &[u8]) {
    let texts: Vec<&[u8]> = bytes.split(|byte| *byte == SEPARATOR).collect();
    let canned = Canned::new([Reply::new(StatusCode::NO_CONTENT, "")]);
    let core = canned.builder().build().unwrap();
    let mut call = Put::new(&core);
    let expected = fill(&mut call.request, &texts);
    let outcome = run(call);
    let mut sent = canned.sent();
    if let Err(error) = outcome {
        assert!(matches!(error.kind(), ErrorKind::Build(_)), "{error}");
        assert_error_is_shown_well(&error, &[]);
        assert!(sent.is_empty());
        // Only what cannot stand in a header is refused.
        assert!(
            texts
                .iter()
                .flat_map(|text| text.iter())
                .any(|byte| !matches!(byte, b' '..=b'~'))
        );
        return;
    }
    let sent = sent.pop().unwrap();
    let media_type = sent.headers["content-type"].to_str().unwrap();
    let boundary = multer::parse_boundary(media_type).unwrap();
    let body = sent.body.unwrap();
    let marks = body
        .windows(boundary.len())
        .filter(|bytes| *bytes == boundary.as_bytes())
        .count();
    assert_eq!(marks, expected.len() + 1);
    let read = run(read(Bytes::from(body), boundary));
    assert_eq!(read, expected);
}

/// Sets parts by groups of four texts: a name and a content, and of files a name and a media type.
/// Gives them as they are to arrive.
fn fill(request: &mut RequestBuilder, texts: &[&[u8]]) -> Vec<Part> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (mut values, mut files, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (number, group) in texts.chunks(4).enumerate() {
        let name = text(group[0]);
        let content = group.get(1).copied().unwrap_or_default();
        if number % 2 == 0 {
            // A name that is set twice counts once.
            if names.insert(name.clone()) {
                request.field_named(name.clone(), &text(content));
                values.push((quoted(&name), None, None, text(content).into_bytes()));
            }
            continue;
        }
        let mut file = FilePart::new(content.to_vec());
        let file_name = group.get(2).map(|name| text(name));
        if let Some(name) = &file_name {
            file = file.file_name(name);
        }
        let media_type = group.get(3).map(|media_type| text(media_type));
        if let Some(media_type) = &media_type {
            file = file.content_type(media_type);
        }
        let expected_name = quoted(&file_name.unwrap_or_else(|| "blob".to_owned()));
        let expected_type = media_type.unwrap_or_else(|| "application/octet-stream".to_owned());
        // A header's value excludes the white space around it (RFC 9110 section 5.5).
        let expected_type = expected_type.trim_matches([' ', '\t']).to_owned();
        files.push((file, expected_name, expected_type, content.to_vec()));
    }
    let expected = files.iter().map(|(_, name, media_type, content)| {
        (
            "file".to_owned(),
            Some(name.clone()),
            Some(media_type.clone()),
            content.clone(),
        )
    });
    values.extend(expected);
    request.files("file", files.into_iter().map(|(file, ..)| file));
    values
}

/// A name as it stands in quotes: percent-encoded where it would leave them, or is not the text of
/// a header.
fn quoted(name: &str) -> String {
    let is_unfit =
        |character: char| character == '"' || (character.is_ascii_control() && character != '\t');
    let mut out = name.to_owned();
    for unfit in name.chars().filter(|character| is_unfit(*character)) {
        out = out.replace(unfit, &format!("%{:02X}", u32::from(unfit)));
    }
    match out.strip_suffix('\\') {
        Some(start) => format!("{start}%5C"),
        None => out,
    }
}

/// The name and the file name of a part. Parsers differ in whether a backslash in quotes is one of
/// a quoted pair (RFC 9110 section 5.6.4) or a character as any other (WHATWG), and both have to
/// see the same parameters.
fn names(disposition: &str) -> (String, Option<String>) {
    let parameters = parameters(disposition, false);
    let count = |parameters: &[(String, String)]| {
        parameters
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        count(&parameters),
        count(&self::parameters(disposition, true)),
        "{disposition}"
    );
    let value = |wanted: &str| {
        parameters
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.clone())
    };
    assert_eq!(
        parameters.len(),
        1 + usize::from(value("filename").is_some()),
        "{disposition}"
    );
    (value("name").unwrap(), value("filename"))
}

/// The parameters of a header's value, all of them in quotes.
fn parameters(disposition: &str, has_pairs: bool) -> Vec<(String, String)> {
    let mut rest = disposition.strip_prefix("form-data").unwrap();
    let mut all = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.strip_prefix("; ").unwrap().split_once("=\"").unwrap();
        let mut is_pair = false;
        let end = value.find(|character| {
            let is_end = character == '"' && !is_pair;
            is_pair = has_pairs && character == '\\' && !is_pair;
            is_end
        });
        let (value, after) = value.split_at(end.unwrap());
        all.push((name.to_owned(), value.to_owned()));
        rest = &after[1..];
    }
    all
}

async fn read(body: Bytes, boundary: String) -> Vec<Part> {
    let mut multipart = multer::Multipart::new(Pieces(VecDeque::from([body])), boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.unwrap() {
        let disposition = field.headers()["content-disposition"].as_bytes();
        let (name, file_name) = names(std::str::from_utf8(disposition).unwrap());
        let media_type = field
            .headers()
            .get("content-type")
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        parts.push((
            name,
            file_name,
            media_type,
            field.bytes().await.unwrap().to_vec(),
        ));
    }
    parts
}

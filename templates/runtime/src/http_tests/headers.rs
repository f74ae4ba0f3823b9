//! Headers of responses as structs.

use super::api::{ListThings, client, failed};
use super::server::{Server, answer, json, run};
use crate::runtime::codegen::{headers, record};
use crate::runtime::{DecodeError, ErrorKind};

/// Headers, as generated code declares them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ThingHeaders {
    /// A number.
    pub limit: Option<i64>,
    /// A list.
    pub vary: Option<Vec<String>>,
    /// A list whose items have commas.
    pub set_cookie: Option<Vec<String>>,
    /// An object.
    pub range: Option<Range>,
}

record! {
    ThingHeaders {
        limit as "X-Limit": optional,
        vary as "Vary": optional,
        set_cookie as "Set-Cookie": optional,
        range as "X-Range": optional,
    }
}

headers! {
    ThingHeaders {
        "X-Limit": scalar,
        "Vary": joined_texts,
        "Set-Cookie": lines,
        "X-Range": pairs ["unit": text, "start": scalar],
    }
}

/// An object in a header.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Range {
    /// What is counted.
    pub unit: String,
    /// From where.
    pub start: Option<i64>,
}

record! {
    Range {
        unit: required,
        start: optional,
    }
}

#[test]
fn headers_are_read_on_demand() {
    let head = "200 OK\r\nx-limit: 7\r\nvary: a, b\r\nVary: c\r\nset-cookie: a=1; Expires=Mon, 1\r\nset-cookie: b=2\r\n\
                x-range: unit=07, start=3\r\ncontent-type: application/json";
    let server = Server::always(answer(head, "[]"));
    let list = ListThings::new(&client(&server)).call().unwrap();
    let headers: ThingHeaders = run(list.with_response()).unwrap().headers_as().unwrap();
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    assert_eq!(
        headers,
        ThingHeaders {
            limit: Some(7),
            vary: texts(&["a", "b", "c"]),
            set_cookie: texts(&["a=1; Expires=Mon, 1", "b=2"]),
            range: Some(Range {
                unit: "07".to_owned(),
                start: Some(3)
            }),
        }
    );
}

#[test]
fn a_header_of_another_type_is_named() {
    let none = Server::always(json("[]"));
    let list = ListThings::new(&client(&none)).call().unwrap();
    let headers: ThingHeaders = run(list.with_response()).unwrap().headers_as().unwrap();
    assert_eq!((headers.limit, headers.vary), (None, None));

    let error = failed(answer("429 Too Many Requests\r\nx-limit: soon", ""));
    let ErrorKind::Api(refusal) = error.kind() else {
        panic!("{error}")
    };
    let read: Result<ThingHeaders, DecodeError> = refusal.headers_as();
    let read = read.unwrap_err().to_string();
    assert!(read.contains("X-Limit") && read.contains("soon"), "{read}");
}

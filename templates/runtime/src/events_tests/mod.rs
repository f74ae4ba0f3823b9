//! Events as generated code declares them.

#![allow(missing_docs, reason = "types of tests")]

use crate::runtime::codegen::record;
use crate::runtime::codegen::{events, parameters, union};
use crate::runtime::json::{Decoder, from_slice, to_string};
use crate::runtime::{Bytes, DecodeError, Json};

#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub id: String,
}

record! {
    Order {
        "type" = "order",
        id: required,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sms {
    pub text: String,
    pub media: Option<i64>,
    pub tags: Option<Vec<String>>,
}

record! {
    Sms {
        text as "Body": required,
        media as "NumMedia": optional,
        tags as "Tags": optional,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Hook {
    Ordered(Box<Order>),
    Sms(Sms),
    Line(String),
    Image(Bytes),
    Ping,
    Unknown(Json),
}

events! {
    Hook else Unknown {
        Ordered = "order-created" | "order/created": json,
        Sms = "sms": form [text "Body", scalar "NumMedia", texts "Tags"],
        Line = "line": text,
        Image = "image": bytes,
        Ping = "ping": none,
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Ordered(Order),
    Other(Json),
}

events! {
    Told {
        Ordered = "ordered": json,
    }
}

union! {
    Told by "type" {
        Ordered = "order",
    }
}

events! { from_slice Told }

#[derive(Clone, Debug, PartialEq)]
pub struct HookParameters {
    pub hook: String,
    pub attempt: Option<i64>,
    pub query_hook: Option<Vec<i64>>,
}

record! {
    HookParameters {
        hook as "X-Hook": required,
        attempt as "X-Attempt": optional,
        query_hook as "query X-Hook": optional,
    }
}

parameters! {
    HookParameters {
        header "X-Hook": text,
        header "X-Attempt": scalar,
        query "X-Hook" as "query X-Hook": joined_scalars,
    }
}

#[test]
fn an_event_is_read_by_its_name() -> Result<(), DecodeError> {
    let order = Hook::Ordered(Box::new(Order { id: "1".to_owned() }));
    for name in ["order-created", "order/created", "Order_Created"] {
        let read = Hook::decode(name, br#"{"type": "order", "id": "1"}"#)?;
        assert_eq!(read, order, "{name}");
        assert_eq!(read.name(), Some("order-created"));
    }
    let sms = Hook::decode("sms", b"Body=1+%2B+1&NumMedia=2&Tags=a&Tags=b,c&Other=x")?;
    assert_eq!(
        sms,
        Hook::Sms(Sms {
            text: "1 + 1".to_owned(),
            media: Some(2),
            tags: Some(vec!["a".to_owned(), "b,c".to_owned()]),
        })
    );
    assert_eq!(
        Hook::decode("line", b"a\xff")?,
        Hook::Line("a\u{fffd}".to_owned())
    );
    assert_eq!(
        Hook::decode("image", b"\x00\xff")?,
        Hook::Image(Bytes::from_static(b"\x00\xff"))
    );
    assert_eq!(Hook::decode("ping", b"whatever")?, Hook::Ping);
    assert_eq!(
        Hook::NAMES,
        ["order-created", "sms", "line", "image", "ping"]
    );
    Ok(())
}

#[test]
fn an_unknown_event_keeps_its_json() -> Result<(), DecodeError> {
    let unknown = Hook::decode("order-moved", br#"{"a": [1]}"#)?;
    assert_eq!(unknown, Hook::Unknown(from_slice(br#"{"a": [1]}"#)?));
    assert_eq!(unknown.name(), None);
    assert!(Hook::decode("order-moved", b"no JSON").is_err());
    let error = Hook::decode("order-created", br#"[{"id": "1"}, {"id": "2"}]"#);
    assert!(error.is_err_and(|error| error.to_string().starts_with("$: expected an object")));
    Ok(())
}

#[test]
fn the_gaps_of_an_event_are_told_and_refused() -> Result<(), DecodeError> {
    let body = br#"{"type":"order","id":3}"#;
    for name in ["order-created", "order/created"] {
        let read = Hook::decode_with(Decoder::new(), name, body)?;
        assert_eq!(read.value, Hook::decode(name, body)?);
        assert_eq!(read.gaps.len(), 1);
        assert_eq!(read.gaps[0].path(body), "$.id");
        assert!(Hook::decode_with(Decoder::new().strict(), name, body).is_err());
    }
    let told = Told::from_slice_with(Decoder::new(), body)?;
    assert_eq!(told.gaps[0].path(body), "$.id");
    assert_eq!(told.value, Told::from_slice(body)?);
    // In the strict mode it is of no known variant's type.
    assert!(Told::from_slice_with(Decoder::new().strict(), body).is_err());
    let sms = Hook::decode_with(Decoder::new(), "sms", b"NumMedia=1")?;
    assert_eq!(sms.gaps[0].path(b"NumMedia=1"), "$.Body");
    // A form has texts alone: what is not of its type there is an error.
    assert!(Hook::decode("sms", b"Body=a&NumMedia=many").is_err());
    for (name, body) in [("line", b"a"), ("image", b"b"), ("ping", b"c")] {
        assert!(
            Hook::decode_with(Decoder::new().strict(), name, body)?
                .gaps
                .is_empty()
        );
    }
    Ok(())
}

#[test]
fn an_event_is_read_by_its_body_alone() -> Result<(), DecodeError> {
    let text = r#"{"type":"order","id":"1"}"#;
    let told = Told::from_slice(text.as_bytes())?;
    assert_eq!(told, Told::Ordered(Order { id: "1".to_owned() }));
    assert_eq!(to_string(&told), text);
    assert!(matches!(
        Told::from_slice(br#"{"type":"other"}"#)?,
        Told::Other(_)
    ));
    Ok(())
}

#[test]
fn parameters_are_read_from_a_request() -> Result<(), DecodeError> {
    let mut headers = http::HeaderMap::new();
    headers.insert("x-hook", http::HeaderValue::from_static("12"));
    headers.insert("X-ATTEMPT", http::HeaderValue::from_static("3"));
    let read = HookParameters::from_request(&headers, "X-Hook=1,2&x-hook=3")?;
    assert_eq!(
        read,
        HookParameters {
            hook: "12".to_owned(),
            attempt: Some(3),
            query_hook: Some(vec![1, 2]),
        }
    );
    assert!(HookParameters::from_request([("x-attempt", "three")], "").is_err());
    Ok(())
}

/// Events of a client that is strict.
#[derive(Clone, Debug, PartialEq)]
pub enum Exact {
    Ordered(Order),
    Other(Json),
}

events! { strict Exact { Ordered = "ordered": json } }

union! { Exact by "type" { Ordered = "order" } }

events! { strict from_slice Exact }

#[test]
fn a_strict_client_refuses_an_event_with_a_gap() {
    let (whole, gap) = (br#"{"type":"order","id":"1"}"#, br#"{"type":"order"}"#);
    assert!(Exact::decode("ordered", whole).is_ok());
    assert!(Exact::from_slice(whole).is_ok());
    assert!(Exact::decode("ordered", gap).is_err());
    assert!(Exact::from_slice(gap).is_err());
    assert!(Told::decode("ordered", gap).is_ok());
    assert!(Told::from_slice(gap).is_ok());
}

//! How unions tell their variants apart, and what becomes of what they don't know.

pub mod trial;
mod untagged;

use super::syntax::*;
use crate::runtime::Json;
use crate::runtime::codegen::{record, union};
use crate::runtime::json::{DecodeMode, Decoder, from_slice, to_string};
use trial::{AllOptional, Card};

fn read<T: crate::runtime::json::Decode>(text: &str) -> T {
    from_slice(text.as_bytes()).unwrap()
}

/// What a union reads and writes back, in both modes.
fn same<T: crate::runtime::json::Decode + crate::runtime::json::Encode>(text: &str) {
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        let decoded = Decoder::new()
            .mode(mode)
            .decode::<T>(text.as_bytes())
            .unwrap();
        assert_eq!(to_string(&decoded.value), text);
        assert!(decoded.gaps.is_empty());
    }
}

#[test]
fn by_tag_wherever_it_stands() {
    assert!(matches!(
        read(r#"{"a":1,"type":"tagged"}"#),
        ByTag::Tagged(Tagged { a: 1 })
    ));
    assert!(matches!(
        read(r#"{"x":{"type":"device"},"type":"t\u0061gged","a":2}"#),
        ByTag::Tagged(Tagged { a: 2 })
    ));
    same::<ByTag>(r#"{"type":"new","a":[1,2]}"#);
}

#[test]
fn a_known_tag_whose_payload_is_wrong_is_kept_raw_and_noted() {
    let text = r#"[{"type":"tagged","a":"x"}]"#;
    let decoded = Decoder::new()
        .decode::<Vec<ByTag>>(text.as_bytes())
        .unwrap();
    assert_eq!(to_string(&decoded.value), text);
    assert_eq!(decoded.gaps.len(), 1);
    assert_eq!(decoded.gaps[0].path(text.as_bytes()), "$[0]");
    let strict = Decoder::new()
        .strict()
        .decode::<Vec<ByTag>>(text.as_bytes())
        .unwrap_err();
    assert_eq!(strict.path(), "$[0].a");
    // What is not JSON is not raw JSON either.
    let broken = from_slice::<Vec<ByTag>>(br#"[{"type":"tagged","a":}]"#).unwrap_err();
    assert_eq!(broken.to_string(), "$[0].a: expected a value, found `}`");
}

#[test]
fn by_several_tags() {
    assert!(matches!(
        read(r#"{"status":"pending","action":"lock","a":1}"#),
        ByTags::One(_)
    ));
    assert!(matches!(
        read(r#"{"status":"success","action":"lock"}"#),
        ByTags::Two(_)
    ));
    assert!(matches!(
        read(r#"{"status":"else","action":"lock"}"#),
        ByTags::Unknown(_)
    ));
    // Tags are compared by their text, so that numbers and booleans can be tags.
    assert!(matches!(read(r#"{"a":1,"b":"2","c":4}"#), ByThree::Two(_)));
    assert!(matches!(
        read(r#"{"d":4,"c":3,"b":2,"a":1}"#),
        ByFour::One(_)
    ));
}

#[test]
fn by_kind() {
    assert_eq!(read::<ByKind>(r#""x""#), ByKind::Text("x".to_owned()));
    assert_eq!(read::<ByKind>("true"), ByKind::Flag(true));
    assert_eq!(read::<ByKind>("4"), ByKind::Whole(4));
    assert_eq!(read::<ByKind>("4.0"), ByKind::Whole(4));
    assert_eq!(read::<ByKind>("4.5"), ByKind::Number(4.5));
    assert_eq!(read::<ByKind>("null"), ByKind::Null(()));
    assert_eq!(read::<ByKind>("[1]"), ByKind::List(vec![ByKind::Whole(1)]));
    assert_eq!(read::<ByKind>("{}"), ByKind::Object(Nothing {}));
    // Too large for i64: of the kind, but not readable as that.
    assert_eq!(
        to_string(&read::<ByKind>("99999999999999999999")),
        "99999999999999999999"
    );
}

/// An integer and a number are two.
#[derive(Clone, Debug, PartialEq)]
pub enum Exact {
    Number(f64),
    Whole(i64),
    Other(Json),
}

union! { Exact by kind { Number = fraction, Whole = integer } }

#[test]
fn an_integer_beside_a_number() {
    assert_eq!(read::<Exact>("5"), Exact::Whole(5));
    assert_eq!(read::<Exact>("5.0"), Exact::Number(5.0));
    assert_eq!(read::<Exact>("5.5"), Exact::Number(5.5));
    assert_eq!(read::<Exact>("5e0"), Exact::Number(5.0));
    // Each comes back as what it was; 2^53 + 1 is no double.
    for text in [
        "5",
        "5.0",
        "-0.0",
        "-7",
        "-7.0",
        "5.5",
        "1e300",
        "9007199254740993",
    ] {
        same::<Exact>(text);
    }
    let too_large = "99999999999999999999";
    assert!(matches!(read(too_large), Exact::Other(_)));
    assert_eq!(to_string(&read::<Exact>(too_large)), too_large);
}

#[test]
fn by_key() {
    assert!(matches!(
        read(r#"{"x":1,"device_id":"d"}"#),
        ByKey::Device(_)
    ));
    assert!(matches!(read(r#"{"lock_id":"l","a":1}"#), ByKey::Lock(_)));
    // No variant would keep both.
    same::<ByKey>(r#"{"lock_id":"l","a":1,"device_id":"d"}"#);
    // Servers send null for what belongs to the others.
    assert!(matches!(
        read(r#"{"device_id":null,"lock_id":"l","a":1}"#),
        ByKey::Lock(_)
    ));
    assert!(matches!(read(r#"{"lock_id":null,"a":1}"#), ByKey::Lock(_)));
    same::<ByKey>(r#"{"x":1}"#);
}

#[test]
fn kinds_first_then_the_second_rule() {
    assert_eq!(read::<Mixed>(r#""x""#), Mixed::Text("x".to_owned()));
    assert!(matches!(
        read(r#"{"type":"tagged","a":1}"#),
        Mixed::Tagged(_)
    ));
    assert!(matches!(read(r#"{"type":"device"}"#), Mixed::Device(_)));
    assert!(matches!(read("7"), Mixed::Other(_)));
    assert!(matches!(read(r#"{"nothing":0}"#), MixedKey::Nothing(_)));
    assert!(matches!(
        read(r#"{"a":"a","b":"b"}"#),
        MixedTags::Nothing(_)
    ));
}

/// A tag that may be missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Family {
    Child(Card),
    Parent(AllOptional),
    Other(Json),
}

union! { Family by "kind" { Child = "card" } or Parent }

#[test]
fn an_object_without_the_tag_has_a_variant_of_its_own() {
    same::<Family>(r#"{"note":"n"}"#);
    assert!(matches!(read(r#"{"note":"n"}"#), Family::Parent(_)));
    assert!(matches!(read(r#"{"kind":"card"}"#), Family::Child(_)));
    same::<Family>(r#"{"kind":"new","note":"n"}"#);
    assert!(matches!(read(r#"{"kind":"new"}"#), Family::Other(_)));
    assert!(matches!(read("3"), Family::Other(_)));
}

/// A large type that holds itself, to see what the deepest nesting takes of the stack.
#[derive(Clone, Debug, PartialEq)]
pub enum Deep {
    A(Box<Wide>),
    B(Box<Wide>),
    C(Box<Wide>),
    D(Box<Wide>),
    E(Box<Wide>),
    F(Box<Wide>),
    G(Box<Wide>),
    H(Box<Wide>),
    Other(Json),
}

union! { Deep by "t" { A = "a", B = "b", C = "c", D = "d", E = "e", F = "f", G = "g", H = "h" } }

#[derive(Clone, Debug, PartialEq)]
pub struct Wide {
    pub a: Option<String>,
    pub b: Option<String>,
    pub c: Option<String>,
    pub d: Option<String>,
    pub e: Option<String>,
    pub f: Option<String>,
    pub g: Option<String>,
    pub h: Option<String>,
    pub i: Vec<Deep>,
    pub j: Vec<Deep>,
    pub k: Option<Deep>,
    pub l: Option<Deep>,
}

record! {
    Wide {
        a: optional, b: optional, c: optional, d: optional, e: optional, f: optional, g: optional, h: optional,
        i: list, j: list, k: optional, l: optional,
    }
}

#[test]
fn the_deepest_nesting_fits_a_small_stack() {
    let text = format!("{}null{}", r#"{"t":"h","l":"#.repeat(128), "}".repeat(128));
    let read = move || from_slice::<Deep>(text.as_bytes()).map(|deep| to_string(&deep).len());
    let thread = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(read)
        .unwrap();
    assert!(thread.join().unwrap().unwrap() > 1000);
}

/// Types that are named like what the macros use: their paths must not be misled.
pub mod shadows {
    use std::collections::BTreeMap;

    use crate::runtime::Json;
    use crate::runtime::codegen::{record, string_enum, union};

    #[derive(Clone, Debug, PartialEq)]
    pub struct Result {
        pub r: i64,
        pub key: i64,
        pub presence: i64,
        pub value: BTreeMap<std::string::String, Json>,
    }

    record! { Result { r: required, key: required, presence: required, ..value } }

    #[derive(Clone, Debug, PartialEq)]
    pub enum String {
        Option,
        Err,
        Other(std::string::String),
    }

    string_enum! { String { Option = "option", Err = "err" } }

    #[derive(Clone, Debug, PartialEq)]
    pub enum Option {
        Result(Result),
        Other(Json),
    }

    union! { Option by "t" { Result = "r" } }

    pub struct From;
    pub struct ToOwned;
    pub struct Vec;
}

#[test]
fn names_of_the_prelude_mislead_nothing() {
    let text = r#"{"r":1,"key":2,"presence":3,"t":"r"}"#;
    same::<shadows::Option>(text);
    same::<shadows::String>(r#""option""#);
}

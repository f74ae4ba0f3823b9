//! Objects that lack the tag by which the variants of their union are told apart.

use super::{read, same};
use crate::json_tests::syntax::{ByTag, ByTags};
use crate::runtime::Json;
use crate::runtime::codegen::{record, union};
use crate::runtime::json::{Decoder, Gaps, from_slice, to_string};

/// A value, and where its text has gaps.
fn with_gaps<T: crate::runtime::json::Decode>(text: &str) -> (T, Vec<String>) {
    let decoded = Decoder::new().decode::<T>(text.as_bytes()).unwrap();
    let paths = |gaps: &Gaps| gaps.iter().map(|gap| gap.path(text.as_bytes())).collect();
    (decoded.value, paths(&decoded.gaps))
}

/// How a strict reading fails.
fn refusal<T: crate::runtime::json::Decode + std::fmt::Debug>(text: &str) -> String {
    let decoded = Decoder::new().strict().decode::<T>(text.as_bytes());
    decoded.unwrap_err().to_string()
}

/// Two views of one thing; none of them requires the tag.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum User {
    Private(Private),
    Public(Public),
    Other(Json),
}

union! { User by "view" { Private = "private", Public = "public" } else trial }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Private {
    pub login: String,
    pub plan: String,
    pub view: Option<String>,
}

record! { Private { login: required, plan: required, view: optional } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Public {
    pub login: String,
    pub view: Option<String>,
}

record! { Public { login: required, view: optional } }

#[test]
fn a_tag_that_need_not_be_there_is_no_gap() {
    same::<User>(r#"{"login":"a","plan":"pro"}"#);
    same::<User>(r#"{"login":"a","view":"public"}"#);
    assert!(matches!(
        read(r#"{"login":"a","plan":"pro"}"#),
        User::Private(_)
    ));
    assert!(matches!(read(r#"{"login":"a"}"#), User::Public(_)));
    // A tag that is there decides, also when another variant would fit better.
    assert!(matches!(
        read(r#"{"login":"a","plan":"pro","view":"public"}"#),
        User::Public(_)
    ));
    // A value that fits none is kept as it came.
    let (value, gaps) = with_gaps::<User>("[1]");
    assert_eq!(value, User::Other("[1]".parse().unwrap()));
    assert_eq!(gaps, ["$"]);
}

#[test]
fn a_missing_tag_is_a_gap_and_the_variant_is_found_by_what_is_there() {
    let (value, gaps) = with_gaps::<ByTag>(r#"{"a":1}"#);
    assert!(matches!(value, ByTag::Tagged(_)));
    assert_eq!(gaps, ["$.type"]);
    // It is sent as the document says.
    assert_eq!(to_string(&value), r#"{"type":"tagged","a":1}"#);
    assert_eq!(
        refusal::<ByTag>(r#"{"a":1}"#),
        "$.type: missing or null, in an object with a"
    );
}

#[test]
fn of_several_tags_the_first_that_is_missing_is_named() {
    let (value, gaps) = with_gaps::<ByTags>(r#"{"action":"lock","a":1}"#);
    assert!(matches!(value, ByTags::One(_)));
    assert_eq!(gaps, ["$.status"]);
}

/// Two that differ in nothing but the tag.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pet {
    Cat(Cat),
    Dog(Dog),
    Other(Json),
}

union! { Pet by "kind" { Cat = "cat", Dog = "dog", Dog = "wolf" } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cat {
    pub name: Option<String>,
}

record! { Cat { "kind" = "cat", name: optional } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dog {
    pub kind: String,
    pub name: Option<String>,
    pub barks: Option<bool>,
}

record! { Dog { kind: required, name: optional, barks: optional } }

#[test]
fn a_variant_is_not_guessed() {
    // Both fit as well, so neither is taken.
    let text = r#"{"name":"x"}"#;
    let (value, gaps) = with_gaps::<Pet>(text);
    assert!(matches!(value, Pet::Other(_)));
    assert_eq!(to_string(&value), text);
    assert_eq!(gaps, ["$"]);
    // Nothing of it belongs to any of them.
    let text = r#"{"error":"no such pet"}"#;
    let (value, gaps) = with_gaps::<Pet>(text);
    assert!(matches!(value, Pet::Other(_)));
    assert_eq!(to_string(&value), text);
    assert_eq!(gaps, ["$"]);
    // One gap for one member, although the record misses it as well. Two lines of one variant
    // are no tie.
    let (value, gaps) = with_gaps::<Pet>(r#"{"name":"x","barks":true}"#);
    assert!(matches!(value, Pet::Dog(_)));
    assert_eq!(gaps, ["$.kind"]);
    assert!(from_slice::<Pet>(br#"{"name":}"#).is_err());
}

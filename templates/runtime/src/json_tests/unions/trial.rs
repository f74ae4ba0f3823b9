//! Unions in which only trying tells.

use super::{read, same};
use crate::json_tests::syntax::{ByTrial, MixedTrial};
use crate::runtime::Json;
use crate::runtime::codegen::{record, string_enum, union};
use crate::runtime::json::{Decoder, to_string};

#[test]
fn by_trial_takes_the_line_that_fits_best() {
    assert!(matches!(read("[1,2]"), ByTrial::Numbers(_)));
    assert!(matches!(read(r#"{"a":1}"#), ByTrial::Tagged(_)));
    assert!(matches!(read("true"), ByTrial::Other(Json::Bool(true))));
    // `Nothing` fits without a gap, `Tagged`, which stands first, does not.
    assert!(matches!(read(r#"{"b":1}"#), MixedTrial::Nothing(_)));
    assert!(matches!(read(r#"{"a":1}"#), MixedTrial::Tagged(_)));
    assert!(Decoder::new().strict().decode::<ByTrial>(b"true").is_err());
}

/// A type in which only trying tells, in itself: each level doubles the work.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Left(Box<Left>),
    Right(Box<Right>),
    Other(Json),
}

union! { Tree by trial { Left, Right } }

#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    pub child: Option<Tree>,
    pub left: i64,
}

record! { Left { child: optional, left: required } }

#[derive(Clone, Debug, PartialEq)]
pub struct Right {
    pub child: Option<Tree>,
    pub right: i64,
}

record! { Right { child: optional, right: required } }

#[test]
fn trials_within_trials_end() {
    let nested = |depth: usize| {
        format!(
            "{}{}",
            r#"{"child":"#.repeat(depth),
            "null}".to_owned() + &r#","x":0}"#.repeat(depth - 1)
        )
    };
    let shallow: Tree = read(&nested(3));
    assert!(!matches!(shallow, Tree::Other(_)));
    // What is too deep to be tried is kept as it came, and noted.
    let start = std::time::Instant::now();
    let text = nested(120);
    let decoded = Decoder::new().decode::<Tree>(text.as_bytes()).unwrap();
    assert!(to_string(&decoded.value).contains(r#"{"child":null},"x":0}"#));
    assert!(!decoded.gaps.is_empty());
    let strict = Decoder::new().strict().decode::<Tree>(text.as_bytes());
    let message = strict.unwrap_err().to_string();
    assert!(message.contains("variant can be determined"), "{message}");
    assert!(start.elapsed().as_secs() < 20);
}

/// Every value fits the first; what they leave unread decides between the others.
#[derive(Clone, Debug, PartialEq)]
pub enum Lax {
    Any(AllOptional),
    Card(Card),
    Bank(Bank),
    Map(std::collections::BTreeMap<String, Json>),
    Other(Json),
}

union! { Lax by trial { Any, Card, Bank, Map } }

#[derive(Clone, Debug, PartialEq)]
pub struct AllOptional {
    pub note: Option<String>,
}

record! { AllOptional { note: optional } }

#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub number: Option<String>,
    pub brand: Option<Brand>,
    pub note: Option<String>,
}

record! { Card { "kind" = "card", number: optional, brand: optional, note: optional } }

#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    pub number: Option<String>,
    pub brand: Option<String>,
    pub note: Option<String>,
}

record! { Bank { "kind" = "bank", number: optional, brand: optional, note: optional } }

#[derive(Clone, Debug, PartialEq)]
pub enum Brand {
    Visa,
    Other(String),
}

string_enum! { Brand { Visa = "visa" } }

#[test]
fn by_trial_the_variant_that_leaves_least_unread() {
    assert!(matches!(read(r#"{"note":"n"}"#), Lax::Any(_)));
    assert!(matches!(read(r#"{"number":"1"}"#), Lax::Card(_)));
    assert!(matches!(
        read(r#"{"number":"1","kind":"bank"}"#),
        Lax::Bank(_)
    ));
    assert!(matches!(read(r#"{"brand":"visa"}"#), Lax::Card(_)));
    assert!(matches!(read(r#"{"brand":"sparkasse"}"#), Lax::Bank(_)));
    assert!(matches!(read(r#"{"other":1}"#), Lax::Map(_)));
    same::<Lax>(r#"{"kind":"bank","number":"1","brand":"b","note":"n"}"#);
    same::<Lax>(r#"{"x":1,"y":{"z":[null]}}"#);
}

#[derive(Clone, Debug, PartialEq)]
pub enum Quoted {
    Shallow(Shallow),
    Full(Full),
    Other(Json),
}

union! { Quoted by trial { Shallow, Full } }

#[derive(Clone, Debug, PartialEq)]
pub struct Shallow {
    pub state: String,
    pub quoted_status_id: Option<String>,
}

record! { Shallow { state: required, quoted_status_id: optional } }

#[derive(Clone, Debug, PartialEq)]
pub struct Full {
    pub state: String,
    pub quoted_status: Option<Post>,
}

record! { Full { state: required, quoted_status: optional } }

#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    pub id: String,
    pub content: String,
    pub text: Option<String>,
    pub tags: Option<Vec<Tag>>,
}

record! { Post { id: required, content: required, text: optional, tags: optional } }

#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    pub name: String,
}

record! { Tag { name: required } }

/// A variant that fits and skips an object loses all that is in it.
#[test]
fn by_trial_what_is_lost_inside_counts() {
    for (text, is_full, gaps) in [
        // One gap against two members.
        (
            r#"{"state":"accepted","quoted_status":{"id":"1","text":"Toot!"}}"#,
            true,
            1,
        ),
        // Two gaps against three, with those in a list.
        (
            r#"{"state":"accepted","quoted_status":{"tags":[{"name":"a"}]}}"#,
            true,
            2,
        ),
        // One gap against one member: the variant that fits.
        (
            r#"{"state":"accepted","quoted_status":{"id":"1"}}"#,
            false,
            0,
        ),
        // As much is mended as is lost.
        (
            r#"{"state":"accepted","quoted_status":{"text":"a","tags":null}}"#,
            false,
            0,
        ),
        // Nothing is lost.
        (
            r#"{"state":"accepted","quoted_status":{"id":"1","content":"c"}}"#,
            true,
            0,
        ),
        (r#"{"state":"accepted","quoted_status_id":"1"}"#, false, 0),
        (r#"{"state":"accepted"}"#, false, 0),
    ] {
        let decoded = Decoder::new().decode::<Quoted>(text.as_bytes()).unwrap();
        assert_eq!(matches!(decoded.value, Quoted::Full(_)), is_full, "{text}");
        assert_eq!(decoded.gaps.len(), gaps, "{text}");
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Identity {
    Text(TextId),
    Number(NumberId),
    Other(Json),
}

union! { Identity by trial { Text, Number } }

#[derive(Clone, Debug, PartialEq)]
pub struct TextId {
    pub id: String,
}

record! { TextId { id: required } }

#[derive(Clone, Debug, PartialEq)]
pub struct NumberId {
    pub id: i64,
}

record! { NumberId { id: required } }

/// A conversion that would do is not made where another variant needs none.
#[test]
fn by_trial_the_variant_that_fits_exactly() {
    assert!(matches!(read(r#"{"id":1}"#), Identity::Number(_)));
    assert!(matches!(read(r#"{"id":"1"}"#), Identity::Text(_)));
    assert!(matches!(read(r#"{"id":1.5}"#), Identity::Text(_)));
    // A value that is of no variant's form is kept as it is.
    same_tolerant::<Identity>("1");
    same_tolerant::<Identity>(r#"[{"id":1}]"#);
    same_tolerant::<ByTrial>("5");
}

fn same_tolerant<T: crate::runtime::json::Decode + crate::runtime::json::Encode>(text: &str) {
    assert_eq!(to_string(&read::<T>(text)), text);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever of the members that some variant names a value has, and in whatever order: it
        /// comes back, each of them.
        #[test]
        fn what_any_variant_knows_comes_back(
            number in proptest::option::of("[a-z]{0,3}"),
            brand in proptest::option::of("visa|other"),
            note in proptest::option::of("[a-z]{0,3}"),
            kind in proptest::option::of("card|bank"),
        ) {
            let members = [("number", number), ("note", note), ("brand", brand), ("kind", kind.clone())];
            let object: crate::runtime::json::Object = members
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), Json::String(value?))))
                .collect();
            let value = Json::Object(object);
            let text = to_string(&value);
            let mut again: Json = to_string(&read::<Lax>(&text)).parse().unwrap();
            // A record's constant is written although it was not there.
            if let (Json::Object(object), None) = (&mut again, kind) {
                object.remove("kind");
            }
            prop_assert_eq!(again, value);
        }
    }
}

//! What is required and not there.

use super::repairs::repaired;
use super::tolerant;
use crate::runtime::Json;
use crate::runtime::codegen::{record, union};
use crate::runtime::json::{DecodeMode, Decoder, from_slice, to_string};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Issue {
    title: String,
    reactions: Box<Reactions>,
}

record! { Issue { title: required, reactions: required } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reactions {
    total: i64,
    names: Vec<String>,
    last: Reaction,
}

record! { Reactions { total: required, names: list, last: required } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reaction {
    by: String,
}

record! { Reaction { by: required } }

#[test]
fn a_record_that_is_not_there_has_nothing_in_it() {
    let empty = r#"{"title":"a","reactions":{"total":0,"names":[],"last":{"by":""}}}"#;
    for text in [r#"{"title":"a"}"#, r#"{"title":"a","reactions":null}"#] {
        repaired::<Issue>(text, empty, &["$.reactions: a value, nothing"]);
    }
    repaired::<Issue>(
        r#"{"title":"a","reactions":{"total":1,"names":[]}}"#,
        r#"{"title":"a","reactions":{"total":1,"names":[],"last":{"by":""}}}"#,
        &["$.reactions.last: a value, nothing"],
    );
}

#[test]
fn a_whole_text_that_is_null_is_no_record() {
    assert_eq!(
        tolerant::<Issue>("null"),
        "$: expected an object, found null"
    );
    let wrapped = Decoder::new().member("issue").decode::<Issue>(b"{}");
    assert_eq!(
        wrapped.unwrap_err().to_string(),
        "$.issue: missing or null, in an empty object"
    );
}

#[cfg(all(feature = "jiff", feature = "uuid"))]
#[test]
fn instants_and_identities_that_are_not_there_are_empty() {
    repaired::<Key>(
        r#"{"created_at":null}"#,
        r#"{"id":"00000000-0000-0000-0000-000000000000","created_at":"1970-01-01T00:00:00Z","day":"1970-01-01","from":"0.0.0.0","at":[0,""]}"#,
        &[
            "$.id: a value, nothing",
            "$.created_at: a value, nothing",
            "$.day: a value, nothing",
            "$.from: a value, nothing",
            "$.at: a value, nothing",
        ],
    );
}

#[cfg(all(feature = "jiff", feature = "uuid"))]
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    id: crate::runtime::Uuid,
    created_at: crate::runtime::Timestamp,
    day: crate::runtime::Date,
    from: crate::runtime::IpAddr,
    at: (i64, String),
}

#[cfg(all(feature = "jiff", feature = "uuid"))]
record! { Key { id: required, created_at: required, day: required, from: required, at: required } }

#[test]
fn a_list_leaves_out_its_nulls() {
    repaired::<Vec<Reaction>>(
        r#"[{"by":"a"},null,{"by":"b"},null]"#,
        r#"[{"by":"a"},{"by":"b"}]"#,
        &["$[1]: a value, null", "$[3]: a value, null"],
    );
    repaired::<Vec<String>>(r#"[null,"a"]"#, r#"["a"]"#, &["$[0]: a value, null"]);
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        let text = b"[null,1]";
        let decoder = Decoder::new().mode(mode);
        let values = decoder.decode::<Vec<Option<i64>>>(text).unwrap();
        assert_eq!((values.value, values.gaps.len()), (vec![None, Some(1)], 0));
        let values = decoder.decode::<Vec<Json>>(text).unwrap();
        assert_eq!(
            (to_string(&values.value), values.gaps.len()),
            ("[null,1]".to_owned(), 0)
        );
    }
    // In a map and in a tuple the place counts.
    repaired::<std::collections::BTreeMap<String, Reaction>>(
        r#"{"x":null}"#,
        r#"{"x":{"by":""}}"#,
        &["$.x: a value, null"],
    );
    repaired::<(i64, Reaction)>(
        "[null,null]",
        r#"[0,{"by":""}]"#,
        &["$[0]: a value, null", "$[1]: a value, null"],
    );
}

/// A record that requires two of itself, so that no value of it can be complete.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Twins {
    one: Box<Twins>,
    other: Box<Twins>,
}

record! { Twins { one: required, other: required } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Family {
    twins: Option<Twins>,
}

record! { Family { twins: optional } }

#[test]
fn a_record_that_requires_itself_is_missing() {
    // Each attempt that went both ways would take 2^16 steps.
    let text = format!("[{}0]", r#"{"twins":{}},"#.repeat(1000)).replace(",0]", "]");
    let decoded = Decoder::new()
        .decode::<Vec<Family>>(text.as_bytes())
        .unwrap();
    assert_eq!(
        (decoded.value.len(), decoded.gaps.len(), decoded.gaps.rest()),
        (1000, 128, 872)
    );
    assert!(decoded.value.iter().all(|family| family.twins.is_none()));
    assert_eq!(
        tolerant::<Twins>("{}"),
        "$.one: missing or null, in an empty object"
    );
    assert_eq!(
        tolerant::<Twins>(r#"{"one":{"one":null}}"#),
        "$.one.one: missing or null, in an object with one"
    );
}

/// Each level requires two of the next: 2^15 records of nothing in each other.
macro_rules! levels {
    ($($name:ident of $next:ty;)*) => {$(
        #[derive(Clone, Debug, PartialEq)]
        pub(super) struct $name {
            a: $next,
            b: $next,
        }

        record! { $name { a: required, b: required } }
    )*};
}

levels! {
    L01 of Box<L02>; L02 of Box<L03>; L03 of Box<L04>; L04 of Box<L05>; L05 of Box<L06>;
    L06 of Box<L07>; L07 of Box<L08>; L08 of Box<L09>; L09 of Box<L10>; L10 of Box<L11>;
    L11 of Box<L12>; L12 of Box<L13>; L13 of Box<L14>; L14 of Box<L15>; L15 of Box<Reaction>;
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Top {
    top: Option<L01>,
}

record! { Top { top: optional } }

/// The work is bounded by the text, so that a small text cannot cause more than a little of it.
#[test]
fn what_is_read_from_nothing_is_bounded() {
    assert!(from_slice::<L05>(b"{}").is_ok());
    let text = format!("[{}]", [r#"{"top":{}}"#; 1000].join(","));
    let decoded = Decoder::new().decode::<Vec<Top>>(text.as_bytes());
    assert!(decoded.unwrap_err().to_string().contains("missing or null"));
    // The memory of it counts.
    let error = Decoder::new()
        .max_memory(1000)
        .decode::<L05>(b"{}")
        .unwrap_err();
    assert_eq!(error.memory_limit(), Some(1000), "{error}");
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Either {
    Issue(Box<Issue>),
    Reaction(Reaction),
    Other(Json),
}

union! { Either by trial { Issue, Reaction } }

/// What a record lacks counts, with all that is in it.
#[test]
fn a_variant_is_not_read_from_nothing_where_another_has_less_to_mend() {
    let read: Either = from_slice(br#"{"x":1}"#).unwrap();
    assert!(matches!(read, Either::Reaction(_)), "{read:?}");
    let read: Either = from_slice(br#"{"title":"a"}"#).unwrap();
    assert!(matches!(read, Either::Reaction(_)), "{read:?}");
    let read: Either = from_slice(br#"{"title":"a","reactions":{"last":{"by":"b"}}}"#).unwrap();
    assert!(matches!(read, Either::Issue(_)), "{read:?}");
}

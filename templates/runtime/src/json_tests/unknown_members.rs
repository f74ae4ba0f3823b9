//! Members that no type names, kept as they came.

use crate::runtime::codegen::{record, union};
use crate::runtime::json::{DecodeMode, Decoder, from_slice, to_string};
use crate::runtime::{Json, UnknownMembers};

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Note {
    text: Option<String>,
    other: UnknownMembers,
}

record! { Note { text: optional, _ => other } }

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    text: Option<String>,
    number: Option<i64>,
    other: UnknownMembers,
}

record! { Page { text: optional, number: optional, _ => other } }

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leaf {
    Note(Note),
    Page(Page),
    Other(Json),
}

union! { Leaf by trial { Note, Page } }

#[test]
fn they_come_back_and_are_no_gap() {
    let text = r#"{"text":"a","big":1e400,"deep":{"x":[null,{"y":"\u00e9"}]}}"#;
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        let decoded = Decoder::new().mode(mode).decode::<Note>(text.as_bytes());
        let decoded = decoded.unwrap();
        assert!(decoded.gaps.is_empty());
        assert_eq!(to_string(&decoded.value), text.replace(r"\u00e9", "é"));
        assert_eq!(decoded.value.other.len(), 2);
    }
    let none: Note = from_slice(br#"{"text":"a"}"#).unwrap();
    assert!(none.other.is_empty());
    assert_eq!(none.other, UnknownMembers::default());
    // The same member twice: the last counts, as everywhere.
    let twice: Note = from_slice(br#"{"x":1,"x":2}"#).unwrap();
    assert_eq!(to_string(&twice), r#"{"x":2}"#);
}

#[test]
fn a_record_of_which_nothing_is_known_is_noted_though_it_is_kept() {
    let decoded = Decoder::new().decode::<Note>(br#"{"error":"x"}"#).unwrap();
    assert_eq!(decoded.gaps.len(), 1);
    assert_eq!(to_string(&decoded.value), r#"{"error":"x"}"#);
}

#[test]
fn what_is_kept_counts_as_unread_where_variants_are_tried() {
    let page: Leaf = from_slice(br#"{"text":"a","number":3,"x":1}"#).unwrap();
    assert!(matches!(page, Leaf::Page(_)));
    assert_eq!(to_string(&page), r#"{"text":"a","number":3,"x":1}"#);
}

#[test]
fn they_are_made_like_a_map() {
    let mut note = Note::default();
    assert_eq!(note.other.get("x"), None);
    note.other.insert("x".to_owned(), Json::from(1));
    assert_eq!(to_string(&note), r#"{"x":1}"#);
    let same: UnknownMembers = [("x", 1)].into_iter().collect();
    assert_eq!(note.other, same);
    let empty: UnknownMembers = Vec::<(String, Json)>::new().into_iter().collect();
    assert_eq!(empty, UnknownMembers::default());
}

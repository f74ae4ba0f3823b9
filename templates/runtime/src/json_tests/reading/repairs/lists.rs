//! One value for a list, and a list of one for a value.

use super::*;
use crate::json_tests::reading::tolerant;

#[test]
fn one_value_is_a_list_of_one() {
    repaired::<Vec<Tagged>>(
        r#"{"type":"tagged","a":1}"#,
        r#"[{"type":"tagged","a":1}]"#,
        &["$: an array, an object with type, a"],
    );
    repaired::<Photo>(
        r#"{"id":"a","owner":null,"tags":"b"}"#,
        r#"{"id":"a","owner":null,"tags":["b"]}"#,
        &[r#"$.tags: an array, "b""#],
    );
    repaired::<Vec<f64>>(
        r#""5""#,
        "[5]",
        &[r#"$: an array, "5""#, r#"$: a number, "5""#],
    );
    // A value is not wrapped twice, and neither another text nor null becomes a list.
    refused::<Vec<Vec<i64>>>(&["5"]);
    refused::<Vec<f64>>(&[r#""AAAA""#, "null"]);
    refused::<Vec<String>>(&[r#"{"a":1}"#, "null"]);
    assert_eq!(
        tolerant::<Vec<i64>>("true"),
        "$: expected an array, found true"
    );
}

#[test]
fn a_list_of_one_is_its_value() {
    let gap = "$: an object, an array";
    repaired::<Tagged>(
        r#"[{"type":"tagged","a":1}]"#,
        r#"{"type":"tagged","a":1}"#,
        &[gap],
    );
    repaired::<Photo>(
        r#"{"id":["b"],"owner":null,"tags":[],"width":[5],"note":[{"type":"tagged","a":1}]}"#,
        r#"{"id":"b","width":5,"owner":null,"note":{"type":"tagged","a":1},"tags":[]}"#,
        &[
            "$.id: a string, an array",
            "$.width: a 64-bit integer, an array",
            "$.note: an object, an array",
        ],
    );
    refused::<Tagged>(&["[]", r#"[{"a":1},{"a":2}]"#, r#"[[{"a":1}]]"#, "[null]"]);
}

/// What is read as a list of one may be a list of one, and so on without end.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Endless {
    More(Vec<Endless>),
    Lists(Vec<Vec<Endless>>),
    Number(i64),
    Other(Json),
}

crate::runtime::codegen::union! { Endless by trial { More, Lists, Number } }

#[test]
fn lists_of_one_end() {
    assert_eq!(from_slice::<Endless>(b"5").unwrap(), Endless::Number(5));
    for text in ["true", r#"{"a":1}"#, r#""x""#] {
        let read = from_slice::<Endless>(text.as_bytes()).unwrap();
        assert_eq!(read, Endless::Other(text.parse().unwrap()));
    }
    let text = format!("{}true{}", "[".repeat(120), "]".repeat(120));
    assert!(from_slice::<Endless>(text.as_bytes()).is_ok());
}

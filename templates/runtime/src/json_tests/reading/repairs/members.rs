//! Members of another type, and objects of other members.

use super::*;
use crate::json_tests::reading::tolerant;

#[test]
fn optional_members_of_another_type_are_left_out() {
    for (members, gap) in [
        (r#","width":"""#, r#"$.width: a 64-bit integer, """#),
        (r#","width":1.5"#, "$.width: an integer, 1.5"),
        (
            r#","user":{"login":"a"}"#,
            "$.user: a string, an object with login",
        ),
        (r#","user":["a","b"]"#, "$.user: a string, an array"),
        (r#","note":"x""#, r#"$.note: an object, "x""#),
        (
            r#","note":{"type":"tagged","a":"x"}"#,
            "$.note: a value of its type, an object with type, a",
        ),
    ] {
        repaired::<Photo>(&photo(members), PHOTO, &[gap]);
    }
    // A required member that may be null.
    repaired::<Photo>(
        r#"{"id":"a","owner":{"x":[{"y":"}"}]},"tags":[]}"#,
        PHOTO,
        &["$.owner: a string, an object with x"],
    );
    // Gaps inside of a value that is left out are not reported.
    repaired::<Photo>(
        &photo(r#","note":{"type":1,"a":"5","b":[],"a":{}}"#),
        PHOTO,
        &["$.note: a value of its type, an object with type, a, b, a"],
    );
}

#[test]
fn what_is_no_json_is_not_left_out() {
    for (text, message) in [
        (
            photo(r#","note":{"a":}"#),
            "$.note.a: expected a value, found `}`",
        ),
        (
            photo(r#","width":tru"#),
            "$.width: expected a boolean, found tru",
        ),
        (
            photo(r#","note":{"a":"\x"}"#),
            r"$.note.a: expected a valid JSON escape, found `\x`",
        ),
    ] {
        assert_eq!(tolerant::<Photo>(&text), message);
    }
}

#[test]
fn a_required_text_keeps_the_text_of_another_shape() {
    repaired::<Photo>(
        r#"{"id":{"a": [1]},"owner":null,"tags":[]}"#,
        r#"{"id":"{\"a\": [1]}","owner":null,"tags":[]}"#,
        &["$.id: a string, an object with a"],
    );
    repaired::<String>("[1, 2]", r#""[1, 2]""#, &["$: a string, an array"]);
    refused::<String>(&["[1", r#"{"a"}"#]);
}

/// A record of members that may all be missing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request {
    url: Option<String>,
    body: Option<Box<Request>>,
}

record! { Request { url: optional, body: optional } }

#[test]
fn a_record_of_other_members_is_noted() {
    for (text, gaps) in [
        ("{}", &[] as &[&str]),
        (r#"{"url":null,"x":1}"#, &[]),
        (r#"{"request":{"url":"/"}}"#, &["$"]),
        (r#"{"url":"/","body":{"text":"a"}}"#, &["$.body"]),
        (r#" { "x" : {} }"#, &["$"]),
    ] {
        for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
            let decoder = Decoder::new().mode(mode);
            let decoded = decoder.decode::<Request>(text.as_bytes()).unwrap();
            let noted = decoded.gaps.iter().map(|gap| gap.path(text.as_bytes()));
            assert_eq!(noted.collect::<Vec<_>>(), gaps, "{text}");
        }
    }
    let text = br#"{"request":{"url":"/"}}"#;
    let gap = Decoder::new().decode::<Request>(text).unwrap().gaps[0];
    assert_eq!(gap.found(text), "an object with request");
    // It is no list of one either.
    assert!(from_slice::<Vec<Request>>(br#"{"url":"/"}"#).is_ok());
    refused::<Vec<Request>>(&[r#"{"message":"no"}"#]);
    // A record without members, and one that keeps all of them, has none to look for.
    for text in [r#"{"a":1}"#, "{}"] {
        let empty = Decoder::new().decode::<Nothing>(text.as_bytes()).unwrap();
        assert!(empty.gaps.is_empty());
        let rest = Decoder::new().decode::<Rest>(text.as_bytes()).unwrap();
        assert!(rest.gaps.is_empty());
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rest {
    name: Option<String>,
    rest: std::collections::BTreeMap<String, Json>,
}

record! { Rest { name: optional, ..rest } }

//! Members that are always the same, and are not.

use super::*;
use crate::json_tests::reading::tolerant;

/// One whose server says something else at times.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    pub kind: String,
    pub version: i64,
    pub ratio: f64,
    pub live: bool,
}

record! {
    Source {
        kind as "type": fixed = "url",
        version: fixed = 2,
        ratio: fixed = 0.5,
        live: fixed = true,
        "object" = "source",
        "size" = 3000000000_i64,
    }
}

const RIGHT: &str =
    r#"{"type":"url","version":2,"ratio":0.5,"live":true,"object":"source","size":3000000000}"#;

#[test]
fn constants_that_are_right_are_no_gap() {
    // Equal by value, too.
    let other =
        r#"{"type":"\u0075rl","version":2,"ratio":5e-1,"live":true,"object":"source","size":3e9}"#;
    for text in [RIGHT, other] {
        let decoded = Decoder::new().strict().decode::<Source>(text.as_bytes());
        assert_eq!(to_string(&decoded.unwrap().value), RIGHT);
    }
}

#[test]
fn what_the_server_says_instead_is_kept() {
    let text = r#"{"type":"api","version":3,"ratio":0.5,"live":false,"object":"other","size":1}"#;
    repaired::<Source>(
        text,
        r#"{"type":"api","version":3,"ratio":0.5,"live":false,"object":"source","size":3000000000}"#,
        &[
            r#"$.type: the constant value of this member, "api""#,
            "$.version: the constant value of this member, 3",
            "$.live: the constant value of this member, false",
            // A constant without a field is noted at least.
            r#"$.object: the constant value of this member, "other""#,
            "$.size: the constant value of this member, 1",
        ],
    );
}

#[test]
fn a_missing_constant_is_what_it_always_is() {
    repaired::<Source>(
        r#"{"object":"source"}"#,
        RIGHT,
        &[
            "$.type: a value, nothing",
            "$.version: a value, nothing",
            "$.ratio: a value, nothing",
            "$.live: a value, nothing",
        ],
    );
    assert_eq!(
        tolerant::<Source>(r#"{"object":}"#),
        "$.object: expected a value, found `}`"
    );
}

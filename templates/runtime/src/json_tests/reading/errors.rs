//! What errors say, and what they keep to themselves.

use super::{COMPLETE, strict, tolerant};
use crate::json_tests::syntax::{Device, Tagged};
use crate::runtime::json::from_slice;
use crate::runtime::{Json, Secret};

#[test]
fn errors_name_the_path_and_show_the_value() {
    let text = COMPLETE.replace(r#""labels":{}"#, r#""labels":{"a b":"soon","c":1}"#);
    assert_eq!(
        tolerant::<Vec<Device>>(&format!("[{COMPLETE},{text}]")),
        r#"$[1].labels["a b"]: expected a number, found "soon""#
    );
    assert_eq!(
        tolerant::<Vec<i64>>("[1,{\"x\":1,\"y\":{\"z\":2}}]"),
        "$[1]: expected a 64-bit integer, found an object with x, y"
    );
    let long = format!("\"{}\"", "é".repeat(100_000));
    let message = tolerant::<i64>(&long);
    assert!(message.chars().count() < 140, "{message}");
}

#[test]
fn long_paths_lose_their_middle() {
    let text = format!("{}x", r#"{"a":["#.repeat(40));
    let error = from_slice::<Json>(text.as_bytes()).unwrap_err();
    assert_eq!(
        error.path(),
        format!("${}…{}", ".a[0]".repeat(6), ".a[0]".repeat(6))
    );
}

#[test]
fn errors_show_no_neighbours_and_no_secrets() {
    let message = strict::<Device>(r#"{"token":"seam_secret","device_id":{"code":"seam_secret"}}"#);
    assert_eq!(
        message,
        "$.device_id: expected a string, found an object with code"
    );
    let message = strict::<Device>(r#"{"token":4711}"#);
    assert_eq!(message, "$.token: expected a string, found a number");
    for broken in [
        r#"{"token":"seam_sec\x"}"#,
        "{\"token\":\"seam_sec\n\"}",
        r#"{"token":"seam_sec"#,
        r#"{"token" "seam_sec"}"#,
    ] {
        let message = tolerant::<Device>(broken);
        assert!(!message.contains("seam"), "{message}");
    }
    assert_eq!(format!("{:?}", Secret::from("x")), "Secret(…)");
}

#[test]
fn errors_say_what_is_no_json() {
    assert_eq!(
        tolerant::<Json>(""),
        "$: expected a value, found the end of the text"
    );
    assert_eq!(
        tolerant::<Tagged>("<html>"),
        "$: expected an object, found `<` (this may be HTML)"
    );
    assert_eq!(
        tolerant::<Json>(r#"{"a":[1,2"#),
        "$.a[1]: expected `,` or `]`, found the end of the text"
    );
    assert_eq!(
        tolerant::<Json>(r#"{"a":1}x"#),
        "$: expected the end of the text, found `x`"
    );
    assert_eq!(
        from_slice::<Json>(b"{\"a\":\"\xff\"}")
            .unwrap_err()
            .to_string(),
        "$.a: expected UTF-8, found an invalid byte"
    );
    assert_eq!(
        from_slice::<Json>(b"{\"a\":\"\xff\"}")
            .unwrap_err()
            .offset(),
        6
    );
}

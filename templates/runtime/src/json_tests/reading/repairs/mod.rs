//! What a tolerant reading takes for what the document declares, and that it says so.

mod constants;
mod lists;
mod members;

use crate::json_tests::syntax::{Device, Nothing, Order, Status, Tagged};
use crate::runtime::codegen::{integer_enum, record};
use crate::runtime::json::{Decode, DecodeMode, Decoder, Encode, from_slice, to_string};
use crate::runtime::{Json, Nullable, Number, Secret};

/// Checks that `text` is read as a value that is written as `written`, with these gaps and no
/// others, and that the strict mode refuses it.
#[track_caller]
pub(super) fn repaired<T: Decode + Encode>(text: &str, written: &str, gaps: &[&str]) {
    let decoded = Decoder::new().decode::<T>(text.as_bytes()).unwrap();
    assert_eq!(to_string(&decoded.value), written);
    let noted: Vec<String> = decoded
        .gaps
        .iter()
        .map(|gap| {
            let (path, found) = (gap.path(text.as_bytes()), gap.found(text.as_bytes()));
            format!("{path}: {}, {found}", gap.expected())
        })
        .collect();
    assert_eq!(noted, gaps, "{text}");
    let strict = Decoder::new().strict().decode::<T>(text.as_bytes());
    assert!(strict.is_err(), "{text}");
}

/// Checks that both modes refuse each text.
#[track_caller]
fn refused<T: Decode>(texts: &[&str]) {
    for text in texts {
        for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
            let decoded = Decoder::new().mode(mode).decode::<T>(text.as_bytes());
            assert!(decoded.is_err(), "{text}");
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Photo {
    id: String,
    width: Option<i64>,
    user: Option<String>,
    owner: Option<String>,
    note: Nullable<Tagged>,
    tags: Vec<String>,
}

record! { Photo { id: required, width: optional, user: optional, owner: null, note: nullable, tags: list } }

/// A photo with these members, as it is read.
fn photo(members: &str) -> String {
    format!(r#"{{"id":"a","owner":null,"tags":[]{members}}}"#)
}

const PHOTO: &str = r#"{"id":"a","owner":null,"tags":[]}"#;

#[test]
fn numbers_and_booleans_are_read_as_text() {
    let gap = "$.id: a string, 3";
    repaired::<Photo>(
        r#"{"id":3,"owner":null,"tags":[]}"#,
        r#"{"id":"3","owner":null,"tags":[]}"#,
        &[gap],
    );
    repaired::<Vec<String>>(
        "[1.50,true]",
        r#"["1.50","true"]"#,
        &["$[0]: a string, 1.50", "$[1]: a string, true"],
    );
    repaired::<Status>("4", r#""4""#, &["$: a string, 4"]);
    refused::<String>(&["null", "tru", "1.", ""]);
}

#[test]
fn texts_that_are_wholly_a_number_or_a_boolean_are_that() {
    repaired::<i64>(r#""-12""#, "-12", &[r#"$: a 64-bit integer, "-12""#]);
    repaired::<i64>(r#""4.0""#, "4", &[r#"$: a 64-bit integer, "4.0""#]);
    repaired::<f64>(r#""0.5""#, "0.5", &[r#"$: a number, "0.5""#]);
    repaired::<Number>(r#""1e400""#, "1e400", &[r#"$: a number, "1e400""#]);
    repaired::<bool>(r#""true""#, "true", &[r#"$: a boolean, "true""#]);
    repaired::<Level>(r#""1""#, "1", &[r#"$: a 64-bit integer, "1""#]);
    refused::<i64>(&[
        r#""""#,
        r#"" 1""#,
        r#""1 ""#,
        r#""+1""#,
        r#""01""#,
        r#""1x""#,
        r#""1.5""#,
        r#""9223372036854775808""#,
        r#""\u0031""#,
        "true",
    ]);
    refused::<u8>(&[r#""256""#, r#""-1""#]);
    refused::<f64>(&[r#""NaN""#, r#""1e400""#, r#""0x1""#]);
    refused::<bool>(&[r#""True""#, r#""1""#, "1", "0", r#""true "#, "null"]);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Off,
    On,
    Other(i64),
}

integer_enum! { Level { Off = 0, On = 1 } }

#[cfg(feature = "jiff")]
#[test]
fn whole_seconds_and_milliseconds_are_instants() {
    use crate::runtime::{Date, Duration, Time, Timestamp};
    for (number, written) in [
        ("1557933591", "2019-05-15T15:19:51Z"),
        ("1557933591000", "2019-05-15T15:19:51Z"),
        ("1557933591123", "2019-05-15T15:19:51.123Z"),
        ("0", "1970-01-01T00:00:00Z"),
        ("-1", "1969-12-31T23:59:59Z"),
        ("99999999999", "5138-11-16T09:46:39Z"),
        ("100000000000", "1973-03-03T09:46:40Z"),
    ] {
        let gap = format!("$: a date-time (RFC 3339), {number}");
        repaired::<Timestamp>(number, &format!("\"{written}\""), &[&gap]);
    }
    refused::<Timestamp>(&["1.5", r#""1557933591""#, "9223372036854775807", "true"]);
    refused::<Date>(&["20200101"]);
    refused::<Time>(&["0"]);
    refused::<Duration>(&["0"]);
}

#[test]
fn secrets_are_not_shown() {
    repaired::<Secret>("4711", r#""4711""#, &["$: a string, a number"]);
    repaired::<Secret>(r#"["s3cret"]"#, r#""s3cret""#, &["$: a string, an array"]);
    let text = r#"{"token":true}"#;
    let decoded = Decoder::new().decode::<Device>(text.as_bytes()).unwrap();
    let shown: String = decoded
        .gaps
        .iter()
        .map(|gap| gap.found(text.as_bytes()))
        .collect();
    assert!(
        shown.contains("a boolean") && !shown.contains("true"),
        "{shown}"
    );
}

#[test]
fn listed_texts_are_found_without_case() {
    let gap = r#"$: the same text in another case, "PENDING""#;
    let decoded = Decoder::new().decode::<Status>(br#""PENDING""#).unwrap();
    assert_eq!(decoded.value, Status::Pending);
    let shown = decoded.gaps[0];
    assert_eq!(
        format!("$: {}, {}", shown.expected(), shown.found(br#""PENDING""#)),
        gap
    );
    // An enum is open: in the strict mode, too, it keeps what it does not know as it came.
    let strict = Decoder::new()
        .strict()
        .decode::<Status>(br#""PENDING""#)
        .unwrap();
    assert_eq!(strict.value, Status::Other("PENDING".to_owned()));
    assert!(strict.gaps.is_empty());
    for (text, value) in [
        (r#""asc""#, Order::Lower),
        (r#""ASC""#, Order::Upper),
        (r#""Asc""#, Order::Other("Asc".to_owned())),
    ] {
        let decoded = Decoder::new().decode::<Order>(text.as_bytes()).unwrap();
        assert_eq!(decoded.value, value);
        assert!(decoded.gaps.is_empty());
    }
}

#[test]
fn the_kind_of_a_value_comes_before_its_repair() {
    use crate::json_tests::syntax::{ByKind, ByTag};
    assert_eq!(
        from_slice::<ByKind>(br#""5""#).unwrap(),
        ByKind::Text("5".to_owned())
    );
    assert_eq!(from_slice::<ByKind>(b"5").unwrap(), ByKind::Whole(5));
    repaired_in_union();
    let raw: ByTag = from_slice(br#"{"type":"tagged","a":"x"}"#).unwrap();
    assert!(matches!(raw, ByTag::Other(_)));
}

fn repaired_in_union() {
    use crate::json_tests::syntax::ByTag;
    repaired::<ByTag>(
        r#"{"type":"tagged","a":"5"}"#,
        r#"{"type":"tagged","a":5}"#,
        &[r#"$.a: a 64-bit integer, "5""#],
    );
}

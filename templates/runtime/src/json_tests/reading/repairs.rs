//! What a tolerant reading takes for what the document declares, and that it says so.

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
        super::tolerant::<Vec<i64>>("true"),
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
        assert_eq!(super::tolerant::<Photo>(&text), message);
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

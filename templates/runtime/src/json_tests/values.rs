//! Scalars, enums of numbers, tuples and members of any JSON: what comes in goes out again.

use crate::runtime::codegen::{integer_enum, record};
use crate::runtime::json::{Decode, Encode, from_slice, to_string};
use crate::runtime::{Base64, Base64Url, IpAddr, Json, Number};

/// What a value of this type is written as after it was read; `None` where it is refused.
pub(super) fn again<T: Decode + Encode>(text: &str) -> Option<String> {
    let value = from_slice::<T>(text.as_bytes()).ok()?;
    Some(to_string(&value))
}

/// Each text is written as it was read.
pub(super) fn stays<T: Decode + Encode>(texts: &[&str]) {
    for text in texts {
        assert_eq!(again::<T>(text).as_deref(), Some(*text));
    }
}

/// Each text is refused, with a message that names the type.
pub(super) fn refused<T: Decode>(texts: &[&str]) {
    for text in texts {
        assert!(from_slice::<T>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn whole_numbers_keep_to_their_width() {
    stays::<i8>(&["-128", "127"]);
    stays::<u8>(&["0", "255"]);
    stays::<i16>(&["-32768", "32767"]);
    stays::<u16>(&["65535"]);
    stays::<i64>(&["-9223372036854775808", "9223372036854775807"]);
    stays::<u64>(&["18446744073709551615"]);
    refused::<i8>(&["128", "-129", "1.5", "\"128\""]);
    refused::<u8>(&["256", "-1"]);
    refused::<i16>(&["32768"]);
    refused::<u16>(&["65536", "-1"]);
    refused::<i64>(&["9223372036854775808", "1e400"]);
    refused::<u64>(&["18446744073709551616", "-1"]);
    let error = from_slice::<Vec<u8>>(b"[1, 256]").unwrap_err().to_string();
    assert!(error.starts_with("$[1]: "), "{error}");
}

#[test]
fn other_numbers_keep_their_text_or_are_refused() {
    stays::<Number>(&[
        "1e400",
        "-0",
        "1.10",
        "1180591620717411303424",
        "0.1234567890123456789",
    ]);
    stays::<f64>(&["-0.0", "0.1", "1e300", "5e-324", "9007199254740992"]);
    assert_eq!(again::<i64>("4.0").as_deref(), Some("4"));
    assert_eq!(again::<i64>("-0").as_deref(), Some("0"));
    refused::<f64>(&["1e400", "-1e400"]);
    refused::<f32>(&["1e39"]);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Off,
    On,
    Unknown,
    Lowest,
    Unlisted(i64),
}

integer_enum! {
    Level else Unlisted {
        Off = 0,
        On = 1,
        Unknown = -1,
        Lowest = -9223372036854775808,
    }
}

#[test]
fn enums_of_numbers_are_open() {
    stays::<Level>(&["0", "1", "-1", "-9223372036854775808", "17"]);
    assert_eq!(from_slice(b"1.0").ok(), Some(Level::On));
    assert_eq!(from_slice(b"-1").ok(), Some(Level::Unknown));
    assert_eq!(from_slice(b"17").ok(), Some(Level::Unlisted(17)));
    assert_eq!(Level::absent(), Some(Level::Off));
    assert_eq!(
        (i64::from(Level::Lowest), Level::On.to_string()),
        (i64::MIN, "1".to_owned())
    );
    refused::<Level>(&["\"x\"", "1.5", "9223372036854775808", "null"]);
}

#[test]
fn tuples_have_one_length() {
    stays::<(f64, f64)>(&["[1.5,2]"]);
    stays::<(String,)>(&["[\"a\"]"]);
    stays::<(String, Option<i64>, Vec<(i64, bool)>)>(&["[\"a\",null,[[1,true]]]"]);
    refused::<(i64, i64)>(&["[]", "[1]", "[1,2,3]", "{}", "[1,\"x\"]"]);
    let error = from_slice::<(i64, i64)>(b"[1]").unwrap_err().to_string();
    assert!(error.contains("more elements"), "{error}");
}

#[derive(Debug, PartialEq)]
struct Thing {
    data: Option<Json>,
    type_: Option<Json>,
}

record! {
    Thing {
        data: any,
        type_ as "type": any,
    }
}

#[test]
fn null_is_a_value_of_any_json() {
    stays::<Thing>(&[
        "{}",
        r#"{"data":null}"#,
        r#"{"data":[null],"type":{"a":null}}"#,
    ]);
    assert_eq!(
        from_slice(b"{\"data\":null}").ok(),
        Some(Thing {
            data: Some(Json::Null),
            type_: None
        })
    );
}

#[test]
fn texts_with_a_type_of_their_own() {
    stays::<IpAddr>(&["\"127.0.0.1\"", "\"2001:db8::1\""]);
    assert_eq!(
        again::<IpAddr>("\"2001:DB8:0::1\"").as_deref(),
        Some("\"2001:db8::1\"")
    );
    refused::<IpAddr>(&["\"localhost\"", "\"127.0.0.1:80\"", "\"1.2.3\""]);
    stays::<Base64>(&["\"Zg==\"", "\"Zg\"", "\"-_8\"", "\"\""]);
    stays::<Base64Url>(&["\"Zg==\"", "\"Zg\"", "\"+/8\"", "\"\""]);
    refused::<Base64Url>(&["\"Z\"", "\"Z!\""]);
}

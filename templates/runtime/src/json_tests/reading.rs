//! What the tolerant and the strict mode do, and what errors say.

use std::collections::BTreeMap;

use super::syntax::{Device, Status, Tagged};
use crate::runtime::json::{Base64, Decode, Decoder, from_member, from_slice, to_string};
use crate::runtime::{Json, Nullable, Secret};

/// The error that a strict reading of `text` ends in.
fn strict<T: Decode>(text: &str) -> String {
    let decoded = Decoder::new().strict().decode::<T>(text.as_bytes());
    decoded.map(drop).unwrap_err().to_string()
}

/// The error that a tolerant reading of `text` ends in.
fn tolerant<T: Decode>(text: &str) -> String {
    from_slice::<T>(text.as_bytes())
        .map(drop)
        .unwrap_err()
        .to_string()
}

/// The paths of the gaps of a tolerant reading of `text`.
fn gaps<T: Decode>(text: &str) -> Vec<String> {
    let decoded = Decoder::new().decode::<T>(text.as_bytes()).unwrap();
    decoded
        .gaps
        .iter()
        .map(|gap| gap.path(text.as_bytes()))
        .collect()
}

const COMPLETE: &str =
    r#"{"device_id":"d","type":"pending","tags":[],"labels":{},"owner":null,"token":"t","old":[]}"#;

#[test]
fn a_complete_record_is_read_in_both_modes() {
    let device: Device = from_slice(COMPLETE.as_bytes()).unwrap();
    let decoded = Decoder::new().strict().decode(COMPLETE.as_bytes()).unwrap();
    assert_eq!(device, decoded.value);
    assert!(decoded.gaps.is_empty());
    assert_eq!(device.nickname, Nullable::Absent);
}

#[test]
fn the_tolerant_mode_notes_scalars_and_keeps_silent_about_lists() {
    assert_eq!(
        gaps::<Device>(r#"{"tags":null,"labels":null,"device_id":null}"#),
        ["$.device_id", "$.type", "$.token"]
    );
    assert_eq!(gaps::<Vec<String>>(r#"["a",null]"#), ["$[1]"]);
}

#[test]
fn the_strict_mode_refuses_what_is_missing_or_null() {
    for (member, without) in [
        ("device_id", COMPLETE.replace(r#""device_id":"d","#, "")),
        ("tags", COMPLETE.replace(r#""tags":[],"#, "")),
        ("labels", COMPLETE.replace(r#""labels":{},"#, "")),
        ("owner", COMPLETE.replace(r#""owner":null,"#, "")),
    ] {
        let message = strict::<Device>(&without);
        assert!(
            message.starts_with(&format!("$.{member}: missing or null, in an object with ")),
            "{message}"
        );
    }
    assert_eq!(
        strict::<Device>(&COMPLETE.replace(r#""tags":[]"#, r#""tags":null"#)),
        "$.tags: expected an array, found null"
    );
    assert_eq!(strict::<i64>("4.0"), "$: expected an integer, found 4.0");
}

#[test]
fn of_several_missing_members_the_first_is_named() {
    assert!(strict::<Device>("{}").starts_with("$.device_id: missing or null, in an empty object"));
}

#[test]
fn numbers_have_to_fit() {
    assert_eq!(from_slice::<i64>(b"4.0").unwrap(), 4);
    assert_eq!(
        from_slice::<u64>(b"18446744073709551615").unwrap(),
        u64::MAX
    );
    assert_eq!(
        from_slice::<i64>(b"-9223372036854775808").unwrap(),
        i64::MIN
    );
    assert_eq!(from_slice::<f64>(b"1e-999").unwrap(), 0.0);
    assert_eq!(
        tolerant::<i64>("9223372036854775808"),
        "$: expected a 64-bit integer, found 9223372036854775808"
    );
    assert_eq!(
        tolerant::<u32>("-1"),
        "$: expected an integer from 0 to 2^32 - 1, found -1"
    );
    assert_eq!(tolerant::<i32>("4.5"), "$: expected an integer, found 4.5");
    assert_eq!(
        tolerant::<f64>("1e400"),
        "$: expected a double-precision number, found 1e400"
    );
    assert_eq!(
        tolerant::<f32>("1e39"),
        "$: expected a single-precision number, found 1e39"
    );
}

#[test]
fn numbers_are_written_as_short_as_can_be() {
    for (number, text) in [
        (1.0, "1"),
        (-0.0, "-0.0"),
        (0.1, "0.1"),
        (1e300, "1e300"),
        (1.5e-7, "1.5e-7"),
        (9_007_199_254_740_994.0, "9007199254740994"),
        (f64::NAN, "null"),
        (f64::INFINITY, "null"),
    ] {
        assert_eq!(to_string(&number), text);
    }
}

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
    let message =
        tolerant::<Device>(r#"{"token":"seam_secret","device_id":{"code":"seam_secret"}}"#);
    assert_eq!(
        message,
        "$.device_id: expected a string, found an object with code"
    );
    let message = tolerant::<Device>(r#"{"token":4711}"#);
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

#[test]
fn an_envelope_is_opened() {
    let text = br#"{"ok":true,"device":{"a":1}}"#;
    assert_eq!(
        from_member::<Tagged>(text, "device").unwrap(),
        from_slice(br#"{"a":1}"#).unwrap()
    );
    assert_eq!(from_member::<Vec<Tagged>>(text, "devices").unwrap(), []);
    let missing = from_member::<super::syntax::Nothing>(text, "lock").unwrap_err();
    assert_eq!(missing.path(), "$.lock");
    assert_eq!(
        missing.to_string(),
        "$.lock: missing or null, in an object with ok, device"
    );
    assert_eq!(
        from_member::<super::syntax::Nothing>(b"[]", "lock")
            .unwrap_err()
            .to_string(),
        "$: expected an object, found an array"
    );
}

#[test]
fn an_envelope_without_its_member_holds_none() {
    for text in [r#"{"ok":false}"#, r#"{"ok":false,"device":null}"#] {
        let strict = Decoder::new().strict().member("device");
        let decoded = strict.decode::<Option<Tagged>>(text.as_bytes()).unwrap();
        assert_eq!(decoded.value, None);
        assert_eq!(decoded.gaps, []);
        assert!(strict.decode::<Tagged>(text.as_bytes()).is_err());
        assert!(strict.decode::<Vec<Tagged>>(text.as_bytes()).is_err());
    }
}

#[test]
fn the_last_of_equal_members_counts() {
    assert_eq!(from_slice::<Tagged>(br#"{"a":1,"a":2}"#).unwrap().a, 2);
    assert_eq!(
        from_slice::<BTreeMap<String, i64>>(br#"{"a":1,"a":2}"#).unwrap()["a"],
        2
    );
    for count in [10, 40, 200] {
        let members: Vec<String> = (0..count)
            .map(|n| format!("\"{}\":{n}", n % (count / 2)))
            .collect();
        let text = format!("{{{}}}", members.join(","));
        let object: Json = text.parse().unwrap();
        assert_eq!(object.as_object().unwrap().len(), count / 2);
        assert_eq!(
            object.get("3").and_then(Json::as_u64),
            Some(count as u64 / 2 + 3)
        );
    }
    assert_eq!(
        from_slice::<Json>(br#"{"a":1,"\u0061":2}"#)
            .unwrap()
            .to_string(),
        r#"{"a":2}"#
    );
}

#[test]
fn names_with_escapes_are_found() {
    assert_eq!(
        from_slice::<Tagged>(br#"{"\u0061":7,"b\n":8}"#).unwrap().a,
        7
    );
}

#[test]
fn enums_keep_what_they_do_not_know() {
    let status: Status = from_slice(br#""halted""#).unwrap();
    assert_eq!(status, Status::Other("halted".to_owned()));
    assert_eq!(to_string(&status), r#""halted""#);
    assert_eq!(Status::from("success"), Status::Success);
    assert_eq!("pending".parse(), Ok(Status::Pending));
    assert_eq!(format!("{:>8}", Status::Pending), " pending");
    assert_eq!(tolerant::<Status>("1"), "$: expected a string, found 1");
}

#[test]
fn values_of_all_kinds_can_be_looked_at() {
    let json: Json = r#"{"a":[{"b~/c":1.50}],"d":"x"}"#.parse().unwrap();
    assert_eq!(
        json.pointer("/a/0/b~0~1c").map(Json::to_string).as_deref(),
        Some("1.50")
    );
    assert_eq!(json.pointer("/a/00"), None);
    assert_eq!(json.pointer("a"), None);
    assert_eq!(json.pointer(""), Some(&json));
    assert_eq!(json.get("d").unwrap(), &"x");
    assert_eq!(
        json,
        r#"{"d":"x","a":[{"b~/c":1.50}]}"#.parse::<Json>().unwrap()
    );
    assert_ne!(
        json,
        r#"{"d":"x","a":[{"b~/c":1.5}]}"#.parse::<Json>().unwrap()
    );
    assert_eq!(Json::from(vec![1, 2]).decode::<Vec<i64>>().unwrap(), [1, 2]);
    assert_eq!(Json::from([Some("a"), None]).to_string(), r#"["a",null]"#);
}

#[test]
fn bytes_are_base64() {
    let bytes: Base64 = from_slice(br#""aGk=""#).unwrap();
    assert_eq!(&*bytes, b"hi");
    assert_eq!(to_string(&bytes), r#""aGk=""#);
    assert_eq!(
        tolerant::<Base64>(r#""a%""#),
        r#"$: expected base64, found "a%""#
    );
}

#[cfg(feature = "jiff")]
#[test]
fn times_are_read_and_written() {
    use crate::runtime::{Date, Time, Timestamp};
    let text = r#""2024-06-19T15:22:45.5Z""#;
    assert_eq!(
        to_string(&from_slice::<Timestamp>(text.as_bytes()).unwrap()),
        text
    );
    let moved: Timestamp = from_slice(br#""2024-06-19T15:22:45+02:00""#).unwrap();
    assert_eq!(to_string(&moved), r#""2024-06-19T13:22:45Z""#);
    assert_eq!(
        to_string(&from_slice::<Date>(br#""2024-06-19""#).unwrap()),
        r#""2024-06-19""#
    );
    assert_eq!(
        to_string(&from_slice::<Time>(br#""15:22:45""#).unwrap()),
        r#""15:22:45""#
    );
    assert_eq!(
        tolerant::<Timestamp>(r#""soon""#),
        r#"$: expected a date-time (RFC 3339), found "soon""#
    );
    assert_eq!(
        tolerant::<Timestamp>("null"),
        "$: expected a string, found null"
    );
}

#[cfg(feature = "uuid")]
#[test]
fn uuids_are_read_and_written() {
    use crate::runtime::Uuid;
    let text = r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#;
    assert_eq!(
        to_string(&from_slice::<Uuid>(text.as_bytes()).unwrap()),
        text
    );
    assert_eq!(
        tolerant::<Uuid>(r#""device1""#),
        r#"$: expected a UUID (RFC 9562), found "device1""#
    );
}

#[cfg(feature = "serde")]
#[test]
fn serde_takes_the_same_way() {
    let device: Device = serde_json::from_str(COMPLETE).unwrap();
    assert_eq!(device, from_slice(COMPLETE.as_bytes()).unwrap());
    let text = serde_json::to_string(&device).unwrap();
    assert_eq!(text, to_string(&device));
    let value = serde_json::json!({"a": [1, -2, 0.5, null, true, 18_446_744_073_709_551_615_u64]});
    let json: Json = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&json).unwrap(), value);
    assert!(
        serde_json::from_str::<Tagged>("[]")
            .unwrap_err()
            .to_string()
            .contains("expected an object")
    );
}

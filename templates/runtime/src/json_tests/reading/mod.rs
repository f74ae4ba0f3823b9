//! What the tolerant and the strict mode do, and what errors say.

mod absent;
mod errors;
mod repairs;
mod scalars;

use std::collections::BTreeMap;

use super::syntax::{Device, Status, Tagged};
use crate::runtime::json::{Decode, Decoder, from_member, from_slice, to_string};
use crate::runtime::{Json, Nullable};

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
        assert!(decoded.gaps.is_empty());
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
    assert_eq!(strict::<Status>("1"), "$: expected a string, found 1");
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

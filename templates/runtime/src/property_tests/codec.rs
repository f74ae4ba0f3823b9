//! Any bytes into records and unions of every form that the macros know: an error or a value, never
//! a panic; and what was decoded is decoded again from what it is encoded to.

use crate::cases::Property;
use crate::json_tests::syntax::{ByKey, ByKind, ByTag, ByTags, ByTrial, Device, Mixed, MixedTrial};
use crate::runtime::json::{Decode, DecodeMode, Decoder, Encode, Json, from_slice, to_vec};

pub static CODEC: Property = Property {
    name: "codec",
    check,
    pieces: &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"type\":",
        "\"device\"",
        "\"tagged\"",
        "\"action\":",
        "\"lock\"",
        "\"status\":",
        "\"pending\"",
        "\"success\"",
        "\"device_id\":\"d\"",
        "\"labels\":{\"a\":1.5}",
        "\"tags\":[\"a\"]",
        "\"location\":null",
        "\"nickname\":null",
        "\"override\":true",
        "\"token\":\"t\"",
        "\"old\":[1,2]",
        "\"object\":\"device\"",
        "\"version\":1",
        "\"beta\":true",
        "\"a\":",
        "\"b\":",
        "\"c\":",
        "\"d\":",
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "4e0",
        "1e400",
        "18446744073709551616",
        "\\u0000",
        "\\ud800",
        "\u{feff}",
        "é",
        "[[",
        "]]",
        "{\"type\":\"device\",",
        "[{\"type\":\"tagged\"}]",
    ],
    cases: 3_000,
};

fn check(bytes: &[u8]) {
    round_trip::<Json>(bytes);
    round_trip::<Device>(bytes);
    round_trip::<Option<Vec<f64>>>(bytes);
    decode::<Vec<ByTag>>(bytes);
    decode::<ByTags>(bytes);
    decode::<ByKind>(bytes);
    decode::<ByKey>(bytes);
    decode::<ByTrial>(bytes);
    decode::<Mixed>(bytes);
    decode::<MixedTrial>(bytes);
}

fn round_trip<T: Decode + Encode + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        match Decoder::new().mode(mode).decode::<T>(bytes) {
            Ok(decoded) => {
                decoded.gaps.iter().for_each(|gap| drop(gap.path(bytes)));
                let again = from_slice::<T>(&to_vec(&decoded.value)).expect("what was encoded");
                assert_eq!(decoded.value, again);
            }
            Err(error) => assert!(error.to_string().len() < 10_000),
        }
    }
}

/// For unions whose variants leave out what tells them apart, which a real document does not do:
/// what they write is JSON.
fn decode<T: Decode + Encode>(bytes: &[u8]) {
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        if let Ok(decoded) = Decoder::new().mode(mode).decode::<T>(bytes) {
            from_slice::<Json>(&to_vec(&decoded.value)).expect("what was encoded");
        }
    }
}

//! Properties: nothing panics whatever the bytes, and what is written is read back the same.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::syntax::Device;
use crate::runtime::json::{DecodeMode, Decoder, from_slice, to_string, to_vec};
use crate::runtime::{Json, Nullable};

/// Any JSON value, as another library makes it.
fn any_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>()
            .prop_filter("JSON has no other", |number| number.is_finite())
            .prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Into::into),
            btree_map(any::<String>(), inner, 0..8)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A valid text with one byte changed, added or dropped: close enough to JSON to get far.
fn nearly_json() -> impl Strategy<Value = Vec<u8>> {
    (
        any_value(),
        any::<prop::sample::Index>(),
        any::<u8>(),
        0..3_u8,
    )
        .prop_map(|(value, place, byte, how)| {
            let mut text = value.to_string().into_bytes();
            let at = place.index(text.len());
            match how {
                0 => text[at] = byte,
                1 => text.insert(at, byte),
                _ => _ = text.remove(at),
            }
            text
        })
}

fn decode_all(bytes: &[u8]) {
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        let decoder = Decoder::new().mode(mode);
        _ = decoder
            .decode::<Json>(bytes)
            .map_err(|error| error.to_string());
        _ = decoder
            .decode::<Device>(bytes)
            .map_err(|error| error.to_string());
        _ = decoder
            .decode::<Vec<Option<f32>>>(bytes)
            .map_err(|error| error.to_string());
        _ = decoder
            .decode::<Nullable<Vec<i64>>>(bytes)
            .map_err(|error| error.to_string());
        _ = decoder
            .member("a")
            .decode::<String>(bytes)
            .map_err(|error| error.to_string());
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..200)) {
        decode_all(&bytes);
    }

    #[test]
    fn nothing_close_to_json_makes_it_panic(bytes in nearly_json()) {
        decode_all(&bytes);
        // What another reader refuses, ours does, too, but for what its documentation says.
        if serde_json::from_slice::<serde_json::Value>(&bytes).is_ok() {
            prop_assert!(from_slice::<Json>(&bytes).is_ok());
        }
    }

    #[test]
    fn another_writers_json_is_read_the_same(value in any_value()) {
        let text = value.to_string();
        let ours = from_slice::<Json>(text.as_bytes()).unwrap();
        let again: serde_json::Value = serde_json::from_str(&to_string(&ours)).unwrap();
        prop_assert_eq!(value, again);
    }

    #[test]
    fn numbers_survive(integer in any::<i64>(), long in any::<u64>(), float in any::<f64>(), short in any::<f32>()) {
        prop_assert_eq!(from_slice::<i64>(&to_vec(&integer)).unwrap(), integer);
        prop_assert_eq!(from_slice::<u64>(&to_vec(&long)).unwrap(), long);
        if float.is_finite() {
            prop_assert_eq!(from_slice::<f64>(&to_vec(&float)).unwrap().to_bits(), float.to_bits());
        }
        if short.is_finite() {
            prop_assert_eq!(from_slice::<f32>(&to_vec(&short)).unwrap().to_bits(), short.to_bits());
        }
    }

    #[test]
    fn strings_survive(text in any::<String>()) {
        prop_assert_eq!(from_slice::<String>(&to_vec(&text)).unwrap(), text);
    }
}

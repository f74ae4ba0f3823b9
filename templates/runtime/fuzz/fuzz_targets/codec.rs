//! Any bytes into records and unions of every form that the macros know: an error or a value, never a panic; and what was
//! decoded is decoded again from what it is encoded to.
//!
//! `cd templates/runtime && cargo +nightly fuzz run codec`

#![no_main]

use libfuzzer_sys::fuzz_target;

/// The codec as an SDK has it: the same files, compiled into this crate, since the macros are not for other crates.
#[allow(
    dead_code,
    unused_imports,
    reason = "only a part of the runtime is under test"
)]
#[path = "../runtime.rs"]
mod runtime;

#[allow(dead_code, unused_imports, reason = "its tests are not compiled here")]
#[path = "../../src/json_tests/syntax.rs"]
mod syntax;

use runtime::json::{Decode, DecodeMode, Decoder, Encode, Json, from_slice, to_vec};

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

/// For unions whose variants leave out what told them apart, which a real document does not do: what they write is JSON.
fn decode<T: Decode + Encode>(bytes: &[u8]) {
    for mode in [DecodeMode::Tolerant, DecodeMode::Strict] {
        if let Ok(decoded) = Decoder::new().mode(mode).decode::<T>(bytes) {
            from_slice::<Json>(&to_vec(&decoded.value)).expect("what was encoded");
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    round_trip::<Json>(bytes);
    round_trip::<syntax::Device>(bytes);
    round_trip::<Option<Vec<f64>>>(bytes);
    decode::<Vec<syntax::ByTag>>(bytes);
    decode::<syntax::ByTags>(bytes);
    decode::<syntax::ByKind>(bytes);
    decode::<syntax::ByKey>(bytes);
    decode::<syntax::ByTrial>(bytes);
    decode::<syntax::Mixed>(bytes);
    decode::<syntax::MixedTrial>(bytes);
});

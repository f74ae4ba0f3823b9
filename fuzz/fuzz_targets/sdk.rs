//! Any bytes into every decoder of the committed SDK: an error or a value, never a panic; and what
//! was decoded is decoded again from what it is encoded to.
//!
//! `cargo +nightly fuzz run sdk`

#![no_main]

use libfuzzer_sys::fuzz_target;
use seam_sdk::runtime::Json;
use seam_sdk::runtime::json::{Decode, Encode, from_slice, to_vec};
use seam_sdk::types::{ClientSession, ErrorResponse, Event, ValidationErrors};

fn round_trip<T: Decode + Encode + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    let Ok(value) = from_slice::<T>(bytes) else {
        return;
    };
    let text = to_vec(&value);
    match from_slice::<T>(&text) {
        Ok(again) => assert_eq!(value, again),
        Err(error) => panic!("what was encoded is refused: {error}"),
    }
}

fuzz_target!(|bytes: &[u8]| {
    round_trip::<Json>(bytes);
    round_trip::<ClientSession>(bytes);
    round_trip::<Vec<ClientSession>>(bytes);
    round_trip::<Event>(bytes);
    round_trip::<ErrorResponse>(bytes);
    round_trip::<ValidationErrors>(bytes);
});

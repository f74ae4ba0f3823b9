//! Properties of the runtime that hold for any bytes. Each is a fuzz target, too (`fuzz/`).
#![allow(
    dead_code,
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "this is how a property fails; not all of every call is used, as a user of an SDK does not"
)]

mod api;
mod canned;
mod codec;
mod decode;
pub mod multipart;
pub mod redirects;
pub mod refusals;
mod shown;
pub mod streams;
pub mod urls;

pub use codec::CODEC;
pub use decode::DECODE;
pub use multipart::MULTIPART;
pub use redirects::REDIRECTS;
pub use refusals::REFUSALS;
pub use streams::{EVENTS, LINES};
pub use urls::URLS;

use crate::cases::Property;

pub static ALL: [&Property; 8] = [
    &CODEC, &DECODE, &EVENTS, &LINES, &MULTIPART, &REDIRECTS, &REFUSALS, &URLS,
];

#[test]
fn what_is_encoded_is_decoded() {
    CODEC.hold();
}

#[test]
fn json_is_what_another_reader_says() {
    DECODE.hold();
}

#[test]
fn events_however_they_are_cut() {
    EVENTS.hold();
}

#[test]
fn lines_however_they_are_cut() {
    LINES.hold();
}

#[test]
fn another_parser_reads_the_same_parts() {
    MULTIPART.hold();
}

#[test]
fn redirects_take_no_secrets_along() {
    REDIRECTS.hold();
}

#[test]
fn refusals_are_fit_to_be_shown() {
    REFUSALS.hold();
}

#[test]
fn values_stay_in_their_segments() {
    URLS.hold();
}

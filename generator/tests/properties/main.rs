//! Properties of generation that hold for any bytes. Each is a fuzz target, too (`fuzz/`).
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a property fails; the fuzz targets are another crate"
)]

#[path = "../../../fuzz/src/cases.rs"]
#[rustfmt::skip]
#[allow(dead_code, reason = "the fuzz targets use more of it")]
mod cases;
mod document;
mod generated;
mod markdown;
mod names;

#[test]
fn any_bytes_are_refused_or_become_rust() {
    document::DOCUMENT.hold();
}

#[test]
fn no_prose_is_code_or_markup() {
    markdown::MARKDOWN.hold();
}

#[test]
fn no_name_is_given_twice_and_no_number_in_silence() {
    names::hold();
}

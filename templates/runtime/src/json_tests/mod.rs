//! Tests of the codec on types as an SDK has them.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests"
)]

mod debug;
mod made;
mod memory;
mod properties;
mod reading;
mod suite;
pub mod syntax;
#[cfg(feature = "jiff")]
mod times;
pub mod unions;
mod unknown_members;
mod values;

//! Tests of the calls of an API as an SDK has them, most of them against a server of our own on the
//! loopback interface.
#![cfg(feature = "reqwest")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a test fails"
)]

pub mod api;
mod as_it_came;
mod auth;
mod bodies;
mod by_hand;
mod headers;
mod inspect;
pub mod journeys;
mod leaks;
mod media_types;
mod placed;
mod positions;
mod properties;
mod redirects;
mod refusals;
mod responses;
pub mod results;
mod sent;
mod server;
mod servers;
mod shown;
pub mod streams;
mod time;
mod transport;
mod wicked;

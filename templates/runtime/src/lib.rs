//! The runtime.
#![forbid(unsafe_code)]

pub mod runtime;

#[cfg(test)]
pub mod events_tests;

#[cfg(test)]
pub mod json_tests;

#[cfg(test)]
pub mod http_tests;

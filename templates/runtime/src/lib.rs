//! The runtime.
#![forbid(unsafe_code)]

pub mod runtime;

#[cfg(test)]
pub mod events_tests;

#[cfg(test)]
pub mod json_tests;

#[cfg(test)]
pub mod http_tests;

#[cfg(test)]
#[path = "../../../fuzz/src/cases.rs"]
pub mod cases;

#[cfg(test)]
pub mod property_tests;

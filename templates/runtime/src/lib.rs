//! The runtime.
pub mod runtime;

#[cfg(test)]
mod json_tests;

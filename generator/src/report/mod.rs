//! Diagnostics of every stage: code, location, cause, help.

pub mod codes;
mod diagnostic;

pub use diagnostic::{Diagnostic, Diagnostics, Related, Severity};

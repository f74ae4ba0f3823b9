//! What of the runtime the codec needs.

#[path = "../src/runtime/json/mod.rs"]
pub mod json;

pub use json::{Json, Nullable, Secret};
pub(crate) use json::{record, string_enum, union};

//! Every stage can be looked at: short, sorted text, or JSON.

mod api;
mod document;
mod sdk;

pub use api::api_text;
pub use document::{document_json, document_text};
pub use sdk::sdk_text;

/// What to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The document as it was read, overlays applied.
    Document,
    /// The first IR.
    Api,
    /// The second IR.
    Sdk,
}

/// How to print it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines for people and snapshots.
    Text,
    /// One JSON value.
    Json,
}

/// Whether an entry with these names is asked for: each part of the name counts.
fn is_wanted(only: Option<&str>, names: &[&str]) -> bool {
    only.is_none_or(|only| names.iter().any(|name| name.eq_ignore_ascii_case(only)))
}

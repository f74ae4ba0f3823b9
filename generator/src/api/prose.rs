//! Prose: what the document says to people.

use serde::Serialize;

/// Prose of the document, in Markdown.
#[derive(Clone, Serialize, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Docs {
    /// A short title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// That something is deprecated, and what to use instead.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Deprecation {
    /// The message; may be empty.
    pub note: String,
}

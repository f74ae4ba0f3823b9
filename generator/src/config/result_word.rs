//! What `result` of an operation may be besides a schema.

/// A result that is no schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResultWord {
    /// JSON values one after the other.
    Lines,
    /// Server-sent events.
    Events,
    /// The body as it is.
    Bytes,
    /// The body as text.
    Text,
    /// Any JSON.
    Json,
}

impl ResultWord {
    /// Each word, and what it is.
    pub(crate) const ALL: [(&str, Self); 5] = [
        ("lines", Self::Lines),
        ("events", Self::Events),
        ("bytes", Self::Bytes),
        ("text", Self::Text),
        ("json", Self::Json),
    ];

    /// What a word is.
    #[must_use]
    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == text).map(|(_, result)| *result)
    }
}

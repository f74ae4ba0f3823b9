//! The kinds of JSON values.

use serde::Serialize;

/// A kind of JSON value, as far as a union can choose by it.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A string.
    String,
    /// A boolean.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Any of them, or several.
    Any,
}

impl Kind {
    /// The kind by its word in JSON Schema (`type`), null apart.
    #[must_use]
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// Its word in JSON Schema.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Array => "array",
            Self::Object => "object",
            Self::Any => "any",
        }
    }
}

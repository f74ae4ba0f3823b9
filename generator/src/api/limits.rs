//! What values may be, beyond their type: the validation keywords of JSON Schema.

use serde::Serialize;

/// The limits of a value (JSON Schema 2020-12, "Validation", section 6).
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Limits {
    /// The least number.
    pub least: Option<Bound>,
    /// The greatest number.
    pub greatest: Option<Bound>,
    /// What a number is a multiple of, as it was written.
    pub multiple_of: Option<String>,
    /// How many characters a string has.
    pub length: Span,
    /// The regular expression (ECMA-262) that a string matches.
    pub pattern: Option<String>,
    /// How many items a list has.
    pub items: Span,
    /// How many members an object has.
    pub members: Span,
}

/// An end of a range of numbers.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Bound {
    /// The number as it was written.
    pub number: String,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}

/// How many there are.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Span {
    /// At least this many; 0 says nothing.
    pub least: u64,
    /// At most this many.
    pub most: Option<u64>,
}

//! What is checked before a call is sent: lines of the runtime's `limits!`.

use serde::Serialize;

use crate::api::Location;

/// What is checked of one value.
#[derive(Clone, Serialize, Debug, Default, PartialEq, Eq)]
pub(crate) struct CheckLine {
    /// The rules of the value itself.
    pub rules: Vec<CheckRule>,
    /// The record whose members are checked.
    pub of: Option<String>,
    /// The rules of each item of a list, or value of a map.
    pub each: Vec<CheckRule>,
    /// The record whose members are checked in each.
    pub each_of: Option<String>,
}

impl CheckLine {
    /// Whether nothing is checked.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is checked of one argument.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct ArgumentCheck {
    /// Where the request has it.
    pub place: CheckedPlace,
    /// Its name there.
    pub name: String,
    /// What is checked.
    pub line: CheckLine,
}

/// Where a request has a value that is checked.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum CheckedPlace {
    /// A member of the body.
    Field,
    /// The whole body.
    Body,
    /// A parameter.
    Parameter(Location),
}

impl CheckedPlace {
    /// The word of the runtime's `operation!`.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Body => "body",
            Self::Parameter(location) => location.as_str(),
        }
    }
}

/// A rule, by its name in the runtime.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum CheckRule {
    /// One without a value.
    Plain(&'static str),
    /// One with a number, as it was written.
    Number(&'static str, String),
    /// One with a count.
    Count(&'static str, u64),
}

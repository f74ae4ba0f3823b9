//! What is checked before a call is sent: lines of the runtime's `limits!`.

use serde::Serialize;

/// What is checked of one value.
#[derive(Clone, Serialize, Debug, Default, PartialEq, Eq)]
pub struct CheckLine {
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
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A rule, by its name in the runtime.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum CheckRule {
    /// One without a value.
    Plain(&'static str),
    /// One with a number, as it was written.
    Number(&'static str, String),
    /// One with a count.
    Count(&'static str, u64),
}

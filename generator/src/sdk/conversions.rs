//! What a union is made from.

use serde::Serialize;

use super::RustType;

/// A type that converts into a union.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct ConversionItem {
    /// The variant that takes it.
    pub variant: String,
    /// What converts.
    pub source: SourceType,
    /// Whether the variant holds a union, and the value is first made one of that.
    pub is_inner: bool,
}

/// What converts into a union.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SourceType {
    /// A value of this type.
    Value(RustType),
    /// A `&str`.
    Str,
    /// A `Vec` or an array of anything that converts into this type.
    List(RustType),
}

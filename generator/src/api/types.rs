//! Types: what a value of the API can be.

use serde::Serialize;

use super::{Deprecation, Docs, Facts, Fallback, Origin, Record, Union};
use crate::source::Pos;

/// A type where it is used: the type, and whether `null` may stand in its place.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TypeRef {
    /// The type.
    pub ty: Type,
    /// Whether `null` is a value too.
    pub nullable: bool,
}

impl TypeRef {
    /// A type that is never `null`.
    #[must_use]
    pub(crate) fn plain(ty: Type) -> Self {
        Self { ty, nullable: false }
    }
}

/// A type without its place. Records, enums and unions are items of [`super::Api::types`].
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    /// Any JSON value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(Int),
    /// A number.
    Number(Float),
    /// A string of some format.
    String(Text),
    /// A list.
    Array(Box<TypeRef>),
    /// A list of fixed length, each item of a type of its own.
    Tuple(Vec<TypeRef>),
    /// An object whose keys are data.
    Map(Box<TypeRef>),
    /// A record, an enum or a union.
    Named(TypeId),
}

/// Index into [`super::Api::types`].
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(pub usize);

/// Widths of whole numbers.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Int {
    /// `int8`.
    I8,
    /// `int16`.
    I16,
    /// `int32`.
    I32,
    /// `int64`, and where no format is given.
    I64,
    /// `uint8`.
    U8,
    /// `uint16`.
    U16,
    /// `uint32`.
    U32,
    /// `uint64`, and where the bounds say so.
    U64,
    /// Larger ones too: the number is kept as its text.
    Exact,
}

impl Int {
    /// The width that has the values of both.
    #[must_use]
    pub(crate) fn joined(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::Exact | Self::U64, _) | (_, Self::Exact | Self::U64) => Self::Exact,
            _ => Self::I64,
        }
    }
}

/// Widths of numbers.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Float {
    /// `float`.
    F32,
    /// `double`, and where no format is given.
    F64,
    /// `decimal`: the number is kept as its text.
    Exact,
}

impl Float {
    /// The width that has the values of both.
    #[must_use]
    pub(crate) fn joined(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::Exact, _) | (_, Self::Exact) => Self::Exact,
            _ => Self::F64,
        }
    }
}

/// Formats of strings that have a type of their own.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Text {
    /// No format, or one without a type.
    Plain,
    /// `date-time` (RFC 3339).
    DateTime,
    /// `date` (RFC 3339 full-date).
    Date,
    /// A time of day without an offset.
    Time,
    /// A duration (ISO 8601).
    Duration,
    /// `uuid` (RFC 9562).
    Uuid,
    /// `byte`: Base64 (RFC 4648 section 4).
    Base64,
    /// `base64url`: Base64 of the URL alphabet (RFC 4648 section 5).
    Base64Url,
    /// An address of IPv4 or IPv6.
    Ip,
    /// `password`, and what the config calls secret.
    Secret,
}

/// A named item.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct TypeDef {
    /// Where the schema stands.
    pub at: Pos,
    /// What its name is made of.
    pub origin: Origin,
    /// What the document says about it.
    pub docs: Docs,
    /// Set when the schema is deprecated.
    pub deprecated: Option<Deprecation>,
    /// What a missing value stands for.
    pub default: Option<Fallback>,
    /// What the document says of its values besides.
    pub facts: Facts,
    /// Its structure.
    pub shape: Shape,
    /// False for a schema that the document marks as internal.
    pub documented: bool,
}

impl TypeDef {
    /// An item without docs, limits or a default.
    #[must_use]
    pub(crate) fn new(at: Pos, origin: Origin, shape: Shape) -> Self {
        Self {
            at,
            origin,
            docs: Docs::default(),
            deprecated: None,
            default: None,
            facts: Facts::default(),
            shape,
            documented: false,
        }
    }
}

/// The structure of a named item.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// An object with known members.
    Record(Record),
    /// A string or a whole number out of a list.
    Enum(Enum),
    /// One of several types.
    Union(Union),
}

/// A string or a whole number out of a list that may grow.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Enum {
    /// What the values are.
    pub kind: EnumKind,
    /// The known values in document order, each once.
    pub values: Vec<EnumValue>,
}

/// What the values of an enum are.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum EnumKind {
    /// Strings.
    String,
    /// Integers of 64 bits.
    Integer,
}

/// A value of an enum.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EnumValue {
    /// The string on the wire, or the number's text.
    pub value: String,
    /// A name given by the document (`x-enum-varnames`).
    pub name: Option<String>,
    /// What the document says about it (`x-enum-descriptions`).
    pub docs: Docs,
}

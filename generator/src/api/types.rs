//! Types: what a value of the API can be.

use serde::Serialize;

use super::{OperationKey, Record};
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
    /// Its structure.
    pub shape: Shape,
    /// False for a schema that the document marks as internal.
    pub documented: bool,
}

/// What a type's name is made of: an owner, and the way from there to the schema.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    /// The named thing it belongs to.
    pub owner: Owner,
    /// The steps from the owner to the schema.
    pub steps: Vec<Step>,
}

impl Origin {
    /// The origin of something one step further in.
    #[must_use]
    pub(crate) fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { owner: self.owner.clone(), steps }
    }
}

/// What an inline schema belongs to.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Owner {
    /// A component schema, by its key.
    Component(String),
    /// An operation.
    Operation(OperationKey),
    /// An event: a webhook, or a callback of this operation.
    Event(Option<OperationKey>, String),
    /// Headers that the responses of several calls have, by what they are about.
    Headers(String),
}

/// One step from an owner to a schema inside it.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// A property of a record.
    Property(String),
    /// An item of a list.
    Item,
    /// A value of a map.
    Value,
    /// A variant of a union.
    Variant(super::VariantName),
    /// An item of a list that has a schema of its own by its position, from 1.
    TupleItem(usize),
    /// What a response of this status holds, where that is no success.
    Refusal(super::Status),
    /// What all such responses have in common.
    Refusals,
    /// The whole body of a response.
    Response,
    /// The whole body of a request.
    Body,
    /// The form in which a type is sent, where it is received in another.
    Sent,
    /// The headers and the query of an event.
    Parameters,
    /// The headers of a response.
    Headers,
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
    /// Whether the values are whole numbers (of 64 bits), not strings.
    pub whole: bool,
    /// The known values in document order, each once.
    pub values: Vec<EnumValue>,
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

/// One of several types; a value that fits none is kept raw.
#[derive(Clone, Serialize, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Union {
    /// The members by whose values object variants are told apart; filled by
    /// [`super::passes::tell_apart`].
    pub tags: Vec<String>,
    /// The variants in document order.
    pub variants: Vec<Variant>,
    /// The type of an object without the tags, where one is meant to be without.
    pub absent: Option<Type>,
}

impl Union {
    /// Whether it is what a stream of server-sent events gives.
    #[must_use]
    pub(crate) fn is_of_events(&self) -> bool {
        self.variants.iter().any(|variant| matches!(variant.when, When::Event { .. }))
    }
}

/// A variant of a union.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Variant {
    /// What it is called: its tag values, its title or the name of its component.
    pub name: String,
    /// What it holds.
    pub ty: Type,
    /// The values of the declared discriminator that select it.
    pub mapped: Vec<String>,
    /// When it is chosen; filled by [`super::passes::tell_apart`].
    pub when: When,
}

/// What tells a variant from its siblings.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum When {
    /// The JSON kind alone.
    Kind,
    /// The values of the union's tags, in each of these combinations.
    Tags(Vec<Vec<String>>),
    /// A required member that no other variant has.
    Key(String),
    /// Nothing: it is tried after those before it.
    Trial,
    /// The name of the server-sent event whose data it is. The union is what such a stream gives,
    /// and no value of JSON.
    Event {
        /// The names; none where it is for all names that no other variant is for.
        names: Vec<String>,
        /// Whether the data is JSON, not text.
        is_json: bool,
    },
}

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

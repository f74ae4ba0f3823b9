//! Structs, string enums and unions.

use serde::Serialize;

use super::{ArgumentType, CheckLine, ConversionItem, HeaderLine, Name, RustType};
use crate::api::{Constant, EnumKind, Kind, Untagged};

/// A file of `src/types/`.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct TypeFile {
    /// The module.
    pub module: String,
    /// The features that need it; empty: always there.
    pub features: Vec<String>,
    /// Its items in document order.
    pub items: Vec<Item>,
}

/// An item of `src/types/`.
#[derive(Clone, Serialize, Debug)]
pub(crate) enum Item {
    /// A struct.
    Record(RecordItem),
    /// An enum of strings or whole numbers.
    Enum(EnumItem),
    /// A union.
    Union(UnionItem),
}

impl Item {
    /// The item's name.
    #[must_use]
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Record(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Union(item) => &item.name,
        }
    }
}

/// A struct.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct RecordItem {
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// Members in document order.
    pub members: Vec<MemberItem>,
    /// The field that takes all other members.
    pub rest: Option<CatchAll>,
    /// The setter of members that have no field, where callers make the struct.
    pub member_setter: Option<String>,
    /// Whether it can be made by the user: `new` and setters.
    pub constructible: bool,
    /// How each member is read from the headers of a response, where these are what they are.
    pub headers: Vec<HeaderLine>,
}

/// A field that takes all members which have none.
#[derive(Clone, Serialize, Debug)]
pub(crate) enum CatchAll {
    /// The document allows any, of one type.
    Declared(RestItem),
    /// The document names none: those of this field are kept as they came.
    Unknown(String),
}

impl CatchAll {
    /// The name of the field.
    #[must_use]
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Declared(rest) => &rest.name,
            Self::Unknown(name) => name,
        }
    }

    /// The field, where the document declares it.
    #[must_use]
    pub(crate) fn declared(&self) -> Option<&RestItem> {
        match self {
            Self::Declared(rest) => Some(rest),
            Self::Unknown(_) => None,
        }
    }
}

/// What takes the members that the document does not name: a field, or a setter.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct RestItem {
    /// Its name.
    pub name: String,
    /// The type of their values.
    pub ty: RustType,
}

/// A member of a struct.
#[derive(Clone, Serialize, Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all members are fields")]
pub(crate) enum MemberItem {
    /// A field.
    Field(FieldItem),
    /// A member that is always the same and needs no field: nothing else is received, or its union
    /// tells by it.
    Constant(String, Constant),
}

/// A field.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct FieldItem {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: RustType,
    /// How presence is read and written: a word of the runtime's `record!`.
    pub mode: Mode,
    /// Its type as the argument of a setter.
    pub argument: ArgumentType,
    /// Whether `Debug` does not show it.
    pub is_hidden: bool,
    /// The value that it has in a new record, where the caller does not give it and it is not
    /// absent. With [`Mode::Fixed`] it always has it.
    pub initial: Option<DefaultValue>,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// Lines of Markdown for its setter, fewer than those.
    pub setter_docs: Vec<String>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
    /// The method that reads it with the document's default.
    pub default: Option<DefaultItem>,
    /// What is checked before it is sent.
    pub checks: CheckLine,
}

/// The method of a record that gives a field's value, or the document's default where it is absent.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct DefaultItem {
    /// Its name.
    pub method: String,
    /// What it gives.
    pub value: DefaultValue,
}

/// The default of a field.
#[derive(Clone, Serialize, Debug)]
pub(crate) enum DefaultValue {
    /// A text, given as `&str`.
    Text(String),
    /// A number or boolean, of this type.
    Scalar(&'static str, Constant),
    /// A variant of an enum.
    Variant {
        /// The enum.
        name: String,
        /// The variant.
        variant: String,
        /// Whether the enum is copied as it is.
        copy: bool,
    },
}

/// Presence, as `record!` spells it.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Must be there.
    Required,
    /// Must be there, and is always the same.
    Fixed,
    /// May be absent.
    Optional,
    /// Must be there and may be null.
    Null,
    /// May be absent, null or a value.
    Nullable,
    /// May be absent, and is any JSON, null included.
    Any,
    /// A list that must be there.
    List,
    /// A map that must be there.
    Map,
}

impl Mode {
    /// The word in the line-list.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Fixed => "fixed",
            Self::Optional => "optional",
            Self::Null => "null",
            Self::Nullable => "nullable",
            Self::Any => "any",
            Self::List => "list",
            Self::Map => "map",
        }
    }
}

/// An enum of strings or whole numbers.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct EnumItem {
    /// What its values are.
    pub kind: EnumKind,
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// Known values.
    pub variants: Vec<EnumVariantItem>,
    /// The variant of unknown values.
    pub other: String,
}

/// A known value of an enum.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct EnumVariantItem {
    /// Its name.
    pub name: Name,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

/// A union.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct UnionItem {
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The variants.
    pub variants: Vec<VariantItem>,
    /// The tags by which variants are told apart, if so.
    pub tags: Vec<String>,
    /// What an object without the tags is; a variant is given by its name.
    pub untagged: Untagged<String>,
    /// The variant of unknown values.
    pub other: String,
    /// What it is made from.
    pub conversions: Vec<ConversionItem>,
}

/// A variant of a union.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct VariantItem {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub ty: RustType,
    /// What selects it.
    pub selector: SelectorItem,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

impl UnionItem {
    /// Whether it is what a stream of server-sent events gives.
    #[must_use]
    pub(crate) fn is_of_events(&self) -> bool {
        self.variants.iter().any(|variant| matches!(variant.selector, SelectorItem::Event { .. }))
    }
}

/// What selects a variant.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum SelectorItem {
    /// A JSON kind.
    Kind(Kind),
    /// A number that is written with a fraction, beside a variant of integers.
    Fraction,
    /// Combinations of tag values.
    Tags(Vec<Vec<String>>),
    /// A required member.
    Key(String),
    /// Trial in order.
    Trial,
    /// The name of the server-sent event whose data it is.
    Event {
        /// The names; none where it is for all names that no other variant is for.
        names: Vec<String>,
        /// Whether the data is JSON, not text.
        is_json: bool,
    },
}

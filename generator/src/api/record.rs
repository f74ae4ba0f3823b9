//! Records: objects with known members.

use serde::Serialize;

use super::{Deprecation, Docs, Limits, TypeRef};

/// An object with known members.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Record {
    /// The members in document order.
    pub fields: Vec<Field>,
    /// The type of all other members, where the schema allows any.
    pub rest: Option<Box<TypeRef>>,
}

/// A member of a record.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Field {
    /// The key on the wire.
    pub name: String,
    /// The type of its value.
    pub ty: TypeRef,
    /// Whether it must be present.
    pub required: bool,
    /// In which direction it travels.
    pub access: Access,
    /// The one value it can have, where there is just one.
    pub constant: Option<Constant>,
    /// The value a missing member stands for.
    pub default: Option<Fallback>,
    /// What else is known of its values.
    pub facts: Facts,
    /// What the document says about it.
    pub docs: Docs,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
}

impl Field {
    /// An optional member with a name and a type, and nothing else.
    #[must_use]
    pub(crate) fn new(name: &str, ty: TypeRef) -> Self {
        Self {
            name: name.to_owned(),
            ty,
            required: false,
            access: Access::Both,
            constant: None,
            default: None,
            facts: Facts::default(),
            docs: Docs::default(),
            deprecated: None,
        }
    }
}

/// In which direction a member travels.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Access {
    /// In both.
    Both,
    /// It is only received (`readOnly`).
    Received,
    /// It is only sent (`writeOnly`).
    Sent,
}

/// What the document says of a member's values that their type does not say.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Facts {
    /// The values it can have, as JSON text.
    pub values: Vec<String>,
    /// The keys it can have.
    pub keys: Vec<String>,
    /// The regular expressions that its keys match: one of them each (`patternProperties`, and
    /// `pattern` in `propertyNames`).
    pub key_patterns: Vec<String>,
    /// The format of its keys.
    pub key_format: Option<String>,
    /// The values it cannot have, as JSON text (`not`), where its type does not say.
    pub never: Vec<String>,
    /// The schema that its values must not fit, as JSON text; empty where that is long.
    pub not: Option<String>,
    /// The media type of what a string holds (`contentMediaType`).
    pub media_type: Option<String>,
    /// How that is written as text (`contentEncoding`), where the type does not say.
    pub encoding: Option<String>,
    /// No item is there twice (`uniqueItems`).
    pub unique: bool,
    /// What limits them.
    pub limits: Limits,
    /// What limits the items of a list, or the values of a map, where the config says `validate`.
    pub each: Limits,
}

/// The value that a missing member stands for.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fallback {
    /// The value as JSON text.
    pub json: String,
    /// The same, where it is a scalar.
    pub scalar: Option<Constant>,
}

/// A scalar that is fixed by the schema.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Constant {
    /// A string.
    String(String),
    /// A boolean.
    Boolean(bool),
    /// A number, as it was written.
    Number(String),
}

impl Constant {
    /// The text by which tags are compared: a string's content, or the JSON text of other scalars.
    #[must_use]
    pub(crate) fn text(&self) -> String {
        match self {
            Self::String(text) | Self::Number(text) => text.clone(),
            Self::Boolean(value) => value.to_string(),
        }
    }
}

//! The texts of headers, parameters and form members: how a value is read from them.

use serde::Serialize;

use crate::api::Location;

/// A header of a response.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct HeaderLine {
    /// Its name.
    pub name: String,
    /// How its text is read.
    pub shape: HeaderShape,
}

/// A parameter of an event.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ParameterLine {
    /// Where it travels: header, query or cookie.
    pub location: Location,
    /// Its name there.
    pub name: String,
    /// The record's member, where that has another name.
    pub key: Option<String>,
    /// How its text is read.
    pub shape: TextShape,
}

/// How the text of a header is read: a shape of the runtime's `headers!`.
#[derive(Clone, Serialize, Debug)]
pub(crate) enum HeaderShape {
    /// A value, or a list of values.
    Text(TextShape),
    /// A list with a header line for each item.
    Lines,
    /// An object.
    Object {
        /// How the text joins names and values.
        pairing: Pairing,
        /// How the members that are not listed are read, where there can be any.
        rest: Option<Scalar>,
        /// The names of the members, and how each is read.
        members: Vec<(String, Scalar)>,
    },
}

/// How the text of an object joins names and values.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Pairing {
    /// `name,value`: not exploded.
    Commas,
    /// `name=value`: exploded.
    EqualSigns,
}

impl Pairing {
    /// The word of the runtime's `headers!`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Commas => "members",
            Self::EqualSigns => "pairs",
        }
    }
}

/// How one value is read from its text.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Scalar {
    /// As a string.
    Text,
    /// As a number, a boolean or any other JSON that is not a string.
    Json,
}

impl Scalar {
    /// The word of the runtime's line-lists.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "scalar",
        }
    }
}

/// How a value, or a list of values, is read from texts.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum TextShape {
    /// A value.
    One(Scalar),
    /// A list.
    List(Scalar, Delimiter),
}

/// What stands between the items of a list.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// Each item is a text: exploded.
    None,
    /// Commas.
    Comma,
    /// Spaces.
    Space,
    /// Vertical bars.
    Pipe,
}

impl TextShape {
    /// The word of the runtime's line-lists.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::One(item) => item.word(),
            Self::List(Scalar::Text, Delimiter::None) => "texts",
            Self::List(Scalar::Text, Delimiter::Comma) => "joined_texts",
            Self::List(Scalar::Text, Delimiter::Space) => "spaced_texts",
            Self::List(Scalar::Text, Delimiter::Pipe) => "piped_texts",
            Self::List(Scalar::Json, Delimiter::None) => "scalars",
            Self::List(Scalar::Json, Delimiter::Comma) => "joined_scalars",
            Self::List(Scalar::Json, Delimiter::Space) => "spaced_scalars",
            Self::List(Scalar::Json, Delimiter::Pipe) => "piped_scalars",
        }
    }
}

//! Unions: a value is of one of several types.

use serde::Serialize;

use super::Type;

/// One of several types; a value that fits none is kept raw.
#[derive(Clone, Serialize, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Union {
    /// The members by whose values object variants are told apart; filled by
    /// [`super::passes::tell_apart`].
    pub tags: Vec<String>,
    /// The variants in document order.
    pub variants: Vec<Variant>,
    /// What an object without the tags is.
    pub untagged: Untagged<Type>,
}

/// What an object is that lacks the tags of a union.
#[derive(Clone, Serialize, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Untagged<T> {
    /// A mistake of the server: all variants require the tags.
    #[default]
    Unexpected,
    /// The one variant that may be without.
    Variant(T),
    /// One of several variants that may be without.
    Any,
}

impl<T> Untagged<T> {
    /// The one variant that may be without the tags.
    pub(crate) fn variant(&self) -> Option<&T> {
        match self {
            Self::Variant(variant) => Some(variant),
            Self::Unexpected | Self::Any => None,
        }
    }
}

impl Union {
    /// Whether it is what a stream of server-sent events gives.
    #[must_use]
    pub(crate) fn is_of_events(&self) -> bool {
        self.variants.iter().any(|variant| matches!(variant.selector, Selector::Event { .. }))
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
    pub selector: Selector,
}

/// What tells a variant from its siblings.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Selector {
    /// The JSON kind alone.
    Kind,
    /// That it is a number which is written with a fraction; other numbers are integers.
    Fraction,
    /// The values of the union's tags, in each of these combinations.
    Tags(Vec<Vec<String>>),
    /// A required member that no other variant has.
    Key(String),
    /// Nothing: it is tried after those before it.
    Trial,
    /// The name of the server-sent event whose data it is. The union is what such a stream gives,
    /// and not a value of JSON.
    Event {
        /// The names; none where it is for all names that no other variant is for.
        names: Vec<String>,
        /// Whether the data is JSON, not text.
        is_json: bool,
    },
}

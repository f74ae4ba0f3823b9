//! What the variants of unions are called, before they have a name in Rust.

use serde::Serialize;

use super::Kind;

/// What a variant is called.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) enum VariantName {
    /// Words of the document: a title, a component, values of tags.
    Words(String),
    /// The kind of its values: nothing else is known of it.
    Kind(Kind),
    /// Its place among the variants, from 1: not even its kind tells it from others.
    Position(usize),
    /// What several choices at once are called.
    Combination(Vec<Self>),
}

impl VariantName {
    /// The name of several choices at once; what two of them agree on is said once.
    #[must_use]
    pub(crate) fn combined(mut names: Vec<Self>) -> Self {
        names.dedup();
        match names.as_slice() {
            [only] => only.clone(),
            _ => Self::Combination(names),
        }
    }

    /// Whether it says what the variant is. A name that says no more than a number or a kind is
    /// told apart by that of its union.
    #[must_use]
    pub(crate) fn is_telling(&self) -> bool {
        match self {
            Self::Words(_) => true,
            Self::Kind(_) | Self::Position(_) => false,
            Self::Combination(names) => !matches!(names.first(), Some(Self::Position(_))),
        }
    }
}

impl std::fmt::Display for VariantName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Kind(kind) => f.write_str(kind.word()),
            Self::Position(number) => write!(f, "variant {number}"),
            Self::Combination(names) => {
                let names: Vec<String> = names.iter().map(Self::to_string).collect();
                f.write_str(&names.join(" "))
            }
        }
    }
}

//! Where in a document a `$ref` is a reference, and where it is data.

use super::{Node, Value};
use crate::keyword::{Keyword, Takes};

/// What the members of an object are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Keywords: `$ref` refers.
    Keywords,
    /// Names that the author chose: `properties: { default: … }`.
    Names,
    /// Data, in which nothing refers.
    Data,
}

impl Holds {
    /// What the value under a key of an object holds; `depth` is that of the object, the root's
    /// is 0.
    pub(super) fn under(self, key: &str, value: &Node<'_>, depth: usize) -> Self {
        match self {
            Self::Data => Self::Data,
            Self::Names => Self::Keywords,
            // Containers of a vendor's own stand at the root: `x-definitions`, `x-webhooks`.
            Self::Keywords if key.starts_with("x-") => {
                if depth == 0 {
                    Self::Names
                } else {
                    Self::Data
                }
            }
            Self::Keywords => match (Keyword::of(key).map(|row| row.takes), &value.value) {
                (Some(Takes::Data | Takes::DataList | Takes::FlagOrNames), _) => Self::Data,
                (
                    Some(Takes::Schemas | Takes::Objects | Takes::ObjectsOrElse),
                    Value::Object(_),
                ) => Self::Names,
                _ if key == "examples" => Self::Data,
                _ => Self::Keywords,
            },
        }
    }
}

/// The text of `$ref`, where an object of keywords has one: a property may be called so, too.
pub(super) fn reference_of<'n, 'a>(node: &'n Node<'a>) -> Option<(&'n Node<'a>, &'n str)> {
    let reference = node.get("$ref")?;
    Some((reference, reference.as_str()?))
}

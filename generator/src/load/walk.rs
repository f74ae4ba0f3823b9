//! Where in a document a `$ref` is a reference, and where it is data.

use super::{Node, Value};

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

/// Keywords whose value maps names to objects.
const MAPS: &[&str] = &[
    "$defs",
    "additionalOperations",
    "callbacks",
    "content",
    "definitions",
    "dependencies",
    "dependentSchemas",
    "encoding",
    "examples",
    "headers",
    "links",
    "mediaTypes",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securityDefinitions",
    "securitySchemes",
    "variables",
    "webhooks",
];

/// Keywords whose value is data.
const DATA: &[&str] = &[
    "const",
    "dataValue",
    "default",
    "enum",
    "example",
    "mapping",
    "required",
    "scopes",
    "security",
    "serializedValue",
    "tags",
    "value",
];

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
            Self::Keywords if DATA.contains(&key) => Self::Data,
            Self::Keywords if MAPS.contains(&key) => match value.value {
                Value::Object(_) => Self::Names,
                _ if key == "examples" => Self::Data,
                _ => Self::Keywords,
            },
            Self::Keywords => Self::Keywords,
        }
    }
}

/// The text of `$ref`, where an object of keywords has one: a property may be called so, too.
pub(super) fn reference_of<'n, 'a>(node: &'n Node<'a>) -> Option<(&'n Node<'a>, &'n str)> {
    let reference = node.get("$ref")?;
    Some((reference, reference.as_str()?))
}

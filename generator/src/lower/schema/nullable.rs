//! Whether `null` may stand in the place of a value: the one rule.
//!
//! By the standard each part of a conjunction must allow null: `type` and listed values say it.
//! `nullable: true` beside a `$ref` or an `allOf`, which the standard gives no meaning, is how
//! authors write that null may stand there, and so is a choice between a schema and null: both
//! count whatever the other parts say.

use super::kinds::Kinds;
use crate::load::Node;

/// What the parts of a conjunction say of `null`.
#[derive(Default)]
pub(super) struct Null {
    /// The place itself allows it.
    marked: bool,
    /// Some part allows it expressly.
    allowed: bool,
    /// Some part has types or values without it.
    denied: bool,
}

impl Null {
    /// Adds what one schema says.
    pub(super) fn take(&mut self, node: &Node<'_>) {
        let named = node.get("type").map(names_null);
        let listed = match (node.get("enum"), node.get("const")) {
            (None, None) => None,
            (values, only) => Some(
                only.is_some_and(Node::is_null)
                    || values.is_some_and(|values| values.items().iter().any(Node::is_null)),
            ),
        };
        if says_nullable(node) || named == Some(true) || listed == Some(true) {
            self.allowed = true;
        } else if named.is_some() || listed.is_some() {
            self.denied = true;
        }
    }

    /// Allows null in this place, if `nullable`.
    pub(super) fn mark(&mut self, nullable: bool) {
        self.marked |= nullable;
    }

    /// Takes null away, even if another part allows it.
    pub(super) fn deny(&mut self) {
        *self = Self { denied: true, ..Self::default() };
    }

    pub(super) fn is_allowed(&self) -> bool {
        self.marked || self.allowed && !self.denied
    }
}

/// `nullable: true` (OpenAPI 3.0).
pub(super) fn says_nullable(node: &Node<'_>) -> bool {
    node.get("nullable").and_then(Node::as_bool) == Some(true)
}

/// `{"type": "null"}`, `{"enum": [null]}`, `{"const": null}`, or OpenAPI 3.0's way to write it:
/// `nullable` alone.
pub(super) fn is_null_schema(node: &Node<'_>) -> bool {
    let is_null_type = node.get("type").is_some_and(|types| {
        types.as_str() == Some("null")
            || matches!(types.items(), [only] if only.as_str() == Some("null"))
    });
    let is_null_value = node.get("const").is_some_and(Node::is_null)
        || node.get("enum").is_some_and(|values| {
            !values.items().is_empty() && values.items().iter().all(Node::is_null)
        });
    let is_bare = node.members().len() == 1 && says_nullable(node);
    is_null_type || is_null_value || is_bare
}

/// The variants of a choice that are not null.
pub(super) fn without_null<'n, 'd>(all: &'n [Node<'d>]) -> impl Iterator<Item = &'n Node<'d>> {
    all.iter().filter(|node| !is_null_schema(node) && !is_null_object(node, all.len()))
}

/// OData's way to write a reference that may be null: `anyOf: [{$ref: …}, {type: object,
/// nullable: true}]`.
fn is_null_object(node: &Node<'_>, variants: usize) -> bool {
    variants == 2
        && node.members().len() == 2
        && node.get("type").and_then(Node::as_str) == Some("object")
        && says_nullable(node)
}

fn names_null(types: &Node<'_>) -> bool {
    let mut names = types.items().iter().chain(std::iter::once(types)).filter_map(Node::as_str);
    names.any(|name| Kinds::of_name(name) == Some(Kinds::NULL))
}

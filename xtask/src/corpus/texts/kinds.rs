//! What kinds of JSON values schemas allow.

use serde_json::Value;

use super::document::{Document, Node};
use super::given::{Part, parts};

/// The kinds of JSON values that the parts allow by `type`; none where they name none.
pub(super) fn kinds<'d>(parts: &[Part<'d>]) -> Vec<&'d str> {
    let named = parts.iter().find_map(|part| part.node.value.get("type"));
    match named {
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(words)) => words
            .iter()
            .filter_map(Value::as_str)
            .filter(|word| *word != "null")
            .collect(),
        _ => Vec::new(),
    }
}

/// The kinds of JSON values that a schema allows by `type`, its own or that of all its choices.
fn kinds_of_all<'d>(document: &'d Document, schema: Node<'d>) -> Option<Vec<&'d str>> {
    let parts = parts(document, schema);
    let own = kinds(&parts);
    if !own.is_empty() {
        return Some(own);
    }
    let choices = parts.iter().find_map(|part| {
        let choices = ["oneOf", "anyOf"].map(|key| part.node.items(key).collect::<Vec<_>>());
        choices.into_iter().find(|choices| !choices.is_empty())
    })?;
    let kinds = choices.into_iter().map(|choice| {
        let kinds = kinds(&self::parts(document, choice));
        (!kinds.is_empty()).then_some(kinds)
    });
    Some(kinds.collect::<Option<Vec<_>>>()?.concat())
}

/// Whether it is a list.
pub(super) fn is_list(parts: &[Part<'_>]) -> bool {
    kinds(parts) == ["array"]
}

/// Whether it is an object whose keys are data, which has no type of its own.
pub(super) fn is_map(parts: &[Part<'_>]) -> bool {
    let has = |key: &&str| parts.iter().any(|part| part.node.value.get(key).is_some());
    let is_choice = parts.len() == 1 && ["oneOf", "anyOf"].iter().any(has);
    kinds(parts) == ["object"] && !is_choice && !["properties", "allOf"].iter().any(has)
}

/// Whether the value is always the same.
pub(super) fn is_constant(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|part| {
        let values = part.node.value.get("enum").and_then(Value::as_array);
        let known = values
            .is_some_and(|values| values.iter().filter(|value| !value.is_null()).count() == 1);
        known || part.node.value.get("const").is_some()
    })
}

/// Whether all values are given.
pub(super) fn is_listed(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|part| {
        ["enum", "const"]
            .iter()
            .any(|key| part.node.value.get(key).is_some())
    })
}

/// Whether it is a plain value, which has no type of its own.
pub(super) fn is_scalar(parts: &[Part<'_>]) -> bool {
    let kinds = kinds(parts);
    let is_plain = |kind: &&str| {
        matches!(
            *kind,
            "string" | "integer" | "number" | "boolean" | "array" | "file"
        )
    };
    let is_choice = parts.iter().any(|part| {
        ["oneOf", "anyOf"]
            .iter()
            .any(|key| part.node.value.get(key).is_some())
    });
    !kinds.is_empty() && kinds.iter().all(is_plain) && !is_listed(parts) && !is_choice
}

/// All schemas of a member, from the parts of a schema.
pub(super) fn members_called<'d>(parts: &[Part<'d>], name: &str) -> Vec<Node<'d>> {
    let members = parts
        .iter()
        .flat_map(|part| part.node.members("properties"));
    members
        .filter(|(member, _)| *member == name)
        .map(|(_, member)| member)
        .collect()
}

/// Whether the types of some schemas leave no value.
pub(super) fn contradict(document: &Document, schemas: &[Node<'_>]) -> bool {
    let kinds = schemas
        .iter()
        .filter_map(|schema| kinds_of_all(document, *schema));
    let left = kinds.reduce(|left, kinds| {
        left.into_iter()
            .filter(|kind| kinds.contains(kind))
            .collect()
    });
    left.is_some_and(|left| left.is_empty())
}

pub(super) fn is_of_no_object(parts: &[Part<'_>]) -> bool {
    let kinds = kinds(parts);
    is_listed(parts) || !kinds.is_empty() && !kinds.contains(&"object")
}

//! What a member's schema says besides its type: direction, listed values and keys, content.

use crate::api::{Facts, Limits, Shape};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::annotations::Annotations;
use crate::lower::schema::conjuncts::Part;
use crate::lower::schema::kinds::Kinds;
use crate::lower::schema::not::{Exclusion, exclusion};

/// Lists of more values than this are not shown.
const MOST_SHOWN: usize = 24;

/// A longer value is not shown.
const LONGEST_SHOWN: usize = 60;

impl<'d> Schemas<'d, '_> {
    /// What the schemas of a place say of its values.
    pub(in crate::lower) fn lower_facts(&mut self, annotations: &Annotations<'d>) -> Facts {
        let names: Vec<Part<'d>> =
            annotations.get("propertyNames").map(Part::new).into_iter().collect();
        facts_of(annotations, &self.annotations(&names))
    }
}

/// What is left of the facts where the values are those of an item: its variants say which values
/// an enum has, and so how long they are.
pub(super) fn besides(shape: &Shape, facts: Facts) -> Facts {
    let Shape::Enum(_) = shape else { return facts };
    Facts { values: Vec::new(), never: Vec::new(), limits: Limits::default(), ..facts }
}

/// What the schemas of a place say of its values, and `names` of its keys.
fn facts_of(annotations: &Annotations<'_>, names: &Annotations<'_>) -> Facts {
    let nodes = annotations.nodes();
    let known = |encoding: &String| {
        ["base64", "base64url"].iter().any(|one| encoding.eq_ignore_ascii_case(one))
    };
    let excluded: Vec<&Node<'_>> = nodes.iter().filter_map(|node| node.get("not")).collect();
    let never = excluded.iter().filter_map(|node| match exclusion(node) {
        Some(Exclusion::Values(values)) => {
            Some(values.into_iter().filter(|value| !value.is_null()).map(json_text))
        }
        _ => None,
    });
    let is_shown = |node: &&&Node<'_>| match exclusion(node) {
        Some(Exclusion::Values(_)) => true,
        Some(Exclusion::Kinds(kinds)) => kinds == Kinds::NULL,
        None => false,
    };
    let other = excluded.iter().find(|node| !is_shown(node)).map(|node| json_text(node));
    Facts {
        never: short(never.flatten().collect()),
        not: other.map(|text| if text.len() > LONGEST_SHOWN { String::new() } else { text }),
        values: annotations
            .values()
            .filter(|list| is_odd(list))
            .map_or_else(Vec::new, |list| shown(&list)),
        keys: names.values().map_or_else(Vec::new, |list| shown(&list)),
        key_patterns: short(key_patterns(nodes).chain(names.text("pattern")).collect()),
        key_format: names.text("format"),
        media_type: annotations.text("contentMediaType"),
        encoding: annotations.text("contentEncoding").filter(|encoding| !known(encoding)),
        unique: annotations.is_set("uniqueItems"),
        limits: Limits::of(nodes),
        each: Limits::default(),
    }
}

/// What the keys of a map match, where nothing else may be in it.
fn key_patterns(nodes: &[&Node<'_>]) -> impl Iterator<Item = String> {
    let is_closed = |node: &&&Node<'_>| {
        node.get("additionalProperties").and_then(Node::as_bool) == Some(false)
            && node.get("properties").is_none()
    };
    let patterns = nodes.iter().filter(is_closed).filter_map(|node| node.get("patternProperties"));
    patterns.flat_map(|patterns| patterns.members()).map(|member| member.key.to_string())
}

/// Values that the type does not show: strings become an enum, one scalar a constant.
fn is_odd(values: &[&Node<'_>]) -> bool {
    let is_plain = |value: &&Node<'_>| value.is_null() || value.as_str().is_some();
    match values {
        [only] => only.scalar().is_none() && !only.is_null(),
        several => !several.iter().all(is_plain),
    }
}

/// The values as JSON text, if they are few and short.
fn shown(values: &[&Node<'_>]) -> Vec<String> {
    if values.len() > MOST_SHOWN {
        return Vec::new();
    }
    short(values.iter().map(|value| json_text(value)).collect())
}

/// The texts, if they are few and short.
fn short(texts: Vec<String>) -> Vec<String> {
    if texts.len() > MOST_SHOWN {
        return Vec::new();
    }
    if texts.iter().any(|text| text.len() > LONGEST_SHOWN) { Vec::new() } else { texts }
}

/// The value as JSON text; a number as it is written, however large.
fn json_text(value: &Node<'_>) -> String {
    match &value.value {
        Value::Number(text) => text.clone().into_owned(),
        _ => value.json().to_string(),
    }
}

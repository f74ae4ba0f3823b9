//! Validation keywords: `minimum`, `maxLength`, `pattern` and their like.

use super::Lowering;
use crate::api::{Bound, Limits, Span};
use crate::load::{Node, Value};

/// How many references and compositions are looked through.
const DEEPEST: usize = 8;

impl<'d> Lowering<'d, '_> {
    /// The limits that the schemas of a member ask for, also behind a `$ref` and in an `allOf`. Where several speak of the
    /// same, the first counts.
    pub(super) fn lower_limits(&self, nodes: &[&'d Node<'d>]) -> Limits {
        let mut limits = Limits::default();
        nodes.iter().for_each(|node| self.take_limits(node, &mut limits, 0));
        limits
    }

    /// The limits of the items of a list, or of the values of a map.
    pub(super) fn lower_each_limits(&self, nodes: &[&'d Node<'d>]) -> Limits {
        let mut each = Vec::new();
        nodes.iter().for_each(|node| self.take_each(node, &mut each, 0));
        self.lower_limits(&each)
    }

    fn take_each(&self, node: &'d Node<'d>, each: &mut Vec<&'d Node<'d>>, depth: usize) {
        let tuple = node.get("prefixItems").or_else(|| node.get("properties")).is_some();
        each.extend(["items", "additionalProperties"].iter().filter_map(|key| node.get(key)).filter(|_| !tuple));
        if depth >= DEEPEST {
            return;
        }
        if let Some(target) = node.get("$ref").and_then(|reference| self.document.target(reference)) {
            self.take_each(target, each, depth + 1);
        }
        for one in node.get("allOf").map(Node::items).unwrap_or_default() {
            self.take_each(one, each, depth + 1);
        }
    }

    fn take_limits(&self, node: &'d Node<'d>, limits: &mut Limits, depth: usize) {
        take(node, limits);
        if depth >= DEEPEST {
            return;
        }
        if let Some(target) = node.get("$ref").and_then(|reference| self.document.target(reference)) {
            self.take_limits(target, limits, depth + 1);
        }
        for one in node.get("allOf").map(Node::items).unwrap_or_default() {
            self.take_limits(one, limits, depth + 1);
        }
    }
}

fn take(node: &Node<'_>, limits: &mut Limits) {
    let Limits { least, greatest, multiple_of, length, pattern, items, members } = limits;
    *least = least.take().or_else(|| bound(node, "minimum", "exclusiveMinimum"));
    *greatest = greatest.take().or_else(|| bound(node, "maximum", "exclusiveMaximum"));
    *multiple_of = multiple_of.take().or_else(|| number(node, "multipleOf"));
    *pattern = pattern.take().or_else(|| node.get("pattern").and_then(Node::as_str).map(str::to_owned));
    narrow(length, node, "minLength", "maxLength");
    narrow(items, node, "minItems", "maxItems");
    narrow(members, node, "minProperties", "maxProperties");
}

/// In 3.0 `exclusiveMinimum` is a flag beside `minimum`, in 3.1 a number of its own.
fn bound(node: &Node<'_>, key: &str, exclusive: &str) -> Option<Bound> {
    if let Some(number) = number(node, exclusive) {
        return Some(Bound { number, exclusive: true });
    }
    let exclusive = node.get(exclusive).and_then(Node::as_bool) == Some(true);
    number(node, key).map(|number| Bound { number, exclusive })
}

fn number(node: &Node<'_>, key: &str) -> Option<String> {
    match &node.get(key)?.value {
        Value::Number(text) => Some(text.clone().into_owned()),
        _ => None,
    }
}

fn narrow(span: &mut Span, node: &Node<'_>, least: &str, most: &str) {
    let count = |key: &str| number(node, key)?.trim_end_matches(".0").parse::<u64>().ok();
    if span.least == 0 {
        span.least = count(least).unwrap_or_default();
    }
    span.most = span.most.or_else(|| count(most));
}

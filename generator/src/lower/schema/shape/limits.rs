//! Validation keywords: `minimum`, `maxLength`, `pattern` and their like.

use crate::api::{Bound, Limits, Span};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;

impl<'d> Schemas<'d, '_> {
    /// The limits that the schemas of a member ask for, also behind a `$ref` and in an `allOf`.
    /// Where several speak of the same, the first counts.
    pub(in crate::lower) fn lower_limits(&self, nodes: &[&'d Node<'d>]) -> Limits {
        let mut limits = Limits::default();
        for node in nodes {
            self.each_together(node, |node| {
                take(node, &mut limits);
                true
            });
        }
        limits
    }

    /// The limits of the items of a list, or of the values of a map.
    pub(in crate::lower) fn lower_each_limits(&self, nodes: &[&'d Node<'d>]) -> Limits {
        let mut each = Vec::new();
        for node in nodes {
            self.each_together(node, |node| {
                let tuple = node.get("prefixItems").or_else(|| node.get("properties")).is_some();
                let keys = ["items", "additionalProperties"].iter();
                each.extend(keys.filter_map(|key| node.get(key)).filter(|_| !tuple));
                true
            });
        }
        self.lower_limits(&each)
    }
}

fn take(node: &Node<'_>, limits: &mut Limits) {
    let Limits { least, greatest, multiple_of, length, pattern, items, members } = limits;
    *least = least.take().or_else(|| bound(node, "minimum", "exclusiveMinimum"));
    *greatest = greatest.take().or_else(|| bound(node, "maximum", "exclusiveMaximum"));
    *multiple_of = multiple_of.take().or_else(|| number(node, "multipleOf"));
    *pattern =
        pattern.take().or_else(|| node.get("pattern").and_then(Node::as_str).map(str::to_owned));
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

//! Validation keywords: `minimum`, `maxLength`, `pattern` and their like.

use crate::api::{Bound, Limits, Span};
use crate::keyword::{Keyword, Together};
use crate::load::{Node, Value};
use crate::lower::schema::Schemas;
use crate::lower::schema::annotations::Annotations;
use crate::lower::schema::conjunction::Part;

impl<'d> Schemas<'d, '_> {
    /// The limits of the items of a list, or of the values of a map.
    pub(in crate::lower) fn limits_of_each(&mut self, annotations: &Annotations<'d>) -> Limits {
        let is_mixed =
            |node: &Node<'_>| node.get("prefixItems").or_else(|| node.get("properties")).is_some();
        let holders = annotations.nodes().iter().filter(|node| !is_mixed(node));
        let each = holders
            .flat_map(|node| ["items", "additionalProperties"].map(|key| node.get(key)))
            .flatten();
        let parts: Vec<Part<'d>> = each.map(Part::new).collect();
        Limits::of(self.annotations(&parts).nodes())
    }
}

impl Limits {
    /// The limits that all of these schemas ask for. Of two patterns or divisors, which no single
    /// one stands for, the nearest counts.
    pub(in crate::lower) fn of(nodes: &[&Node<'_>]) -> Self {
        let mut limits = Self::default();
        for node in nodes {
            take(node, &mut limits);
        }
        limits
    }
}

fn take(node: &Node<'_>, limits: &mut Limits) {
    let Limits { least, greatest, multiple_of, length, pattern, items, members } = limits;
    narrow(least, node, "minimum", "exclusiveMinimum");
    narrow(greatest, node, "maximum", "exclusiveMaximum");
    *multiple_of = multiple_of.take().or_else(|| number(node, "multipleOf"));
    *pattern =
        pattern.take().or_else(|| node.get("pattern").and_then(Node::as_str).map(str::to_owned));
    shorten(length, node, "minLength", "maxLength");
    shorten(items, node, "minItems", "maxItems");
    shorten(members, node, "minProperties", "maxProperties");
}

/// In 3.0 `exclusiveMinimum` is a flag beside `minimum`, in 3.1 a number of its own.
fn narrow(bound: &mut Option<Bound>, node: &Node<'_>, key: &str, exclusive_key: &str) {
    let is_exclusive = node.get(exclusive_key).and_then(Node::as_bool) == Some(true);
    let candidates = [
        number(node, key).map(|number| Bound { number, exclusive: is_exclusive }),
        number(node, exclusive_key).map(|number| Bound { number, exclusive: true }),
    ];
    for candidate in candidates.into_iter().flatten() {
        let counts = bound.as_ref().is_none_or(|before| {
            is_tighter(key, &candidate.number, &before.number)
                || candidate.number == before.number && candidate.exclusive
        });
        if counts {
            *bound = Some(candidate);
        }
    }
}

fn shorten(span: &mut Span, node: &Node<'_>, least: &str, most: &str) {
    let count = |key: &str| number(node, key)?.trim_end_matches(".0").parse::<u64>().ok();
    span.least = span.least.max(count(least).unwrap_or_default());
    span.most = [span.most, count(most)].into_iter().flatten().min();
}

/// Whether the bound of a keyword leaves less than another one.
fn is_tighter(key: &str, bound: &str, before: &str) -> bool {
    let order = match (bound.parse::<i128>(), before.parse::<i128>()) {
        (Ok(bound), Ok(before)) => Some(bound.cmp(&before)),
        _ => bound
            .parse::<f64>()
            .ok()
            .zip(before.parse::<f64>().ok())
            .and_then(|(bound, before)| bound.partial_cmp(&before)),
    };
    match Keyword::of(key).map(|row| row.together) {
        Some(Together::Largest) => order.is_some_and(std::cmp::Ordering::is_gt),
        Some(Together::Smallest) => order.is_some_and(std::cmp::Ordering::is_lt),
        _ => false,
    }
}

fn number(node: &Node<'_>, key: &str) -> Option<String> {
    match &node.get(key)?.value {
        Value::Number(text) => Some(text.clone().into_owned()),
        _ => None,
    }
}

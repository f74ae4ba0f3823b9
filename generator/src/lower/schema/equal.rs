//! Schemas and values that are the same.

use rustc_hash::FxHashSet;

use crate::keyword::Keyword;
use crate::load::{Node, Value};

/// Whether two schemas are written in the same way, prose aside.
pub(in crate::lower) fn same_schema(one: &Node<'_>, two: &Node<'_>) -> bool {
    if one.at == two.at {
        return true;
    }
    match (&one.value, &two.value) {
        (Value::Object(_), Value::Object(_)) => {
            let count = |node: &Node<'_>| {
                node.members().iter().filter(|member| !is_prose(&member.key)).count()
            };
            let mut members = one.members().iter().filter(|member| !is_prose(&member.key));
            count(one) == count(two)
                && members.all(|member| {
                    two.get(&member.key).is_some_and(|other| same_schema(&member.node, other))
                })
        }
        (Value::Array(one), Value::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| same_schema(one, two))
        }
        (Value::Null, Value::Null) => true,
        _ => one.scalar().is_some() && one.scalar() == two.scalar(),
    }
}

/// Whether a key is written for people alone.
fn is_prose(key: &str) -> bool {
    Keyword::of(key).is_some_and(|row| row.is_prose)
}

/// The text by which values are compared: equal for equal JSON values, whatever the order of
/// members and however numbers are written.
pub(in crate::lower) fn value_key(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => match text.parse::<f64>() {
            // Beyond 2^53 doubles do not tell whole numbers apart.
            Ok(number) if number.abs() < 9_007_199_254_740_992.0 => format!("{number:?}"),
            _ => text.clone().into_owned(),
        },
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(value_key).collect::<Vec<_>>().join(","))
        }
        Value::Object(members) => {
            let mut members: Vec<String> = members
                .iter()
                .map(|member| format!("{:?}:{}", member.key, value_key(&member.node)))
                .collect();
            members.sort_unstable();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// The values that both lists hold, compared as JSON.
pub(super) fn common<'d>(list: Vec<&'d Node<'d>>, other: &[&'d Node<'d>]) -> Vec<&'d Node<'d>> {
    let keys: FxHashSet<String> = other.iter().map(|value| value_key(value)).collect();
    list.into_iter().filter(|one| keys.contains(&value_key(one))).collect()
}

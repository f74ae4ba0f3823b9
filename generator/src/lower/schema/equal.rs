//! Schemas that say the same.

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

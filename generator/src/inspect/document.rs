//! The document as it was read.

use serde_json::{Map, Value as Json};

use crate::load::{Node, Value};

/// The document as JSON; `only` is a JSON pointer into it.
#[must_use]
pub fn document_json(root: &Node<'_>) -> Json {
    match &root.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::from(*value),
        Value::Number(text) => text.parse().map_or_else(|_| Json::from(text.as_ref()), Json::Number),
        Value::String(text) => Json::from(text.as_ref()),
        Value::Array(items) => Json::Array(items.iter().map(document_json).collect()),
        Value::Object(members) => {
            let members = members.iter().map(|member| (member.key.clone().into_owned(), document_json(&member.node)));
            Json::Object(members.collect::<Map<_, _>>())
        }
    }
}

/// The document as indented text: a key a line.
#[must_use]
pub fn document_text(root: &Node<'_>) -> String {
    let mut out = String::new();
    write(root, 0, &mut out);
    out
}

fn write(node: &Node<'_>, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for member in node.members() {
        out.push_str(&format!("{indent}{}:{}\n", member.key, leaf(&member.node)));
        write(&member.node, depth + 1, out);
    }
    for item in node.items() {
        out.push_str(&format!("{indent}-{}\n", leaf(item)));
        write(item, depth + 1, out);
    }
}

fn leaf(node: &Node<'_>) -> String {
    match &node.value {
        Value::Array(items) if items.is_empty() => " []".to_owned(),
        Value::Object(members) if members.is_empty() => " {}".to_owned(),
        Value::Array(_) | Value::Object(_) => String::new(),
        _ => format!(" {}", document_json(node)),
    }
}

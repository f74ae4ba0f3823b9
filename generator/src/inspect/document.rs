//! The document as it was read.

use serde_json::Value as Json;

use crate::load::{Node, Value};

/// The document as JSON; `only` is a JSON pointer into it.
#[must_use]
pub(crate) fn document_json(root: &Node<'_>) -> Json {
    root.json()
}

/// The document as indented text: a key a line.
#[must_use]
pub(crate) fn document_text(root: &Node<'_>) -> String {
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

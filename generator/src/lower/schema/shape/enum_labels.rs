//! Names and texts of listed values, which documents give by extensions.

use crate::api::Docs;
use crate::load::Node;
use crate::lower::schema::conjunction::Merged;
use crate::lower::schema::docs::lower_docs;
use crate::lower::schema::vendor::{Meaning, find};

/// What a document says about one listed value.
pub(in crate::lower) struct Label {
    pub(in crate::lower) name: Option<String>,
    pub(in crate::lower) docs: Docs,
}

impl Label {
    fn new(name: Option<&str>, docs: Docs) -> Self {
        Self { name: name.filter(|name| !name.trim().is_empty()).map(str::to_owned), docs }
    }
}

/// What a schema says about its listed values.
pub(in crate::lower) struct Labels<'n, 'd> {
    names: Option<&'n Node<'d>>,
    texts: Option<&'n Node<'d>>,
    /// Names and texts in one: `x-ms-enum`, `x-fern-enum`.
    table: Option<&'n Node<'d>>,
}

impl<'d> Labels<'d, 'd> {
    /// The labels beside the list of values.
    pub(in crate::lower) fn of(merged: &Merged<'d>) -> Self {
        let head =
            merged.parts.iter().map(|part| part.node).find(|node| node.get("enum").is_some());
        let find = |meaning| head.and_then(|node| find(node, meaning));
        Self {
            names: find(Meaning::EnumNames),
            texts: find(Meaning::EnumDescriptions),
            table: find(Meaning::EnumTable),
        }
    }

    /// The label of the value with this index and text: lists go by index, objects by
    /// value.
    pub(in crate::lower) fn get(&self, index: usize, value: &str) -> Label {
        let in_list = |list: &'d Node<'d>| list.get(value).or_else(|| list.items().get(index));
        let row = self.table.and_then(|table| row(table, value));
        let name = self.names.and_then(in_list).and_then(Node::as_str);
        let name = name.or_else(|| row.and_then(|row| row.get("name")).and_then(Node::as_str));
        let docs = self.texts.and_then(in_list).map(described);
        let docs = docs.or_else(|| row.map(lower_docs)).unwrap_or_default();
        Label::new(name, docs)
    }
}

/// The label of a value that has its own schema: `oneOf: [{const: a, title: A,
/// description: …}]`.
pub(in crate::lower) fn label_of_choice(choice: &Node<'_>) -> Label {
    let title = choice.get("title").and_then(Node::as_str);
    let docs = Docs { title: String::new(), ..lower_docs(choice) };
    Label::new(title, docs)
}

/// The entry of a value in `{ values: [{ value, name, description }] }` or
/// `{ value: { name, description } }`.
fn row<'d>(table: &'d Node<'d>, value: &str) -> Option<&'d Node<'d>> {
    let rows = table.get("values").map(Node::items).unwrap_or_default();
    let is_it = |row: &&Node<'_>| row.get("value").and_then(Node::scalar).as_deref() == Some(value);
    rows.iter().find(is_it).or_else(|| table.get(value))
}

/// A description given as text, or as an object that has one.
fn described(node: &Node<'_>) -> Docs {
    match node.as_str() {
        Some(text) => Docs { title: String::new(), text: text.trim().to_owned() },
        None => lower_docs(node),
    }
}

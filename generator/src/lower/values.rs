//! `enum` and `const`: lists of allowed values.

use super::Lowering;
use super::docs::lower_docs;
use super::extensions::{Meaning, find};
use super::merged::{Kinds, Merged};
use crate::api::{Docs, Enum, EnumValue, Float, Hint, Int, Shape, Text, Type, TypeRef};
use crate::load::{Node, Value};

impl<'d> Lowering<'d, '_> {
    /// The type of a schema with a list of values; `None` where it has none that says more than `type`.
    pub(super) fn lower_values(&mut self, merged: &Merged<'d>, hint: &Hint) -> Option<TypeRef> {
        let values: Vec<&Node<'d>> = merged.values.as_ref()?.iter().copied().filter(|value| !value.is_null()).collect();
        let kinds = values.iter().map(|value| kind_of(value)).fold(Kinds::NONE, Kinds::with);
        if kinds != Kinds::NONE && merged.kinds.is_some_and(|asked| !asked.allows_some(kinds)) {
            self.report_contradiction(merged);
        }
        let ty = match kinds {
            // One fixed string needs no type of its own: the member that holds it is a constant.
            Kinds::STRING if values.len() == 1 => Type::String(Text::Plain),
            Kinds::STRING => {
                let shape = Shape::Enum(Enum { values: self.enum_values(merged, &values) });
                self.item(merged, hint, shape)
            }
            Kinds::BOOLEAN => Type::Boolean,
            Kinds::INTEGER if merged.kinds.is_none_or(|kinds| kinds.has(Kinds::INTEGER)) => Type::Integer(Int::I64),
            Kinds::NUMBER | Kinds::INTEGER => Type::Number(Float::F64),
            Kinds::NONE => return None,
            _ => Type::Any,
        };
        Some(TypeRef::plain(ty))
    }

    fn enum_values(&self, merged: &Merged<'d>, values: &[&Node<'d>]) -> Vec<EnumValue> {
        let head = merged.parts.iter().map(|part| part.node).find(|node| node.get("enum").is_some());
        let names = head.and_then(|node| find(node, Meaning::EnumNames)).map(Node::items).unwrap_or_default();
        let texts = head.and_then(|node| find(node, Meaning::EnumDescriptions));
        let mut list: Vec<EnumValue> = Vec::with_capacity(values.len());
        for (index, node) in values.iter().enumerate() {
            let Some(value) = node.as_str() else { continue };
            if list.iter().any(|before| before.value == value) {
                continue;
            }
            let text = texts.and_then(|texts| texts.get(value).or_else(|| texts.items().get(index)));
            list.push(EnumValue {
                value: value.to_owned(),
                name: names.get(index).and_then(Node::as_str).map(str::to_owned),
                docs: text.map(described).unwrap_or_default(),
            });
        }
        list
    }
}

/// A description given as text, or as an object that has one.
fn described(node: &Node<'_>) -> Docs {
    match node.as_str() {
        Some(text) => Docs { title: String::new(), text: text.trim().to_owned() },
        None => lower_docs(node),
    }
}

fn kind_of(node: &Node<'_>) -> Kinds {
    match &node.value {
        Value::Null => Kinds::NULL,
        Value::Bool(_) => Kinds::BOOLEAN,
        Value::Number(text) if text.contains(['.', 'e', 'E']) => Kinds::NUMBER,
        Value::Number(_) => Kinds::INTEGER,
        Value::String(_) => Kinds::STRING,
        Value::Array(_) => Kinds::ARRAY,
        Value::Object(_) => Kinds::OBJECT,
    }
}

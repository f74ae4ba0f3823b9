//! Nodes that the document does not have, at the places of those that they are made of.

use std::borrow::Cow;

use crate::load::{Member, Node, Value};
use crate::source::Pos;

pub(super) fn object<'a>(at: Pos, members: Vec<Member<'a>>) -> Node<'a> {
    Node { at, value: Value::Object(members) }
}

pub(super) fn text<'a>(at: Pos, text: impl Into<Cow<'a, str>>) -> Node<'a> {
    Node { at, value: Value::String(text.into()) }
}

pub(super) fn flag<'a>(at: Pos, value: bool) -> Node<'a> {
    Node { at, value: Value::Bool(value) }
}

pub(super) fn list<'a>(at: Pos, items: Vec<Node<'a>>) -> Node<'a> {
    Node { at, value: Value::Array(items) }
}

pub(super) fn member<'a>(key: impl Into<Cow<'a, str>>, at: Pos, node: Node<'a>) -> Member<'a> {
    Member { key: key.into(), key_at: at, node }
}

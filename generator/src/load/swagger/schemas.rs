//! Schemas: what Swagger 2.0 writes otherwise.

use super::build::{flag, member, object, text};
use super::{Lift, ReferencedKind};
use crate::keyword::Keyword;
use crate::load::walk::reference_of;
use crate::load::{Member, Node, Value};

impl<'a> Lift<'_, 'a, '_> {
    /// A map of names to schemas.
    pub(super) fn schemas(&mut self, map: &Node<'a>) -> Node<'a> {
        let schemas = map.members().iter().map(|one| {
            let node = self.schema(&one.node);
            Member { key: one.key.clone(), key_at: one.key_at, node }
        });
        Node { at: map.at, value: Value::Object(schemas.collect()) }
    }

    pub(super) fn schema(&mut self, node: &Node<'a>) -> Node<'a> {
        if let Some((reference, text)) = reference_of(node) {
            self.refer(reference, text, ReferencedKind::Schema);
            return referring(node);
        }
        let Value::Object(own) = &node.value else {
            return self.copy(node);
        };
        if !self.spend(1, node.at) {
            return Node { at: node.at, value: Value::Null };
        }
        let mut members = Vec::with_capacity(own.len());
        for one in own {
            self.keyword(one, &mut members);
        }
        settle_nullable(&mut members);
        object(node.at, members)
    }

    fn keyword(&mut self, one: &Member<'a>, members: &mut Vec<Member<'a>>) {
        let value = &one.node;
        let lifted = match one.key.as_ref() {
            "properties" | "patternProperties" | "definitions" | "$defs" => self.schemas(value),
            "items" | "additionalProperties" | "additionalItems" | "not" => self.one_or_more(value),
            "allOf" | "oneOf" | "anyOf" => self.one_or_more(value),
            // In 2.0 the name of the property; its values are the names of the definitions.
            "discriminator" if value.as_str().is_some() => {
                object(value.at, vec![member("propertyName", value.at, value.clone())])
            }
            "type" if value.as_str() == Some("file") => {
                members.push(member("format", one.key_at, text(value.at, "binary")));
                text(value.at, "string")
            }
            _ => self.copy(value),
        };
        members.push(Member { key: one.key.clone(), key_at: one.key_at, node: lifted });
    }

    fn one_or_more(&mut self, node: &Node<'a>) -> Node<'a> {
        match &node.value {
            Value::Array(items) => {
                let items = items.iter().map(|item| self.schema(item)).collect();
                Node { at: node.at, value: Value::Array(items) }
            }
            _ => self.schema(node),
        }
    }
}

/// A reference; what stands beside it and describes is kept, the rest is ignored, as 2.0 says
/// ("Reference Object").
fn referring<'a>(node: &Node<'a>) -> Node<'a> {
    let stays = |one: &&Member<'a>| one.key == "$ref" || Keyword::describes(&one.key);
    let mut members: Vec<Member<'a>> = node.members().iter().filter(stays).cloned().collect();
    settle_nullable(&mut members);
    object(node.at, members)
}

/// `x-nullable: true` is what 2.0 has no keyword for.
pub(super) fn settle_nullable(members: &mut Vec<Member<'_>>) {
    if members.iter().any(|one| one.key == "nullable") {
        return;
    }
    let is_set = |one: &&Member<'_>| {
        matches!(one.key.as_ref(), "x-nullable" | "x-isnullable")
            && one.node.as_bool() == Some(true)
    };
    if let Some(at) = members.iter().find(is_set).map(|one| one.key_at) {
        members.push(member("nullable", at, flag(at, true)));
    }
}

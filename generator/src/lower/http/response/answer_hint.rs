//! What an operation answers, as far as its name depends on it: names are settled before anything
//! is lowered, also those of operations that become no calls.

use crate::api::{AnswerHint, Lists};
use crate::load::{Node, name_of};
use crate::lower::http::Calls;

/// How deep a list is looked for: in the parts of an `allOf`, which may hold itself, and in what an
/// envelope holds.
const MOST_LEVELS: usize = 3;

impl<'d> Calls<'d, '_> {
    /// What the first success with a schema answers.
    pub(in crate::lower) fn answer_hint(&self, operation: &'d Node<'d>) -> AnswerHint {
        let responses = operation.get("responses").map(Node::members).unwrap_or_default();
        let schema = responses.iter().filter(|one| one.key.starts_with('2')).find_map(|one| {
            let content = self.schemas.final_target(&one.node).get("content")?;
            content.members().iter().find_map(|member| member.node.get("schema"))
        });
        let Some(schema) = schema else {
            return AnswerHint::default();
        };
        let lists = if self.is_list(schema) {
            Lists::Itself
        } else if self.has_list(schema, MOST_LEVELS) {
            Lists::Inside
        } else {
            Lists::Nowhere
        };
        AnswerHint { lists, schema: schema.get("$ref").and_then(Node::as_str).map(name_of) }
    }

    fn is_list(&self, schema: &'d Node<'d>) -> bool {
        let schema = self.schemas.final_target(schema);
        let is_array = |kind: &Node<'_>| kind.as_str() == Some("array");
        let kind = schema.get("type");
        kind.is_some_and(|kind| is_array(kind) || kind.items().iter().any(is_array))
            || kind.is_none() && schema.get("items").is_some()
    }

    /// Whether an object has a list as a member, or is a map.
    fn has_list(&self, schema: &'d Node<'d>, levels: usize) -> bool {
        let schema = self.schemas.final_target(schema);
        let members = schema.get("properties").map(Node::members).unwrap_or_default();
        let parts = schema.get("allOf").map(Node::items).unwrap_or_default();
        let is_wrapped = |member: &'d Node<'d>| match members.len() {
            // `{ ok, result: { things: […] } }`
            1..=4 if levels > 0 => self.has_list(member, 0),
            _ => false,
        };
        members.iter().any(|member| self.is_list(&member.node) || is_wrapped(&member.node))
            || members.is_empty() && schema.get("additionalProperties").is_some_and(Node::is_object)
            || levels > 0 && parts.iter().any(|part| self.has_list(part, levels - 1))
    }
}

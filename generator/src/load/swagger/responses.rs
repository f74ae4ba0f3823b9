//! Responses, in the media types of `produces`.

use super::Lift;
use super::body::media_types_or;
use super::build::{member, object};
use crate::http::MediaClass;
use crate::load::walk::reference_of;
use crate::load::{Member, Node, Value};

impl<'d, 'a> Lift<'d, 'a, '_> {
    /// The responses of an operation. Shared ones are copied: their media types are the
    /// operation's.
    pub(super) fn responses(
        &mut self,
        responses: &'d Node<'a>,
        operation: &'d Node<'a>,
    ) -> Node<'a> {
        let mut members = Vec::new();
        for one in responses.members() {
            let node = match self.followed(&one.node) {
                _ if one.key.starts_with("x-") => self.copy(&one.node),
                Some(response) => self.response(&one.key, response, operation),
                // The target does not exist, which is reported where it is read.
                None => self.copy(&one.node),
            };
            members.push(Member { key: one.key.clone(), key_at: one.key_at, node });
        }
        Node { at: responses.at, value: Value::Object(members) }
    }

    fn response(&mut self, status: &str, node: &'d Node<'a>, operation: &'d Node<'a>) -> Node<'a> {
        let mut members = Vec::new();
        for one in node.members() {
            let lifted = match one.key.as_ref() {
                "schema" | "examples" => continue,
                "headers" => self.headers(&one.node),
                _ => self.copy(&one.node),
            };
            members.push(Member { key: one.key.clone(), key_at: one.key_at, node: lifted });
        }
        if let Some(schema) = node.get("schema").filter(|schema| !schema.is_null()) {
            let content = self.content(schema, node.get("examples"), operation);
            members.push(member("content", schema.at, content));
        } else if is_success(status) {
            members.extend(self.files(operation));
        }
        object(node.at, members)
    }

    /// The content of a success that has no schema, where the operation itself says that it
    /// produces files: those have no more to say than their media types.
    fn files(&mut self, operation: &'d Node<'a>) -> Option<Member<'a>> {
        let own = operation.get("produces")?;
        let media_types = self.media_types(operation, "produces");
        let is_file =
            |name: &str| matches!(MediaClass::of(name), MediaClass::Bytes | MediaClass::Unknown);
        if media_types.is_empty() || !media_types.iter().all(|(_, name)| is_file(name)) {
            return None;
        }
        let contents =
            media_types.into_iter().map(|(at, name)| member(name, at, object(at, Vec::new())));
        Some(member("content", own.at, object(own.at, contents.collect())))
    }

    fn headers(&mut self, headers: &Node<'a>) -> Node<'a> {
        let lifted = headers.members().iter().map(|one| {
            let node = if reference_of(&one.node).is_some() {
                self.copy(&one.node)
            } else {
                self.header(&one.node)
            };
            Member { key: one.key.clone(), key_at: one.key_at, node }
        });
        Node { at: headers.at, value: Value::Object(lifted.collect()) }
    }

    fn content(
        &mut self,
        schema: &'d Node<'a>,
        examples: Option<&Node<'a>>,
        operation: &'d Node<'a>,
    ) -> Node<'a> {
        let mut media_types = self.media_types(operation, "produces");
        let is_file = schema.get("type").and_then(Node::as_str) == Some("file");
        if is_file {
            // Documents that produce JSON at large have downloads, too, and those are not JSON.
            media_types.retain(|(_, name)| !MediaClass::of(name).is_json());
        }
        let fallback = if is_file { "application/octet-stream" } else { "application/json" };
        let mut contents = Vec::new();
        for (at, name) in media_types_or(&media_types, fallback, schema.at) {
            let mut media_type = vec![member("schema", schema.at, self.schema(schema))];
            if let Some(example) = examples.and_then(|examples| examples.get(&name)) {
                media_type.push(member("example", example.at, self.copy(example)));
            }
            contents.push(member(name, at, object(schema.at, media_type)));
        }
        object(schema.at, contents)
    }
}

/// Whether a status is one of success that comes with a body (RFC 9110 section 15.3).
fn is_success(status: &str) -> bool {
    status.starts_with('2') && !matches!(status, "204" | "205")
}

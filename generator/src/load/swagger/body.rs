//! Bodies and forms as `requestBody`, in the media types of `consumes`.

use super::Lift;
use super::build::{flag, list, member, object, text};
use super::operations::Parameters;
use super::parameters::{PlainSchema, ValuePlace};
use crate::http::MediaClass;
use crate::load::{Member, Node};
use crate::report::findings;
use crate::source::Pos;

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

impl<'d, 'a> Lift<'d, 'a, '_> {
    /// The body of an operation, and where its first part stands.
    pub(super) fn request_body(
        &mut self,
        operation: &'d Node<'a>,
        parameters: &Parameters<'d, 'a>,
    ) -> Option<(Pos, Node<'a>)> {
        let media_types = self.media_types(operation, "consumes");
        match (parameters.body.as_slice(), parameters.form.as_slice()) {
            ([], []) => None,
            ([], form) => {
                let at = operation.get("parameters").map_or(operation.at, |list| list.at);
                Some((at, self.form(form, &media_types, at)))
            }
            ([body, more @ ..], form) => {
                for ignored in more.iter().chain(form) {
                    self.report_second(body, ignored);
                }
                Some((body.at, self.body(body, &media_types)))
            }
        }
    }

    fn report_second(&mut self, body: &Node<'a>, ignored: &Node<'a>) {
        self.diagnostics.push(findings::second_body().at(ignored.at).related(body.at));
    }

    fn body(&mut self, node: &'d Node<'a>, media_types: &[(Pos, String)]) -> Node<'a> {
        let schema = node.get("schema");
        let mut contents = Vec::new();
        for (at, name) in media_types_or(media_types, JSON, node.at) {
            let schema = match schema {
                Some(schema) => self.schema(schema),
                None => self.plain_schema(node, ValuePlace::Form).schema,
            };
            let media_type = object(schema.at, vec![member("schema", schema.at, schema)]);
            contents.push(member(name, at, media_type));
        }
        let kept = |one: &&Member<'a>| {
            matches!(one.key.as_ref(), "description" | "required") || one.key.starts_with("x-")
        };
        let mut members: Vec<Member<'a>> = node.members().iter().filter(kept).cloned().collect();
        members.push(member("content", node.at, object(node.at, contents)));
        object(node.at, members)
    }

    fn form(
        &mut self,
        fields: &[&'d Node<'a>],
        media_types: &[(Pos, String)],
        at: Pos,
    ) -> Node<'a> {
        let is_file = |node: &Node<'a>| {
            let kind = |node: &Node<'a>| node.get("type").and_then(Node::as_str) == Some("file");
            kind(node) || node.get("items").is_some_and(kind)
        };
        let has_file = fields.iter().any(|field| is_file(field));
        let is_required =
            |field: &Node<'a>| field.get("required").and_then(Node::as_bool) == Some(true);
        let is_form = |name: &str| match MediaClass::of(name) {
            MediaClass::Multipart => true,
            class => !has_file && class == MediaClass::Form,
        };
        let named: Vec<(Pos, String)> =
            media_types.iter().filter(|(_, name)| is_form(name)).cloned().collect();
        let fallback = if has_file { MULTIPART } else { URLENCODED };
        let mut contents = Vec::new();
        for (at_type, name) in media_types_or(&named, fallback, at) {
            let form = self.form_schema(fields, at);
            contents.push(member(name, at_type, form));
        }
        let mut members = vec![member("content", at, object(at, contents))];
        if fields.iter().any(|field| is_required(field)) {
            members.push(member("required", at, flag(at, true)));
        }
        object(at, members)
    }

    /// A media type object: a schema with a property for each field, and how lists are written.
    fn form_schema(&mut self, fields: &[&'d Node<'a>], at: Pos) -> Node<'a> {
        let (mut properties, mut required, mut encoding) = (Vec::new(), Vec::new(), Vec::new());
        for field in fields {
            let Some(name) = field.get("name").filter(|name| name.as_str().is_some()) else {
                continue;
            };
            let key = name.scalar().unwrap_or_default().into_owned();
            let PlainSchema { schema, style } = self.plain_schema(field, ValuePlace::Form);
            let mut schema = schema;
            if let crate::load::Value::Object(members) = &mut schema.value {
                let described =
                    |one: &&Member<'a>| one.key == "description" || one.key.starts_with("x-");
                let own: Vec<Member<'a>> =
                    field.members().iter().filter(described).cloned().collect();
                own.into_iter().for_each(|one| {
                    if members.iter().all(|before| before.key != one.key) {
                        members.push(one);
                    }
                });
            }
            if field.get("required").and_then(Node::as_bool) == Some(true) {
                required.push(text(name.at, key.clone()));
            }
            if let Some(style) = style {
                encoding.push(member(
                    key.clone(),
                    name.at,
                    object(name.at, style.members(field).into()),
                ));
            }
            properties.push(member(key, name.at, schema));
        }
        let mut schema = vec![
            member("type", at, text(at, "object")),
            member("properties", at, object(at, properties)),
        ];
        if !required.is_empty() {
            schema.push(member("required", at, list(at, required)));
        }
        let mut members = vec![member("schema", at, object(at, schema))];
        if !encoding.is_empty() {
            members.push(member("encoding", at, object(at, encoding)));
        }
        object(at, members)
    }

    /// `consumes` or `produces` of an operation, else of the document: where, and what. An empty
    /// list of an operation takes the document's away.
    pub(super) fn media_types(&self, operation: &Node<'a>, key: &str) -> Vec<(Pos, String)> {
        /// Nobody chooses among more than this.
        const MOST: usize = 32;
        let Some(node) = operation.get(key).or_else(|| self.document.root.get(key)) else {
            return Vec::new();
        };
        let mut found: Vec<(Pos, String)> = Vec::new();
        // Some write a text instead of a list.
        for one in node.items().iter().chain(std::iter::once(node)) {
            let Some(name) = one.as_str().map(str::trim).filter(|name| !name.is_empty()) else {
                continue;
            };
            if found.len() < MOST && found.iter().all(|(_, before)| before != name) {
                found.push((one.at, name.to_owned()));
            }
        }
        found
    }
}

/// The media types, or the one that is meant where none is named.
pub(super) fn media_types_or(
    media_types: &[(Pos, String)],
    fallback: &str,
    at: Pos,
) -> Vec<(Pos, String)> {
    if media_types.is_empty() { vec![(at, fallback.to_owned())] } else { media_types.to_vec() }
}

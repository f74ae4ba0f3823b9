//! The body of a response: what each media type of it holds.

use crate::api::{Origin, ResponseBody, Step, Type, TypeRef};
use crate::http::MediaClass;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::http::media_type::{ReceivedContent, received_content, received_rank};
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::kinds::Kinds;
use crate::lower::schema::vendor::{Meaning, find};

/// A media type of a response.
#[derive(Clone, Copy)]
pub(in crate::lower) struct ResponseMedium<'d> {
    /// As written.
    pub(in crate::lower) name: &'d str,
    pub(in crate::lower) class: MediaClass,
    pub(in crate::lower) node: &'d Node<'d>,
}

impl<'d> Calls<'d, '_> {
    /// The media types of a response, the preferred one first. Each may be a reference (OpenAPI
    /// 3.2, `components/mediaTypes`).
    pub(in crate::lower) fn response_media(
        &mut self,
        response: &'d Node<'d>,
    ) -> Vec<ResponseMedium<'d>> {
        let members = response.get("content").map(Node::members).unwrap_or_default();
        let mut media: Vec<ResponseMedium<'d>> = Vec::with_capacity(members.len());
        for member in members.iter().filter(|member| !member.key.starts_with("x-")) {
            let node = self.schemas.followed(&member.node);
            media.push(ResponseMedium {
                name: &member.key,
                class: MediaClass::of(&member.key),
                node,
            });
        }
        media.sort_by_key(|medium| received_rank(medium.class));
        media
    }

    /// What a medium holds. An envelope is opened where the operation is given.
    pub(in crate::lower) fn lower_response_body(
        &mut self,
        medium: ResponseMedium<'d>,
        envelope: Option<&'d Node<'d>>,
        origin: &Origin,
    ) -> Option<ResponseBody> {
        let schema = medium.node.get("schema");
        let says = self.schema_content(medium.class, schema);
        match received_content(medium.class, says) {
            ReceivedContent::Text | ReceivedContent::Form => Some(ResponseBody::Text),
            ReceivedContent::Bytes => Some(ResponseBody::Bytes),
            ReceivedContent::Events => {
                Some(ResponseBody::Events(self.lower_event_data(medium.node, origin)))
            }
            ReceivedContent::Lines => {
                Some(ResponseBody::Lines(self.lower_line(medium.node, origin)))
            }
            ReceivedContent::Json => match (schema, envelope) {
                (None, _) => {
                    Some(ResponseBody::Json { ty: TypeRef::plain(Type::Any), member: None })
                }
                (Some(schema), Some(operation)) => self.lower_enveloped(operation, schema, origin),
                (Some(schema), None) => {
                    let ty = self.schemas.lower_schema(&[Part::new(schema)], origin);
                    Some(ResponseBody::Json { ty, member: None })
                }
            },
        }
    }

    /// The type of a line. A schema of the whole that is a list means its items; one that is a
    /// string says nothing.
    pub(super) fn lower_line(&mut self, medium: &'d Node<'d>, origin: &Origin) -> TypeRef {
        let schema = medium.get("schema");
        let of_line = medium.get("itemSchema").or_else(|| find(schema?, Meaning::LineSchema));
        let Some(schema) = of_line.or(schema) else {
            return TypeRef::plain(Type::Any);
        };
        let merged = self.schemas.merge(&[Part::new(schema)]);
        let kinds = merged.kinds.filter(|_| of_line.is_none());
        if kinds == Some(Kinds::ARRAY) && !merged.items.is_empty() {
            let parts: Vec<Part<'d>> = merged.items.iter().map(|node| Part::new(node)).collect();
            return self.schemas.lower_schema(&parts, &origin.then(Step::Item));
        }
        if kinds == Some(Kinds::STRING) {
            return TypeRef::plain(Type::Any);
        }
        self.schemas.lower_schema(&[Part::new(schema)], origin)
    }

    /// The JSON body, unwrapped where it is an envelope; `None` where the envelope holds nothing.
    fn lower_enveloped(
        &mut self,
        operation: &'d Node<'d>,
        schema: &'d Node<'d>,
        origin: &Origin,
    ) -> Option<ResponseBody> {
        let key = find(operation, Meaning::ResponseMember);
        if key.is_some_and(Node::is_null) {
            return None;
        }
        if crate::lower::schema::Schemas::as_reference(schema).is_none() {
            let merged = self.schemas.merge(&[Part::new(schema)]);
            let is_object = merged.unions.is_empty()
                && merged.effective_kinds() == Kinds::OBJECT
                && merged.additional.is_empty();
            let ignored = |name: &&str| {
                self.schemas.config.envelope.ignore.iter().any(|ignored| ignored == name)
            };
            let left: Vec<&'d str> =
                merged.properties.keys().copied().filter(|name| !ignored(name)).collect();
            if is_object && !merged.properties.is_empty() && left.is_empty() {
                return None;
            }
            if let Some(name) = unwrapped(key.and_then(Node::as_str), &left, &merged.properties)
                && is_object
            {
                let place = owner(origin).then(Step::Property(name.to_owned()));
                let mut ty = self.schemas.lower_schema(&merged.properties[name], &place);
                ty.nullable |= !merged.required.contains(name);
                return Some(ResponseBody::Json { ty, member: Some(name.to_owned()) });
            }
        }
        let ty = self.schemas.lower_schema(&[Part::new(schema)], origin);
        Some(ResponseBody::Json { ty, member: None })
    }
}

/// The operation alone: what an envelope holds belongs to it, not to the response.
fn owner(origin: &Origin) -> Origin {
    Origin { owner: origin.owner.clone(), steps: Vec::new() }
}

/// The member to unwrap: the one the document or the config's rule names, unless that would throw
/// away an object or a list that stands beside it (the next page's cursor, a second resource).
fn unwrapped<'d>(
    key: Option<&str>,
    left: &[&'d str],
    properties: &indexmap::IndexMap<&'d str, Vec<Part<'d>>>,
) -> Option<&'d str> {
    let name = match key {
        Some(key) => *properties.keys().find(|name| **name == key)?,
        None => match left {
            [only] if properties.len() > 1 => *only,
            _ => return None,
        },
    };
    let is_scalar = |part: &Part<'d>| {
        let kind = part.node.get("type").and_then(Node::as_str);
        matches!(kind, Some("boolean" | "string" | "integer" | "number"))
    };
    let nothing_lost =
        properties.iter().all(|(other, parts)| *other == name || parts.iter().all(is_scalar));
    nothing_lost.then_some(name)
}

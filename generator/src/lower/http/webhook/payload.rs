//! What an event carries: its body in the media type that is read.

use crate::api::{Origin, Payload, Step, Type};
use crate::http::MediaClass;
use crate::load::{Member, Node};
use crate::lower::http::Calls;
use crate::lower::http::media_type::{ReceivedContent, received_content, received_rank};
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::equal::same_schema;

/// What an event carries.
pub(super) struct LoweredPayload {
    /// The body in the media type that is read.
    pub(super) payload: Payload,
    /// The other media types that it may have.
    pub(super) also: Vec<String>,
}

impl LoweredPayload {
    const NOTHING: Self = Self { payload: Payload::Nothing, also: Vec::new() };
}

impl<'d> Calls<'d, '_> {
    /// Lowers the body of an event.
    pub(super) fn lower_payload(&mut self, event: &'d Node<'d>, origin: &Origin) -> LoweredPayload {
        let Some(body) = event.get("requestBody") else {
            return LoweredPayload::NOTHING;
        };
        let body = self.schemas.reference_target(body).unwrap_or(body);
        let Some(content) = body.get("content") else {
            return LoweredPayload::NOTHING;
        };
        let Some(member) = preferred(content) else {
            return LoweredPayload::NOTHING;
        };
        let schema = self.schemas.followed(&member.node).get("schema");
        let received = self.received(member, schema);
        let mut also = Vec::new();
        for other in media_of(content).filter(|other| other.key != member.key) {
            let of_other = self.schemas.followed(&other.node).get("schema");
            let is_same = match (schema, of_other) {
                (Some(one), Some(two)) => same_schema(one, two),
                (one, two) => one.is_none() && two.is_none(),
            };
            // Two names for the same JSON are read alike.
            if !is_same || self.received(other, of_other) != received {
                also.push(other.key.clone().into_owned());
            }
        }
        if !also.is_empty() {
            self.report_media_types(content, &member.key);
        }
        let payload = match (received, schema) {
            (ReceivedContent::Text | ReceivedContent::Events, _) => Payload::Text,
            (ReceivedContent::Json, None) => Payload::Json(crate::api::TypeRef::plain(Type::Any)),
            (ReceivedContent::Json, Some(schema)) => Payload::Json(
                self.schemas.lower_schema(&[Part::new(schema)], &origin.then(Step::Body)),
            ),
            (ReceivedContent::Form, Some(schema)) => {
                let ty =
                    self.schemas.lower_schema(&[Part::new(schema)], &origin.then(Step::Body)).ty;
                match ty {
                    Type::Named(id) if self.schemas.store.types.record(&ty).is_some() => {
                        Payload::Form(id)
                    }
                    _ => Payload::Bytes,
                }
            }
            _ => Payload::Bytes,
        };
        LoweredPayload { payload, also }
    }

    /// What a media type is read as.
    pub(super) fn received(
        &mut self,
        member: &'d Member<'d>,
        schema: Option<&'d Node<'d>>,
    ) -> ReceivedContent {
        let class = MediaClass::of(&member.key);
        received_content(class, self.schema_content(class, schema))
    }
}

/// The media types of a body.
fn media_of<'d>(content: &'d Node<'d>) -> impl Iterator<Item = &'d Member<'d>> {
    content.members().iter().filter(|member| !member.key.starts_with("x-"))
}

/// The media type of a body that is read.
pub(super) fn preferred<'d>(content: &'d Node<'d>) -> Option<&'d Member<'d>> {
    media_of(content).min_by_key(|member| received_rank(MediaClass::of(&member.key)))
}

//! Events: requests that the API sends, its webhooks and the callbacks of calls.

use serde::Serialize;

use super::{
    Deprecation, Docs, Field, Location, Method, OperationKey, Parameter, Record, SchemeId,
    Selector, TypeId, TypeRef, Union, Untagged, Variant,
};
use crate::source::Pos;

/// Events that belong together: all webhooks, or the callbacks of one call.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct EventSet {
    /// The operation whose callbacks they are; `None` for webhooks.
    pub call: Option<OperationKey>,
    /// The events in document order.
    pub events: Vec<Event>,
    /// How the bodies alone tell the events apart; `None` where they do not. Filled by
    /// [`super::passes::tell_apart`].
    pub choice: Option<Union>,
}

/// One event.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Event {
    /// Where it stands.
    pub at: Pos,
    /// What it is called: the key of the document, with `operationId` or method where one key holds
    /// several.
    pub name: String,
    /// Its `operationId`, where that is another name.
    pub id: Option<String>,
    /// The HTTP method by which it is sent.
    pub method: Method,
    /// Where a callback is sent, as a runtime expression.
    pub expression: Option<String>,
    /// What the document says about it.
    pub docs: Docs,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Its headers, cookies and query parameters.
    pub parameters: Vec<Parameter>,
    /// The record of these parameters, where there are any.
    pub parameters_type: Option<TypeId>,
    /// Its body.
    pub payload: Payload,
    /// Further media types in which the body may come.
    pub also: Vec<String>,
    /// The schemes by which the receiver knows the sender, each a list of what comes together; the
    /// document's `security` is that of calls.
    pub credentials: Vec<Vec<SchemeId>>,
    /// What the receiver may answer: the successful responses.
    pub answers: Vec<Answer>,
}

/// The body of an event.
#[derive(Clone, Serialize, Debug)]
pub(crate) enum Payload {
    /// None.
    Nothing,
    /// JSON.
    Json(TypeRef),
    /// `application/x-www-form-urlencoded`, whose members are those of a record.
    Form(TypeId),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// A response that the receiver of an event may give.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Answer {
    /// The status as the document writes it: `200`, `2XX`, `default`.
    pub status: String,
    /// What it means.
    pub text: String,
    /// Its JSON body.
    pub ty: Option<TypeRef>,
}

impl Event {
    /// A record with a member for each parameter.
    #[must_use]
    pub(crate) fn parameter_record(&self) -> Record {
        let field = |parameter: &Parameter| Field {
            name: self.parameter_key(parameter),
            ..parameter.field.clone()
        };
        Record { fields: self.parameters.iter().map(field).collect(), ..Record::default() }
    }

    /// The member that a parameter becomes: its name; where that occurs in two places, the later
    /// one carries its place.
    #[must_use]
    pub(crate) fn parameter_key(&self, parameter: &Parameter) -> String {
        let name = &parameter.field.name;
        let first = self.parameters.iter().find(|other| other.field.name == *name);
        let place = match parameter.location {
            _ if first.is_none_or(|first| first.location == parameter.location) => {
                return name.clone();
            }
            Location::Header => "header",
            Location::Cookie => "cookie",
            _ => "query",
        };
        format!("{place} {name}")
    }
}

impl EventSet {
    /// The events as the variants of a union, as long as all of them have a JSON body.
    pub(super) fn as_union(&self) -> Option<Union> {
        let variant = |event: &Event| match &event.payload {
            Payload::Json(ty) if !ty.nullable => Some(Variant {
                name: event.name.clone(),
                ty: ty.ty.clone(),
                mapped: Vec::new(),
                selector: Selector::Trial,
            }),
            _ => None,
        };
        let variants: Option<Vec<Variant>> = self.events.iter().map(variant).collect();
        Some(Union {
            tags: Vec::new(),
            variants: variants.filter(|variants| !variants.is_empty())?,
            untagged: Untagged::Unexpected,
        })
    }

    /// The types that come in.
    #[must_use]
    pub(crate) fn received(&self) -> Vec<super::Type> {
        let of_event = |event: &Event| {
            let payload = match &event.payload {
                Payload::Json(ty) => Some(ty.ty.clone()),
                Payload::Form(id) => Some(super::Type::Named(*id)),
                _ => None,
            };
            payload.into_iter().chain(event.parameters_type.map(super::Type::Named))
        };
        self.events.iter().flat_map(of_event).collect()
    }

    /// The types that go out in answers.
    pub(crate) fn sent(&self) -> impl Iterator<Item = &super::Type> {
        self.events
            .iter()
            .flat_map(|event| &event.answers)
            .filter_map(|answer| answer.ty.as_ref().map(|ty| &ty.ty))
    }
}

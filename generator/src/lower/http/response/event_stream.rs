//! Streams of server-sent events: by what their events are told apart, and what the data of each
//! is.
//!
//! OpenAPI 3.2 ("Special Considerations for `text/event-stream` Content") describes an event as an
//! object of its fields:
//!
//! ```yaml
//! itemSchema:
//!   oneOf:
//!   - properties:
//!       event: {const: joined}
//!       data: {contentMediaType: application/json, contentSchema: {$ref: …/Member}}
//!   - {properties: {event: {const: said}, data: {type: string}}}
//! ```
//!
//! Taken as the type of the data, which is what documents of earlier versions give, no event would
//! fit. It becomes an enum of what the events hold, `Joined(Member)` and `Said(String)`, chosen by
//! the name of the event.

use super::event_forms::{DEEPEST, EventForm, EventGroup, UNNAMED, grouped};
use crate::api::{
    Origin, Owner, Selector, Shape, Step, Type, TypeRef, Union, Untagged, Variant, VariantName,
};
use crate::http::MediaClass;
use crate::load::Node;
use crate::lower::http::Calls;
use crate::lower::schema::conjunction::Part;
use crate::lower::schema::kinds::Kinds;
use crate::report::findings;

/// What the data of an event is.
struct Data<'d> {
    parts: Vec<Part<'d>>,
    is_json: bool,
}

/// The type of the data of events, and what it is read from.
enum EventData {
    Json(TypeRef),
    Text(TypeRef),
}

impl EventData {
    fn json(self) -> Option<TypeRef> {
        match self {
            Self::Json(ty) => Some(ty),
            Self::Text(_) => None,
        }
    }
}

impl<'d> Calls<'d, '_> {
    /// The type of the events' data; `None` where it is text.
    pub(in crate::lower) fn lower_event_data(
        &mut self,
        medium: &'d Node<'d>,
        origin: &Origin,
    ) -> Option<TypeRef> {
        match (medium.get("itemSchema"), medium.get("schema")) {
            (Some(item), _) => self.lower_event_item(item, origin),
            (None, Some(schema)) => self.lower_event_schema(schema, false, origin),
            (None, None) => None,
        }
    }

    /// The same, of the schema of each item.
    pub(super) fn lower_event_item(
        &mut self,
        item: &'d Node<'d>,
        origin: &Origin,
    ) -> Option<TypeRef> {
        self.lower_event_schema(item, true, origin)
    }

    fn lower_event_schema(
        &mut self,
        schema: &'d Node<'d>,
        is_of_item: bool,
        origin: &Origin,
    ) -> Option<TypeRef> {
        let forms = self.event_forms(&[Part::new(schema)], DEEPEST).unwrap_or_default();
        let is_event = |form: &EventForm<'d>| form.data.is_some() && form.fields > 1;
        let are_events = match is_of_item {
            true => forms.iter().any(|form| form.data.is_some()),
            false => !forms.is_empty() && forms.iter().all(is_event),
        };
        if !are_events {
            let data = self.data_of(vec![Part::new(schema)]);
            return self.lower_data(&[data], schema, origin).json();
        }
        let groups = grouped(&forms);
        match groups.as_slice() {
            [_] => {
                let data = self.data_of_forms(&forms);
                self.lower_data(&data, schema, origin).json()
            }
            _ => Some(self.lower_named(&forms, groups, schema, origin)),
        }
    }

    /// The data of each of the forms, each once.
    fn data_of_forms(&mut self, forms: &[EventForm<'d>]) -> Vec<Data<'d>> {
        let mut all: Vec<Data<'d>> = Vec::new();
        for form in forms {
            let data = self.data_of(form.data.clone().unwrap_or_default());
            if !all.iter().any(|known| known.is_same(&data)) {
                all.push(data);
            }
        }
        all
    }

    /// The field `data` is a string; what is in it, `contentSchema` says. Where a schema has
    /// another type, that is what is in it.
    fn data_of(&mut self, parts: Vec<Part<'d>>) -> Data<'d> {
        let schemas: Vec<&Node<'d>> =
            parts.iter().map(|part| self.schemas.followed(part.node)).collect();
        let content = schemas.iter().filter_map(|schema| schema.get("contentSchema"));
        let content: Vec<Part<'d>> = content.map(Part::new).collect();
        if !content.is_empty() {
            return Data { parts: content, is_json: true };
        }
        let says_json = schemas.iter().any(|schema| {
            let name = schema.get("contentMediaType").and_then(Node::as_str);
            name.is_some_and(|name| MediaClass::of(name).is_json())
        });
        if says_json {
            return Data { parts: Vec::new(), is_json: true };
        }
        let merged = self.schemas.merge(&parts);
        let is_text =
            parts.is_empty() || merged.unions.is_empty() && merged.kinds == Some(Kinds::STRING);
        Data { parts, is_json: !is_text }
    }

    /// The type of data that may be one of these.
    fn lower_data(&mut self, all: &[Data<'d>], schema: &'d Node<'d>, origin: &Origin) -> EventData {
        let text = || EventData::Text(TypeRef::plain(Type::String(crate::api::Text::Plain)));
        match all {
            [] => text(),
            [only] if only.parts.is_empty() && only.is_json => {
                EventData::Json(TypeRef::plain(Type::Any))
            }
            [only] if only.parts.is_empty() => text(),
            [only] if only.is_json => {
                EventData::Json(self.schemas.lower_schema(&only.parts, origin))
            }
            [only] => EventData::Text(self.schemas.lower_schema(&only.parts, origin)),
            _ if all.iter().all(|data| data.is_json) => {
                EventData::Json(self.lower_either(all, schema, origin))
            }
            _ => {
                if all.iter().any(|data| data.is_json) {
                    self.schemas.report.push_at(schema.at, findings::event_data_mixed());
                }
                text()
            }
        }
    }

    /// Data of several types under one name.
    fn lower_either(&mut self, all: &[Data<'d>], schema: &'d Node<'d>, origin: &Origin) -> TypeRef {
        let mut variants = Vec::with_capacity(all.len());
        let mut nullable = false;
        for (index, data) in all.iter().enumerate() {
            let component = data.parts.first().and_then(|part| self.component_of(part.node));
            let name = component.map_or(VariantName::Position(index + 1), |component| {
                VariantName::Words(component.to_owned())
            });
            let ty = if data.parts.is_empty() {
                TypeRef::plain(Type::Any)
            } else {
                self.schemas.lower_schema(&data.parts, &origin.then(Step::Variant(name.clone())))
            };
            nullable |= ty.nullable;
            let name = name.to_string();
            variants.push(Variant {
                name,
                ty: ty.ty,
                mapped: Vec::new(),
                selector: Selector::Trial,
            });
        }
        let merged = self.schemas.merge(&[Part::plain(schema)]);
        TypeRef { ty: self.schemas.union_of(variants, None, &merged, origin), nullable }
    }

    /// An enum of what the events hold, chosen by their names.
    fn lower_named(
        &mut self,
        forms: &[EventForm<'d>],
        groups: Vec<EventGroup>,
        schema: &'d Node<'d>,
        origin: &Origin,
    ) -> TypeRef {
        let origin = match self.component_of(schema) {
            Some(name) => Origin {
                owner: Owner::Component(name.to_owned()),
                steps: vec![Step::Property("data".to_owned())],
            },
            None => event_origin(origin),
        };
        let mut variants = Vec::with_capacity(groups.len());
        for EventGroup { names, forms: members } in groups {
            let name = if names.is_empty() { UNNAMED.to_owned() } else { names.join(" or ") };
            let members: Vec<EventForm<'d>> =
                members.iter().filter_map(|index| forms.get(*index).cloned()).collect();
            let data = self.data_of_forms(&members);
            let step = Step::Variant(VariantName::Words(name.clone()));
            let lowered = self.lower_data(&data, schema, &origin.then(step));
            let is_json = matches!(lowered, EventData::Json(_));
            let (EventData::Json(mut ty) | EventData::Text(mut ty)) = lowered;
            if ty.nullable {
                self.schemas.report.push_at(schema.at, findings::event_data_null(&name));
                ty = TypeRef::plain(Type::Any);
            }
            variants.push(Variant {
                name,
                ty: ty.ty,
                mapped: Vec::new(),
                selector: Selector::Event { names, is_json },
            });
        }
        let merged = self.schemas.merge(&[Part::new(schema)]);
        let union = Union { tags: Vec::new(), variants, untagged: Untagged::Unexpected };
        TypeRef::plain(self.schemas.item(&merged, &origin, Shape::Union(union)))
    }

    fn component_of(&self, schema: &'d Node<'d>) -> Option<&'d str> {
        self.schemas.components.names.get(&self.schemas.final_target(schema).at).copied()
    }
}

impl Data<'_> {
    fn is_same(&self, other: &Self) -> bool {
        let places =
            |data: &Self| -> Vec<_> { data.parts.iter().map(|part| part.node.at).collect() };
        self.is_json == other.is_json && places(self) == places(other)
    }
}

/// What an event of the call is called: `WatchEvent` rather than `WatchResponse`.
fn event_origin(origin: &Origin) -> Origin {
    let mut origin = origin.clone();
    origin.steps.pop_if(|step| *step == Step::Response);
    match origin.steps.last() {
        Some(Step::Property(name)) if name == "event" => origin,
        _ => origin.then(Step::Property("event".to_owned())),
    }
}

//! Webhooks and callbacks as enums of events.
//!
//! Decides how an event is read from a request that was received. Knows nothing of the calls that
//! a client makes.

pub(super) mod docs;

use super::calls::CallNames;
use rustc_hash::FxHashSet;

use super::Planner;
use super::naming::cases::variant_names;
use super::naming::scope::{Named, Scope};
use super::types::enum_::other_names;
use super::types::sizes::LARGEST_PAYLOAD;
use crate::api::passes::tell_apart::kind_of;
use crate::api::{
    Api, Event, EventSet, Field, Form, Kind, Location, Parameter, Payload, Record, Type, Union,
    Untagged,
};
use crate::report::Diagnostics;
use crate::sdk::{
    Delimiter, EventItem, EventsItem, FormMember, Name, ParameterLine, ParametersItem, PayloadItem,
    RustType, Scalar, TextShape, UnionItem, VariantItem,
};
use docs::set_docs;

/// The feature of the webhooks and of the types that only they have.
pub(super) const FEATURE: &str = "webhooks";

/// The names of the enums: of the webhooks, and of each operation's callbacks.
pub(super) struct EventNames {
    webhooks: String,
    /// By index of the operation; empty where it has none.
    callbacks: Vec<String>,
}

/// Names every enum of events. The document's own types were named before.
pub(super) fn name_events(
    api: &Api,
    calls: &CallNames,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> EventNames {
    let mut take = |set: &EventSet, wanted: &[String]| match set.events.first() {
        Some(first) => scope.take(wanted, Named::ours("events", first.at), diagnostics),
        None => String::new(),
    };
    let webhooks = take(
        &api.webhooks,
        &["Webhook".to_owned(), "WebhookEvent".to_owned(), "ApiWebhook".to_owned()],
    );
    let callbacks = api.operations.iter().enumerate().map(|(index, operation)| {
        let call = &calls.name_of(index).request;
        take(&operation.callbacks, &[format!("{call}Callback"), format!("{call}CallbackEvent")])
    });
    EventNames { webhooks, callbacks: callbacks.collect() }
}

impl Planner<'_> {
    /// The webhooks.
    pub(super) fn plan_webhooks(&mut self) -> Option<EventsItem> {
        let set = &self.api.webhooks;
        let text = "A webhook: an event that the API sends to you.";
        (!set.events.is_empty())
            .then(|| self.plan_events(set, self.names.events.webhooks.clone(), text))
    }

    /// The callbacks of an operation.
    pub(super) fn plan_callbacks(&mut self, operation: usize) -> Option<EventsItem> {
        let set = &self.api.operations[operation].callbacks;
        let text = format!(
            "What the API sends after {}.",
            crate::plan::docs::code(&self.api.operations[operation].wire_line())
        );
        (!set.events.is_empty())
            .then(|| self.plan_events(set, self.names.events.callbacks[operation].clone(), &text))
    }

    fn plan_events(&mut self, set: &EventSet, name: String, text: &str) -> EventsItem {
        let mut scope = Scope::of("events of one enum");
        for event in &set.events {
            scope.promise(&variant_names(&event.name)[0], Named::new(&event.name, event.at));
        }
        let mut aliases: FxHashSet<&str> =
            set.events.iter().map(|event| event.name.as_str()).collect();
        let shared = self.common_lines(set);
        let mut events = Vec::with_capacity(set.events.len());
        for event in &set.events {
            let named = Named::new(&event.name, event.at);
            let rust = scope.take(&variant_names(&event.name), named, self.diagnostics);
            let alias = event.id.as_ref().filter(|id| aliases.insert(id)).cloned();
            events.push(EventItem {
                name: Name { wire: event.name.clone(), rust },
                alias,
                payload: self.plan_payload(event),
                docs: self.event_docs(event, shared.is_none()),
            });
        }
        let at = set.events.first().map(|event| event.at).unwrap_or_default();
        let named = Named::ours("all other events", at);
        let other = scope.take(&other_names(), named, self.diagnostics);
        EventsItem {
            tolerant: self.config.decode.is_tolerant(),
            docs: set_docs(text, shared.unwrap_or_default()),
            choice: set
                .choice
                .as_ref()
                .map(|union| self.plan_choice(&name, union, &events, &other)),
            parameters: self.plan_parameter_records(set),
            events,
            name,
            other,
        }
    }

    /// The rule by which bodies tell the events apart: the variants have the names of the events.
    fn plan_choice(
        &self,
        name: &str,
        union: &Union,
        events: &[EventItem],
        other: &str,
    ) -> UnionItem {
        let variant = |(variant, event): (&crate::api::Variant, &EventItem)| VariantItem {
            name: event.name.rust.clone(),
            ty: self.rust_type(&variant.ty),
            selector: self.plan_selector(variant),
            docs: Vec::new(),
        };
        UnionItem {
            untagged: Untagged::Unexpected,
            name: name.to_owned(),
            docs: Vec::new(),
            variants: union.variants.iter().zip(events).map(variant).collect(),
            tags: union.tags.clone(),
            other: other.to_owned(),
            conversions: Vec::new(),
        }
    }

    fn plan_payload(&self, event: &Event) -> PayloadItem {
        match &event.payload {
            Payload::Nothing => PayloadItem::None,
            Payload::Text => PayloadItem::Text,
            Payload::Bytes => PayloadItem::Bytes,
            Payload::Json(ty) => {
                let plain = self.rust_type_ref(ty);
                PayloadItem::Json(self.boxed(plain, &ty.ty))
            }
            Payload::Form(id) => {
                let ty = Type::Named(*id);
                let members = self
                    .api
                    .types
                    .record(&ty)
                    .map(|record| self.form_members(record))
                    .unwrap_or_default();
                PayloadItem::Form(self.boxed(self.rust_type(&ty), &ty), members)
            }
        }
    }

    /// A large payload is boxed, as it is in a union.
    fn boxed(&self, plain: RustType, ty: &Type) -> RustType {
        let is_large = matches!(plain, RustType::Item(_))
            && self.types.sizes.size_of(self.api, ty) > LARGEST_PAYLOAD;
        if is_large { RustType::Boxed(Box::new(plain)) } else { plain }
    }

    fn form_members(&self, record: &Record) -> Vec<FormMember> {
        let members = record.fields.iter().map(|field| FormMember {
            name: field.name.clone(),
            shape: self.text_shape(field, Delimiter::None),
        });
        members.collect()
    }

    /// The records of parameters, each once in the crate: calls whose callbacks are the same share
    /// them.
    fn plan_parameter_records(&mut self, set: &EventSet) -> Vec<ParametersItem> {
        let mut items = Vec::new();
        for event in &set.events {
            let Some(id) = event.parameters_type.filter(|id| self.parameter_records.insert(*id))
            else {
                continue;
            };
            let lines = event.parameters.iter().map(|parameter| {
                let key = event.parameter_key(parameter);
                ParameterLine {
                    location: parameter.location,
                    key: (key != parameter.field.name).then_some(key),
                    name: parameter.field.name.clone(),
                    shape: self.parameter_shape(parameter),
                }
            });
            items.push(ParametersItem {
                name: self.names.types[id.0].clone(),
                lines: lines.collect(),
            });
        }
        items
    }

    fn parameter_shape(&self, parameter: &Parameter) -> TextShape {
        let Parameter { field, location, style } = parameter;
        let delimiter = match style.form {
            Form::Json => return TextShape::One(Scalar::Json),
            _ if style.explode && *location != Location::Header => Delimiter::None,
            Form::SpaceDelimited => Delimiter::Space,
            Form::PipeDelimited => Delimiter::Pipe,
            _ => Delimiter::Comma,
        };
        self.text_shape(field, delimiter)
    }

    /// How the text of a field is read, where the items of a list have this between them.
    pub(super) fn text_shape(&self, field: &Field, delimiter: Delimiter) -> TextShape {
        match &field.ty.ty {
            Type::Array(item) => TextShape::List(self.scalar(&item.ty), delimiter),
            ty => TextShape::One(self.scalar(ty)),
        }
    }

    /// How one value is read from its text.
    pub(super) fn scalar(&self, ty: &Type) -> Scalar {
        if self.is_text(ty) { Scalar::Text } else { Scalar::Json }
    }

    /// Whether the text of a value is the value itself.
    pub(super) fn is_text(&self, ty: &Type) -> bool {
        *ty == Type::Any || kind_of(&self.api.types, ty) == Kind::String
    }
}

//! The first IR: the API itself, without the syntax of OpenAPI and without Rust.
//!
//! Refs are resolved to ids, compositions are merged, nothing dangles. `lower` fills it; the
//! [`passes`] add what can only be known of the whole.

pub(crate) mod passes;

use serde::Serialize;

use crate::source::Pos;

mod body;
mod event;
mod kind;
mod limits;
mod operation;
mod origin;
mod output;
mod parameter;
mod prose;
mod record;
mod security;
mod server;
mod type_table;
mod types;
mod union;
mod variant_name;

pub(crate) use body::{Body, BodyForm, BodyKind, Content, Files, Member, MemberStyle};
pub(crate) use event::{Answer, Event, EventSet, Payload};
pub(crate) use kind::Kind;
pub(crate) use limits::{Bound, Limits, Span};
pub(crate) use operation::{AnswerHint, Lists, Method, Operation, OperationKey, OperationNames};
pub(crate) use origin::{Origin, Owner, Step};
pub(crate) use output::{
    Alternative, ConfiguredResult, ErrorBody, HeaderSet, Link, Output, ResponseBody, Responses,
    Status, Success,
};
pub(crate) use parameter::{Form, Location, Parameter, Style};
pub(crate) use prose::{Deprecation, Docs};
pub(crate) use record::{Access, Constant, Facts, Fallback, Field, Record};
pub(crate) use security::{Scheme, SchemeId, SchemeKind};
pub(crate) use server::{Server, Variable};
pub(crate) use type_table::Types;
pub(crate) use types::{
    Enum, EnumKind, EnumValue, Float, Int, Shape, Text, Type, TypeDef, TypeId, TypeRef,
};
pub(crate) use union::{Selector, Union, Untagged, Variant};
pub(crate) use variant_name::VariantName;

/// Everything the document says about an API.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct Api {
    /// Title, version, description.
    pub info: Info,
    /// Where the API is served; the first is the default.
    pub servers: Vec<Server>,
    /// Every record, enum and union, in the order in which the document shows them.
    pub types: Types,
    /// What each named schema of the document became, in document order; those left out as internal
    /// are not here.
    pub schemas: Vec<NamedSchema>,
    /// The security schemes in document order.
    pub schemes: Vec<Scheme>,
    /// The operations that become calls, in document order.
    pub operations: Vec<Operation>,
    /// What the operations are called that become no calls: their names stay theirs, so that a call
    /// is named the same once they are there.
    pub unlisted: Vec<OperationNames>,
    /// The headers of responses: each set that some call has, once.
    pub headers: Vec<HeaderSet>,
    /// How many operations the document holds.
    pub operations_total: usize,
    /// How many of them are marked as internal and left out.
    pub operations_internal: usize,
    /// How many of them are left out because the config prefers another method of the same call.
    pub operations_less_preferred: usize,
    /// The webhooks, in document order.
    pub webhooks: EventSet,
    /// How many webhooks the document holds.
    pub webhooks_total: usize,
    /// How many callbacks the document holds.
    pub callbacks_total: usize,
    /// The type of error bodies, where all operations share one.
    pub error_body: Option<Type>,
    /// The tags that are described.
    pub tags: Vec<Tag>,
}

/// A tag: what groups operations.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Tag {
    /// Where it stands.
    pub at: Pos,
    /// Its name.
    pub name: String,
    /// What it is about, in Markdown.
    pub description: String,
}

/// A named schema of the document.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct NamedSchema {
    /// Its name in the document.
    pub name: String,
    /// What it became.
    pub ty: TypeRef,
    /// What is sent, where [`passes::direction`] made that a type of its own.
    pub sent: Option<TypeRef>,
    /// Whether it is part of requests alone; what no call holds counts as received.
    pub only_sent: bool,
}

impl NamedSchema {
    /// A schema whose use is not known yet.
    #[must_use]
    pub(crate) fn new(name: &str, ty: TypeRef) -> Self {
        Self { name: name.to_owned(), ty, sent: None, only_sent: false }
    }
}

/// The document's `info` object.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct Info {
    /// The API's name.
    pub title: String,
    /// The API's version, as written.
    pub version: String,
    /// What it is, in Markdown.
    pub description: String,
    /// Its license.
    pub license: License,
    /// The page of those to ask about it.
    pub contact_url: String,
}

/// The document's `info.license`.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct License {
    /// As people call it.
    pub name: String,
    /// An SPDX expression.
    pub identifier: String,
}

impl Api {
    /// The webhooks, and the callbacks of each operation that has some.
    pub(crate) fn event_sets(&self) -> impl Iterator<Item = &EventSet> {
        let callbacks = self.operations.iter().map(|operation| &operation.callbacks);
        std::iter::once(&self.webhooks).chain(callbacks).filter(|set| !set.events.is_empty())
    }
}

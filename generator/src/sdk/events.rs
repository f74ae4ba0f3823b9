//! Webhooks and callbacks.

use serde::Serialize;

use super::{Name, ParameterLine, RustType, TextShape, UnionItem};

/// An enum of events.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct EventsItem {
    /// Its name.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The events.
    pub events: Vec<EventItem>,
    /// The variant of unknown events.
    pub other: String,
    /// The records of their parameters.
    pub parameters: Vec<ParametersItem>,
    /// How the bodies tell the events apart, where they do.
    pub choice: Option<UnionItem>,
    /// Whether a missing required member is filled, or else an error.
    pub tolerant: bool,
}

/// An event: a variant.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct EventItem {
    /// Its name.
    pub name: Name,
    /// A second name of it.
    pub alias: Option<String>,
    /// What the variant holds.
    pub payload: PayloadItem,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

/// What an event's variant holds.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum PayloadItem {
    /// Nothing.
    None,
    /// The JSON body.
    Json(RustType),
    /// The body, a form of these members.
    Form(RustType, Vec<FormMember>),
    /// The body as text.
    Text,
    /// The body as bytes.
    Bytes,
}

/// A member of a form that an event sends.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct FormMember {
    /// Its name.
    pub name: String,
    /// How its text is read.
    pub shape: TextShape,
}

/// The parameters of an event, which a record of `crate::types` holds.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ParametersItem {
    /// The record's name.
    pub name: String,
    /// Its members.
    pub lines: Vec<ParameterLine>,
}

//! Webhooks and callbacks.

use serde::Serialize;

use super::{Name, RustType, UnionItem};

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
}

/// An event: a variant.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct EventItem {
    /// Its name.
    pub name: Name,
    /// Another name that it goes by.
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
    Form(RustType, Vec<(&'static str, String)>),
    /// The body as text.
    Text,
    /// The body as bytes.
    Bytes,
}

/// The parameters of an event, which a record of `crate::types` holds.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ParametersItem {
    /// The record's name.
    pub name: String,
    /// Its members.
    pub lines: Vec<ParameterLine>,
}

/// One parameter.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ParameterLine {
    /// Where it travels: `header`, `query` or `cookie`.
    pub place: &'static str,
    /// Its name there.
    pub name: String,
    /// The record's member, where that is called otherwise.
    pub key: Option<String>,
    /// What its text is, a word of the runtime's `parameters!`.
    pub shape: &'static str,
}

//! Resources and their calls.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    Accessor, ArgumentCheck, CheckLine, ContentItem, EventsItem, Example, Name, RestItem, RustType,
    SwitchItem, VariantCall,
};
use crate::api::{Constant, Location, Style};

/// A resource: a file of `src/resources/`.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ResourceItem {
    /// The module.
    pub module: String,
    /// The type.
    pub name: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The client's method for it; `None` for a resource inside another.
    pub accessor: Option<Accessor>,
    /// Resources inside it.
    pub children: Vec<Accessor>,
    /// Its calls.
    pub calls: Vec<CallItem>,
    /// The feature it belongs to.
    pub feature: String,
}

impl ResourceItem {
    /// The files of its folder beside its own, sorted; none where one file holds all of it.
    pub(crate) fn parts(&self) -> BTreeSet<&str> {
        self.calls.iter().filter_map(|call| call.part.as_deref()).collect()
    }

    /// The calls of one of its files.
    pub(crate) fn calls_in(&self, part: Option<&str>) -> impl Iterator<Item = &CallItem> {
        self.calls.iter().filter(move |call| call.part.as_deref() == part)
    }
}

/// A call.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct CallItem {
    /// The request's type.
    pub name: String,
    /// The method on the resource.
    pub method: String,
    /// The file of the resource's folder that it stands in; `None` for that of the resource itself.
    pub part: Option<String>,
    /// Lines of Markdown, before the example.
    pub docs: Vec<String>,
    /// Lines of Markdown after it: sections with headings of their own.
    pub sections: Vec<String>,
    /// A compiled example.
    pub example: Example,
    /// The deprecation's note.
    pub deprecated: Option<String>,
    /// The HTTP method on the wire.
    pub verb: String,
    /// The path template.
    pub path: String,
    /// The `static` of its own server, where it has one.
    pub server: Option<String>,
    /// What it gives.
    pub output: RustType,
    /// How that is read from the response.
    pub result: ResultLine,
    /// The media types to ask for, where those that follow from the result are not right.
    pub accept: Option<String>,
    /// The enum of the result, where bodies differ by status.
    pub outcome: Option<OutcomeItem>,
    /// Further ways to send the call, one for each further media type.
    pub forms: Vec<FormItem>,
    /// Alternatives of schemes, by the names of their `static`s.
    pub auth: Vec<Vec<String>>,
    /// How the body is written, where it is not JSON that is left out while nothing is set.
    pub content: Option<ContentItem>,
    /// What is checked of the arguments.
    pub checks: Vec<ArgumentCheck>,
    /// Required arguments.
    pub arguments: Vec<ArgumentItem>,
    /// Optional ones.
    pub setters: Vec<ArgumentItem>,
    /// Values that the document fixes.
    pub constants: Vec<FixedItem>,
    /// What the API sends after it.
    pub callbacks: Option<EventsItem>,
    /// The setter of members that the document does not name.
    pub rest: Option<RestItem>,
    /// Methods that send the body in another media type.
    pub switches: Vec<SwitchItem>,
    /// Further methods of the resource that make the call with another body.
    pub variants: Vec<VariantCall>,
}

/// A value that is always sent: the document allows no other.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct FixedItem {
    /// Its name on the wire.
    pub wire: String,
    /// The value.
    pub value: Constant,
    /// Where it goes in the request.
    pub destination: Destination,
}

/// How a result is read.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum ResultLine {
    /// The body is ignored.
    None,
    /// There is no body: the status and the headers are the result.
    Head,
    /// The response itself, also one that redirects.
    Redirect,
    /// The response itself.
    Raw,
    /// The whole JSON body.
    Json,
    /// A member of the JSON body.
    Member(String),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Server-sent events with JSON in them.
    Events,
    /// Server-sent events with text in them.
    TextEvents,
    /// Server-sent events, told apart by their names.
    NamedEvents,
    /// JSON values one after the other.
    Lines,
    /// An `Option`, which is `None` with these statuses.
    Optional(Box<ResultLine>, Vec<StatusPattern>),
    /// By status.
    ByStatus(Vec<StatusLine>),
}

/// How a result of some statuses is read.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct StatusLine {
    /// The statuses; none for every other one.
    pub pattern: Option<StatusPattern>,
    /// The variant of the result.
    pub variant: String,
    /// What that holds, and how it is read.
    pub content: Option<ResultLine>,
}

/// Statuses as a pattern of `match`.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum StatusPattern {
    /// This one.
    Exact(u16),
    /// From the first to the last.
    Range(u16, u16),
}

/// The enum of a call's result.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct OutcomeItem {
    /// Its name.
    pub name: String,
    /// Its variants.
    pub variants: Vec<OutcomeVariant>,
}

/// A variant of the enum of a call's result.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct OutcomeVariant {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub ty: Option<RustType>,
    /// Lines of Markdown.
    pub docs: Vec<String>,
}

/// A further way to send a call.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct FormItem {
    /// The method.
    pub method: String,
    /// The media type that it asks for.
    pub media_type: String,
    /// What it gives.
    pub output: RustType,
    /// How that is read.
    pub result: ResultLine,
}

/// An argument of a call.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ArgumentItem {
    /// Its name.
    pub name: Name,
    /// Its type, as the method takes it.
    pub ty: ArgumentType,
    /// Where it goes in the request.
    pub destination: Destination,
    /// What is checked before it is sent.
    pub checks: CheckLine,
    /// Lines of Markdown for its setter; none for a required argument, which the docs of its
    /// method describe.
    pub docs: Vec<String>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
}

impl ArgumentItem {
    /// Its name as a parameter of the method, whose body uses `list` and `request` for what these
    /// are.
    #[must_use]
    pub(crate) fn parameter(&self) -> String {
        self.name.beside(&["list", "request"])
    }
}

/// The type of an argument: how a caller passes a value.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum ArgumentType {
    /// As the type itself.
    Plain(RustType),
    /// As anything that converts into it.
    Into(RustType),
    /// As anything that yields its items.
    List(RustType),
}

/// The part of a request that a value goes to.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A member of the body.
    Field,
    /// The whole body, as one value.
    Body,
    /// A parameter outside the body, in its place's default style.
    Parameter(Location),
    /// A parameter in another style.
    Styled(Location, Style),
    /// A member of a multipart body: a file.
    File,
    /// A member of a multipart body: several files.
    Files,
    /// The whole body as it is, of this media type.
    Upload(String),
    /// The whole body as text, of this media type.
    Text(String),
    /// The media type of the whole body.
    MediaType,
    /// A part that only another media type of the body has, which setting it selects.
    InContent {
        /// The body in that media type.
        content: Box<ContentItem>,
        /// The part of it.
        destination: Box<Self>,
    },
}

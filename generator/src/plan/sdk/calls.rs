//! Resources and their calls.

use serde::Serialize;

use super::{Accessor, ContentItem, EventsItem, Example, Name, RustType, SwitchItem, VariantCall};
use crate::api::{Constant, Location, Style};

/// A resource: a file of `src/resources/`.
#[derive(Clone, Serialize, Debug)]
pub struct ResourceItem {
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

/// A call.
#[derive(Clone, Serialize, Debug)]
pub struct CallItem {
    /// The request's type.
    pub name: String,
    /// The method on the resource.
    pub method: String,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// A compiled example.
    pub example: Option<Example>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
    /// The HTTP method on the wire.
    pub verb: &'static str,
    /// The path template.
    pub path: String,
    /// What it gives.
    pub output: RustType,
    /// How that is read from the response.
    pub result: ResultLine,
    /// Alternatives of schemes, by the names of their `static`s.
    pub auth: Vec<Vec<String>>,
    /// How the body is written, where it is not JSON that is left out while nothing is set.
    pub content: Option<ContentItem>,
    /// Required arguments.
    pub arguments: Vec<ArgumentItem>,
    /// Optional ones.
    pub setters: Vec<ArgumentItem>,
    /// Values that the document fixes.
    pub constants: Vec<FixedItem>,
    /// What the API sends after it.
    pub callbacks: Option<EventsItem>,
    /// The setter of members that the document does not name: its name and their type.
    pub rest: Option<(String, RustType)>,
    /// Methods that send the body in another media type.
    pub switches: Vec<SwitchItem>,
    /// Further methods of the resource that make the call with another body.
    pub variants: Vec<VariantCall>,
}

/// A value that is sent without being asked for: the document allows no other.
#[derive(Clone, Serialize, Debug)]
pub struct FixedItem {
    /// Its name on the wire.
    pub wire: String,
    /// The value.
    pub value: Constant,
    /// How it is sent.
    pub sent: Sent,
}

/// How a result is read.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum ResultLine {
    /// The body is ignored.
    None,
    /// The whole JSON body.
    Json,
    /// A member of the JSON body.
    Member(String),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// An argument of a call.
#[derive(Clone, Serialize, Debug)]
pub struct ArgumentItem {
    /// Its name.
    pub name: Name,
    /// How it is given.
    pub given: Given,
    /// How it is sent.
    pub sent: Sent,
    /// Lines of Markdown.
    pub docs: Vec<String>,
    /// The deprecation's note.
    pub deprecated: Option<String>,
}

/// How a value is given by the caller.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum Given {
    /// As the type itself.
    Plain(RustType),
    /// As anything that converts into it.
    Into(RustType),
    /// As anything that yields its items.
    List(RustType),
}

/// Where a value goes.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub enum Sent {
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
    /// As something that only another media type of the body has.
    Within(Box<(ContentItem, Self)>),
}

//! Resources and their calls.

use serde::Serialize;

use super::{Accessor, EventsItem, Example, Name, RustType};
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
    /// A JSON body is sent even when no member is set.
    pub sends_object: bool,
    /// Required arguments.
    pub arguments: Vec<ArgumentItem>,
    /// Optional ones.
    pub setters: Vec<ArgumentItem>,
    /// Values that the document fixes.
    pub constants: Vec<FixedItem>,
    /// What the API sends after it.
    pub callbacks: Option<EventsItem>,
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
    /// A member of the JSON body.
    Field,
    /// The whole JSON body.
    Json,
    /// A parameter outside the body, in its place's default style.
    Parameter(Location),
    /// A parameter in another style.
    Styled(Location, Style),
    /// A member of a form.
    Form,
    /// The whole body, of this media type.
    Bytes(String),
}

//! Operations: what can be called.

use serde::Serialize;

use super::{Body, Deprecation, Docs, EventSet, Parameter, Responses, SchemeId, Server};
use crate::source::Pos;

/// One call.
#[derive(Clone, Serialize, Debug)]
pub struct Operation {
    /// Where it stands.
    pub at: Pos,
    /// The HTTP method.
    pub method: Method,
    /// The path template, as written.
    pub path: String,
    /// Where it sits in the SDK.
    pub place: Place,
    /// What the document says about it.
    pub docs: Docs,
    /// Set when it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Set when it may still change, with the document's reason.
    pub draft: Option<String>,
    /// Path, query, header and cookie parameters in document order.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// What it may answer.
    pub responses: Responses,
    /// The server that it is sent to, where that is another than the API's.
    pub server: Option<Server>,
    /// Further servers that the document names for it, and that the API has not.
    pub other_servers: Vec<Server>,
    /// Alternatives; each lists the schemes that are needed together. Empty: none is needed.
    pub security: Vec<Vec<SchemeId>>,
    /// What the API sends on its own once this was called.
    pub callbacks: EventSet,
}

impl Operation {
    /// How people and messages name it: `POST /client_sessions/create`.
    #[must_use]
    pub fn wire_line(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// Where a call sits in the SDK: words as the document has them, no Rust names yet.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The resource and those around it, outermost first.
    pub resource: Vec<String>,
    /// The method on it.
    pub method: String,
}

/// An HTTP method.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`.
    Get,
    /// `PUT`.
    Put,
    /// `POST`.
    Post,
    /// `DELETE`.
    Delete,
    /// `OPTIONS`.
    Options,
    /// `HEAD`.
    Head,
    /// `PATCH`.
    Patch,
    /// `TRACE`.
    Trace,
    /// `QUERY` (OpenAPI 3.2.0).
    Query,
    /// Any other, as it stands on the wire (OpenAPI 3.2.0, `additionalOperations`).
    Other(String),
}

impl Method {
    /// Those that a path item has a key for.
    pub const ALL: [(&'static str, Self); 9] = [
        ("get", Self::Get),
        ("put", Self::Put),
        ("post", Self::Post),
        ("delete", Self::Delete),
        ("options", Self::Options),
        ("head", Self::Head),
        ("patch", Self::Patch),
        ("trace", Self::Trace),
        ("query", Self::Query),
    ];

    /// The method as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }
}

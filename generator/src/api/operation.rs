//! Operations: what can be called.

use serde::Serialize;

use super::{Body, Deprecation, Docs, EventSet, Parameter, Responses, SchemeId};
use crate::load::Pos;

/// A server of the API.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub struct Environment {
    /// The base URL, with default values of variables filled in.
    pub url: String,
    /// What the document says about it.
    pub description: String,
}

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

/// The HTTP methods that OpenAPI has.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

impl Method {
    /// All of them, by the key of a path item.
    pub const ALL: [(&'static str, Self); 8] = [
        ("get", Self::Get),
        ("put", Self::Put),
        ("post", Self::Post),
        ("delete", Self::Delete),
        ("options", Self::Options),
        ("head", Self::Head),
        ("patch", Self::Patch),
        ("trace", Self::Trace),
    ];

    /// The method as it stands on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

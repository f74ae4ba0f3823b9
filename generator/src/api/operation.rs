//! Operations: what can be called.

use serde::Serialize;

use super::{Body, Deprecation, Docs, EventSet, Parameter, Responses, SchemeId, Server};
use crate::source::Pos;

/// One call.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Operation {
    /// Where it stands.
    pub at: Pos,
    /// The HTTP method.
    pub method: Method,
    /// The path template, as it is sent.
    pub path: String,
    /// What the document and the config call it.
    pub names: OperationNames,
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
    pub(crate) fn wire_line(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// Which operation of the document: a path has one of each method.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OperationKey {
    /// The HTTP method.
    pub method: Method,
    /// The path template, as written.
    pub path: String,
}

impl OperationKey {
    /// How people and messages name it: `POST /client_sessions/create`.
    #[must_use]
    pub(crate) fn wire_line(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// What the document and the config call an operation, in their own words.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct OperationNames {
    /// Which one it is.
    pub key: OperationKey,
    /// Where its path stands.
    pub path_at: Pos,
    /// The `operationId`.
    pub id: Option<String>,
    /// The first tag.
    pub tag: Option<String>,
    /// The resource that the config or a vendor extension gives it, outermost first.
    pub resource: Option<Vec<String>>,
    /// The method that the config or a vendor extension gives it.
    pub method: Option<String>,
    /// False where the document marks it as internal and the config does not ask for it.
    pub documented: bool,
    /// What it answers, as far as that tells what it does.
    pub answer: AnswerHint,
}

/// What an operation answers, as far as its name depends on it.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct AnswerHint {
    /// Whether that is a list.
    pub lists: Lists,
    /// The name of its schema.
    pub schema: Option<String>,
}

/// Whether something is a list, or has one.
#[derive(Clone, Copy, Serialize, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lists {
    /// It is not known what it is.
    #[default]
    Untold,
    /// It neither is a list nor has one.
    Nowhere,
    /// It is an object with a list in it, or a map.
    Inside,
    /// It is a list.
    Itself,
}

/// An HTTP method.
#[derive(Clone, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Method {
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
    pub(crate) const ALL: [(&'static str, Self); 9] = [
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
    pub(crate) fn as_str(&self) -> &str {
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

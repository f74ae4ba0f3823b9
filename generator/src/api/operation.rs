//! Operations: what can be called.

use serde::Serialize;

use super::{Deprecation, Docs, Field, SchemeId, Type, TypeRef};
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
    /// What a successful call gives.
    pub output: Output,
    /// The bodies of refusals that have one.
    pub errors: Vec<ErrorBody>,
    /// Alternatives; each lists the schemes that are needed together. Empty: none is needed.
    pub security: Vec<Vec<SchemeId>>,
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

/// A parameter outside the body.
#[derive(Clone, Serialize, Debug)]
pub struct Parameter {
    /// Name, type, requirement, docs.
    pub field: Field,
    /// Where it travels.
    pub location: Location,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query, in a style.
    Query(Style),
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
}

/// How arrays and objects are written into a query (OpenAPI 3.0.4, "Style Values").
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `form` with `explode: true`, the default.
    Form,
    /// `form` with `explode: false`: values joined by commas.
    FormJoined,
    /// `spaceDelimited`.
    SpaceDelimited,
    /// `pipeDelimited`.
    PipeDelimited,
    /// `deepObject`.
    DeepObject,
}

/// A request body.
#[derive(Clone, Serialize, Debug)]
pub enum Body {
    /// A JSON object whose members are arguments of the call.
    Fields {
        /// The members.
        fields: Vec<Field>,
    },
    /// One JSON value of a type of its own.
    Json {
        /// The type.
        ty: TypeRef,
        /// Whether it must be sent.
        required: bool,
    },
    /// A body of another media type, given as bytes.
    Bytes {
        /// The media type, as written.
        media_type: String,
        /// Whether it must be sent.
        required: bool,
    },
    /// `application/x-www-form-urlencoded`, whose members are arguments of the call.
    Form {
        /// The members.
        fields: Vec<Field>,
    },
}

/// What a successful call gives.
#[derive(Clone, Serialize, Debug)]
pub enum Output {
    /// Nothing that is worth a type.
    Nothing,
    /// The JSON body, or the named member of it.
    Json {
        /// The type.
        ty: TypeRef,
        /// The member that is unwrapped.
        member: Option<String>,
    },
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// The body of a refusal.
#[derive(Clone, Serialize, Debug)]
pub struct ErrorBody {
    /// The status as the document writes it: `404`, `4XX`, `default`.
    pub status: String,
    /// Its type.
    pub ty: Type,
}

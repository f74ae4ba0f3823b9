//! Responses: what a call gives, and what a refusal holds.

use serde::Serialize;

use super::{Parameter, Type, TypeId, TypeRef};

/// All that an operation may answer.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) struct Responses {
    /// What a successful call gives.
    pub output: Output,
    /// What the config says of that, where it says something.
    pub configured: Option<ConfiguredResult>,
    /// The media types to ask for; empty where those follow from the output.
    pub accept: Vec<String>,
    /// Other media types that the same success can be had in.
    pub forms: Vec<Alternative>,
    /// The headers of all but refusals: one of [`super::Api::headers`], where any are declared.
    pub headers: Option<Type>,
    /// The headers of refusals, where these have others: one of [`super::Api::headers`].
    pub refusal_headers: Option<Type>,
    /// The calls that its result leads to.
    pub links: Vec<Link>,
    /// What refusals hold, in document order.
    pub errors: Vec<ErrorBody>,
}

/// A result that the config gives in the place of the document's.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ConfiguredResult {
    /// Its word, or its schema; `None` where only the items are given.
    pub result: Option<String>,
    /// The schema of its items.
    pub item: Option<String>,
    /// The media types that the document declares.
    pub declared: Vec<String>,
}

/// Headers that responses come with, once for all calls that have the same.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct HeaderSet {
    /// The record that they are the members of.
    pub ty: TypeId,
    /// The headers, each once, in document order.
    pub headers: Vec<Parameter>,
}

/// A call that the result of another one leads to (OpenAPI 3.1, "Link Object").
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Link {
    /// What it is called.
    pub name: String,
    /// The `operationId` or the reference of the other call.
    pub target: String,
    /// Its parameters, each with the runtime expression or the constant that it is given.
    pub parameters: Vec<(String, String)>,
}

/// What a successful call gives.
#[derive(Clone, Serialize, Debug, Default)]
pub(crate) enum Output {
    /// Nothing that is worth a type.
    #[default]
    Nothing,
    /// The status and the headers: the response to a `HEAD` has no body.
    Head,
    /// The whole response, whatever it is: the document declares nothing but redirects.
    Redirect,
    /// A body of one kind.
    One(ResponseBody),
    /// A body of one kind, or none with these statuses.
    Optional {
        /// The body.
        content: ResponseBody,
        /// The statuses that come without.
        without: Vec<Status>,
    },
    /// Bodies that differ by status.
    ByStatus(Vec<Success>),
}

impl Output {
    /// Every kind of body that there may be.
    pub(crate) fn contents(&self) -> impl Iterator<Item = &ResponseBody> {
        let (one, many) = match self {
            Self::Nothing | Self::Head | Self::Redirect => (None, &[][..]),
            Self::One(content) | Self::Optional { content, .. } => (Some(content), &[][..]),
            Self::ByStatus(answers) => (None, answers.as_slice()),
        };
        one.into_iter().chain(many.iter().filter_map(|answer| answer.content.as_ref()))
    }
}

/// What the body of a response is.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) enum ResponseBody {
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
    /// Server-sent events whose data is JSON of this type, or plain text.
    Events(Option<TypeRef>),
    /// JSON values one after the other, each on a line or in a record of its own.
    Lines(TypeRef),
}

impl ResponseBody {
    /// The type of the JSON in it.
    #[must_use]
    pub(crate) fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json { ty, .. } | Self::Events(Some(ty)) | Self::Lines(ty) => Some(&ty.ty),
            Self::Text | Self::Bytes | Self::Events(None) => None,
        }
    }

    /// Whether it is read item by item while it arrives.
    #[must_use]
    pub(crate) fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Lines(_))
    }
}

/// One of several answers to a successful call.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct Success {
    /// Its status.
    pub status: Status,
    /// Its body, if it has one.
    pub content: Option<ResponseBody>,
    /// What the document says about it.
    pub docs: String,
}

/// A further media type of a success.
#[derive(Clone, Serialize, Debug, PartialEq, Eq)]
pub(crate) struct Alternative {
    /// The media type, as written.
    pub media_type: String,
    /// What it holds.
    pub content: ResponseBody,
}

/// Which statuses a response is for (OpenAPI 3.1, "Responses Object"). The order is that of
/// precedence.
#[derive(Clone, Copy, Serialize, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Status {
    /// This one.
    Exact(u16),
    /// All that start with this digit: `4XX`.
    Range(u8),
    /// All that no other response is for.
    Default,
}

impl Status {
    /// The status of a key of a Responses Object.
    #[must_use]
    pub(crate) fn of_key(key: &str) -> Option<Self> {
        match key.as_bytes() {
            [first @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Some(Self::Range(first - b'0')),
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(Self::Exact),
            _ if key.eq_ignore_ascii_case("default") => Some(Self::Default),
            _ => None,
        }
    }

    /// What it is called (RFC 9110 section 15): `Accepted`, `No Content`.
    #[must_use]
    pub(crate) fn phrase(self) -> String {
        let known = match self {
            Self::Exact(200) => "OK",
            Self::Exact(201) => "Created",
            Self::Exact(202) => "Accepted",
            Self::Exact(203) => "Non-Authoritative Information",
            Self::Exact(204) => "No Content",
            Self::Exact(205) => "Reset Content",
            Self::Exact(206) => "Partial Content",
            Self::Exact(207) => "Multi-Status",
            Self::Exact(208) => "Already Reported",
            Self::Exact(226) => "IM Used",
            Self::Range(2) => "Success",
            Self::Default => "Default",
            Self::Exact(_) | Self::Range(_) => return format!("status {self}"),
        };
        known.to_owned()
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exact(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What a refusal holds.
#[derive(Clone, Serialize, Debug)]
pub(crate) struct ErrorBody {
    /// Its status.
    pub status: Status,
    /// The type of its JSON body.
    pub ty: Option<Type>,
    /// The media type of a body that is not JSON, or of JSON that differs from the first one of
    /// this status.
    pub media_type: Option<String>,
    /// What the document says about it.
    pub docs: String,
}

//! What every SDK has in common. Generated code has only what is particular to an API.
//!
//! From building a call to its result:
//!
//! | part | what it does |
//! | --- | --- |
//! | [`Core`], [`Settings`] | what all calls of a client share |
//! | [`Scheme`] | which credentials there are; they are chosen when a call is made |
//! | [`RequestBuilder`] | takes the parameters of a call, each where it belongs |
//! | [`Call`] | the finished call, to be inspected and sent |
//! | [`Sending`] | the exchange: redirects, timeout, collecting the body |
//! | [`Transport`] | one request and its response; the rest knows nothing of HTTP clients |
//! | [`json`] | decoding of the result |
//! | [`Error`] | why a call failed |
//! | `events` | the other direction: what the API sends |

mod auth;
mod call;
mod client;
mod encode;
mod error;
#[doc(hidden)]
pub mod events;
mod headers;
pub mod json;
mod limits;
mod operation;
pub mod param;
mod request;
#[doc(hidden)]
pub mod texts;
mod transport;
mod upload;

pub use bytes::Bytes;

pub use auth::{Alternatives, Scheme, SchemeKind};
#[doc(hidden)]
pub use call::event_data;
#[allow(unused_imports, reason = "an API may describe no headers")]
pub(crate) use call::headers;
#[allow(unused_imports, reason = "an API may have no streams of named events")]
pub(crate) use call::named_events;
pub use call::{
    ByteStream, Call, Event, EventData, EventStream, FromHeaders, JsonLines, Reading, Received,
    Response, Sending, SendingResponse,
};
pub use client::{Core, CoreBuilder, Redirects, ServerTemplate, ServerVariable, Settings};
pub use error::{ApiError, AuthError, BadAnswer, Error, ErrorKind, RedirectError, UploadError};
#[allow(unused_imports, reason = "an API may have no events")]
pub(crate) use events::{events, parameters};
#[allow(unused_imports, reason = "an API may have no limits")]
pub(crate) use limits::limits;
#[doc(hidden)]
pub use limits::{Arguments, Limited, Limits, Members, Rule};
#[allow(unused_imports, reason = "an API may have no operations")]
pub(crate) use operation::operation;
pub use operation::{Arrival, Form, Operation};
#[allow(unused_imports, reason = "an API may have no bodies")]
pub(crate) use request::content;
pub use request::{Content, ContentForm, MemberStyle, ParamStyle, RequestBuilder};
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{
    Body, Reply, Request, Transport, TransportError, TransportErrorKind, TransportFuture,
};

pub use upload::{FilePart, Upload};

#[cfg(feature = "uuid")]
pub use json::Uuid;
pub use json::{
    Base64, Base64Url, DecodeError, DecodeMode, Gap, IpAddr, Json, Nullable, Number, Secret,
};
pub use json::{Date, Duration, Time, Timestamp};
#[allow(unused_imports, reason = "an API may have none of one kind")]
pub(crate) use json::{integer_enum, record, string_enum, union};
pub use param::{Param, ParamValue, list};

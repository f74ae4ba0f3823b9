//! What every SDK has in common. Generated code has only what is particular to an API.
//!
//! From building a call to its result:
//!
//! | part | what it does |
//! | --- | --- |
//! | [`Core`], [`Settings`] | what all calls of a client share |
//! | [`Scheme`] | which credentials there are; they are chosen when a call is made |
//! | [`Call`] | the finished call, to be inspected and sent |
//! | [`Sending`] | the exchange: redirects, timeout, collecting the body |
//! | [`EventStream`], [`JsonLines`], [`ByteStream`] | results that are read while they arrive |
//! | [`Transport`] | one request and its response; the rest does not depend on an HTTP client |
//! | [`json`](mod@json) | decoding of the result |
//! | [`Error`] | why a call failed |
//!
//! Each folder is a room; its `mod.rs` says what it is for. What only generated code names is in
//! `codegen`.

mod call;
mod client;
#[doc(hidden)]
pub mod codegen;
mod error;
pub mod json;
mod operation;
mod request;
mod stream;
mod text;
mod transport;
mod upload;
mod validate;
mod webhook;

pub use bytes::Bytes;

pub use call::{Call, FromHeaders, Response, Sending, SendingResponse};
pub use client::auth::{Scheme, SchemeKind};
pub use client::{Core, CoreBuilder, Redirects, ServerTemplate, ServerVariable, Settings};
pub use error::{ApiError, AuthError, BadAnswer, Error, ErrorKind, RedirectError, UploadError};
#[cfg(feature = "uuid")]
pub use json::Uuid;
pub use json::{
    Base64, Base64Url, DecodeError, DecodeMode, Gap, Gaps, IpAddr, Json, Nullable, Number, Secret,
    UnknownMembers, json,
};
#[cfg(feature = "jiff")]
pub use json::{Date, Duration, Time, Timestamp};
pub use stream::{ByteStream, Event, EventData, EventStream, JsonLines};
pub use text::{Param, ParamValue};
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{
    Body, Reply, Request, Transport, TransportError, TransportErrorKind, TransportFuture,
};
pub use upload::{FilePart, Upload};

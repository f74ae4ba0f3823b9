//! The runtime of every SDK.

mod auth;
mod call;
mod client;
mod encode;
mod error;
mod headers;
pub mod json;
mod operation;
pub mod param;
mod request;
mod transport;

pub use bytes::Bytes;

pub use auth::{Alternatives, Scheme, SchemeKind};
pub use call::{Call, Reading, Received, Response, Sending, SendingResponse};
pub use client::{Core, CoreBuilder, Settings};
pub use error::{ApiError, AuthError, BadAnswer, Error, ErrorKind, RedirectError};
pub use operation::Operation;
#[allow(unused_imports, reason = "an API may have no operations")]
pub(crate) use operation::operation;
pub use request::{QueryStyle, RequestBuilder};
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{Body, Reply, Request, Transport, TransportError, TransportErrorKind, TransportFuture};

pub use json::{Base64, DecodeError, DecodeMode, Gap, Json, Nullable, Secret};
#[cfg(feature = "jiff")]
pub use json::{Date, Time, Timestamp};
#[cfg(feature = "uuid")]
pub use json::Uuid;
#[allow(unused_imports, reason = "an API may have none of one kind")]
pub(crate) use json::{record, string_enum, union};
pub use param::{Param, ParamValue, list};

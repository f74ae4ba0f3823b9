//! Calls: finished requests, sending them, and reading their responses.
//!
//! Follows redirects, keeps the deadline and collects bodies. Does not know how a request was built
//! (`request`), nor how bytes travel (`transport`).

mod authorization;
mod exchange;
mod from_headers;
mod private_hosts;
mod received;
mod redirect;
mod response;
mod sending;

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};
use url::Url;

pub use from_headers::FromHeaders;
pub(super) use from_headers::from_headers;
#[allow(unused_imports, reason = "an API may describe no headers")]
pub(crate) use from_headers::headers;
pub use received::Received;
pub(in crate::runtime) use received::ResultReader;
pub use response::Response;
pub use sending::{Sending, SendingResponse};

use super::json::Decode;
use super::operation::{Arrival, Operation};
use super::text::header::{ShownHeaders, header};
use super::{ByteStream, Core, Error, Json, Upload};

/// A call that is ready to be sent: a value that can be looked at, changed and sent, once or
/// several times.
///
/// It holds the request as it will go out, credentials included, and knows how to read the
/// response. Making it and looking at it does no I/O.
///
/// A clone whose body is a stream shares it, and the one that is sent first has it: the other then
/// fails with an [`ErrorKind::Upload`](super::ErrorKind::Upload).
#[must_use = "a call does nothing until it is sent"]
pub struct Call<T> {
    prepared: Box<Prepared>,
    read: ResultReader<T>,
}

/// The part of a call that does not depend on its result.
#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    pub(super) method: Method,
    pub(super) url: Url,
    /// How many bytes of the URL are the base URL's.
    pub(super) base_size: usize,
    /// Encoded `name=value` pairs that are credentials. They join the URL when the call is sent, so
    /// that the URL can be shown.
    pub(super) secret_query: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Upload>,
    pub(super) timeout: Option<Duration>,
    pub(super) arrival: Arrival,
    pub(super) mistake: Option<String>,
    /// Whether the operation requires a credential that the call does not have.
    pub(super) is_unauthorized: bool,
}

impl<T> Call<T> {
    pub(super) fn new(prepared: Box<Prepared>, read: ResultReader<T>) -> Self {
        Self { prepared, read }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.prepared.method
    }

    /// The path as the API's document has it, with its parameters in braces. What they were
    /// replaced with is in [`Call::url`].
    pub fn path(&self) -> &'static str {
        self.prepared.operation.path
    }

    /// The URL with all parameters, but without a credential that goes into the query.
    pub fn url(&self) -> &Url {
        &self.prepared.url
    }

    /// The headers. Those that hold a credential are marked as sensitive
    /// ([`http::HeaderValue::is_sensitive`]).
    pub fn headers(&self) -> &HeaderMap {
        &self.prepared.headers
    }

    /// The body, if the call has one and all of it is in memory.
    pub fn body(&self) -> Option<&Bytes> {
        self.prepared.body.as_ref().and_then(Upload::as_bytes)
    }

    /// Limits how long this call may take, see
    /// [`CoreBuilder::timeout`](super::CoreBuilder::timeout).
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.prepared.timeout = timeout.into();
        self
    }

    /// Sends this call to another base URL: for example to another server that the API's document
    /// names for it. Credentials go there, too. With an invalid base URL, sending fails.
    pub fn base_url(mut self, base_url: &str) -> Self {
        if let Err(mistake) = self.prepared.move_to(base_url) {
            self.prepared.mistake = Some(mistake);
        }
        self
    }

    /// Sets a header, which replaces one of the same name. The header of a security scheme is its
    /// credential. Sending fails if it is not valid in a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.prepared.set_header(name, value);
        if self.prepared.is_unauthorized {
            self.prepared.authorize();
        }
        self
    }

    /// Replaces the body with these bytes, this file or this stream, for what the document does not
    /// describe. Sending fails if the media type is not valid in a header.
    pub fn with_body(mut self, media_type: &str, body: impl Into<Upload>) -> Self {
        self.prepared.set_header("content-type", media_type);
        self.prepared.body = Some(body.into());
        self
    }

    /// Sends the call. Awaiting the call itself does the same.
    #[inline]
    pub fn send(self) -> Sending<T> {
        Sending::new(Ok(self.prepared), self.read)
    }

    /// Sends the call and returns its result with the status, the headers and the body that it came
    /// with.
    #[inline]
    pub fn with_response(self) -> SendingResponse<T> {
        self.send().with_response()
    }

    /// Sends the call and returns the body of a success as it arrives, see [`Sending::streamed`].
    pub fn streamed(self) -> Sending<ByteStream> {
        self.send().streamed()
    }

    /// Sends the call and returns the response as it came, see [`Sending::raw`].
    pub fn raw(self) -> Sending<Response<Bytes>> {
        self.send().raw()
    }

    /// Sends the call and returns the body of a success as JSON, see [`Sending::json`].
    pub fn json(self) -> Sending<Json> {
        self.send().json()
    }

    /// Sends the call and returns the body of a success as JSON of another type, see
    /// [`Sending::as_type`].
    #[inline]
    pub fn as_type<R: Decode>(self) -> Sending<R> {
        self.send().as_type()
    }
}

impl Prepared {
    fn move_to(&mut self, base_url: &str) -> Result<(), String> {
        let base = Core::base_text(base_url)?;
        let path = self
            .url
            .as_str()
            .get(self.base_size..)
            .filter(|path| path.starts_with('/'));
        let path = path.ok_or("its path cannot be appended to another base URL")?;
        self.url = Url::parse(&[&base, path].concat())
            .map_err(|problem| format!("invalid URL: {problem}"))?;
        self.base_size = base.len();
        Ok(())
    }

    fn set_header(&mut self, name: &str, value: &str) {
        match header(name, value) {
            Ok((name, value)) => _ = self.headers.insert(name, value),
            Err(mistake) => self.mistake = Some(mistake),
        }
    }
}

impl<T> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = Sending<T>;

    #[inline]
    fn into_future(self) -> Sending<T> {
        self.send()
    }
}

// Derived, this would ask for `T: Clone`.
impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self {
            prepared: self.prepared.clone(),
            read: self.read,
        }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.prepared.fmt(f)
    }
}

/// Leaves out the values of parameters and most headers, and the body, which may hold secrets.
impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query: Vec<_> = self.url.query_pairs().map(|(name, _)| name).collect();
        f.debug_struct("Call")
            .field("operation", &format_args!("{}", self.operation))
            .field("base_url", &self.core.shown_base())
            .field("query", &query)
            .field("headers", &ShownHeaders(&self.headers, self.core.secrets()))
            .field("body", &self.body)
            .field("timeout", &self.timeout)
            .field("mistake", &self.mistake)
            .finish_non_exhaustive()
    }
}

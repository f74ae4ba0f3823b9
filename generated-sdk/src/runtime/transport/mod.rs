//! Transports: how one request reaches a server, and how its response comes back.
//!
//! The only room that opens connections. Knows nothing of redirects, credentials or JSON.

mod body;
mod error;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use url::Url;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use body::Body;
pub use error::{TransportError, TransportErrorKind};

use super::text::header;

/// Sends one request and returns its response: all that the rest of the runtime knows of HTTP
/// clients.
///
/// An implementation
///
/// - sends the request as it is, and adds only what the protocol needs (`Host`, `Content-Length`,
///   …);
/// - does not follow redirects, does not retry and keeps no cookies: the runtime does what of these
///   is to be done, and knows which credentials may go where;
/// - ends with an error of the kind [`TransportErrorKind::Timeout`] when [`Request::timeout`] is
///   over, whether it waits for the connection, the head of the response or the rest of its body.
pub trait Transport: Send + Sync + 'static {
    /// Starts to send `request`. The future ends when the head of the response is there; the body
    /// follows as a stream.
    fn send(&self, request: Request) -> TransportFuture;
}

/// What [`Transport::send`] returns.
pub type TransportFuture = Pin<Box<dyn Future<Output = Result<Reply, TransportError>> + Send>>;

/// A request, as it goes to a server.
#[non_exhaustive]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The URL, `http` or `https`. Its query may hold a credential.
    pub url: Url,
    /// The headers. Those that hold a credential are marked as sensitive.
    pub headers: HeaderMap,
    /// The body, if there is one. An empty body is one, too. [`Body::length`] is what
    /// `Content-Length` has to be.
    pub body: Option<Body>,
    /// How long the exchange may take, the reading of the response's body included.
    pub timeout: Option<Duration>,
    /// Whether the body of a success is read for as long as it goes on: the timeout then ends with
    /// its head.
    pub streamed: bool,
}

impl Request {
    pub(super) fn new(method: Method, url: Url) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            body: None,
            timeout: None,
            streamed: false,
        }
    }
}

/// Leaves out the query, the values of most headers and the body, which may hold secrets.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("origin", &self.url.origin().ascii_serialization())
            .field("headers", &header::ShownHeaders(&self.headers, &[]))
            .field("body", &self.body)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// A response whose body may still be on its way.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
}

impl Reply {
    /// A response with this status and body, and no headers.
    pub fn new(status: StatusCode, body: impl Into<Body>) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: body.into(),
        }
    }
}

/// Leaves out the headers and the body: a server may repeat secrets in them, which are not known
/// here.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("headers", &format_args!("{} headers", self.headers.len()))
            .finish_non_exhaustive()
    }
}

//! Everything that can go wrong with a call, and the messages about it.
//!
//! Messages show no credential and are of bounded length. What the codec reports is in
//! `json/error`; what a transport reports, in `transport`.

mod advice;
mod answer;
mod api;
mod auth;
mod describe;
mod redirect;
mod refusal;
mod upload;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

pub use answer::BadAnswer;
pub use api::ApiError;
pub use auth::AuthError;
pub(super) use describe::{is_json, media_type};
pub use redirect::RedirectError;
pub use upload::UploadError;

use self::advice::{LARGE_BODY, LARGE_ITEM, StreamKind};
use super::client::auth::{Alternatives, Scheme};
use super::json::shown;
use super::operation::Operation;
use super::{Secret, TransportError, TransportErrorKind};

/// How long a reason may be, in characters. It may contain names of the document.
const LONGEST_REASON: usize = 2000;

/// A call failed, or a client could not be created.
///
/// Its `Display` is one line that names the call and says what happened:
///
/// ```text
/// POST /client_sessions/create was refused: 400 invalid_input: 2 Input Errors (request id r12)
/// ```
///
/// Neither `Display` nor `Debug` shows a credential. What a program needs to decide on is in
/// [`Error::kind`].
pub struct Error {
    // One pointer wide, because every call's result has room for it.
    inner: Box<Inner>,
}

struct Inner {
    operation: Option<&'static Operation>,
    kind: ErrorKind,
    /// What to do about it, where the kind alone does not say.
    advice: Option<String>,
}

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be created from its settings.
    Config(String),
    /// The client has no credential that the operation accepts. Nothing was sent.
    Auth(AuthError),
    /// The request could not be built from its arguments. Nothing was sent.
    Build(String),
    /// The body cannot be sent. Nothing was sent.
    Upload(UploadError),
    /// The request did not reach the server, or the response did not reach the client.
    Transport(TransportError),
    /// The call took longer than this. The server may have carried it out.
    Timeout(Duration),
    /// The server redirected the call to where it must not be sent.
    Redirect(RedirectError),
    /// The body of the response is larger than the limit.
    TooLarge {
        /// The limit, in bytes:
        /// [`CoreBuilder::max_response_bytes`](super::CoreBuilder::max_response_bytes), or what a
        /// stream was collected with.
        limit: u64,
    },
    /// The result would take more memory than the client allows, though its text is not too large.
    Memory {
        /// The limit, in bytes: eight times
        /// [`CoreBuilder::max_response_bytes`](super::CoreBuilder::max_response_bytes).
        limit: u64,
    },
    /// The server refused the call: the status is not one of success.
    Api(ApiError),
    /// The call succeeded, but its response is not what it should be.
    Decode(BadAnswer),
}

impl Error {
    fn new(kind: ErrorKind) -> Self {
        Self {
            inner: Box::new(Inner {
                operation: None,
                kind,
                advice: None,
            }),
        }
    }

    pub(super) fn config(reason: String) -> Self {
        Self::new(ErrorKind::Config(shown(&reason, LONGEST_REASON, &[])))
    }

    pub(super) fn build(reason: String) -> Self {
        Self::new(ErrorKind::Build(shown(&reason, LONGEST_REASON, &[])))
    }

    pub(super) fn auth(accepted: Alternatives, held: Vec<&'static Scheme>) -> Self {
        Self::new(ErrorKind::Auth(AuthError::new(accepted, held)))
    }

    /// `timeout` is how long the whole call may take.
    pub(super) fn transport(
        error: TransportError,
        timeout: Option<Duration>,
        secrets: &[Secret],
    ) -> Self {
        match (error.kind(), timeout) {
            (TransportErrorKind::Timeout, Some(timeout)) => Self::timeout(timeout),
            _ => Self::new(ErrorKind::Transport(error.redacted(secrets))),
        }
    }

    pub(super) fn timeout(timeout: Duration) -> Self {
        Self::new(ErrorKind::Timeout(timeout))
    }

    pub(super) fn redirect(error: RedirectError) -> Self {
        Self::new(ErrorKind::Redirect(error))
    }

    pub(super) fn upload(error: UploadError) -> Self {
        Self::new(ErrorKind::Upload(error))
    }

    pub(super) fn too_large(limit: u64) -> Self {
        Self::new(ErrorKind::TooLarge { limit })
    }

    /// The same of one item of a stream.
    pub(super) fn too_large_item(limit: u64) -> Self {
        let mut error = Self::too_large(limit);
        error.inner.advice = Some(LARGE_ITEM.to_owned());
        error
    }

    pub(super) fn memory(limit: u64) -> Self {
        Self::new(ErrorKind::Memory { limit })
    }

    pub(super) fn api(error: ApiError) -> Self {
        Self::new(ErrorKind::Api(error))
    }

    pub(super) fn decode(answer: BadAnswer) -> Self {
        Self::new(ErrorKind::Decode(answer))
    }

    /// Says what to do about a body that has grown too large, or did not end.
    pub(super) fn advise_on(mut self, operation: &Operation, headers: &HeaderMap) -> Self {
        let kind = &self.inner.kind;
        self.inner.advice = match (kind, StreamKind::of(headers)) {
            (ErrorKind::TooLarge { .. } | ErrorKind::Timeout(_), Some(stream)) => {
                Some(stream.advice(operation))
            }
            (ErrorKind::TooLarge { .. }, None) => Some(LARGE_BODY.to_owned()),
            _ => None,
        };
        self
    }

    /// Says which operation was being called.
    pub(super) fn during(mut self, operation: &'static Operation) -> Self {
        self.inner.operation = Some(operation);
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.inner.kind
    }

    /// The method and the path of the operation that was called, the path as the API's document has
    /// it; `None` if a client could not be created.
    pub fn operation(&self) -> Option<(&'static str, &'static str)> {
        self.inner
            .operation
            .map(|operation| (operation.method, operation.path))
    }

    /// What the server said, if it refused the call.
    pub fn api_error(&self) -> Option<&ApiError> {
        match &self.inner.kind {
            ErrorKind::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.inner.kind {
            ErrorKind::Api(error) => Some(error.status()),
            ErrorKind::Decode(answer) => Some(answer.status()),
            _ => None,
        }
    }

    /// The identity that the server gave to the request, if it did.
    pub fn request_id(&self) -> Option<&str> {
        match &self.inner.kind {
            ErrorKind::Api(error) => error.request_id(),
            ErrorKind::Decode(answer) => answer.request_id(),
            _ => None,
        }
    }

    /// The body of the response as it arrived, if there was one.
    pub fn body(&self) -> Option<&[u8]> {
        match &self.inner.kind {
            ErrorKind::Api(error) => Some(error.body()),
            ErrorKind::Decode(answer) => Some(answer.body()),
            _ => None,
        }
    }

    /// Whether the call timed out.
    pub fn is_timeout(&self) -> bool {
        matches!(self.inner.kind, ErrorKind::Timeout(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inner.operation {
            Some(operation) => write!(f, "{operation} ")?,
            None => f.write_str("the client ")?,
        }
        match &self.inner.kind {
            ErrorKind::Config(reason) => write!(f, "could not be created: {reason}"),
            ErrorKind::Auth(error) => write!(f, "was not sent: {error}"),
            ErrorKind::Build(reason) => write!(f, "was not sent: {reason}"),
            ErrorKind::Upload(error) => write!(f, "was not sent: {error}"),
            ErrorKind::Transport(error) => write!(f, "failed: {error}"),
            ErrorKind::Timeout(timeout) => {
                write!(f, "timed out: no complete response within {timeout:?}")?;
                match self.inner.advice {
                    None => f.write_str("; `timeout` of the call or the client allows more"),
                    Some(_) => Ok(()),
                }
            }
            ErrorKind::Redirect(error) => write!(f, "was redirected: {error}"),
            ErrorKind::TooLarge { limit } => {
                write!(f, "failed: the response is larger than {limit} bytes")
            }
            ErrorKind::Memory { limit } => write!(
                f,
                "failed: its result would take more than {limit} bytes of memory, which is eight times the client's `max_response_bytes`"
            ),
            ErrorKind::Api(error) => write!(f, "was refused: {error}"),
            ErrorKind::Decode(answer) => write!(f, "was answered with {answer}"),
        }?;
        match &self.inner.advice {
            Some(advice) => write!(f, "; {advice}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.inner.operation.map(|operation| operation.to_string());
        f.debug_struct("Error")
            .field("operation", &operation)
            .field("kind", &self.inner.kind)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.inner.kind {
            ErrorKind::Transport(error) => error.source(),
            ErrorKind::Upload(error) => error.source(),
            _ => None,
        }
    }
}

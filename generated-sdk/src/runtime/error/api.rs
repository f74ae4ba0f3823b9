//! Error responses of a server.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::describe::describe_body;
use super::refusal::{find_code, find_message};
use crate::runtime::call::{FromHeaders, Received, from_headers};
use crate::runtime::json::{Decode, DecodeError, DecodeMode, Decoded, Json};
use crate::runtime::text::header::ShownHeaders;

/// How much of a code is kept, in characters.
const LONGEST_CODE: usize = 1000;

/// How much of a message is kept, in characters.
const LONGEST_MESSAGE: usize = 16_000;

/// How much of a message is printed, in characters.
const PRINTED: usize = 1000;

/// The error response of a server that refused a call.
///
/// The code and the message are read where the API's document puts them, or else where most APIs
/// do. Both may be missing: a proxy may answer with text, with a page, or with nothing. The body is
/// kept as it arrived.
pub struct ApiError {
    received: Received,
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
    /// A description of the body, if it has neither code nor message.
    description: String,
}

impl ApiError {
    pub(in crate::runtime) fn new(received: Received) -> Self {
        let settings = received.core.settings();
        let decoder = received.decoder().mode(DecodeMode::Tolerant);
        let body = decoder.decode::<Json>(&received.body);
        let body = body.ok().map(|decoded| decoded.value);
        let (mut code, mut message) = (None, None);
        if let Some(body) = &body {
            code = find_code(body, settings.error_code);
            message = find_message(body, settings.error_message, code.as_ref());
        }
        let code = code.map(|code| received.shown(&code, LONGEST_CODE));
        let message = message.map(|message| received.shown(&message, LONGEST_MESSAGE));
        let description = match (&code, &message) {
            (None, None) => describe_body(&received),
            _ => String::new(),
        };
        Self {
            code,
            message,
            request_id: received.request_id(),
            description,
            received,
        }
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The API's own code for what is wrong, such as `invalid_input`. The client's credentials and
    /// invisible characters are taken out of it, and it has at most 1,000 characters.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What is wrong, in words: one line, at most 16,000 characters of it, without the client's
    /// credentials and without characters that could change the look of a terminal. What the server
    /// really sent is in [`ApiError::body`].
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The identity that the server gave to the request, for its support; at most 200
    /// characters of it.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// Reads headers that the API's document describes: many come with refusals too, such as those
    /// of rate limits.
    ///
    /// # Errors
    ///
    /// When a header is not of its type: [`DecodeError::path`] names it.
    #[inline]
    pub fn headers_as<H: FromHeaders>(&self) -> Result<H, DecodeError> {
        from_headers(&self.received.core, &self.received.headers)
    }

    /// The body of the response, as it arrived. It may be cut short if the server sent too much or
    /// broke off.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// The body as text; invalid UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.received.body).into_owned()
    }

    /// Reads the body as JSON of a type.
    ///
    /// # Errors
    ///
    /// When the body is not JSON, or not of this type.
    #[inline]
    pub fn decode<T: Decode>(&self) -> Result<T, DecodeError> {
        self.decode_with_gaps().map(|decoded| decoded.value)
    }

    /// The same, with what the server did not send as the API's document declares it.
    ///
    /// # Errors
    ///
    /// When the body is not JSON, or not of this type.
    #[inline]
    pub fn decode_with_gaps<T: Decode>(&self) -> Result<Decoded<T>, DecodeError> {
        let decoder = self.received.decoder().mode(DecodeMode::Tolerant);
        decoder.decode(&self.received.body)
    }

    /// The body as one of the types that the docs of the call name for its statuses; `None` when it
    /// is something else: text, HTML, nothing, an object without any member of the type, which
    /// would be read as a record of nothing.
    ///
    /// ```text
    /// match error.status().as_u16() {
    ///     404 => show_missing(error.details_as::<Missing>()),
    ///     _ => show_invalid(error.details_as::<Invalid>()),
    /// }
    /// ```
    ///
    /// [`ApiError::decode`] says why a body is not of a type.
    #[inline]
    pub fn details_as<T: Decode>(&self) -> Option<T> {
        let Decoded { value, gaps } = self.decode_with_gaps().ok()?;
        (!gaps.is_unread(&self.received.body)).then_some(value)
    }
}

/// `400 invalid_input: 2 Input Errors: … (request id request12)`, with the parts that are known.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.received.status.as_u16())?;
        match (&self.code, self.printed()) {
            (Some(code), Some(message)) => write!(f, " {code}: {message}")?,
            (Some(code), None) => write!(f, " {code}")?,
            (None, message) => {
                if let Some(reason) = self.received.status.canonical_reason() {
                    write!(f, " {reason}")?;
                }
                match message {
                    Some(message) => write!(f, ": {message}")?,
                    None => write!(f, ", with {}", self.description)?,
                }
            }
        }
        match self.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.received.status)
            .field("code", &self.code)
            .field("message", &self.printed())
            .field("request_id", &self.request_id())
            .field(
                "headers",
                &ShownHeaders(&self.received.headers, self.received.core.secrets()),
            )
            .field("body", &format_args!("{} bytes", self.received.body.len()))
            .finish()
    }
}

impl ApiError {
    fn printed(&self) -> Option<String> {
        let message = self.message.as_deref()?;
        Some(self.received.shown(message, PRINTED))
    }
}

impl std::error::Error for ApiError {}

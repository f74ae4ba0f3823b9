//! Successful responses that cannot be decoded.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::advice::{advice_on_body, advice_on_item};
use super::describe::{content_coding, describe_body, is_page_or_nothing, media_type};
use crate::runtime::call::Received;
use crate::runtime::json::DecodeError;
use crate::runtime::operation::Arrival;
use crate::runtime::text::header::ShownHeaders;

/// The response to a call that succeeded, whose body cannot be read as the call's result.
pub struct BadAnswer {
    received: Received,
    reason: Option<DecodeError>,
    request_id: Option<String>,
}

impl BadAnswer {
    pub(in crate::runtime) fn new(received: Received, reason: Option<DecodeError>) -> Self {
        let request_id = received.request_id();
        Self {
            received,
            reason,
            request_id,
        }
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The body of the response, as it arrived.
    pub fn body(&self) -> &Bytes {
        &self.received.body
    }

    /// Where the body differs from what it should be; `None` where it is not UTF-8.
    pub fn reason(&self) -> Option<&DecodeError> {
        self.reason.as_ref()
    }

    /// The identity that the server gave to the request, for its support; at most 200
    /// characters of it.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What to do, where the body is of any use: a page of HTML says that the server was not
    /// reached, or wants a login.
    fn advice(&self) -> Option<String> {
        match (self.received.arrival, &self.reason) {
            _ if is_page_or_nothing(&self.received) => None,
            (Arrival::Events | Arrival::Pieces, Some(_)) => {
                Some(advice_on_item(self.received.operation))
            }
            _ => Some(advice_on_body(&self.received, self.is_json())),
        }
    }

    /// Whether the body says that it is JSON, or looks like it.
    fn is_json(&self) -> bool {
        if content_coding(&self.received.headers).is_some() {
            return false;
        }
        let media_type = media_type(&self.received.headers);
        let start = self.received.body.trim_ascii_start().first();
        matches!(start, Some(b'{' | b'['))
            || (start.is_some_and(|byte| *byte != b'<') && media_type.contains("json"))
    }
}

impl fmt::Display for BadAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.received.status.as_u16();
        match &self.reason {
            Some(reason) if self.is_json() => {
                write!(f, "{status}, but the body cannot be decoded: {reason}")?;
            }
            reason => {
                let expected = match reason {
                    Some(_) => "JSON",
                    None if self.received.arrival == Arrival::Events => "server-sent events",
                    None => "UTF-8",
                };
                let found = describe_body(&self.received);
                write!(f, "{status}: expected {expected}, found {found}")?;
            }
        }
        if let Some(id) = self.request_id() {
            write!(f, " (request id {id})")?;
        }
        match self.advice() {
            Some(advice) => write!(f, "; {advice}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for BadAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BadAnswer")
            .field("status", &self.received.status)
            .field(
                "headers",
                &ShownHeaders(&self.received.headers, self.received.core.secrets()),
            )
            .field("body", &format_args!("{} bytes", self.received.body.len()))
            .field("reason", &self.reason)
            .finish()
    }
}

// The reason is not given as the source: it is in the text above, and would be printed once more.
impl std::error::Error for BadAnswer {}

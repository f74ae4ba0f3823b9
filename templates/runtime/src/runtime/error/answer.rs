//! Answers that are not what they should be.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::text::{content_coding, describe, media_type};
use crate::runtime::Arrival;
use crate::runtime::call::Received;
use crate::runtime::headers::Shown;
use crate::runtime::json::DecodeError;

/// The response to a call that succeeded, whose body cannot be read as the call's result.
pub struct BadAnswer {
    received: Received,
    reason: Option<DecodeError>,
}

impl BadAnswer {
    pub(in crate::runtime) fn new(received: Received, reason: Option<DecodeError>) -> Self {
        Self { received, reason }
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

    /// Where the body differs from what it should be. There is no such place in a text that is not UTF-8.
    pub fn reason(&self) -> Option<&DecodeError> {
        self.reason.as_ref()
    }

    /// The identity that the server gave to the request, to be told to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.received.request_id()
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
            Some(_) if self.is_json() => {
                write!(
                    f,
                    "{status}, but the body does not fit: {}",
                    self.reason_shown()
                )?;
            }
            reason => {
                let expected = match reason {
                    Some(_) => "JSON",
                    None if self.received.arrival == Arrival::Events => "server-sent events",
                    None => "UTF-8",
                };
                let found = describe(&self.received);
                write!(f, "{status}, but instead of {expected} with {found}")?;
            }
        }
        match self.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl BadAnswer {
    /// The reason shows a bit of the body, except where the body repeats a credential: the bit may be a part of that.
    fn reason_shown(&self) -> String {
        let body = String::from_utf8_lossy(&self.received.body).into_owned();
        match &self.reason {
            Some(reason) if self.received.scrub(body.clone()) != body => {
                format!("{}: expected {}", reason.path(), reason.expected())
            }
            Some(reason) => reason.to_string(),
            None => "not UTF-8".to_owned(),
        }
    }
}

impl fmt::Debug for BadAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BadAnswer")
            .field("status", &self.received.status)
            .field("headers", &Shown(&self.received.headers))
            .field("body", &format_args!("{} bytes", self.received.body.len()))
            .field("reason", &self.reason_shown())
            .finish()
    }
}

// The reason is not given as the source: it is in the text above, cleared of credentials, as which it would be printed once more.
impl std::error::Error for BadAnswer {}

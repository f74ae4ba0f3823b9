//! Results together with what they came with.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::from_headers::{FromHeaders, from_headers};
use crate::runtime::Core;
use crate::runtime::json::{DecodeError, Gaps};
use crate::runtime::text::header::ShownHeaders;

/// The result of a call, and the response that it was read from.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The status, which is one of success.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it arrived.
    pub body: Bytes,
    /// The result.
    pub value: T,
    /// Where the server did not send what the API's document declares, and what was read instead:
    /// [`DecodeMode`](crate::runtime::DecodeMode) has a table of it.
    /// [`Gap::path`](crate::runtime::Gap::path) finds each of them in the body.
    pub gaps: Gaps,
    pub(super) core: Core,
}

impl<T> Response<T> {
    /// Reads the headers that the API's document describes, as the struct that the docs of the call
    /// name.
    ///
    /// # Errors
    ///
    /// When a header is not of its type: [`DecodeError::path`] names it.
    #[inline]
    pub fn headers_as<H: FromHeaders>(&self) -> Result<H, DecodeError> {
        from_headers(&self.core, &self.headers)
    }
}

/// Leaves out the values of most headers and the body, which may hold secrets.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &ShownHeaders(&self.headers, self.core.secrets()))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("value", &self.value)
            .field("gaps", &self.gaps)
            .finish()
    }
}

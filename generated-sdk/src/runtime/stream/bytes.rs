//! The body of a response as it arrives.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::{EventData, EventStream, JsonLines};
use crate::runtime::call::Received;
use crate::runtime::json::Decode;
use crate::runtime::text::header::ShownHeaders;
use crate::runtime::{Body, Error, TransportError};

/// The response of a call whose body is read while it arrives, in pieces of any size: a [`Stream`]
/// of them.
///
/// It has no limit, and nothing of it is held in memory. Nor has it a timeout: whoever reads it
/// decides how long to wait for the next piece. Dropping it closes the connection.
pub struct ByteStream {
    /// The response without its body.
    pub(super) received: Received,
    body: Option<Body>,
}

impl ByteStream {
    pub(in crate::runtime) fn new(received: Received, body: Body) -> Self {
        Self {
            received,
            body: Some(body),
        }
    }

    /// The status, which is one of success.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    ///
    /// When the body is incomplete. Nothing follows an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|cx| self.poll_piece(cx)).await
    }

    /// Collects the pieces, but not more than `limit` bytes.
    ///
    /// # Errors
    ///
    /// When the body is incomplete, or larger.
    pub async fn collect(mut self, limit: u64) -> Result<Bytes, Error> {
        let mut all = Vec::new();
        let room = usize::try_from(limit).unwrap_or(usize::MAX);
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if piece.len() > room.saturating_sub(all.len()) {
                return Err(Error::too_large(limit).during(self.received.operation));
            }
            all.extend_from_slice(&piece);
        }
        Ok(Bytes::from(all))
    }

    /// Writes the pieces as they arrive, and returns their length. The writing itself is not async:
    /// a file is fine, a pipe may block the thread.
    ///
    /// # Errors
    ///
    /// When the writing fails, or the body is incomplete (the [`Error`] is inside of the one of
    /// I/O).
    pub async fn write_to(mut self, to: &mut (impl io::Write + ?Sized)) -> io::Result<u64> {
        let mut length = 0;
        while let Some(piece) = self.next().await {
            let piece = piece.map_err(io::Error::other)?;
            to.write_all(&piece)?;
            length += piece.len() as u64;
        }
        Ok(length)
    }

    /// Reads the body as server-sent events with JSON in them, whatever its media type.
    #[inline]
    pub fn events<T: Decode>(self) -> EventStream<T> {
        EventStream::of_json(self)
    }

    /// Reads the body as server-sent events with text in them, whatever its media type.
    pub fn text_events(self) -> EventStream<String> {
        EventStream::of_text(self)
    }

    /// Reads the body as server-sent events that are distinguished by their names, whatever its
    /// media type.
    #[inline]
    pub fn named_events<T: EventData>(self) -> EventStream<T> {
        EventStream::of_named(self)
    }

    /// Reads the body as JSON values one after the other, whatever its media type.
    #[inline]
    pub fn lines<T: Decode>(self) -> JsonLines<T> {
        JsonLines::new(self)
    }

    pub(super) fn poll_piece(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let piece = ready!(Pin::new(body).poll_next(cx));
        if !matches!(piece, Some(Ok(_))) {
            self.body = None;
        }
        Poll::Ready(piece.map(|piece| piece.map_err(|error| self.incomplete(error))))
    }

    /// The error of an incomplete body.
    #[cold]
    pub(super) fn incomplete(&self, error: TransportError) -> Error {
        let Received {
            core, operation, ..
        } = &self.received;
        Error::transport(error, None, core.secrets()).during(operation)
    }

    /// Closes the connection.
    pub(super) fn close(&mut self) {
        self.body = None;
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(cx)
    }
}

/// Leaves out the values of most headers, which may hold secrets.
impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("status", &self.received.status)
            .field(
                "headers",
                &ShownHeaders(&self.received.headers, self.received.core.secrets()),
            )
            .finish_non_exhaustive()
    }
}

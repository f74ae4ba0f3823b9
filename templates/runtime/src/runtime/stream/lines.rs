//! JSON values one after the other.

use std::fmt;
use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::ByteStream;
use super::items::{self, ItemReader, LastItem};
use crate::runtime::json::{Decode, Gaps};
use crate::runtime::{Error, TransportError, TransportErrorKind};

/// The first byte of each text of a JSON text sequence (RFC 7464).
const RECORD_SEPARATOR: u8 = 0x1e;

/// The response of a call as JSON values, each decoded when it has arrived: a [`Stream`] of them.
/// They stand on lines of their own (`application/x-ndjson`, `application/jsonl`), or each behind a
/// record separator (`application/json-seq`, RFC 7464); which of these it is, the first byte tells.
/// Empty lines are skipped.
///
/// A value that cannot be decoded is an error that holds it ([`Error::body`]); the stream goes on
/// after it. A value may be as large as a whole response may be (`max_response_bytes`); a larger
/// one, and a connection that breaks off, end the stream. There is no timeout. Dropping the stream
/// closes the connection.
pub struct JsonLines<T> {
    source: Source,
    read: ItemReader<T>,
    last: LastItem,
}

/// The part that does not depend on the type of the values.
struct Source {
    stream: ByteStream,
    piece: Bytes,
    line: Vec<u8>,
    /// The byte that ends a value; not known before the first byte.
    end: Option<u8>,
}

impl<T: Decode> JsonLines<T> {
    #[inline]
    pub(super) fn new(stream: ByteStream) -> Self {
        let source = Source {
            stream,
            piece: Bytes::new(),
            line: Vec::new(),
            end: None,
        };
        Self {
            source,
            read: items::decode_json_item,
            last: LastItem::default(),
        }
    }
}

impl<T> JsonLines<T> {
    /// The status, which is one of success.
    pub fn status(&self) -> StatusCode {
        self.source.stream.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.source.stream.headers()
    }

    /// What the server did not send as the document declares it in the value that came last. The
    /// text that [`Gap::path`](crate::runtime::Gap::path) asks for is
    /// [`text_of_gaps`](Self::text_of_gaps).
    pub fn gaps(&self) -> &Gaps {
        &self.last.gaps
    }

    /// The text of the value that came last, if it had gaps; else it is empty.
    pub fn text_of_gaps(&self) -> &str {
        &self.last.text
    }

    /// The next value; `None` after the last.
    ///
    /// # Errors
    ///
    /// When the value cannot be decoded or is too large, or the connection breaks off.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll_value(cx)).await
    }

    #[inline]
    fn poll_value(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let Some(text) = ready!(self.source.poll(cx)) else {
            return Poll::Ready(None);
        };
        let stream = &self.source.stream;
        Poll::Ready(Some(text.and_then(|text| {
            match (self.read)(&text, stream.decoder()) {
                Ok(decoded) => Ok(self.last.keep(decoded, text)),
                Err(reason) => {
                    self.last = LastItem::default();
                    Err(stream.item_error(text, reason))
                }
            }
        })))
    }
}

impl Source {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<String, Error>>> {
        loop {
            if self.take_line() {
                return Poll::Ready(Some(Ok(self.finish())));
            }
            if let Err(error) = self.stream.check_item_size(self.line.len()) {
                self.line = Vec::new();
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(self.stream.poll_piece(cx)) {
                Some(Ok(piece)) => self.piece = piece,
                Some(Err(error)) => {
                    self.line = Vec::new();
                    return Poll::Ready(Some(Err(error)));
                }
                None if self.line.trim_ascii().is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(self.last())),
            }
        }
    }

    /// Moves bytes from the piece to the line; true when the line has ended.
    fn take_line(&mut self) -> bool {
        loop {
            let Some(first) = self.piece.first() else {
                return false;
            };
            let end = match (self.end, *first) {
                (Some(end), _) => end,
                (None, RECORD_SEPARATOR) => RECORD_SEPARATOR,
                (None, _) => b'\n',
            };
            self.end = Some(end);
            let found = self.piece.iter().position(|byte| *byte == end);
            let length = found.unwrap_or(self.piece.len());
            self.line
                .extend_from_slice(self.piece.get(..length).unwrap_or_default());
            self.piece.advance(found.map_or(length, |at| at + 1));
            if found.is_some() && !self.line.trim_ascii().is_empty() {
                return true;
            }
            if found.is_some() {
                self.line.clear();
            }
        }
    }

    /// The last value, which nothing has ended. In a sequence, a number or a word that no white
    /// space follows may be cut off (RFC 7464 section 2.4).
    fn last(&mut self) -> Result<String, Error> {
        let is_sequence = self.end == Some(RECORD_SEPARATOR);
        let is_closed = matches!(
            self.line.last(),
            Some(b'}' | b']' | b'"' | b' ' | b'\t' | b'\r' | b'\n')
        );
        let text = self.finish();
        if is_sequence && !is_closed {
            let reason = "the last value of the sequence is cut off";
            let error = TransportError::new(TransportErrorKind::Body, reason);
            return Err(self.stream.incomplete(error));
        }
        Ok(text)
    }

    fn finish(&mut self) -> String {
        let line = mem::take(&mut self.line);
        String::from_utf8(line)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

impl<T> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_value(cx)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsonLines")
            .field(&self.source.stream)
            .finish()
    }
}

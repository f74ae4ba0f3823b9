//! Server-sent events.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::ByteStream;
use super::event_data::EventData;
use super::items::{self, LastItem};
use super::sse::{Parser, RawEvent};
use crate::runtime::Error;
use crate::runtime::json::{Decode, DecodeError, Decoded, Decoder, Gaps};

/// The data that ends a stream of JSON by convention. It is not JSON, so it cannot be a value.
const DONE: &str = "[DONE]";

/// A server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The type of the event; `message` where the server sends none.
    pub event: String,
    /// The last identity that the server gave to an event; empty if it gave none.
    pub id: String,
    /// How long to wait before connecting again, where this event says so.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

/// The response of a call as server-sent events (`text/event-stream`, WHATWG HTML section 9.2): a
/// [`Stream`] of [`Event`]s, each decoded when it has arrived.
///
/// An event whose data cannot be decoded is an error that holds it ([`Error::body`]); the stream
/// goes on after it. An event may be as large as a whole response may be (`max_response_bytes`); a
/// larger one, and a connection that breaks off, end the stream. So does the data `[DONE]` where
/// the data is JSON. There is no timeout and no reconnecting. Dropping the stream closes the
/// connection.
pub struct EventStream<T> {
    source: Source,
    read: EventReader<T>,
    last: LastItem,
}

/// How the data of an event is read, from its name and its text.
type EventReader<T> = fn(&str, &str, Decoder<'_>) -> Result<Decoded<T>, DecodeError>;

/// The part that does not depend on the type of the data.
struct Source {
    stream: ByteStream,
    parser: Parser,
    piece: Bytes,
    is_json: bool,
}

impl<T> EventStream<T> {
    fn new(stream: ByteStream, is_json: bool, read: EventReader<T>) -> Self {
        let source = Source {
            stream,
            parser: Parser::default(),
            piece: Bytes::new(),
            is_json,
        };
        let last = LastItem::default();
        Self { source, read, last }
    }

    /// The status, which is one of success.
    pub fn status(&self) -> StatusCode {
        self.source.stream.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.source.stream.headers()
    }

    /// What the server did not send as the document declares it in the event that came last. The
    /// text that [`Gap::path`](crate::runtime::Gap::path) asks for is
    /// [`text_of_gaps`](Self::text_of_gaps).
    pub fn gaps(&self) -> &Gaps {
        &self.last.gaps
    }

    /// The text of the event that came last, if it had gaps; else it is empty.
    pub fn text_of_gaps(&self) -> &str {
        &self.last.text
    }

    /// The next event; `None` after the last.
    ///
    /// # Errors
    ///
    /// When the event cannot be decoded or is too large, or the connection breaks off.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| self.poll_event(cx)).await
    }

    #[inline]
    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let Some(raw) = ready!(self.source.poll(cx)) else {
            return Poll::Ready(None);
        };
        Poll::Ready(Some(raw.and_then(|raw| self.decode(raw))))
    }

    #[inline]
    fn decode(&mut self, raw: RawEvent) -> Result<Event<T>, Error> {
        let RawEvent {
            event,
            id,
            retry,
            data,
        } = raw;
        match (self.read)(&event, &data, self.source.stream.decoder()) {
            Ok(decoded) => Ok(Event {
                event,
                id,
                retry,
                data: self.last.keep(decoded, data),
            }),
            Err(reason) => {
                self.last = LastItem::default();
                Err(self.source.stream.item_error(data, reason))
            }
        }
    }
}

impl<T: Decode> EventStream<T> {
    #[inline]
    pub(super) fn of_json(stream: ByteStream) -> Self {
        Self::new(stream, true, |_, text, decoder| {
            items::decode_json_item(text, decoder)
        })
    }
}

impl<T: EventData> EventStream<T> {
    #[inline]
    pub(super) fn of_named(stream: ByteStream) -> Self {
        Self::new(stream, true, T::read)
    }
}

impl EventStream<String> {
    pub(super) fn of_text(stream: ByteStream) -> Self {
        Self::new(stream, false, |_, text, _| {
            Ok(Decoded::without_gaps(text.to_owned()))
        })
    }
}

impl Source {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawEvent, Error>>> {
        loop {
            let (taken, event) = self.parser.feed(&self.piece);
            self.piece.advance(taken.min(self.piece.len()));
            if let Some(event) = event {
                if self.is_json && event.data.trim_ascii() == DONE {
                    self.piece = Bytes::new();
                    self.stream.close();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(Ok(event)));
            }
            if let Err(error) = self.stream.check_item_size(self.parser.held()) {
                self.parser = Parser::default();
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(self.stream.poll_piece(cx)) {
                Some(Ok(piece)) => self.piece = piece,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                // An event that no empty line has ended does not count (WHATWG HTML section 9.2.6).
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(cx)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventStream")
            .field(&self.source.stream)
            .finish()
    }
}

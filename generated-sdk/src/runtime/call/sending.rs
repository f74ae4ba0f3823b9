//! Calls on their way.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;

use super::exchange::Exchange;
use super::{Prepared, Received, Response, ResultReader};
use crate::runtime::json::Decode;
use crate::runtime::{ByteStream, Error, Json};

/// A call that is being sent: the future of its result. Nothing happens until it is polled;
/// dropping it cancels the call.
///
/// What it waits for is the same for calls of all types, and compiled once. Only the reading of the
/// result is particular.
#[must_use = "futures do nothing unless awaited"]
pub struct Sending<T> {
    exchange: Exchange,
    read: ResultReader<T>,
}

/// Like [`Sending`], but returns the response together with the result.
#[must_use = "futures do nothing unless awaited"]
pub struct SendingResponse<T> {
    exchange: Exchange,
    read: ResultReader<T>,
}

impl<T> Sending<T> {
    #[inline]
    pub(in crate::runtime) fn new(
        prepared: Result<Box<Prepared>, Error>,
        read: ResultReader<T>,
    ) -> Self {
        Self {
            exchange: Exchange::prepared(prepared),
            read,
        }
    }

    /// Returns the response together with the result: its status, its headers, its body as it came.
    #[inline]
    pub fn with_response(self) -> SendingResponse<T> {
        SendingResponse {
            exchange: self.exchange,
            read: self.read,
        }
    }

    /// Returns the body of a success as it arrives, whatever the result would be: without a limit,
    /// and without holding it in memory.
    ///
    /// The timeout of the call then ends with the head of the response.
    pub fn streamed(self) -> Sending<ByteStream> {
        Sending {
            exchange: self.exchange.streamed(),
            read: Received::stream,
        }
    }

    /// Returns the whole response as it came, whatever the result would be: any success is one, of
    /// whatever media type. Nothing is decoded, so nothing can be wrong with it.
    ///
    /// The limit of the client holds ([`CoreBuilder::max_response_bytes`][limit]), also where the
    /// result would be a stream. A refusal is an error as ever, which has its body, too
    /// ([`Error::body`]).
    ///
    /// [limit]: crate::runtime::CoreBuilder::max_response_bytes
    pub fn raw(self) -> Sending<Response<Bytes>> {
        Sending {
            exchange: self.exchange.whole(),
            read: Received::raw,
        }
    }

    /// Returns the body of a success as JSON, whatever the result would be: all of it, also where
    /// the result is a member of it, and by whatever media type it came. An empty body counts as
    /// null.
    pub fn json(self) -> Sending<Json> {
        self.as_type()
    }

    /// Returns the body of a success as JSON of another type than the result, all of it, as
    /// [`Sending::json`] does.
    #[inline]
    pub fn as_type<R: Decode>(self) -> Sending<R> {
        Sending {
            exchange: self.exchange.whole(),
            read: Received::json,
        }
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.poll(cx).map(|received| {
            let received = received?;
            match (self.read)(&received) {
                Ok(decoded) => Ok(decoded.value),
                Err(reason) => Err(received.into_error(reason)),
            }
        })
    }
}

impl<T> Future for SendingResponse<T> {
    type Output = Result<Response<T>, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.poll(cx).map(|received| {
            let received = received?;
            match (self.read)(&received) {
                Ok(decoded) => Ok(received.into_response(decoded)),
                Err(reason) => Err(received.into_error(reason)),
            }
        })
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}

impl<T> fmt::Debug for SendingResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendingResponse")
    }
}

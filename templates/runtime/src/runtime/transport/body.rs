//! Bodies on their way.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::TransportError;

/// The body of a request or a response: a stream of pieces.
pub struct Body {
    source: Source,
    length: Option<u64>,
}

enum Source {
    Whole(Option<Bytes>),
    Stream(Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>),
}

impl Body {
    /// How many bytes there are in all, where that is known.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The bytes, if they are in memory and nothing was taken yet.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.source {
            Source::Whole(bytes) => bytes.as_ref(),
            Source::Stream(_) => None,
        }
    }

    /// A body that arrives piece by piece.
    pub fn stream(
        pieces: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self::with_length(pieces, None)
    }

    pub(in crate::runtime) fn with_length(
        pieces: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        Self {
            source: Source::Stream(Box::pin(pieces)),
            length,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        let bytes = bytes.into();
        Self {
            length: u64::try_from(bytes.len()).ok(),
            source: Source::Whole(Some(bytes)),
        }
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.source {
            Source::Whole(bytes) => Poll::Ready(bytes.take().map(Ok)),
            Source::Stream(pieces) => pieces.as_mut().poll_next(cx),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.source, self.length) {
            (Source::Whole(_), Some(length)) => write!(f, "{length} bytes"),
            (_, Some(length)) => write!(f, "a stream of {length} bytes"),
            (_, None) => f.write_str("a stream"),
        }
    }
}

//! Content on its way: its pieces one after the other.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::file::OpenFile;
use super::{Piece, Pieces};
use crate::runtime::error::UploadError;
use crate::runtime::transport::{Body, TransportError};

/// Opens files and takes streams.
pub(super) fn open(pieces: &[Piece]) -> Result<Body, UploadError> {
    let mut parts = VecDeque::with_capacity(pieces.len());
    let mut length = Some(0_u64);
    for piece in pieces {
        let (part, size) = match piece {
            Piece::Bytes(bytes) => (Part::Bytes(bytes.clone()), u64::try_from(bytes.len()).ok()),
            Piece::File(path) => {
                let reading = OpenFile::open(path)?;
                let size = reading.size();
                (Part::File(reading), Some(size))
            }
            Piece::Stream(once, size) => {
                let stream = once.take().ok_or(UploadError::Spent)?;
                (Part::Stream(stream), *size)
            }
        };
        parts.push_back(part);
        length = length
            .zip(size)
            .and_then(|(so_far, more)| so_far.checked_add(more));
    }
    Ok(Body::with_length(Sequence { parts }, length))
}

enum Part {
    Bytes(Bytes),
    File(OpenFile),
    Stream(Pieces),
}

struct Sequence {
    parts: VecDeque<Part>,
}

impl Stream for Sequence {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let item = match self.parts.front_mut() {
                None => return Poll::Ready(None),
                Some(Part::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    (!bytes.is_empty()).then_some(Ok(bytes))
                }
                Some(Part::File(reading)) => ready!(reading.poll_next(cx)),
                Some(Part::Stream(stream)) => ready!(stream.as_mut().poll_next(cx)),
            };
            if item.is_some() {
                return Poll::Ready(item);
            }
            self.parts.pop_front();
        }
    }
}

/// A stream whose errors are turned into others.
pub(super) struct Mapped<S, F> {
    stream: Pin<Box<S>>,
    turn: F,
}

impl<S, F> Mapped<S, F> {
    pub(super) fn new(stream: S, turn: F) -> Self {
        Self {
            stream: Box::pin(stream),
            turn,
        }
    }
}

impl<S, E, F> Stream for Mapped<S, F>
where
    S: Stream<Item = Result<Bytes, E>>,
    F: Fn(E) -> TransportError + Unpin,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.stream.as_mut().poll_next(cx));
        Poll::Ready(item.map(|item| item.map_err(&self.turn)))
    }
}

//! A transport without a network, whose responses are there at once.

use std::collections::VecDeque;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use url::Url;

use super::api::SETTINGS;
use crate::runtime::{
    CoreBuilder, Reply, Request, Transport, TransportError, TransportErrorKind, TransportFuture,
};

/// A request as it was sent.
pub(super) struct Sent {
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Vec<u8>>,
}

#[derive(Clone, Default)]
pub(super) struct Canned {
    replies: Arc<Mutex<VecDeque<Reply>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Canned {
    /// Responds with these, one after the other.
    pub(super) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self {
            replies: Arc::new(Mutex::new(replies.into_iter().collect())),
            sent: Arc::default(),
        }
    }

    /// A builder of a client that sends through this.
    pub(super) fn builder(&self) -> CoreBuilder {
        let mut builder = CoreBuilder::new(&SETTINGS);
        builder.transport(self.clone());
        builder
    }

    /// The requests so far.
    pub(super) fn sent(&self) -> Vec<Sent> {
        std::mem::take(&mut self.sent.lock().unwrap())
    }
}

impl Transport for Canned {
    fn send(&self, request: Request) -> TransportFuture {
        self.sent.lock().unwrap().push(Sent {
            url: request.url,
            headers: request.headers,
            body: request.body.map(|body| collected(body).concat()),
        });
        let none = || TransportError::new(TransportErrorKind::Other, "no response is left");
        let reply = self.replies.lock().unwrap().pop_front().ok_or_else(none);
        Box::pin(async { reply })
    }
}

/// What a stream gives, all of which is there.
fn collected<E: std::fmt::Debug>(stream: impl Stream<Item = Result<Bytes, E>>) -> Vec<Bytes> {
    let mut stream = pin!(stream);
    let next = std::iter::from_fn(|| run(next(&mut stream)));
    next.map(Result::unwrap).collect()
}

/// The next item of a stream.
pub(super) fn next<S: Stream>(stream: &mut Pin<&mut S>) -> impl Future<Output = Option<S::Item>> {
    std::future::poll_fn(|context| stream.as_mut().poll_next(context))
}

/// The result of a future that waits for nothing.
pub(super) fn run<F: IntoFuture>(future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits, with nothing to wait for"),
    }
}

/// Bytes that arrive in these pieces.
pub(super) struct Pieces(pub(super) VecDeque<Bytes>);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(Ok))
    }
}

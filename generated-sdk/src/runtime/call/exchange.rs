//! From a request to its response.
//!
//! A call whose result is a stream ends with [`send_request`] and hands on the reply's body
//! instead of collecting it. A [`Prepared`] can be sent any number of times within one deadline.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;

use super::received::Rest;
use super::redirect::Hop;
use super::{Prepared, Received};
use crate::runtime::error::{ApiError, media_type};
use crate::runtime::operation::Arrival;
use crate::runtime::{Body, Error, Reply, TransportError};

/// An exchange, not begun or under way. It is one type for all operations.
pub(super) enum Exchange {
    Ready(Result<Box<Prepared>, Error>),
    Running(Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>>),
}

impl Exchange {
    /// The exchange of a call, or the error that kept the call from being built.
    #[inline]
    pub(super) fn prepared(prepared: Result<Box<Prepared>, Error>) -> Self {
        Self::Ready(prepared)
    }

    /// Leaves the body of a success to be read later. An exchange under way stays as it is.
    pub(super) fn streamed(mut self) -> Self {
        if let Self::Ready(Ok(prepared)) = &mut self
            && prepared.arrival == Arrival::Whole
        {
            prepared.arrival = Arrival::Pieces;
        }
        self
    }

    /// Collects the body of a success, also where the result would be a stream. An exchange under
    /// way stays as it is.
    pub(super) fn whole(mut self) -> Self {
        if let Self::Ready(Ok(prepared)) = &mut self {
            prepared.arrival = Arrival::Whole;
        }
        self
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Received, Error>> {
        loop {
            match self {
                Self::Running(exchange) => return exchange.as_mut().poll(cx),
                Self::Ready(prepared) => {
                    let again = Err(Error::build(
                        "its future was polled after it had completed".to_owned(),
                    ));
                    *self = Self::Running(start_exchange(std::mem::replace(prepared, again)));
                }
            }
        }
    }
}

/// Memory that a server can make a client reserve by a header alone: 1 MiB.
const MAX_RESERVED: u64 = 1 << 20;

fn start_exchange(
    prepared: Result<Box<Prepared>, Error>,
) -> Pin<Box<dyn Future<Output = Result<Received, Error>> + Send>> {
    Box::pin(async move {
        let prepared = prepared?;
        let operation = prepared.operation;
        run_exchange(&prepared)
            .await
            .map_err(|error| error.during(operation))
    })
}

async fn run_exchange(call: &Prepared) -> Result<Received, Error> {
    if let Some(mistake) = &call.mistake {
        return Err(Error::build(mistake.clone()));
    }
    let Reply {
        status,
        headers,
        body,
    } = send_request(call).await?;
    let limit = call.core.max_response_bytes();
    let is_success = status.is_success() || (status.is_redirection() && call.operation.redirects);
    let mut received = Received {
        core: call.core.clone(),
        operation: call.operation,
        status,
        headers,
        body: Bytes::new(),
        arrival: call.arrival,
        rest: Rest::default(),
    };
    if is_success && arrives_later(call.arrival, &received.headers) {
        received.rest = Rest::new(body);
        return Ok(received);
    }
    let (body, outcome) = collect_body(body, &received.headers, limit).await;
    received.body = body;
    if !is_success {
        // That the call was refused is worth more than what became of the explanation.
        return Err(Error::api(ApiError::new(received)));
    }
    let error = match outcome {
        CollectOutcome::Complete => return Ok(received),
        CollectOutcome::TooLarge => Error::too_large(limit),
        CollectOutcome::Failed(error) => Error::transport(error, call.timeout, call.core.secrets()),
    };
    Err(error.advise_on(call.operation, &received.headers))
}

/// Whether the body is left to be read as a stream. What does not claim to be a stream of events is
/// collected, so that it can be shown: as such a stream, a page of HTML would be one without
/// events.
fn arrives_later(arrival: Arrival, headers: &HeaderMap) -> bool {
    match arrival {
        Arrival::Whole => false,
        Arrival::Pieces => true,
        Arrival::Events => matches!(media_type(headers).as_str(), "" | "text/event-stream"),
    }
}

/// Sends the request and follows redirects, until a response is not a redirect that is followed.
async fn send_request(call: &Prepared) -> Result<Reply, Error> {
    let deadline = Deadline::after(call.timeout);
    let mut hop = Hop::first(call);
    loop {
        let request = hop.request(deadline.remaining()?);
        let mut request = request.map_err(Error::upload)?;
        request.streamed = call.arrival != Arrival::Whole;
        let reply = call.core.transport().send(request).await;
        let reply = reply.map_err(|error| {
            Error::transport(
                error.with_origin_of(hop.url()),
                call.timeout,
                call.core.secrets(),
            )
        })?;
        if !hop.follow(call, &reply).map_err(Error::redirect)? {
            return Ok(reply);
        }
    }
}

/// When a call has to be over.
struct Deadline {
    timeout: Option<Duration>,
    /// A timeout too long for the clock is the same as none.
    end: Option<Instant>,
}

impl Deadline {
    fn after(timeout: Option<Duration>) -> Self {
        Self {
            timeout,
            end: timeout.and_then(|timeout| Instant::now().checked_add(timeout)),
        }
    }

    /// The remaining time.
    fn remaining(&self) -> Result<Option<Duration>, Error> {
        let (Some(end), Some(timeout)) = (self.end, self.timeout) else {
            return Ok(None);
        };
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            Err(Error::timeout(timeout))
        } else {
            Ok(Some(left))
        }
    }
}

/// How the reading of a body ended.
enum CollectOutcome {
    Complete,
    TooLarge,
    Failed(TransportError),
}

/// Reads a body, but not more than `limit` bytes of it.
async fn collect_body(mut body: Body, headers: &HeaderMap, limit: u64) -> (Bytes, CollectOutcome) {
    let declared = content_length(headers).unwrap_or(0);
    let mut first = Bytes::new();
    let mut all: Vec<u8> = Vec::new();
    let outcome = loop {
        let piece = match poll_fn(|cx| Pin::new(&mut body).poll_next(cx)).await {
            Some(Ok(piece)) => piece,
            Some(Err(error)) => break CollectOutcome::Failed(error),
            None => break CollectOutcome::Complete,
        };
        let so_far = all.len().max(first.len());
        let room = usize::try_from(limit)
            .unwrap_or(usize::MAX)
            .saturating_sub(so_far);
        let taken = piece.slice(..piece.len().min(room));
        if so_far == 0 {
            // Most bodies come in one piece, which is then not copied.
            first = taken;
        } else {
            if all.is_empty() {
                all.reserve(
                    usize::try_from(declared.min(MAX_RESERVED))
                        .unwrap_or(0)
                        .max(first.len() + taken.len()),
                );
                all.extend_from_slice(&first);
            }
            all.extend_from_slice(&taken);
        }
        if piece.len() > room {
            break CollectOutcome::TooLarge;
        }
    };
    (
        if all.is_empty() {
            first
        } else {
            Bytes::from(all)
        },
        outcome,
    )
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

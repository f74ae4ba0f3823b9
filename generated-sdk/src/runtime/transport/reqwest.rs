//! The default transport: [`reqwest`] with rustls.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;
use reqwest::redirect;
use rustls::crypto::{CryptoProvider, ring};
use rustls_platform_verifier::BuilderVerifierExt;

use super::{Body, Reply, Request, Transport, TransportError, TransportErrorKind, TransportFuture};

/// Sends requests with [`reqwest`]. It needs a tokio runtime around it.
///
/// A clone shares the connections.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// Whether the client was set up by the user.
    foreign: bool,
}

impl ReqwestTransport {
    /// A transport with connections of its own. Certificates are checked as the operating system
    /// does; the proxies that the environment names (`HTTPS_PROXY`, …) are used.
    ///
    /// # Errors
    ///
    /// When the certificates of the operating system cannot be read.
    pub fn new() -> Result<Self, Box<dyn StdError + Send + Sync>> {
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls()?)
            .redirect(redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .build()?;
        Ok(Self {
            client,
            foreign: false,
        })
    }
}

/// Takes a client with settings of your own: proxies, certificates, pool sizes.
///
/// It has to leave redirects alone ([`redirect::Policy::none`]). A client that follows them sends
/// credentials in headers that it does not know to other hosts; a response that came from elsewhere
/// is refused, but only after that.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self {
            client,
            foreign: true,
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> TransportFuture {
        let mut outgoing = reqwest::Request::new(request.method, request.url);
        *outgoing.headers_mut() = request.headers;
        *outgoing.body_mut() = request.body.map(outgoing_body);
        // reqwest's own timeout is for all of the body.
        let of_head = request.timeout.filter(|_| request.streamed);
        *outgoing.timeout_mut() = request.timeout.filter(|_| !request.streamed);
        let asked = self.foreign.then(|| outgoing.url().clone());
        let response = self.client.execute(outgoing);
        Box::pin(async move {
            let mut timer = of_head.map(|timeout| Box::pin(tokio::time::sleep(timeout)));
            let response = head(response, &mut timer).await?;
            if response.status().is_success() {
                timer = None;
            }
            if asked.is_some_and(|asked| asked != *response.url()) {
                let reason =
                    "the HTTP client followed a redirect by itself, see `ReqwestTransport`";
                return Err(TransportError::new(TransportErrorKind::Other, reason));
            }
            let (head, body) = http::Response::from(response).into_parts();
            Ok(Reply {
                status: head.status,
                headers: head.headers,
                body: Body::stream(Pieces { body, timer }),
            })
        })
    }
}

/// A body as reqwest takes it: bytes as they are, since it can send these again on another
/// connection.
fn outgoing_body(body: Body) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(Outgoing(Mutex::new(body))),
    }
}

/// A streamed body. Nobody ever waits for the lock: it makes a stream [`Sync`], which reqwest asks
/// for.
struct Outgoing(Mutex<Body>);

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        let body = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let piece = ready!(Pin::new(body).poll_next(cx));
        Poll::Ready(piece.map(|piece| piece.map(http_body::Frame::data)))
    }

    fn size_hint(&self) -> http_body::SizeHint {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        body.length().map_or_else(
            http_body::SizeHint::default,
            http_body::SizeHint::with_exact,
        )
    }
}

/// Waits for the head of a response, but not longer than the timer says.
async fn head(
    response: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
    timer: &mut Option<Timer>,
) -> Result<reqwest::Response, TransportError> {
    let mut response = pin!(response);
    poll_fn(|cx| {
        if let Poll::Ready(response) = response.as_mut().poll(cx) {
            return Poll::Ready(
                response.map_err(|error| failure(error, TransportErrorKind::Other)),
            );
        }
        ended(timer, cx).map(Err)
    })
    .await
}

type Timer = Pin<Box<tokio::time::Sleep>>;

/// The end of the time.
fn ended(timer: &mut Option<Timer>, cx: &mut Context<'_>) -> Poll<TransportError> {
    match timer {
        Some(timer) => timer.as_mut().poll(cx).map(|()| {
            TransportError::new(TransportErrorKind::Timeout, "the time limit was reached")
        }),
        None => Poll::Pending,
    }
}

/// The data frames of a body; trailers are skipped.
struct Pieces {
    body: reqwest::Body,
    timer: Option<Timer>,
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return match Pin::new(&mut self.body).poll_frame(cx) {
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) => Poll::Ready(Some(Ok(data))),
                    Err(_) => continue,
                },
                Poll::Ready(Some(Err(error))) => {
                    Poll::Ready(Some(Err(failure(error, TransportErrorKind::Body))))
                }
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Pending => ended(&mut self.timer, cx).map(|error| Some(Err(error))),
            };
        }
    }
}

/// The kind is reqwest's own where it has one, otherwise `kind`. The URL is taken out: its query
/// may hold a credential.
fn failure(error: reqwest::Error, kind: TransportErrorKind) -> TransportError {
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if is_upload(&error) {
        TransportErrorKind::Upload
    } else {
        kind
    };
    TransportError::new(kind, error.without_url())
}

/// Whether the body that was being sent is at fault.
fn is_upload(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let ours = error.downcast_ref::<TransportError>();
        if ours.is_some_and(|error| error.kind() == TransportErrorKind::Upload) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// The cryptography that the application has chosen, otherwise ring: it builds fast and everywhere.
/// Nothing is installed for the whole process, which is the application's to do.
fn tls() -> Result<rustls::ClientConfig, rustls::Error> {
    let provider = CryptoProvider::get_default()
        .cloned()
        .unwrap_or_else(|| Arc::new(ring::default_provider()));
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

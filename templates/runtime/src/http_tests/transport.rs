//! Transports that are not the default one.

use std::time::Duration;

use http::StatusCode;

use super::api::{API_KEY, CreateThing, GetThing, SETTINGS, THING};
use super::server::{Server, answer, json, run};
use crate::runtime::{
    CoreBuilder, ErrorKind, Reply, Request, ReqwestTransport, Transport, TransportError,
    TransportErrorKind, TransportFuture,
};

/// A transport without a network.
pub(super) struct Canned<F>(pub(super) F);

impl<F: Fn(Request) -> Result<Reply, TransportError> + Send + Sync + 'static> Transport
    for Canned<F>
{
    fn send(&self, request: Request) -> TransportFuture {
        let reply = (self.0)(request);
        Box::pin(async { reply })
    }
}

pub(super) fn with(transport: impl Transport) -> CoreBuilder {
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.credential(&API_KEY, "key-of-the-test".into());
    builder.transport(transport);
    builder
}

#[test]
fn a_transport_of_your_own_gets_the_whole_request() {
    let transport = Canned(|request: Request| {
        assert_eq!(
            (request.method.as_str(), request.url.as_str()),
            ("POST", "https://api.tiny.example/things/create")
        );
        assert_eq!(request.headers["authorization"], "Bearer key-of-the-test");
        let body = request.body.as_ref().and_then(|body| body.as_bytes());
        assert_eq!(body.map(|body| &body[..]), Some(&b"{}"[..]));
        assert!(
            request
                .timeout
                .is_some_and(|left| left <= Duration::from_secs(30))
        );
        assert!(!format!("{request:?}").contains("key-of-the-test"));
        Ok(Reply::new(
            StatusCode::OK,
            format!(r#"{{"thing": {THING}}}"#),
        ))
    });
    assert_eq!(
        run(CreateThing::new(&with(transport).build().unwrap()))
            .unwrap()
            .thing_id,
        "t1"
    );
}

#[test]
fn errors_of_a_transport() {
    for (kind, shown) in [
        (
            TransportErrorKind::Connect,
            "failed: could not connect to https://api.tiny.example: no net",
        ),
        (
            TransportErrorKind::Other,
            "failed: the exchange failed: no net",
        ),
        (
            TransportErrorKind::Timeout,
            "timed out: no complete response within 30s; `timeout` of the call or the client allows more",
        ),
    ] {
        let transport = Canned(move |_| Err(TransportError::new(kind, "no net")));
        let error = run(CreateThing::new(&with(transport).build().unwrap())).unwrap_err();
        assert_eq!(error.to_string(), format!("POST /things/create {shown}"));
    }
}

#[test]
fn https_to_http_is_another_origin() {
    let transport = Canned(|request: Request| match request.url.scheme() {
        "https" => {
            let mut reply = Reply::new(StatusCode::FOUND, "");
            reply.headers.insert(
                "location",
                "http://api.tiny.example/things/x".parse().unwrap(),
            );
            Ok(reply)
        }
        _ => {
            assert!(!request.headers.contains_key("authorization"));
            Ok(Reply::new(StatusCode::OK, THING))
        }
    });
    let call = GetThing::new(&with(transport).build().unwrap())
        .with(|request| request.path("thing_id", "x"));
    run(call).unwrap();
}

#[test]
fn a_default_port_is_the_same_origin() {
    let transport = Canned(|request: Request| match request.url.path() {
        "/things/x" => {
            let mut reply = Reply::new(StatusCode::FOUND, "");
            reply.headers.insert(
                "location",
                "HTTPS://API.tiny.example:443/y".parse().unwrap(),
            );
            Ok(reply)
        }
        _ => {
            assert!(request.headers.contains_key("authorization"));
            Ok(Reply::new(StatusCode::OK, THING))
        }
    });
    let call = GetThing::new(&with(transport).build().unwrap())
        .with(|request| request.path("thing_id", "x"));
    run(call).unwrap();
}

#[test]
fn a_client_that_follows_redirects_by_itself_is_found_out() {
    let server = Server::start(|seen| match seen.what() {
        "GET /things/x" => answer("302 Found\r\nlocation: /y", ""),
        _ => json(THING),
    });
    let tls = rustls::ClientConfig::builder_with_provider(
        rustls::crypto::ring::default_provider().into(),
    );
    let tls = tls
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty());
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(tls.with_no_client_auth())
        .build()
        .unwrap();
    let mut builder = with(ReqwestTransport::from(client));
    builder.base_url(&server.url);
    let call =
        GetThing::new(&builder.build().unwrap()).with(|request| request.path("thing_id", "x"));
    let error = run(call).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error}");
    assert!(
        error.to_string().contains("followed a redirect by itself"),
        "{error}"
    );
}

//! Which redirects a client follows, and how a user changes that.

use http::StatusCode;

use super::refused;
use crate::http_tests::api::{GetThing, THING};
use crate::http_tests::server::run;
use crate::http_tests::transport::{Canned, with};
use crate::runtime::{CoreBuilder, Error, RedirectError, Redirects, Reply, Request};

/// What becomes of a call to a public server that sends it there.
fn sent_on(set: impl FnOnce(&mut CoreBuilder), location: &str) -> Result<(), Error> {
    let location = location.to_owned();
    let mut builder = with(Canned(move |request: Request| {
        let is_home = request.url.path().starts_with("/things");
        let mut reply = Reply::new(
            if is_home {
                StatusCode::FOUND
            } else {
                StatusCode::OK
            },
            THING,
        );
        reply.headers.insert("location", location.parse().unwrap());
        Ok(reply)
    }));
    set(&mut builder);
    run(GetThing::new(&builder.build().unwrap()).with(|request| request.path("thing_id", "x")))
        .map(drop)
}

#[test]
fn a_client_says_which_redirects_it_follows() {
    let within = [
        "/new",
        "https://api.tiny.example/new",
        "//API.tiny.example:443/new",
    ];
    let beyond = [
        "https://x.example/new",
        "http://api.tiny.example/new",
        "https://api.tiny.example:444/new",
    ];
    for location in within.into_iter().chain(beyond) {
        sent_on(|_| {}, location).unwrap();
        sent_on(|client| client.redirects(Redirects::All), location).unwrap();
        let error = sent_on(|client| client.redirects(Redirects::None), location).unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::FOUND), "{error}");
        assert_eq!(error.body(), Some(THING.as_bytes()));
    }
    for location in within {
        sent_on(|client| client.redirects(Redirects::SameOrigin), location).unwrap();
    }
    for location in beyond {
        let outcome = sent_on(|client| client.redirects(Redirects::SameOrigin), location);
        let target = location.trim_end_matches("/new").to_owned();
        assert_eq!(
            outcome.as_ref().unwrap_err().to_string(),
            format!(
                "GET /things/{{thing_id}} was redirected: to {target}, another origin, which the client's `redirects(Redirects::All)` would allow"
            )
        );
        assert_eq!(refused(outcome), RedirectError::OtherOrigin { target });
    }
}

#[test]
fn a_public_server_sends_nobody_into_a_private_network() {
    for (location, target) in [
        ("http://localhost/new", "http://localhost"),
        ("http://127.0.0.1:8080/new", "http://127.0.0.1:8080"),
        ("http://2130706433/new", "http://127.0.0.1"),
        ("http://0x7f.1/new", "http://127.0.0.1"),
        (
            "http://[::ffff:169.254.169.254]/new",
            "http://[::ffff:a9fe:a9fe]",
        ),
        (
            "//metadata.google.internal/new",
            "https://metadata.google.internal",
        ),
        (r"\\10.0.0.1\new", "https://10.0.0.1"),
    ] {
        let outcome = sent_on(|_| {}, location);
        let refusal = RedirectError::Private {
            target: target.to_owned(),
        };
        assert_eq!(refused(outcome), refusal, "{location}");
        sent_on(|client| client.allow_private_redirects(true), location).unwrap();
        sent_on(|client| client.base_url("http://192.168.1.1"), location).unwrap();
    }
    let error = sent_on(|_| {}, "http://127.0.0.1/new").unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /things/{thing_id} was redirected: to http://127.0.0.1, in a private network, which the client's `allow_private_redirects` would allow"
    );
}

#[test]
fn a_private_network_is_not_reached_by_a_way_round() {
    let mut builder = with(Canned(|request: Request| {
        let (status, location) = match request.url.host_str() {
            Some("api.tiny.example") => (StatusCode::FOUND, "https://x.example/"),
            Some("x.example") => (StatusCode::FOUND, "http://127.0.0.1/"),
            _ => (StatusCode::OK, "x"),
        };
        let mut reply = Reply::new(status, THING);
        reply.headers.insert("location", location.parse().unwrap());
        Ok(reply)
    }));
    builder.redirects(Redirects::All);
    let call =
        GetThing::new(&builder.build().unwrap()).with(|request| request.path("thing_id", "x"));
    let target = "http://127.0.0.1".to_owned();
    assert_eq!(
        refused(run(call).map(drop)),
        RedirectError::Private { target }
    );
}

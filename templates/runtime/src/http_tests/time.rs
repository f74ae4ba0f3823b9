//! How long calls may take.

use std::io::Write;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::api::{Download, GetThing, ListThings, builder, client};
use super::server::{Server, answer, json, raw, run};
use crate::runtime::CoreBuilder;

const SHORT: Duration = Duration::from_millis(200);

/// The time it took to fail with a timeout.
fn timed_out(server: &Server) -> Duration {
    let mut builder = builder(server);
    builder.timeout(SHORT);
    let core = builder.build().unwrap();
    let start = Instant::now();
    let error = run(Download::new(&core)).unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(
        error.to_string(),
        "GET /file timed out: no complete response within 200ms; `timeout` of the call or the client allows more"
    );
    start.elapsed()
}

#[test]
fn the_default_is_thirty_seconds() {
    let core = CoreBuilder::new(&super::api::SETTINGS).build().unwrap();
    assert_eq!(core.timeout(), Some(Duration::from_secs(30)));
}

#[test]
fn a_server_that_does_not_answer() {
    let server = Server::start(|_| {
        sleep(Duration::from_secs(5));
        answer("200 OK", "late")
    });
    assert!(timed_out(&server) < Duration::from_secs(2));
}

#[test]
fn a_body_that_does_not_end() {
    let server = Server::start_with(|_, stream| {
        _ = stream.write_all(&raw("200 OK\r\ncontent-length: 1000", ""));
        for _ in 0..100 {
            sleep(Duration::from_millis(50));
            _ = stream.write_all(b"x");
        }
    });
    assert!(timed_out(&server) < Duration::from_secs(2));
}

#[test]
fn the_time_of_redirects_counts() {
    let server = Server::start(|_| {
        sleep(Duration::from_millis(80));
        answer("302 Found\r\nlocation: /file", "")
    });
    timed_out(&server);
    assert!(server.seen().len() < 5);
}

#[test]
fn one_call_can_have_its_own() {
    let server = Server::start(|_| {
        sleep(Duration::from_millis(100));
        json(r#"{"thing_id": "t1", "tags": []}"#)
    });
    let call = || {
        GetThing::new(&client(&server))
            .with(|request| request.path("thing_id", "t1"))
            .call()
            .unwrap()
    };
    assert!(
        run(call().timeout(Duration::from_millis(10)))
            .unwrap_err()
            .is_timeout()
    );
    assert!(
        run(call().timeout(Duration::ZERO))
            .unwrap_err()
            .is_timeout()
    );
    run(call().timeout(Duration::MAX)).unwrap();
    run(call().timeout(None)).unwrap();
}

#[test]
fn a_call_that_is_dropped_is_not_sent() {
    let server = Server::always(json("[]"));
    drop(ListThings::new(&client(&server)).send());
    assert!(server.seen().is_empty());
    assert_eq!(run(ListThings::new(&client(&server))).unwrap(), []);
    assert_eq!(server.seen().len(), 1);
}

//! Calls as values.

use super::api::{self, CreateThing, GetThing, IN_QUERY, KEY, client};
use super::server::{Server, json, run};
use crate::runtime::{Core, Error};

#[test]
fn a_call_can_be_looked_at_before_it_is_sent() {
    let server = Server::always(json("{}"));
    let call = CreateThing::new(&client(&server)).with(|request| {
        request.field("name", "x");
        request.query("q", "a b");
    });
    let call = call.call().unwrap().header("x-trace", "1");
    assert_eq!(
        (call.method().as_str(), call.path()),
        ("POST", "/things/create")
    );
    assert_eq!(
        call.url().as_str(),
        format!("{}/things/create?q=a%20b", server.url)
    );
    assert_eq!(
        call.body().map(|body| &body[..]),
        Some(&br#"{"name":"x"}"#[..])
    );
    assert_eq!(call.headers()["authorization"], format!("Bearer {KEY}"));
    assert!(call.headers()["authorization"].is_sensitive());
    assert_eq!(call.headers()["x-trace"], "1");
    assert!(server.seen().is_empty());
}

#[test]
fn a_query_credential_is_not_in_the_url_that_is_shown() {
    let server = Server::always(json(r#"{"thing": {"thing_id": "t1"}}"#));
    let mut builder = api::builder(&server);
    builder.credential(&IN_QUERY, KEY.into());
    let call = CreateThing::new(&builder.build().unwrap()).call().unwrap();
    assert_eq!(call.url().query(), None);
    run(call).unwrap();
    assert_eq!(
        server.only().what(),
        format!("POST /things/create?api%20key={KEY}")
    );
}

#[test]
fn a_call_can_be_sent_again() {
    let server = Server::always(json(r#"{"thing_id": "t1"}"#));
    let call = GetThing::new(&client(&server))
        .with(|request| request.path("thing_id", "a/b"))
        .call()
        .unwrap();
    assert_eq!(
        (call.path(), call.url().path()),
        ("/things/{thing_id}", "/things/a%2Fb")
    );
    assert_eq!(run(call.clone()).unwrap(), run(call).unwrap());
    assert_eq!(server.seen().len(), 2);
}

#[test]
fn what_is_shared_is_small_and_can_be_sent_to_other_threads() {
    fn sendable<T: Send + 'static>(_: &T) {}
    let server = Server::always(json("{}"));
    let request = GetThing::new(&client(&server)).with(|request| request.path("thing_id", "x"));
    sendable(&request);
    sendable(&request.clone().call().unwrap());
    sendable(&request.send());
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Error>();
    shared::<Core>();
    assert_eq!(size_of::<GetThing>(), size_of::<usize>());
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

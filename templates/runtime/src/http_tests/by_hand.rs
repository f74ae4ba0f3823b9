//! What is set by hand in the place of a credential, and servers that run without credentials.

use super::api::{
    API_KEY, CreateThing, GetThing, IN_COOKIE, IN_QUERY, KEY, LOGIN, THING, TOKEN, Unstated,
    WORKSPACE, builder, client,
};
use super::server::{Seen, Server, answer, json, run};
use crate::runtime::codegen::RequestBuilder;
use crate::runtime::{Core, CoreBuilder, ErrorKind};

fn thing_server() -> Server {
    Server::always(json(&format!(r#"{{"thing": {THING}}}"#)))
}

/// What arrives of a call that requires a credential, with this on the client.
fn sent(give: impl FnOnce(&mut CoreBuilder)) -> Seen {
    let server = thing_server();
    let mut builder = builder(&server);
    give(&mut builder);
    run(CreateThing::new(&builder.build().unwrap())).unwrap();
    server.only()
}

/// How often a header arrived.
fn count(seen: &Seen, name: &str) -> usize {
    let headers = seen.headers.iter();
    headers.filter(|(known, _)| known == name).count()
}

#[test]
fn a_header_of_the_client_is_the_credential() {
    let seen = sent(|client| client.header("Authorization", "Bearer mine"));
    assert_eq!(seen.header("authorization"), Some("Bearer mine"));
    let seen = sent(|client| client.header("cookie", "a=b; sid=mine"));
    assert_eq!(seen.header("cookie"), Some("a=b; sid=mine"));
    // One half of an alternative by hand, the other half held.
    let seen = sent(|client| {
        client.header("x-token", "mine");
        client.credential(&WORKSPACE, "w1".into());
    });
    assert_eq!(
        (seen.header("x-token"), seen.header("tiny-workspace")),
        (Some("mine"), Some("w1"))
    );
}

#[test]
fn one_half_of_an_alternative_is_not_enough() {
    let server = thing_server();
    let mut builder = builder(&server);
    builder.header("x-token", "mine");
    builder.header("cookie", "xsid=1; sid2=2");
    let error = run(CreateThing::new(&builder.build().unwrap())).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Auth(_)), "{error}");
    assert!(server.seen().is_empty());
}

#[test]
fn what_is_set_by_hand_is_sent_once_and_alone() {
    let seen = sent(|client| {
        client.credential(&API_KEY, "held".into());
        client.header("authorization", "Bearer mine");
    });
    assert_eq!(seen.header("authorization"), Some("Bearer mine"));
    assert_eq!(count(&seen, "authorization"), 1);
    let seen = sent(|client| {
        client.credential(&IN_COOKIE, "held".into());
        client.header("cookie", "sid=mine");
    });
    assert_eq!(seen.header("cookie"), Some("sid=mine"));
    assert_eq!(count(&seen, "cookie"), 1);
}

#[test]
fn a_header_of_the_call_is_the_credential() {
    let server = Server::always(json(THING));
    let client = builder(&server).build().unwrap();
    let call = |client: &Core| {
        let call = GetThing::new(client).with(|request| request.path("thing_id", "x"));
        call.call().unwrap()
    };
    let error = run(call(&client)).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Auth(_)), "{error}");
    run(call(&client).header("Authorization", "Bearer mine")).unwrap();
    assert_eq!(server.only().header("authorization"), Some("Bearer mine"));
    // The half that the client holds is added to it.
    let server = thing_server();
    let mut builder = builder(&server);
    builder.credential(&WORKSPACE, "w1".into());
    let call = CreateThing::new(&builder.build().unwrap()).call().unwrap();
    run(call.header("x-token", "mine")).unwrap();
    assert_eq!(server.only().header("tiny-workspace"), Some("w1"));
}

#[test]
fn an_argument_of_the_call_is_the_credential() {
    let server = Server::always(answer("200 OK", ""));
    let unstated = |give: fn(&mut CoreBuilder), set: fn(&mut RequestBuilder)| {
        let mut builder = builder(&server);
        give(&mut builder);
        let call = Unstated::new(&builder.build().unwrap()).with(set);
        run(call).unwrap();
        server.seen().pop().unwrap()
    };
    let held: fn(&mut CoreBuilder) = |client| client.credential(&IN_QUERY, "held".into());
    let seen = unstated(held, |request| request.query("api key", "mine"));
    assert_eq!(seen.what(), "GET /unstated?api%20key=mine");
    let seen = unstated(held, |request| request.query("page", &2));
    assert_eq!(seen.what(), "GET /unstated?page=2&api%20key=held");
    let held: fn(&mut CoreBuilder) = |client| client.credential(&IN_COOKIE, "held".into());
    let seen = unstated(held, |request| request.cookie("sid", "mine"));
    assert_eq!(seen.header("cookie"), Some("sid=mine"));
    let held: fn(&mut CoreBuilder) = |client| client.credential(&API_KEY, "held".into());
    let seen = unstated(held, |request| request.header("Authorization", "mine"));
    assert_eq!(seen.header("authorization"), Some("mine"));
    // Nothing is held, and nothing is missing.
    let seen = unstated(|_| {}, |_| {});
    assert_eq!(seen.what(), "GET /unstated");
    assert_eq!(
        (count(&seen, "authorization"), count(&seen, "cookie")),
        (0, 0)
    );
}

#[test]
fn where_nothing_is_stated_what_the_client_holds_is_sent() {
    let server = Server::always(answer("200 OK", ""));
    run(Unstated::new(&client(&server))).unwrap();
    assert_eq!(
        server.only().header("authorization"),
        Some(format!("Bearer {KEY}").as_str())
    );
}

#[test]
fn an_argument_that_is_a_credential_is_not_in_the_url_that_is_shown() {
    let server = Server::always(answer("200 OK", ""));
    let core = builder(&server).build().unwrap();
    let call = Unstated::new(&core).with(|request| {
        request.query("api key", "hidden");
        request.query("page", &2);
    });
    let call = call.call().unwrap();
    assert_eq!(call.url().query(), Some("page=2"));
    assert!(!format!("{call:?}").contains("hidden"));
}

#[test]
fn what_is_set_by_hand_does_not_go_to_another_origin() {
    let other = Server::always(answer("200 OK", ""));
    let copied = "?a=%68idden-query&api%20key=3&b=hidden-token&c=hidden-client&d=1";
    let location = format!("{}/new{copied}", other.url);
    let server = Server::start(move |_| answer(&format!("302 Found\r\nlocation: {location}"), ""));
    let mut builder = builder(&server);
    builder.header("tiny-workspace", "hidden-client");
    let call = Unstated::new(&builder.build().unwrap()).with(|request| {
        request.query("api key", "hidden-query");
        request.header("Authorization", "Bearer hidden-token");
    });
    run(call).unwrap();
    let seen = other.only();
    assert_eq!(seen.what(), "GET /new?d=1");
    assert!(!format!("{seen:?}").contains("hidden"), "{seen:?}");
}

#[test]
fn no_error_repeats_a_header_that_is_a_credential() {
    let server = Server::start(|seen| {
        let text = format!(
            "{:?} {:?}",
            seen.header("authorization"),
            seen.header("tiny-workspace")
        );
        let text = text.replace('"', "").replace("Bearer ", "");
        answer("401 Unauthorized\r\ncontent-type: text/plain", &text)
    });
    let mut builder = builder(&server);
    builder.header("authorization", "Bearer hidden-token");
    builder.header("tiny-workspace", "hidden-client");
    let error = run(CreateThing::new(&builder.build().unwrap())).unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("hidden"), "{shown}");
}

#[test]
fn an_anonymous_client_sends_what_it_has() {
    let anonymous = |give: fn(&mut CoreBuilder)| {
        sent(|client| {
            client.anonymous();
            give(client);
        })
    };
    let seen = anonymous(|_| {});
    assert_eq!(seen.what(), "POST /things/create");
    assert_eq!(count(&seen, "authorization"), 0);
    let seen = anonymous(|client| client.basic(&LOGIN, "user", &"word".into()));
    assert_eq!(seen.header("authorization"), Some("Basic dXNlcjp3b3Jk"));
    // Half of what an alternative needs is better than nothing of it.
    let seen = anonymous(|client| client.credential(&TOKEN, "t1".into()));
    assert_eq!(seen.header("x-token"), Some("t1"));
}

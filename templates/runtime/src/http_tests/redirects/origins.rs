//! What goes along to another origin, and what does not.

use super::{create, redirect, redirecting, refused};
use crate::http_tests::api::{
    CreateThing, IN_COOKIE, IN_QUERY, LOGIN, PutThing, THING, TOKEN, WORKSPACE, builder, client,
};
use crate::http_tests::server::{Seen, Server, json, run};
use crate::runtime::{CoreBuilder, ErrorKind, RedirectError};

/// Sends a call with credentials of all kinds to a server that sends it on to another one; gives
/// what arrives there.
fn elsewhere(give: impl FnOnce(&mut CoreBuilder), query: &str) -> Seen {
    let other = Server::always(json(&format!(r#"{{"thing": {THING}}}"#)));
    let server = redirecting(
        "303 See Other",
        &format!(
            "{}/new{query}",
            other.url.replace("http://", "http://user:word@")
        ),
    );
    let mut builder = builder(&server);
    builder.header("x-own-key", "hidden-own");
    builder.header("accept-language", "eo");
    give(&mut builder);
    let core = builder.build().unwrap();
    let call = CreateThing::new(&core).with(|request| {
        request.cookie("session", "hidden-session");
        request.header("x-parameter", "hidden-parameter");
    });
    run(call.call().unwrap().header("x-call", "hidden-call")).unwrap();
    assert!(server.only().headers.len() > 8);
    other.only()
}

#[test]
fn nothing_but_the_question_goes_to_another_origin() {
    let give: [fn(&mut CoreBuilder); 4] = [
        |client| client.basic(&LOGIN, "user", &"hidden-word".into()),
        |client| {
            client.credential(&TOKEN, "hidden-token".into());
            client.credential(&WORKSPACE, "hidden-workspace".into());
        },
        |client| client.credential(&IN_QUERY, "hidden-query".into()),
        |client| client.credential(&IN_COOKIE, "hidden-cookie".into()),
    ];
    for give in give {
        let seen = elsewhere(give, "?x=1");
        assert!(!format!("{seen:?}").contains("hidden"), "{seen:?}");
        let names: Vec<&str> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), 4, "{names:?}");
        for name in ["accept", "accept-language", "user-agent", "host"] {
            assert!(names.contains(&name), "{names:?}");
        }
        assert_eq!(seen.what(), "GET /new?x=1");
    }
}

#[test]
fn credentials_that_a_server_copies_into_a_query_are_dropped() {
    let give = |client: &mut CoreBuilder| client.credential(&IN_QUERY, "hidden query".into());
    let seen = elsewhere(
        give,
        "?x=1&api%20key=hidden%20query&other=hidden+query&third=%68idden%20query&api%20key=2&y=2",
    );
    assert_eq!(seen.what(), "GET /new?x=1&y=2");
    let seen = elsewhere(
        |client| client.credential(&IN_COOKIE, "hidden cookie".into()),
        "?a=hidden+cookie",
    );
    assert_eq!(seen.what(), "GET /new");
}

#[test]
fn a_query_credential_follows_within_the_origin() {
    let server = redirecting("307 Temporary Redirect", "/new?x=1");
    let mut with_key = builder(&server);
    with_key.credential(&IN_QUERY, "q".into());
    run(PutThing::new(&with_key.build().unwrap())).unwrap();
    assert_eq!(server.seen()[1].what(), "PUT /new?x=1&api%20key=q");
}

#[test]
fn a_chain_that_has_left_the_origin_stays_bare() {
    let home = Server::start(|seen| match seen.what() {
        "POST /things/create" => redirect("302 Found", seen.header("x-other").unwrap()),
        _ => json(&format!(r#"{{"thing": {THING}}}"#)),
    });
    let back = format!("{}/back", home.url);
    let other = Server::start(move |_| redirect("302 Found", &back));
    run(CreateThing::new(&client(&home))
        .call()
        .unwrap()
        .header("x-other", &other.url))
    .unwrap();
    let seen = home.seen();
    assert_eq!(seen[1].what(), "GET /back");
    assert!(seen[0].header("authorization").is_some() && seen[1].header("authorization").is_none());
}

#[test]
fn a_body_does_not_go_to_another_origin() {
    let other = Server::always(json("{}"));
    for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
        let server = redirecting(status, &format!("{}/new", other.url));
        let outcome = create(&server);
        assert_eq!(
            outcome.as_ref().unwrap_err().to_string(),
            "POST /things/create was redirected: to another origin, to which its body must not be sent; if it is the API's, make it the client's `base_url`"
        );
        assert_eq!(refused(outcome), RedirectError::Body);
    }
    assert!(other.seen().is_empty());
}

#[test]
fn another_port_is_another_origin_and_so_are_names_of_the_same_host() {
    let server = redirecting("303 See Other", "http://localhost:1/");
    assert!(matches!(
        create(&server).unwrap_err().kind(),
        ErrorKind::Transport(_)
    ));
    let other = Server::always(json(&format!(r#"{{"thing": {THING}}}"#)));
    let port = other.url.rsplit(':').next().unwrap();
    let server = redirecting("303 See Other", &format!("//127.0.0.1:{port}/x"));
    create(&server).unwrap();
    assert_eq!(other.only().header("authorization"), None);
}

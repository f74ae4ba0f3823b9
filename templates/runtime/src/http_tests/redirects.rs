//! Where calls go that are sent elsewhere, and what goes along.

use super::api::{
    CreateThing, IN_COOKIE, IN_QUERY, LOGIN, ListThings, PutThing, THING, TOKEN, WORKSPACE,
    builder, client,
};
use super::server::{Seen, Server, answer, json, raw, run};
use crate::runtime::{CoreBuilder, Error, ErrorKind, RedirectError};

fn redirect(status: &str, location: &str) -> Vec<u8> {
    answer(&format!("{status}\r\nlocation: {location}"), "")
}

/// Where a server sends calls to `/things` (and `/things/create`), and what it says elsewhere.
fn redirecting(status: &'static str, location: &str) -> Server {
    let location = location.to_owned();
    Server::start(move |seen| {
        if seen.line.contains("/things") {
            redirect(status, &location)
        } else {
            json(&format!(r#"{{"thing": {THING}}}"#))
        }
    })
}

fn create(server: &Server) -> Result<(), Error> {
    run(CreateThing::new(&client(server)).with(|request| request.field("a", &1_i64))).map(drop)
}

fn refused(outcome: Result<(), Error>) -> RedirectError {
    match outcome.unwrap_err().kind() {
        ErrorKind::Redirect(error) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn within_the_origin_all_goes_along() {
    for (status, line, body) in [
        ("307 Temporary Redirect", "POST /new?x=1", r#"{"a":1}"#),
        ("308 Permanent Redirect", "POST /new?x=1", r#"{"a":1}"#),
        ("301 Moved Permanently", "GET /new?x=1", ""),
        ("302 Found", "GET /new?x=1", ""),
        ("303 See Other", "GET /new?x=1", ""),
    ] {
        let server = redirecting(status, "/new?x=1#fragment");
        create(&server).unwrap();
        let [_, second] = &server.seen()[..] else {
            panic!("{status}")
        };
        assert_eq!((second.what(), second.body.as_str()), (line, body));
        assert_eq!(
            second.header("authorization"),
            Some("Bearer key-of-the-test")
        );
        assert_eq!(
            second.header("content-type").is_some(),
            !body.is_empty(),
            "{status}"
        );
    }
}

#[test]
fn only_a_post_becomes_a_get_on_301_and_302() {
    for (status, line, body) in [
        ("301 Moved Permanently", "PUT /new", "x"),
        ("302 Found", "PUT /new", "x"),
        ("303 See Other", "GET /new", ""),
    ] {
        let server = redirecting(status, "new");
        run(PutThing::new(&client(&server)).with(|request| request.text("text/plain", "x")))
            .unwrap();
        let second = &server.seen()[1];
        assert_eq!((second.what(), second.body.as_str()), (line, body));
    }
}

/// Sends a call with credentials of all kinds to a server that sends it on to another one; gives what arrives there.
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
            "POST /things/create was redirected: to another origin, where its body must not go"
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

#[test]
fn what_cannot_be_followed_is_an_error() {
    for (location, reason) in [
        ("ftp://example.com/", RedirectError::Scheme),
        ("file:///etc/passwd", RedirectError::Scheme),
        ("javascript:alert(1)", RedirectError::Scheme),
        ("data:,x", RedirectError::Scheme),
        ("http://", RedirectError::NoUrl),
        ("http://a b/", RedirectError::NoUrl),
    ] {
        let server = redirecting("303 See Other", location);
        assert_eq!(refused(create(&server)), reason, "{location}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[test]
fn a_loop_ends() {
    let server = Server::start(|seen| {
        redirect(
            "307 Temporary Redirect",
            &format!("{}x", seen.line.split(' ').nth(1).unwrap()),
        )
    });
    assert_eq!(refused(create(&server)), RedirectError::TooMany);
    assert_eq!(server.seen().len(), 11);
    let server = Server::start(|seen| match seen.line.matches('x').count() {
        10 => json("[]"),
        _ => redirect(
            "301 Moved Permanently",
            &format!("{}x", seen.line.split(' ').nth(1).unwrap()),
        ),
    });
    assert_eq!(run(ListThings::new(&client(&server))).unwrap(), []);
}

#[test]
fn a_redirect_that_says_not_where_is_an_answer() {
    for head in [
        "302 Found",
        "304 Not Modified",
        "300 Multiple Choices\r\nlocation: /new",
    ] {
        let server = Server::always(raw(&format!("{head}\r\ncontent-length: 0"), ""));
        let error = create(&server).unwrap_err();
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            head.get(..3).and_then(|status| status.parse().ok()),
            "{error}"
        );
    }
}

//! Where calls go that are sent elsewhere, and what goes along.

use http::StatusCode;

use super::api::{
    CreateThing, GetThing, IN_COOKIE, IN_QUERY, LOGIN, ListThings, PutThing, THING, TOKEN,
    WORKSPACE, builder, client,
};
use super::server::{Seen, Server, answer, json, raw, run};
use super::transport::{Canned, with};
use crate::runtime::{CoreBuilder, Error, ErrorKind, RedirectError, Redirects, Reply, Request};

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
        ErrorKind::Redirect(error) => error.clone(),
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
            "POST /things/create was redirected: to another origin, to which its body must not be sent"
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
                "GET /things/{{thing_id}} was redirected: to {target}, another origin, which `Redirects::All` would allow"
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
        "GET /things/{thing_id} was redirected: to http://127.0.0.1, in a private network, which `allow_private_redirects` would allow"
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

//! Where calls go that are sent elsewhere, and what goes along.

mod allowed;
mod origins;

use super::api::{CreateThing, ListThings, PutThing, THING, client};
use super::server::{Server, answer, json, raw, run};
use crate::runtime::{Error, ErrorKind, RedirectError};

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

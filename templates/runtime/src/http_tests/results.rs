//! Results that differ by status, or may be missing.
#![allow(
    dead_code,
    reason = "the tests do not use all of every call, as a user of an SDK does not"
)]

use super::api::{THING, Thing, client};
use super::server::{Server, answer, json, raw, run};
use super::streams::Chat;
use crate::runtime::codegen::operation;
use crate::runtime::{Bytes, Json, Response};

/// What [`Make`] gives.
#[derive(Clone, Debug)]
pub enum Made {
    /// 200.
    Ok(Thing),
    /// 202.
    Accepted(Json),
    /// 204.
    NoContent,
    /// 206 to 208.
    Many(Bytes),
    /// The rest.
    Other(Response<Bytes>),
}

operation! {
    /// A result that differs by status.
    Make -> Made {
        POST "/make",
        result: {
            200 => Ok(json),
            202 => Accepted(json),
            204 => NoContent,
            206..=208 => Many(bytes),
            _ => Other(raw),
        },
        auth: [],
    }
}

operation! {
    /// A result that may be missing.
    Find -> Option<Thing> {
        GET "/find",
        result: ("thing" unless 204 | 205),
        auth: [],
    }
}

operation! {
    /// Nothing but redirects.
    Moved -> Response<Bytes> {
        GET "/moved",
        result: redirect,
        auth: [],
    }
}

operation! {
    /// The head alone.
    Look -> Response<()> {
        HEAD "/look",
        result: head,
        auth: [],
    }
}

#[test]
fn results_by_status() {
    let made = |bytes: Vec<u8>| run(Make::new(&client(&Server::always(bytes))));
    assert!(matches!(made(json(THING)), Ok(Made::Ok(thing)) if thing.thing_id == "t1"));
    assert!(matches!(
        made(answer("202 Accepted", "[1]")),
        Ok(Made::Accepted(Json::Array(_)))
    ));
    assert!(matches!(
        made(raw("204 No Content", "")),
        Ok(Made::NoContent)
    ));
    assert!(
        matches!(made(answer("207 Multi-Status", "<a/>")), Ok(Made::Many(bytes)) if bytes == "<a/>")
    );
    let other = made(answer("250 Odd\r\nx-note: 1", "what"));
    assert!(
        matches!(other, Ok(Made::Other(response)) if response.status == 250 && response.value == "what")
    );
    assert!(made(answer("200 OK", "")).is_err());
    assert!(made(answer("302 Found", "")).is_err_and(|error| error.api_error().is_some()));
}

#[test]
fn results_that_may_be_missing() {
    let found = |bytes: Vec<u8>| {
        run(Find::new(&client(&Server::always(bytes))))
            .map(|thing| thing.map(|thing| thing.thing_id))
    };
    assert_eq!(
        found(json(r#"{"thing": {"thing_id": "t1"}}"#))
            .unwrap()
            .as_deref(),
        Some("t1")
    );
    assert_eq!(found(answer("205 Reset Content", "")).unwrap(), None);
    assert_eq!(found(raw("204 No Content", "")).unwrap(), None);
    assert_eq!(found(answer("200 OK", " \n")).unwrap(), None);
    assert_eq!(found(answer("200 OK", "null")).unwrap(), None);
    assert!(found(answer("200 OK", "{}")).is_err());
}

#[test]
fn heads_and_redirects() {
    let server = Server::always(raw("200 OK\r\ncontent-length: 12\r\nx-note: 1", ""));
    let head = run(Look::new(&client(&server))).unwrap();
    assert_eq!(
        (head.status.as_u16(), &head.headers["content-length"]),
        (200, &"12".parse().unwrap())
    );
    let server = Server::always(answer("304 Not Modified\r\netag: a", ""));
    let unchanged = run(Moved::new(&client(&server))).unwrap();
    assert_eq!(
        (unchanged.status.as_u16(), &unchanged.headers["etag"]),
        (304, &"a".parse().unwrap())
    );
    let server = Server::start(|seen| match seen.what() {
        "GET /there" => answer("200 OK", "found"),
        _ => answer("302 Found\r\nlocation: /there", ""),
    });
    assert_eq!(run(Moved::new(&client(&server))).unwrap().value, "found");
}

#[test]
fn what_is_compressed_unasked_is_named() {
    let gzip = "200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip";
    let error = run(Chat::new(&client(&Server::always(answer(
        gzip,
        "\u{1f}\u{8b}",
    )))))
    .unwrap_err();
    assert!(
        error.to_string().contains("a body encoded as gzip"),
        "{error}"
    );
}

//! Hostile values in every place of a request, as they arrive at a server: a value stays in its
//! place and comes back equal, or the call is refused before anything is sent. What else arrives is
//! the same as for a harmless value.

mod arrived;
mod places;
mod values;

use percent_encoding::percent_decode_str;

use super::api::{API_KEY, KEY, builder};
use super::server::{Seen, Server, answer};
use crate::runtime::{Core, Error, ErrorKind};
use places::places;
use values::values;

const HARMLESS: &str = "harmless";

/// A place of a request: how a value gets there, and how a server reads it.
struct Place {
    name: &'static str,
    send: fn(&Core, &str) -> Result<(), Error>,
    read: fn(&Seen) -> Option<String>,
    /// What the place has no room for; it is refused rather than changed.
    refuses: fn(&str) -> bool,
}

impl Place {
    /// What a server reads where the value is sent.
    fn meaning(&self, value: &str) -> String {
        match self.name {
            // White space around a value is not part of it (RFC 9110 section 5.5).
            "header" | "header of a call" => value.trim_matches([' ', '\t']).to_owned(),
            // What is encoded already is left so (RFC 6570 section 3.2.3).
            "reserved query" => percent_decode_str(value).decode_utf8_lossy().into_owned(),
            _ => value.to_owned(),
        }
    }
}

/// What a request is made of, without what may differ by a value.
fn shape(seen: &Seen) -> (String, usize, usize, Vec<String>) {
    let mut words = seen.line.split(' ');
    let (method, target, version) = (
        words.next().unwrap(),
        words.next().unwrap(),
        words.next().unwrap(),
    );
    assert_eq!((version, words.next()), ("HTTP/1.1", None));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut names: Vec<String> = seen.headers.iter().map(|(name, _)| name.clone()).collect();
    // Of an empty body there may be none.
    names.retain(|name| name != "content-length");
    names.sort();
    (
        method.to_owned(),
        path.split('/').count(),
        query.split('&').count(),
        names,
    )
}

#[test]
fn values_stay_in_their_places_or_are_refused() {
    let (mut arrived, mut refused) = (0, 0);
    for place in places() {
        let server = Server::start(|_| {
            answer(
                "200 OK\r\ncontent-type: application/json",
                r#"{"thing_id": "t"}"#,
            )
        });
        let mut builder = builder(&server);
        builder.credential(&API_KEY, KEY.into());
        let core = builder.build().unwrap();
        (place.send)(&core, HARMLESS).unwrap();
        let harmless = server.only();
        assert_eq!(
            (place.read)(&harmless).as_deref(),
            Some(HARMLESS),
            "{}",
            place.name
        );
        let mut before = 1;
        for value in values() {
            let what = format!("{}: {value:.60?}", place.name);
            let outcome = (place.send)(&core, &value);
            let seen = server.seen();
            if (place.refuses)(&value) {
                let error = outcome.expect_err(&what);
                assert!(
                    matches!(error.kind(), ErrorKind::Build(_) | ErrorKind::Config(_)),
                    "{what}: {error}"
                );
                assert_eq!(seen.len(), before, "{what}: it was sent");
                refused += 1;
                continue;
            }
            outcome.unwrap_or_else(|error| panic!("{what}: {error}"));
            before += 1;
            assert_eq!(seen.len(), before, "{what}: another number of requests");
            let seen = seen.last().unwrap();
            assert_eq!(
                (place.read)(seen).as_deref(),
                Some(place.meaning(&value).as_str()),
                "{what}: {seen:?}"
            );
            assert_eq!(shape(seen), shape(&harmless), "{what}: {seen:?}");
            arrived += 1;
        }
    }
    println!("{arrived} values arrived in their places, {refused} were refused");
}

//! Redirects of each status, to each kind of place, with each kind of credential: what goes along.

use std::sync::{Arc, Mutex};

use http::StatusCode;

use super::api::{API_KEY, IN_COOKIE, IN_QUERY, LOGIN, SETTINGS, THING, TOKEN, WORKSPACE};
use super::server::run;
use super::transport::Canned;
use crate::runtime::codegen::{RequestBuilder, operation};
use crate::runtime::{CoreBuilder, Reply, Request};

operation! {
    /// A call that takes whatever credential there is.
    Open -> () {
        GET "/things",
        result: none,
        auth: [[API_KEY], [TOKEN, WORKSPACE], [LOGIN], [IN_QUERY], [IN_COOKIE], []],
    }
}

/// A request as a transport got it: its origin and all of its text.
type Sent = (String, String);

fn sent(request: &Request) -> Sent {
    let headers: Vec<(&str, &str)> = request
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    let body = request.body.as_ref().and_then(|body| body.as_bytes());
    (
        request.url.origin().ascii_serialization(),
        format!("{} {headers:?} {body:?}", request.url),
    )
}

const SECRET: &str = "hidden-secret";

/// What a client or a call may carry.
struct Kind {
    name: &'static str,
    client: fn(&mut CoreBuilder),
    call: fn(&mut RequestBuilder),
    header: bool,
}

fn kinds() -> Vec<Kind> {
    let give = |name: &'static str, client: fn(&mut CoreBuilder)| Kind {
        name,
        client,
        call: |_| (),
        header: false,
    };
    let call = |name: &'static str, call: fn(&mut RequestBuilder)| Kind {
        name,
        client: |_| (),
        call,
        header: false,
    };
    vec![
        give("bearer", |client| {
            client.credential(&API_KEY, SECRET.into())
        }),
        give("basic", |client| {
            client.basic(&LOGIN, "user", &SECRET.into())
        }),
        give("header", |client| {
            client.credential(&TOKEN, SECRET.into());
            client.credential(&WORKSPACE, SECRET.into());
        }),
        give("query", |client| {
            client.credential(&IN_QUERY, SECRET.into())
        }),
        give("cookie", |client| {
            client.credential(&IN_COOKIE, SECRET.into())
        }),
        give("header of the client", |client| {
            client.header("x-own", SECRET)
        }),
        give("cookie of the client", |client| {
            client.header("cookie", "a=hidden-secret")
        }),
        give("referer of the client", |client| {
            client.header("referer", SECRET)
        }),
        call("header of the call", |request| {
            request.header("x-own", SECRET)
        }),
        call("cookie of the call", |request| {
            request.cookie("session", SECRET)
        }),
        call("query of the call", |request| request.query("code", SECRET)),
        Kind {
            name: "header of a made call",
            client: |_| (),
            call: |_| (),
            header: true,
        },
    ]
}

/// Where calls to `https://api.tiny.example/things` are sent.
const ELSEWHERE: [&str; 14] = [
    "https://evil.example/new",
    "//evil.example/new",
    r"\\evil.example\new",
    r"/\evil.example/new",
    "https://api.tiny.example.evil.example/new",
    "https://api.tiny.example@evil.example/new",
    "https://user:word@evil.example/new",
    "https://evil.example#@api.tiny.example/new",
    "https://evil.example?api.tiny.example",
    "http://api.tiny.example/new",
    "https://api.tiny.example:444/new",
    "https://tiny.example/new",
    "https://sub.api.tiny.example/new",
    "https://api.tiny.example./new",
];
const HERE: [&str; 6] = [
    "/new",
    "new",
    "?x=1",
    "https://api.tiny.example/new",
    "HTTPS://API.Tiny.example:443/new",
    "https://user:word@api.tiny.example/new",
];

#[test]
fn credentials_go_nowhere_but_home() {
    let (mut journeys, mut requests) = (0, 0);
    for kind in kinds() {
        for status in [301, 302, 303, 307, 308] {
            for (location, is_here) in ELSEWHERE
                .map(|place| (place, false))
                .into_iter()
                .chain(HERE.map(|place| (place, true)))
            {
                for is_returning in [false, true] {
                    let seen = journey(&kind, status, location, is_returning);
                    let what = format!("{}: {status} to {location}: {seen:#?}", kind.name);
                    assert!(carries(&seen[0].1), "{what}");
                    assert_eq!(seen.len(), if is_returning { 3 } else { 2 }, "{what}");
                    assert_eq!(seen[1].0 == seen[0].0, is_here, "{what}");
                    for (_, text) in &seen[1..] {
                        // A query that the call itself has is not added to another URL.
                        let follows = is_here && kind.name != "query of the call";
                        assert_eq!(carries(text), follows, "{what}");
                        assert!(!text.contains("word"), "{what}");
                    }
                    journeys += 1;
                    requests += seen.len();
                }
            }
        }
    }
    println!("{journeys} journeys, {requests} requests");
}

/// Whether a request holds a secret, in any form in which one is sent.
fn carries(text: &str) -> bool {
    let basic = "dXNlcjpoaWRkZW4tc2VjcmV0";
    text.contains(SECRET) || text.contains(basic)
}

/// The requests of a call that is redirected; with `is_returning` the second place sends it back
/// home.
fn journey(kind: &Kind, status: u16, location: &str, is_returning: bool) -> Vec<Sent> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (log, location) = (Arc::clone(&seen), location.to_owned());
    let mut builder = CoreBuilder::new(&SETTINGS);
    builder.transport(Canned(move |request: Request| {
        let mut log = log.lock().unwrap();
        log.push(sent(&request));
        let to = match log.len() {
            1 => location.as_str(),
            2 if is_returning => "https://api.tiny.example/back",
            _ => return Ok(Reply::new(StatusCode::OK, THING)),
        };
        let mut reply = Reply::new(StatusCode::from_u16(status).unwrap(), "");
        reply.headers.insert("location", to.parse().unwrap());
        Ok(reply)
    }));
    (kind.client)(&mut builder);
    let mut any = Open::new(&builder.build().unwrap());
    (kind.call)(&mut any.request);
    let mut call = any.call().unwrap();
    if kind.header {
        call = call.header("x-own", SECRET);
    }
    run(call).unwrap();
    seen.lock().unwrap().clone()
}

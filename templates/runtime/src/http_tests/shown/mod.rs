//! What a server says is fit to be seen wherever it is shown: without the client's secrets, without
//! characters that cannot be seen, and not of any length. Each position that a server controls is
//! filled with each kind of hostile text.

mod answers;
mod look;
mod texts;

use std::error::Error as StdError;
use std::io;
use std::path::Path;

use http::{HeaderName, HeaderValue, StatusCode};

use super::api::{API_KEY, CreateThing, GetThing, IN_QUERY, ListThings, SETTINGS};
use super::bodies::stream;
use super::server::run;
use super::transport::{Canned, with};
use crate::runtime::{
    Body, Core, CoreBuilder, Redirects, Reply, TransportError, TransportErrorKind, Upload,
};
use answers::{items_of_streams_are_fit_to_be_seen, what_a_server_says_is_fit_to_be_seen};
use look::{KINDS, LOOKED, MET, REDIRECTS, TRANSPORTS, UPLOADS, look_at, look_at_error};
use texts::{SECRET, texts};

fn core(answer: impl Fn() -> Result<Reply, TransportError> + Send + Sync + 'static) -> Core {
    secretive(answer).build().unwrap()
}

/// A builder of a client with secrets of several kinds.
fn secretive(
    answer: impl Fn() -> Result<Reply, TransportError> + Send + Sync + 'static,
) -> CoreBuilder {
    let mut builder = with(Canned(move |_| answer()));
    builder.credential(&API_KEY, SECRET.into());
    builder.credential(&IN_QUERY, SECRET.into());
    builder.header("x-token", SECRET);
    builder
}

fn reply(status: u16, headers: &[(&str, &[u8])], body: impl Into<Body>) -> Reply {
    let mut reply = Reply::new(StatusCode::from_u16(status).unwrap(), body);
    for (name, value) in headers {
        // What cannot stand in a header does not arrive in one.
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(value),
        ) {
            reply.headers.append(name, value);
        }
    }
    look_at(
        &Reply {
            status: reply.status,
            headers: reply.headers.clone(),
            body: Body::from(""),
        },
        "a reply",
    );
    reply
}

fn get(core: &Core) -> GetThing {
    GetThing::new(core).with(|request| request.path("thing_id", "x"))
}

/// An error of a library that tells what it met.
#[derive(Debug)]
struct Met(String, Option<Box<Met>>);

impl std::fmt::Display for Met {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "met {}", self.0)
    }
}

impl StdError for Met {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.1.as_deref().map(|met| met as _)
    }
}

fn what_a_transport_met_is_fit_to_be_seen() {
    for text in texts() {
        for kind in [
            TransportErrorKind::Connect,
            TransportErrorKind::Body,
            TransportErrorKind::Upload,
            TransportErrorKind::Other,
            TransportErrorKind::Timeout,
        ] {
            let met = text.clone();
            let made = core(move || {
                let inner = Met("x".to_owned(), Some(Box::new(Met(met.clone(), None))));
                Err(TransportError::new(
                    kind,
                    Met(met.clone(), Some(Box::new(inner))),
                ))
            });
            look_at_error(&run(get(&made)).unwrap_err(), "an error of a transport");
            let mut call = get(&made).call().unwrap();
            call = call.timeout(None);
            look_at_error(&run(call).unwrap_err(), "an error of a transport");
        }
        // Where the text is harmless, the source is the transport's own.
        let made = core(|| {
            Err(TransportError::new(
                TransportErrorKind::Other,
                io::Error::from(io::ErrorKind::BrokenPipe),
            ))
        });
        let error = run(get(&made)).unwrap_err();
        assert!(
            error
                .source()
                .is_some_and(|source| source.is::<io::Error>())
        );
    }
}

fn where_a_server_sends_a_call_is_fit_to_be_seen() {
    for text in texts() {
        for location in [
            text.clone(),
            format!("https://{text}/"),
            format!("https://{text}.example/"),
            format!("https://x.example/{text}?{text}#{text}"),
            format!("https://127.0.0.1/{text}"),
            format!("{text}://x"),
            "ftp://x".to_owned(),
        ] {
            let what = format!("{location:.80}");
            let answer = move || Ok(reply(307, &[("location", location.as_bytes())], ""));
            let mut bound = secretive(answer.clone());
            bound.redirects(Redirects::SameOrigin);
            let (bound, made) = (bound.build().unwrap(), core(answer));
            for error in [
                run(CreateThing::new(&bound)).map(drop),
                run(CreateThing::new(&made)).map(drop),
                run(get(&made)).map(drop),
            ] {
                look_at_error(&error.unwrap_err(), &what);
            }
        }
    }
}

/// What fails without a word of the server.
fn failures_of_the_client_are_fit_to_be_seen() {
    let sent_on = core(|| Ok(reply(307, &[("location", b"/x")], "")));
    let broken = core(|| Ok(reply(200, &[], Body::from(vec![b' '; 100]))));
    let call = CreateThing::new(&sent_on).call().unwrap();
    let spent = call
        .clone()
        .with_body("text/plain", Upload::stream(stream()));
    let mut builder = with(Canned(|_| Ok(reply(200, &[], ""))));
    builder.header("x-token", "a\u{9b}\n");
    let mut limited = with(Canned(|_| Ok(reply(200, &[], "{}"))));
    limited.max_response_bytes(1);
    let mut small = with(Canned(|_| Ok(reply(200, &[], "[{},{},{},{}]"))));
    small.max_response_bytes(20);
    let nobody = CoreBuilder::new(&SETTINGS).build().unwrap();
    for error in [
        builder.build().map(drop),
        run(get(&limited.build().unwrap())).map(drop),
        run(GetThing::new(&nobody).with(|request| request.path("thing_id", "x"))).map(drop),
        run(GetThing::new(&broken)).map(drop),
        run(get(&sent_on)).map(drop),
        run(ListThings::new(&small.build().unwrap())).map(drop),
        run(spent.clone()).map(drop),
        run(spent).map(drop),
        run(call.with_body("text/plain", Path::new("/there/is/none"))).map(drop),
    ] {
        look_at_error(&error.unwrap_err(), "a failure of the client");
    }
}

#[test]
fn no_error_shows_what_a_server_wants_to_be_seen() {
    what_a_server_says_is_fit_to_be_seen();
    items_of_streams_are_fit_to_be_seen();
    what_a_transport_met_is_fit_to_be_seen();
    where_a_server_sends_a_call_is_fit_to_be_seen();
    failures_of_the_client_are_fit_to_be_seen();
    let all = [KINDS, REDIRECTS, TRANSPORTS, UPLOADS].concat();
    let missed: Vec<_> =
        MET.with_borrow(|met| all.into_iter().filter(|name| !met.contains(name)).collect());
    assert!(missed.is_empty(), "no test makes {missed:?}");
    LOOKED.with_borrow(|looked| println!("{looked} texts were looked at"));
}

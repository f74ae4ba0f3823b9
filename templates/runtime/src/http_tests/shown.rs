//! What a server says is fit to be seen wherever it is shown: without the client's secrets, without
//! characters that cannot be seen, and not of any length. Each position that a server controls is
//! filled with each kind of hostile text.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fmt::Debug;
use std::io;
use std::path::Path;

use http::{HeaderName, HeaderValue, StatusCode};

use super::api::{API_KEY, CreateThing, GetThing, IN_QUERY, ListThings, SETTINGS, Text};
use super::bodies::stream;
use super::headers::ThingHeaders;
use super::server::run;
use super::streams::Chat;
use super::transport::{Canned, with};
use crate::runtime::{
    Body, Core, CoreBuilder, Error, ErrorKind, Json, RedirectError, Redirects, Reply,
    TransportError, TransportErrorKind, Upload, UploadError,
};

const SECRET: &str = "Zq7Xw2Kd9Lm4Vb8Nf3Hs6Jt1";

/// A part of a secret of so many characters tells too much.
const TELLING: usize = 8;

/// Gives the name of each variant of an enum. One that is missing here does not compile; one that
/// no test makes fails.
macro_rules! variants {
    ($name:ident, $all:ident: $enum:ident { $($variant:ident $fields:tt),* $(,)? }) => {
        const $all: &[&str] = &[$(concat!(stringify!($enum), "::", stringify!($variant))),*];

        fn $name(value: &$enum) -> &'static str {
            match value {
                $($enum::$variant $fields => concat!(stringify!($enum), "::", stringify!($variant)),)*
            }
        }
    };
}

variants! { kind, KINDS: ErrorKind {
    Config {..}, Auth {..}, Build {..}, Upload {..}, Transport {..}, Timeout {..}, Redirect {..}, TooLarge {..}, Memory {..}, Api {..}, Decode {..},
} }
variants! { redirect, REDIRECTS: RedirectError { TooMany {}, NoUrl {}, Scheme {}, Body {}, Stream {}, OtherOrigin {..}, Private {..} } }
variants! { transport, TRANSPORTS: TransportErrorKind { Connect {}, Timeout {}, Body {}, Upload {}, Other {} } }
variants! { upload, UPLOADS: UploadError { Spent {}, File {..} } }

thread_local! {
    /// The variants that were looked at.
    static MET: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
    /// How many texts were looked at.
    static LOOKED: RefCell<usize> = const { RefCell::new(0) };
}

fn meet(name: &'static str) {
    MET.with_borrow_mut(|met| _ = met.insert(name));
}

/// Texts that a server may put wherever it can. `\u{200b}` and others cannot stand in all places.
fn texts() -> Vec<String> {
    let split = |by: &str| {
        SECRET
            .chars()
            .map(|c| format!("{c}{by}"))
            .collect::<String>()
    };
    let mut texts = vec![
        SECRET.to_owned(),
        SECRET.to_lowercase(),
        format!("x{SECRET}{SECRET}x"),
        split("\u{200b}"),
        split("\u{feff}\u{2066}"),
        split("\u{ad}"),
        split("\n"),
        SECRET.replace('K', "\\u004b"),
        "\u{9b}31mred\u{1b}[0m\u{7}".to_owned(),
        "a\u{202e}b\u{2028}c\u{85}d\u{e0041}e\u{7f}\0f".to_owned(),
        "long ".repeat(5_000),
        "\u{200b}".repeat(20_000) + SECRET,
        SECRET.repeat(700),
    ];
    // Across every place where a text may be cut.
    for limit in [60, 80, 100, 200, 500, 1000, 2000, 16_000] {
        texts.push(format!("{}{SECRET}", "x".repeat(limit - SECRET.len() / 2)));
        texts.push("x".repeat(3) + &SECRET.repeat(limit / SECRET.len() + 2));
    }
    texts
}

/// Looks at a text that people see.
fn look(shown: &str, is_pretty: bool, what: &str) {
    LOOKED.with_borrow_mut(|looked| *looked += 1);
    for character in shown.chars() {
        // The escapes of `Debug` know what cannot be seen.
        let is_visible =
            character.escape_debug().count() == 1 || matches!(character, '"' | '\'' | '\\');
        assert!(
            is_visible || (is_pretty && character == '\n'),
            "{what}: {character:?} in {shown:.300}"
        );
    }
    assert!(
        shown.len() < 20_000,
        "{what}: {} bytes: {shown:.300}",
        shown.len()
    );
    let plain = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase()
    };
    let (shown, secret) = (plain(shown), plain(SECRET));
    for part in (0..=secret.len() - TELLING).map(|start| &secret[start..start + TELLING]) {
        assert!(
            !shown.contains(part),
            "{what}: {part} of {secret} in {shown:.300}"
        );
    }
}

fn look_at(value: &dyn Debug, what: &str) {
    look(&format!("{value:?}"), false, what);
    look(&format!("{value:#?}"), true, what);
}

fn look_at_error(error: &Error, what: &str) {
    meet(kind(error.kind()));
    match error.kind() {
        ErrorKind::Redirect(error) => meet(redirect(error)),
        ErrorKind::Transport(error) => meet(transport(&error.kind())),
        ErrorKind::Upload(error) => meet(upload(error)),
        ErrorKind::Api(error) => {
            for text in [
                error.code(),
                error.message().map(|text| text.get(..9000).unwrap_or(text)),
            ] {
                look(text.unwrap_or_default(), false, what);
            }
            if let Err(reason) = error.headers_as::<ThingHeaders>() {
                look_at_source(&reason, what);
            }
            if let Err(reason) = error.decode::<Vec<i64>>() {
                look_at_source(&reason, what);
            }
        }
        ErrorKind::Decode(answer) => {
            if let Some(reason) = answer.reason() {
                look_at_source(reason, what);
                look(reason.path(), false, what);
                look(reason.found(), false, what);
            }
        }
        ErrorKind::Config(_)
        | ErrorKind::Auth(_)
        | ErrorKind::Build(_)
        | ErrorKind::Timeout(_)
        | ErrorKind::TooLarge { .. }
        | ErrorKind::Memory { .. } => {}
    }
    look(error.request_id().unwrap_or_default(), false, what);
    look_at_source(error, what);
    look_at(error.kind(), what);
}

fn look_at_source(error: &(dyn StdError + 'static), what: &str) {
    let mut cause = Some(error);
    while let Some(error) = cause {
        look(&error.to_string(), false, what);
        look(&format!("{error:#}"), true, what);
        look_at(&error, what);
        cause = error.source();
    }
}

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

fn json(text: &str) -> String {
    Json::from(text).to_string()
}

/// The bodies that hold a text: as JSON and as text, in every place of an error that is read, and
/// of a result.
fn bodies(text: &str) -> Vec<String> {
    let string = json(text);
    let bare = text.replace("\\u004b", "K").replace(
        |character: char| character.is_control() || "\"\\".contains(character),
        "",
    );
    vec![
        text.to_owned(),
        format!("{}{text}", " ".repeat(15_990)),
        format!("<p>{text}"),
        string.clone(),
        format!(r#"{{"error": {{"type": {string}, "message": {string}}}}}"#),
        format!(r#"{{"code": {string}, "detail": [{string}]}}"#),
        format!(r#"{{"thing": {string}}}"#),
        format!(r#"{{"thing": {{"tags": [{string}, 5]}}}}"#),
        format!(r#"{{"thing": {{"thing_id": {{{string}: {string}}}}}}}"#),
        format!(r#"{{{string}: {{{string}: ["#),
        format!(r#"{{"{bare}": {{"{bare}": 1, "thing": }}"#),
        format!(r#"{{"thing": {bare}}}"#),
        format!(r#"{{"thing": "\{text}"}}"#),
        format!(r#"{{"thing": {text}"#),
    ]
}

fn headers(text: &str) -> Vec<Vec<(&str, &[u8])>> {
    let value = text.as_bytes();
    vec![
        vec![
            ("content-type", b"application/json"),
            ("x-request-id", value),
        ],
        vec![("content-type", value)],
        vec![("content-encoding", value), ("content-type", b"text/plain")],
        vec![
            (text, b"x"),
            ("server", value),
            ("date", value),
            ("x-other", value),
            ("retry-after", value),
        ],
        vec![("x-limit", value), ("x-range", value)],
    ]
}

fn get(core: &Core) -> GetThing {
    GetThing::new(core).with(|request| request.path("thing_id", "x"))
}

fn what_a_server_says_is_fit_to_be_seen() {
    for text in texts() {
        for (place, body) in bodies(&text).into_iter().enumerate() {
            for headers in headers(&text)
                .into_iter()
                .take(if place == 0 { 5 } else { 1 })
            {
                for status in [200, 400] {
                    let what = format!("{status} {headers:.80?} {body:.80}");
                    let made = {
                        let headers: Vec<(String, Vec<u8>)> = headers
                            .iter()
                            .map(|(name, value)| ((*name).to_owned(), value.to_vec()))
                            .collect();
                        let body = body.clone();
                        core(move || {
                            let headers: Vec<(&str, &[u8])> = headers
                                .iter()
                                .map(|(name, value)| (name.as_str(), value.as_slice()))
                                .collect();
                            Ok(reply(status, &headers, body.clone()))
                        })
                    };
                    look_at_answers(&made, &what);
                }
            }
        }
    }
}

/// Reads an answer in every way there is.
fn look_at_answers(core: &Core, what: &str) {
    if let Err(error) = run(CreateThing::new(core)) {
        look_at_error(&error, what);
    }
    if let Err(error) = run(get(core)) {
        look_at_error(&error, what);
    }
    match run(Text::new(core).call().unwrap().with_response()) {
        Err(error) => look_at_error(&error, what),
        Ok(mut response) => {
            response.value.clear();
            look_at(&response, what);
            if let Err(reason) = response.headers_as::<ThingHeaders>() {
                look_at_source(&reason, what);
            }
        }
    }
    if let Ok(stream) = run(Text::new(core).send().streamed()) {
        look_at(&stream, what);
    }
}

fn items_of_streams_are_fit_to_be_seen() {
    for text in texts() {
        let string = json(&text);
        for body in [
            format!("data: {string}\n\n"),
            format!("event: added\ndata: {{{string}: {string}\n\n"),
            format!("data: {text}\n\n"),
            format!("event: {text}\nid: {text}\ndata: {{{string}\n\n"),
            format!("{string}\n{{{string}: 1}}\n{{{string}"),
        ] {
            let what = format!("{body:.80}");
            let made = {
                let body = body.clone();
                core(move || {
                    Ok(reply(
                        200,
                        &[("content-type", b"text/event-stream")],
                        body.clone(),
                    ))
                })
            };
            let mut events = run(Chat::new(&made).send_events()).unwrap();
            let mut named = run(Chat::new(&made).send_named_events()).unwrap();
            let mut lines = run(Chat::new(&made).send_lines()).unwrap();
            look_at(&events, &what);
            look_at(&lines, &what);
            while let Some(event) = run(events.next()) {
                event
                    .err()
                    .iter()
                    .for_each(|error| look_at_error(error, &what));
            }
            while let Some(event) = run(named.next()) {
                event
                    .err()
                    .iter()
                    .for_each(|error| look_at_error(error, &what));
            }
            while let Some(line) = run(lines.next()) {
                line.err()
                    .iter()
                    .for_each(|error| look_at_error(error, &what));
            }
        }
    }
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

//! What a server says, read in every way there is.

use super::look::{look_at, look_at_error, look_at_source};
use super::texts::{bodies, headers, json, texts};
use super::{core, get, reply};
use crate::http_tests::api::{CreateThing, Text};
use crate::http_tests::headers::ThingHeaders;
use crate::http_tests::server::run;
use crate::http_tests::streams::Chat;
use crate::runtime::Core;

pub(super) fn what_a_server_says_is_fit_to_be_seen() {
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

pub(super) fn items_of_streams_are_fit_to_be_seen() {
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

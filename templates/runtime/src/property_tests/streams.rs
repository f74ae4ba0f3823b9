//! Streams give the same items in whatever pieces they arrive.

use std::collections::VecDeque;

use bytes::Bytes;
use http::StatusCode;

use super::canned::{Canned, Pieces, run};
use super::shown::assert_error_is_shown_well;
use crate::cases::{Dice, Property, first};
use crate::runtime::codegen::operation;
use crate::runtime::json::from_slice;
use crate::runtime::{Body, Error, EventStream, Json, JsonLines, Reply};

operation! {
    /// Events whose data is text.
    Events -> EventStream<String> {
        GET "/events",
        result: text_events,
        auth: [],
    }
}

operation! {
    /// Events whose data is JSON.
    JsonEvents -> EventStream<Json> {
        GET "/events",
        result: events,
        auth: [],
    }
}

operation! {
    /// Values on lines.
    Lines -> JsonLines<Json> {
        GET "/lines",
        result: lines,
        auth: [],
    }
}

pub static EVENTS: Property = Property {
    name: "events",
    check: check_events,
    pieces: &[
        "data:",
        "data: ",
        "data",
        "event: ",
        "event",
        "id: ",
        "id:",
        "retry: ",
        "retry:",
        ": a comment",
        ":",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "\r\r",
        "\r\n\r\n",
        "\n\r",
        "\u{feff}",
        "é",
        "\0",
        "1",
        "{\"a\":1}",
        "[DONE]",
        "[",
        "x",
        "20",
        "DATA: ",
        "data:x\n\n",
        "id: 7\n",
        "\u{85}",
        "\u{2028}",
    ],
    cases: 4_000,
};

pub static LINES: Property = Property {
    name: "lines",
    check: check_lines,
    pieces: &[
        "\n",
        "\r\n",
        "\r",
        "\u{1e}",
        "\n\u{1e}",
        "{\"a\":1}",
        "[1]",
        "1",
        "tru",
        "true",
        "null",
        "\"é\"",
        "\"",
        "{",
        "}",
        " ",
        "\t",
        "x",
        "\u{feff}",
        "\u{2028}",
        "\\n",
        "\u{c}",
        "é",
    ],
    cases: 4_000,
};

/// A body in pieces by a seed; 0 is one piece.
fn reply(body: &[u8], seed: u64) -> Reply {
    let mut dice = Dice::new(seed);
    let mut pieces = VecDeque::new();
    let mut rest = body;
    while !rest.is_empty() {
        let most = if seed == 0 {
            rest.len()
        } else {
            dice.below(4) + 1
        };
        let (piece, after) = rest.split_at(most.min(rest.len()));
        pieces.push_back(Bytes::copy_from_slice(piece));
        rest = after;
    }
    Reply::new(StatusCode::OK, Body::stream(Pieces(pieces)))
}

/// All items of a stream, errors as their messages.
fn items<T>(mut next: impl FnMut() -> Option<Result<T, Error>>) -> Vec<Result<T, String>> {
    let reported = |error: Error| {
        assert_error_is_shown_well(&error, &[]);
        error.to_string()
    };
    std::iter::from_fn(|| next().map(|item| item.map_err(reported))).collect()
}

fn check_events(bytes: &[u8]) {
    let (seed, body) = first(bytes);
    let texts = |seed| {
        let core = Canned::new([reply(body, seed)]).builder().build().unwrap();
        let mut stream = run(Events::new(&core)).unwrap();
        items(|| run(stream.next()))
    };
    let whole = texts(0);
    assert_eq!(whole, texts(seed.into()));
    let plain = whole.into_iter().map(|event| {
        let event = event.unwrap();
        (
            event.event,
            event.id,
            event.retry.map(|time| time.as_millis()),
            event.data,
        )
    });
    assert_eq!(plain.collect::<Vec<_>>(), events_of(body));
    let values = |seed| {
        let core = Canned::new([reply(body, seed)]).builder().build().unwrap();
        let mut stream = run(JsonEvents::new(&core)).unwrap();
        items(|| run(stream.next()))
    };
    assert_eq!(values(0), values(seed.into()));
}

/// The events of a whole body, in the words of WHATWG HTML section 9.2.6: name, identity, time to
/// wait and data.
fn events_of(body: &[u8]) -> Vec<(String, String, Option<u128>, String)> {
    let text = String::from_utf8_lossy(body);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    // Text without a line end after it is not a line.
    lines.pop();
    let mut events = Vec::new();
    let (mut event, mut id, mut retry, mut data) =
        (String::new(), String::new(), None, String::new());
    for line in lines {
        if line.is_empty() {
            if !data.is_empty() {
                let name = if event.is_empty() { "message" } else { &event };
                data.pop();
                events.push((name.to_owned(), id.clone(), retry.take(), data.clone()));
            }
            (event, data) = (String::new(), String::new());
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => event = value.to_owned(),
            "data" => data = data + value + "\n",
            "id" if !value.contains('\0') => id = value.to_owned(),
            "retry" if value.chars().all(|digit| digit.is_ascii_digit()) && !value.is_empty() => {
                retry = value.parse::<u64>().ok().map(u128::from);
            }
            _ => {}
        }
    }
    events
}

fn check_lines(bytes: &[u8]) {
    let (seed, body) = first(bytes);
    let values = |seed| {
        let core = Canned::new([reply(body, seed)]).builder().build().unwrap();
        let mut stream = run(Lines::new(&core)).unwrap();
        items(|| run(stream.next()))
    };
    let whole = values(0);
    assert_eq!(whole, values(seed.into()));
    let is_sequence = body.first() == Some(&0x1e);
    let end = if is_sequence { 0x1e } else { b'\n' };
    let texts: Vec<&[u8]> = body
        .split(|byte| *byte == end)
        .filter(|text| !text.trim_ascii().is_empty())
        .collect();
    assert_eq!(whole.len(), texts.len());
    for (position, (value, text)) in whole.iter().zip(&texts).enumerate() {
        // Of a sequence, the last value may be cut off (RFC 7464 section 2.4).
        let may_be_cut = is_sequence && position + 1 == texts.len();
        match from_slice::<Json>(String::from_utf8_lossy(text).as_bytes()) {
            Ok(expected) => assert!(
                value
                    .as_ref()
                    .map_or(may_be_cut, |value| *value == expected),
                "{value:?}"
            ),
            Err(_) => assert!(value.is_err(), "{value:?}"),
        }
    }
}

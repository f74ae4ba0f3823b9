//! Bodies that are read while they arrive, against servers that mean well and others.
#![allow(
    dead_code,
    reason = "the tests do not use all of every call, as a user of an SDK does not"
)]

mod ends;
mod events;
mod lines;

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use super::api::{Thing, client};
use super::server::{Seen, Server, answer, run};
use crate::runtime::codegen::{named_events, operation};
use crate::runtime::{EventStream, IpAddr, Json, JsonLines};

operation! {
    /// Events, or JSON.
    Chat -> Thing {
        POST "/chat",
        result: json,
        auth: [],
        forms: [
            send_named_events: "text/event-stream" -> EventStream<Told> = named_events,
            send_events: "text/event-stream" -> EventStream<Thing> = events,
            send_text_events: "text/event-stream" -> EventStream<String> = text_events,
            send_lines: "application/jsonl" -> JsonLines<Thing> = lines,
            send_csv: "text/csv" -> String = text,
        ],
    }
}

/// What events hold, by their names.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// JSON.
    Added(Json),
    /// Text.
    Said(String),
    /// Text of some format.
    Plain(IpAddr),
    /// The rest.
    Other(Json),
}

named_events! {
    Told {
        "added" => Added(json),
        "said" => Said(text),
        "whispered" => Said(text),
        "message" => Plain(text),
        _ => Other(raw),
    }
}

/// A server that sends a head and then these chunks, each in a packet of its own, and ends the body
/// if it is to be whole.
fn chunked(media_type: &'static str, chunks: &'static [&'static [u8]], whole: bool) -> Server {
    Server::start_with(move |_: &Seen, stream: &mut TcpStream| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        for chunk in chunks {
            _ = write!(stream, "{:x}\r\n", chunk.len());
            _ = stream.write_all(chunk);
            _ = stream.write_all(b"\r\n");
            _ = stream.flush();
            thread::sleep(Duration::from_millis(2));
        }
        if whole {
            _ = stream.write_all(b"0\r\n\r\n");
        }
    })
}

#[test]
fn any_call_can_be_streamed() {
    let server = Server::always(answer(
        "200 OK\r\ncontent-type: text/csv\r\nx-rows: 2",
        "a,b\r\n",
    ));
    run(async {
        let stream = Chat::new(&client(&server))
            .send_csv()
            .streamed()
            .await
            .unwrap();
        assert_eq!(
            (stream.status().as_u16(), &stream.headers()["x-rows"]),
            (200, &"2".parse().unwrap())
        );
        let mut written = Vec::new();
        assert_eq!(stream.write_to(&mut written).await.unwrap(), 5);
        assert_eq!(written, b"a,b\r\n");
        let text = Chat::new(&client(&server))
            .send_csv()
            .with_response()
            .await
            .unwrap();
        assert_eq!(
            (text.value.as_str(), text.status.as_u16()),
            ("a,b\r\n", 200)
        );
    });
    assert!(
        server
            .seen()
            .iter()
            .all(|seen| seen.header("accept") == Some("text/csv"))
    );
}

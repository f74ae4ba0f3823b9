//! Bodies that are read while they arrive, and results that differ by status, against servers that
//! mean well and others.
#![allow(
    dead_code,
    reason = "the tests do not use all of every call, as a user of an SDK does not"
)]

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use super::api::{THING, Thing, builder, client};
use super::server::{Seen, Server, answer, json, raw, run};
use crate::runtime::{
    Bytes, ErrorKind, EventStream, IpAddr, Json, JsonLines, Response, TransportErrorKind,
    named_events, operation,
};

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
fn events_in_whatever_pieces() {
    // Cut inside of a character, between CR and LF, inside of a name.
    let server = chunked(
        "text/event-stream; charset=utf-8",
        &[
            b"\xef\xbb",
            b"\xbf: hello\r",
            b"\n",
            b"event: add\r\nid: 7\r\nda",
            b"ta: {\"thing_id\": \"\xc3",
            b"\xa9\",\r\ndata: \"tags\": []}\r",
            b"\n\r\n",
            b"data: {\"thing_id\": 5}\n\n",
            b"data: {\"thing_id\": \"b\"}\n\n",
            b"data: [DONE]\n\ndata: {\"thing_id\": \"lost\"}\n\n",
        ],
        true,
    );
    run(async {
        let mut events = Chat::new(&client(&server)).send_events().await.unwrap();
        assert_eq!(events.status(), 200);
        let first = events.next().await.unwrap().unwrap();
        assert_eq!((first.event.as_str(), first.id.as_str()), ("add", "7"));
        assert_eq!(first.data.thing_id, "é");
        let error = events.next().await.unwrap().unwrap_err();
        assert_eq!(error.body(), Some(&br#"{"thing_id": 5}"#[..]));
        assert!(error.to_string().contains("$.thing_id"), "{error}");
        let last = events.next().await.unwrap().unwrap();
        assert_eq!((last.data.thing_id.as_str(), last.id.as_str()), ("b", "7"));
        assert!(events.next().await.is_none());
        assert!(events.next().await.is_none());
    });
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
}

#[test]
fn events_are_told_by_their_names() {
    let server = chunked(
        "text/event-stream",
        &[
            b"event: said\ndata: \"a\" \\\n\nevent: whispered\ndata: b\n\nevent: added\ndata: [1]\n\n",
            b"data: 127.0.0.1\n\ndata: nowhere\n\nevent: added\ndata: {\n\n",
            b"event: Said\ndata: {\"c\": 2}\n\nevent: new\ndata: d\n\nevent: added\ndata\n\n",
        ],
        true,
    );
    let told = run(async {
        let mut events = Chat::new(&client(&server))
            .send_named_events()
            .await
            .unwrap();
        let mut told = Vec::new();
        while let Some(event) = events.next().await {
            told.push(event.map(|event| event.data).map_err(|error| {
                let body = error.body().unwrap_or_default();
                String::from_utf8_lossy(body).into_owned()
            }));
        }
        told
    });
    let json = |text: &str| text.parse::<Json>().unwrap();
    let expected = [
        Ok(Told::Said("\"a\" \\".to_owned())),
        Ok(Told::Said("b".to_owned())),
        Ok(Told::Added(json("[1]"))),
        Ok(Told::Plain("127.0.0.1".parse().unwrap())),
        Err("nowhere".to_owned()),
        Err("{".to_owned()),
        Ok(Told::Other(json("{\"c\": 2}"))),
        Ok(Told::Other(json("\"d\""))),
        Ok(Told::Added(Json::Null)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_stream_that_breaks_off_says_so() {
    let server = chunked("text/event-stream", &[b"data: a\n\ndata: b\n"], false);
    run(async {
        let mut events = Chat::new(&client(&server))
            .send_text_events()
            .await
            .unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        let error = events.next().await.unwrap().unwrap_err();
        let ErrorKind::Transport(reason) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(reason.kind(), TransportErrorKind::Body);
        assert!(
            error.to_string().starts_with("POST /chat failed"),
            "{error}"
        );
        assert!(events.next().await.is_none());
    });
}

#[test]
fn an_endless_item_is_too_large() {
    let endless = |prefix: &'static str, media_type: &'static str| {
        Server::start_with(move |_, stream| {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\n\r\n{prefix}");
            let mut sent = stream.write_all(head.as_bytes());
            while sent.is_ok() {
                sent = stream.write_all(&[b'x'; 4096]);
            }
        })
    };
    let limited = |server: &Server| {
        let mut builder = builder(server);
        builder.max_response_bytes(100_000);
        builder.build().unwrap()
    };
    run(async {
        let server = endless("data: ", "text/event-stream");
        let mut events = Chat::new(&limited(&server)).send_events().await.unwrap();
        let error = events.next().await.unwrap().unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { limit: 100_000 }),
            "{error}"
        );
        assert!(events.next().await.is_none());

        let server = endless("\"", "application/jsonl");
        let mut lines = Chat::new(&limited(&server)).send_lines().await.unwrap();
        let error = lines.next().await.unwrap().unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { .. }),
            "{error}"
        );
        assert!(lines.next().await.is_none());

        // Raw, there is no limit but the one that the reader sets.
        let server = endless("", "text/csv");
        let stream = Chat::new(&limited(&server))
            .send()
            .streamed()
            .await
            .unwrap();
        let error = stream.collect(200_000).await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::TooLarge { limit: 200_000 }),
            "{error}"
        );
    });
}

#[test]
fn what_is_no_stream_of_events_is_shown() {
    for (media_type, body, shown) in [
        (
            "text/html",
            "<html>Log in",
            "200: expected server-sent events, found an HTML page (12 bytes)",
        ),
        (
            "application/json",
            r#"{"a":1}"#,
            "200: expected server-sent events, found application/json: {\"a\":1}",
        ),
    ] {
        let server = Server::always(answer(
            &format!("200 OK\r\ncontent-type: {media_type}"),
            body,
        ));
        let error = run(Chat::new(&client(&server)).send_events()).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("POST /chat was answered with {shown}")
        );
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
    let refused = "429 Too Many Requests\r\ncontent-type: application/json";
    let server = Server::always(answer(refused, r#"{"message": "later"}"#));
    let error = run(Chat::new(&client(&server)).send_events()).unwrap_err();
    assert_eq!(
        error.api_error().and_then(|error| error.message()),
        Some("later")
    );
}

#[test]
fn lines_and_sequences() {
    let ids = |server: &Server| {
        run(async {
            let mut lines = Chat::new(&client(server)).send_lines().await.unwrap();
            let mut ids = Vec::new();
            while let Some(line) = lines.next().await {
                ids.push(
                    line.map(|thing| thing.thing_id)
                        .map_err(|error| error.to_string()),
                );
            }
            ids
        })
    };
    let plain = chunked(
        "application/jsonl",
        &[
            b"{\"thing_id\": \"\xf0\x9f",
            b"\xa6\x80\"}\r",
            b"\n\r\n{\"thing",
            b"_id\":\"b\"}\nno\n{\"thing_id\":\"c\"}",
        ],
        true,
    );
    let found = ids(&plain);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(
        (&found[0], &found[1]),
        (&Ok("🦀".to_owned()), &Ok("b".to_owned()))
    );
    assert!(found[2].is_err());
    assert_eq!(found[3], Ok("c".to_owned()));
    let sequence = chunked(
        "application/json-seq",
        &[
            b"\x1e{\"thing_id\":\n\"a\"}\n\x1e\x1e{\"thing_id\": \"b\"",
            b"}\n\x1e12",
        ],
        true,
    );
    let found = ids(&sequence);
    assert_eq!(
        (&found[0], &found[1]),
        (&Ok("a".to_owned()), &Ok("b".to_owned()))
    );
    assert!(
        found[2]
            .as_ref()
            .is_err_and(|error| error.contains("cut off")),
        "{found:?}"
    );
    assert_eq!(found.len(), 3);
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

#[test]
fn the_timeout_ends_with_the_head_of_a_stream() {
    let slow = |before: u64, status: &'static str| {
        Server::start_with(move |_, stream| {
            thread::sleep(Duration::from_millis(before));
            let head = format!("HTTP/1.1 {status}\r\ncontent-type: text/event-stream\r\n\r\n");
            _ = stream.write_all(head.as_bytes());
            thread::sleep(Duration::from_millis(400));
            _ = stream.write_all(b"data: late\n\n");
        })
    };
    let send = |server: &Server| {
        let mut builder = builder(server);
        builder.timeout(Duration::from_millis(200));
        Chat::new(&builder.build().unwrap()).send_text_events()
    };
    run(async {
        let server = slow(0, "200 OK");
        let mut events = send(&server).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "late");
        assert!(send(&slow(600, "200 OK")).await.unwrap_err().is_timeout());
        // The explanation of a refusal is not waited for any longer than that.
        let refused = send(&slow(0, "500 Internal Server Error"))
            .await
            .unwrap_err();
        assert_eq!(refused.status().map(|status| status.as_u16()), Some(500));
    });
}

#[test]
fn dropping_a_stream_closes_the_connection() {
    let (told, closed) = std::sync::mpsc::channel();
    let server = Server::start_with(move |_, stream| {
        let mut sent =
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n");
        while sent.is_ok() {
            sent = stream.write_all(b"data: tick\n\n");
            thread::sleep(Duration::from_millis(1));
        }
        told.send(()).unwrap();
    });
    run(async {
        let mut events = Chat::new(&client(&server))
            .send_text_events()
            .await
            .unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "tick");
        drop(events);
        // The connection is closed by a task of the runtime.
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            if closed.try_recv().is_ok() {
                return;
            }
        }
        panic!("the connection stays open");
    });
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

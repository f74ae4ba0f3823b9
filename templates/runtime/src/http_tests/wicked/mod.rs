//! Servers that mean harm, over sockets: every answer ends in a result or in a typed error, in time
//! and in little memory.

mod answers;

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::api::{API_KEY, CreateThing, Download, GetThing, KEY, PutThing, Text, builder};
use super::headers::ThingHeaders;
use super::server::{Server, answer, run};
use super::streams::Chat;
use crate::runtime::{Core, Error, ErrorKind, TransportErrorKind};

/// How much these clients take.
const LIMIT: u64 = 1 << 20;

/// How an exchange ended.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Result,
    Refused,
    Misfit,
    TooLarge,
    Memory,
    Broken(TransportErrorKind),
}

fn end<T>(outcome: Result<T, Error>) -> End {
    let Err(error) = outcome else {
        return End::Result;
    };
    assert!(error.to_string().len() < 5_000, "{error}");
    match error.kind() {
        ErrorKind::Api(_) => End::Refused,
        ErrorKind::Decode(_) => End::Misfit,
        ErrorKind::TooLarge { .. } => End::TooLarge,
        ErrorKind::Memory { .. } => End::Memory,
        ErrorKind::Transport(error) => End::Broken(error.kind()),
        other => panic!("{other:?}"),
    }
}

fn client(server: &Server) -> Core {
    let mut builder = builder(server);
    builder.credential(&API_KEY, KEY.into());
    builder.max_response_bytes(LIMIT);
    // Against hanging; none of the servers here takes a second.
    builder.timeout(Duration::from_secs(60));
    builder.build().unwrap()
}

fn get(core: &Core) -> Result<(), Error> {
    run(GetThing::new(core).with(|request| request.path("thing_id", "x"))).map(drop)
}

const EVENTS: &str = "200 OK\r\ncontent-type: text/event-stream";
const JSON: &str = "200 OK\r\ncontent-type: application/json";

#[test]
fn answers_that_are_wrong() {
    let rows = answers::rows();
    let count = rows.len();
    for (name, bytes, expected) in rows {
        let server = Server::always(bytes);
        assert_eq!(end(get(&client(&server))), expected, "{name}");
        // A result that is not read, a text, bytes and a wrapped record end somehow, too.
        let core = client(&server);
        end(run(PutThing::new(&core)));
        end(run(Text::new(&core)));
        end(run(Download::new(&core)));
        end(run(CreateThing::new(&core)));
    }
    println!("{count} answers, each read in 5 ways");
}

/// A server that never ends its answer; and how many bytes it could send.
fn endless(head: &'static str, piece: &'static [u8]) -> (Server, Arc<AtomicU64>) {
    let sent = Arc::new(AtomicU64::new(0));
    let log = Arc::clone(&sent);
    let server = Server::start_with(move |_, stream: &mut TcpStream| {
        let head = format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n");
        let block = piece.repeat(1 + (16 << 10) / piece.len());
        let mut is_open = stream.write_all(head.as_bytes()).is_ok();
        while is_open {
            is_open = stream.write_all(&block).is_ok();
            log.fetch_add(block.len() as u64, Ordering::Relaxed);
        }
    });
    (server, sent)
}

/// More than a client reads, with what fits into the buffers of sockets.
const ENOUGH: u64 = 64 << 20;

#[test]
fn answers_without_end() {
    for (name, head, piece) in [
        ("white space", JSON, &b" "[..]),
        ("an array", JSON, b"[0,"),
        ("text", "200 OK\r\ncontent-type: text/plain", b"x"),
        ("a page", "200 OK\r\ncontent-type: text/html", b"<p>"),
        (
            "bytes that look compressed",
            "200 OK\r\ncontent-encoding: gzip",
            &[0x1f, 0x8b, 8, 0],
        ),
        ("a refusal", "500 Internal Server Error", b"{"),
    ] {
        let (server, sent) = endless(head, piece);
        let end = end(get(&client(&server)));
        let expected = if name == "a refusal" {
            End::Refused
        } else {
            End::TooLarge
        };
        assert_eq!(end, expected, "{name}");
        assert!(sent.load(Ordering::Relaxed) < ENOUGH, "{name}");
    }
}

#[test]
fn streams_without_end() {
    run(async {
        // What one item holds is limited, whatever it is made of.
        for piece in [
            &b"x"[..],
            b"data: x\n",
            b"data:\n",
            b"data: x\r",
            b"data: [",
            b"event: x",
            b"id: x",
            b"{\"a\":",
        ] {
            let (server, sent) = endless(EVENTS, piece);
            let mut stream = Chat::new(&client(&server)).send_events().await.unwrap();
            assert_eq!(
                end(stream.next().await.unwrap()),
                End::TooLarge,
                "{piece:?}"
            );
            assert!(stream.next().await.is_none());
            assert!(sent.load(Ordering::Relaxed) < ENOUGH, "{piece:?}");
        }
        let (server, sent) = endless("200 OK", b"[\"x\",");
        let mut lines = Chat::new(&client(&server)).send_lines().await.unwrap();
        assert_eq!(end(lines.next().await.unwrap()), End::TooLarge);
        assert!(lines.next().await.is_none() && sent.load(Ordering::Relaxed) < ENOUGH);
    });
}

#[test]
fn items_without_end() {
    run(async {
        // They arrive one by one; whoever has enough closes the connection.
        let (server, sent) = endless(EVENTS, b"data: {\"thing_id\": \"t\"}\n\n");
        let mut stream = Chat::new(&client(&server)).send_events().await.unwrap();
        for _ in 0..1000 {
            assert_eq!(stream.next().await.unwrap().unwrap().data.thing_id, "t");
        }
        drop(stream);
        assert!(sent.load(Ordering::Relaxed) < ENOUGH);
        // Those that do not fit are errors of theirs; the stream goes on.
        let (server, _) = endless(EVENTS, b"data: [\n\n");
        let mut stream = Chat::new(&client(&server)).send_events().await.unwrap();
        for _ in 0..100 {
            assert_eq!(end(stream.next().await.unwrap()), End::Misfit);
        }
    });
}

#[test]
fn headers_that_are_read_on_demand() {
    for (value, is_read) in [
        ("7", true),
        ("1000000000000", true),
        ("9223372036854775808", false),
        ("1e400", false),
        ("-1", true),
        ("x", false),
        ("[[[[", false),
    ] {
        let server = Server::always(answer(
            &format!("429 Too Many Requests\r\nx-limit: {value}"),
            "",
        ));
        let error = get(&client(&server)).unwrap_err();
        let headers = error.api_error().unwrap().headers_as::<ThingHeaders>();
        assert_eq!(headers.is_ok(), is_read, "{value}: {headers:?}");
    }
}

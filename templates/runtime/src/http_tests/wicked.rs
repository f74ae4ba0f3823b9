//! Servers that mean harm, over sockets: every answer ends in a result or in a typed error, in time
//! and in little memory.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::api::{API_KEY, CreateThing, Download, GetThing, KEY, PutThing, THING, Text, builder};
use super::headers::ThingHeaders;
use super::server::{Server, answer, raw, run};
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
    use End::{Broken, Memory, Misfit, Refused, Result, TooLarge};
    use TransportErrorKind::{Body, Other};
    let deep = "[".repeat(900_000);
    let chunked = "200 OK\r\ntransfer-encoding: chunked";
    let rows: Vec<(&str, Vec<u8>, End)> = vec![
        (
            "a page",
            answer(
                "200 OK\r\ncontent-type: text/html",
                "<!doctype html><p>Log in",
            ),
            Misfit,
        ),
        (
            "a page that claims to be JSON",
            answer(JSON, "<html><script>x</script></html>"),
            Misfit,
        ),
        ("nothing", answer(JSON, ""), Misfit),
        ("deep JSON", answer(JSON, &deep), Misfit),
        (
            "deep JSON in a refusal",
            answer("400 Bad Request", &format!(r#"{{"error": {deep}"#)),
            Refused,
        ),
        (
            "JSON that is cut",
            answer(JSON, r#"{"thing_id": "t"#),
            Misfit,
        ),
        (
            "JSON that goes on",
            answer(JSON, &format!("{THING}{THING}")),
            Misfit,
        ),
        (
            "JSON that is large",
            answer(JSON, &format!(r#"{{"x": "{}"}}"#, "x".repeat(2 << 20))),
            TooLarge,
        ),
        (
            "JSON that is large in memory",
            answer(
                JSON,
                &format!(r#"{{"tags": [""{}]}}"#, r#","""#.repeat(300_000)),
            ),
            Memory,
        ),
        (
            "numbers out of range",
            answer(JSON, &format!(r#"{{"tags": 1e{}}}"#, "9".repeat(100_000))),
            Misfit,
        ),
        (
            "a refusal of nothing",
            answer("500 Internal Server Error", ""),
            Refused,
        ),
        (
            "a refusal of text",
            answer("502 Bad Gateway\r\ncontent-type: text/plain", "no"),
            Refused,
        ),
        (
            "a refusal that is large",
            answer("500 Internal Server Error", &"x".repeat(2 << 20)),
            Refused,
        ),
        (
            "a refusal that is late",
            raw(
                "500 Internal Server Error\r\ncontent-length: 9999999999",
                "half",
            ),
            Refused,
        ),
        (
            "a wait of 10^12 seconds",
            answer("429 Too Many Requests\r\nretry-after: 1000000000000", "{}"),
            Refused,
        ),
        (
            "a length that is too large",
            raw("200 OK\r\ncontent-length: 99999999999", THING),
            Broken(Body),
        ),
        (
            "a length that is too small",
            raw("200 OK\r\ncontent-length: 5", THING),
            Misfit,
        ),
        (
            "a length that is negative",
            raw("200 OK\r\ncontent-length: -1", THING),
            Broken(Other),
        ),
        (
            "a length that overflows",
            raw("200 OK\r\ncontent-length: 18446744073709551616", THING),
            Broken(Other),
        ),
        (
            "two lengths",
            raw("200 OK\r\ncontent-length: 5\r\ncontent-length: 6", THING),
            Broken(Other),
        ),
        (
            "a chunk that overflows",
            raw(chunked, "ffffffffffffffffff\r\nx"),
            Broken(Body),
        ),
        ("a chunk that is cut", raw(chunked, "ff\r\nx"), Broken(Body)),
        (
            "a chunk without a size",
            raw(chunked, "\r\nx"),
            Broken(Body),
        ),
        (
            "an extension without end",
            raw(chunked, &format!("1;{}", "x".repeat(1 << 20))),
            Broken(Body),
        ),
        (
            "trailers without end",
            raw(
                chunked,
                &format!("1\r\n1\r\n0\r\n{}", "x: y\r\n".repeat(100_000)),
            ),
            Broken(Body),
        ),
        (
            "a body that is compressed",
            answer("200 OK\r\ncontent-encoding: gzip", "\u{1f}\u{8b}"),
            Misfit,
        ),
        (
            "a body of an unknown coding",
            answer("200 OK\r\ncontent-encoding: zstd, br, x", "x"),
            Misfit,
        ),
        (
            "another protocol",
            b"SSH-2.0-OpenSSH_9.9\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "HTTP/2",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        ("HTTP/0.9", b"<html>hello</html>".to_vec(), Broken(Other)),
        ("no status", b"HTTP/1.1 \r\n\r\n".to_vec(), Broken(Other)),
        (
            "a status of two digits",
            b"HTTP/1.1 20 OK\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "a header line without a name",
            b"HTTP/1.1 200 OK\r\n: x\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "a header with a NUL",
            b"HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n".to_vec(),
            Broken(Other),
        ),
        (
            "many headers",
            raw(
                &format!("200 OK\r\n{}x: y", "x: y\r\n".repeat(10_000)),
                THING,
            ),
            Broken(Other),
        ),
        (
            "a long header",
            raw(&format!("200 OK\r\nx: {}", "y".repeat(4 << 20)), THING),
            Broken(Other),
        ),
        (
            "a status line without end",
            [b"HTTP/1.1 200 ".to_vec(), vec![b'x'; 4 << 20]].concat(),
            Broken(Other),
        ),
        (
            "interim responses alone",
            "HTTP/1.1 100 Continue\r\n\r\n".repeat(10_000).into_bytes(),
            Broken(Other),
        ),
        (
            "an upgrade that nobody asked for",
            raw("101 Switching Protocols\r\nupgrade: x", ""),
            Refused,
        ),
        (
            "a length of its own and chunks",
            raw(&format!("{chunked}\r\ncontent-length: 3"), "0\r\n\r\n"),
            Misfit,
        ),
        ("a result", answer(JSON, THING), Result),
    ];
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

//! A server on the loopback interface that answers as a test says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// `POST /x?y=1 HTTP/1.1`
    pub(super) line: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    pub(super) bytes: Vec<u8>,
}

impl Seen {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The method and the target.
    pub(super) fn what(&self) -> &str {
        self.line.strip_suffix(" HTTP/1.1").unwrap()
    }
}

/// A server that lives as long as the test's process.
pub(super) struct Server {
    pub(super) url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers each request with the bytes that `answer` makes of it, then closes the connection.
    pub(super) fn start(answer: impl Fn(&Seen) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::start_with(move |seen, stream| {
            // The client may have had enough before the end.
            _ = stream.write_all(&answer(seen));
        })
    }

    /// Hands each request and its connection to `answer`.
    pub(super) fn start_with(
        answer: impl Fn(&Seen, &mut TcpStream) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&seen), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                thread::spawn(move || {
                    let mut stream = stream.unwrap();
                    if let Some(seen) = read(&stream) {
                        log.lock().unwrap().push(seen.clone());
                        answer(&seen, &mut stream);
                    }
                });
            }
        });
        Self { url, seen }
    }

    /// Reads one request of any size without keeping it, answers it and says how many bytes it had.
    pub(super) fn start_unread(check: impl Fn(usize) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = vec![0; 256 << 10];
            let (mut received, mut tail) = (0, Vec::new());
            // The last chunk of the transfer coding `chunked`.
            while !tail.ends_with(b"0\r\n\r\n") {
                let count = stream.read(&mut buffer).unwrap();
                received += count;
                tail.extend_from_slice(&buffer[count.saturating_sub(5)..count]);
                tail.drain(..tail.len().saturating_sub(5));
            }
            check(received);
            _ = stream.write_all(&answer("204 No Content", ""));
        });
        Self {
            url,
            seen: Arc::default(),
        }
    }

    /// Answers every request in the same way.
    pub(super) fn always(bytes: Vec<u8>) -> Self {
        Self::start(move |_| bytes.clone())
    }

    /// The requests so far.
    pub(super) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// The only request so far.
    pub(super) fn only(&self) -> Seen {
        let seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.into_iter().next().unwrap()
    }
}

fn read(stream: &TcpStream) -> Option<Seen> {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        Some(line.trim_end().to_owned())
    };
    let first = line().filter(|line| !line.is_empty())?;
    let mut headers = Vec::new();
    while let Some((name, value)) = line()?.split_once(':') {
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let header = |wanted: &str| headers.iter().find(|(name, _)| name == wanted);
    let mut bytes = Vec::new();
    if header("transfer-encoding").is_some() {
        read_chunks(&mut reader, &mut bytes)?;
    } else {
        let length = header("content-length").map_or(0, |(_, value)| value.parse().unwrap());
        bytes.resize(length, 0);
        reader.read_exact(&mut bytes).ok()?;
    }
    Some(Seen {
        line: first,
        headers,
        body: String::from_utf8_lossy(&bytes).into_owned(),
        bytes,
    })
}

/// Reads a body in the transfer coding `chunked` (RFC 9112 section 7.1).
fn read_chunks(reader: &mut impl BufRead, out: &mut Vec<u8>) -> Option<()> {
    loop {
        let mut size = String::new();
        reader.read_line(&mut size).ok()?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        let start = out.len();
        out.resize(start + size, 0);
        reader.read_exact(&mut out[start..]).ok()?;
        reader.read_line(&mut String::new()).ok()?;
        if size == 0 {
            return Some(());
        }
    }
}

/// An answer with a right `Content-Length`. `head` is the status and header lines:
/// `200 OK\r\ncontent-type: text/plain`.
pub(super) fn answer(head: &str, body: &str) -> Vec<u8> {
    raw(&format!("{head}\r\ncontent-length: {}", body.len()), body)
}

/// An answer whose headers are what the test says.
pub(super) fn raw(head: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n{body}").into_bytes()
}

/// A JSON answer to a call that succeeded.
pub(super) fn json(body: &str) -> Vec<u8> {
    answer(
        "200 OK\r\ncontent-type: application/json; charset=utf-8\r\nx-request-id: request12",
        body,
    )
}

/// Runs a future to its end.
pub(super) fn run<F: IntoFuture>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future.into_future())
}

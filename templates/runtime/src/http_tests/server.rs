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
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Seen {
        line: first,
        headers,
        body: String::from_utf8(body).unwrap(),
    })
}

/// An answer with a right `Content-Length`. `head` is the status and header lines: `200 OK\r\ncontent-type: text/plain`.
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
